// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/databaseerror.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <concepts>
#include <memory>
#include <optional>

namespace lc {

/// A prepared statement of an SqlDatabase, used again and again. Parameters count from 1 as in
/// `?1`, columns from 0. A failed bind is reported by step().
class SqlStatement {
public:
    virtual ~SqlStatement() = default;

    virtual void bind(int parameter, qint64 value) = 0;
    virtual void bind(int parameter, double value) = 0;
    virtual void bind(int parameter, QStringView text) = 0;
    virtual void bind(int parameter, QByteArrayView bytes) = 0;
    virtual void bind(int parameter, std::nullptr_t) = 0;
    template <std::integral T> void bind(int parameter, T value)
    {
        bind(parameter, static_cast<qint64>(value));
    }
    template <class T> void bind(int parameter, const std::optional<T> &value)
    {
        if (value)
            bind(parameter, *value);
        else
            bind(parameter, nullptr);
    }

    /// True when it stands on a row, false at the end (the statement is then reset by itself).
    virtual Result<bool, DatabaseError> step() = 0;
    /// Carries out what gives no rows. While writing, an error may show later: with the next step
    /// of any statement, or with the commit.
    virtual Result<void, DatabaseError> run();
    /// Makes it ready to run again; parameters keep their values.
    virtual void reset() = 0;

    // The row it stands on.
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual QString text(int column) const = 0;
    /// Bytes; valid until the next step() or reset().
    virtual QByteArrayView view(int column) const = 0;
};

/// A database that understands the SQL that SQLite and PostgreSQL have in common, with `?1` for
/// parameters. Belongs to one thread at a time.
class SqlDatabase {
public:
    /// What a transaction is for.
    enum class Purpose { Reading, Writing };
    /// What a transaction did to what another program may keep in memory of the tables.
    enum class Effect {
        Appended, ///< added polls; everything else is as it was
        Changed
    };

    virtual ~SqlDatabase() = default;

    virtual QString name() const = 0; ///< for messages; holds no secret
    virtual bool isReadOnly() const = 0;
    virtual bool isShared() const = 0; ///< others may write between two transactions

    /// Runs statements without parameters, ignoring their rows.
    virtual Result<void, DatabaseError> execute(const char *script) = 0;
    virtual Result<std::unique_ptr<SqlStatement>, DatabaseError> prepare(const char *sql) = 0;

    /// From here to commit() or rollBack() one state of the database is seen; while writing nobody
    /// else writes.
    virtual Result<void, DatabaseError> begin(Purpose purpose) = 0;
    /// When it returns without an error, the changes are on the disk. After an error nothing was
    /// changed, and the transaction has ended.
    virtual Result<void, DatabaseError> commit(Effect effect) = 0;
    virtual void rollBack() = 0;
    /// In a transaction: a number that is another one after somebody else changed more than he
    /// appended.
    virtual Result<qint64, DatabaseError> version() = 0;

    /// The first thing that is found wrong with what is stored, as Kind::Damaged.
    virtual Result<void, DatabaseError> check() = 0;
};

/// A transaction of an SqlDatabase; rolled back unless committed.
class SqlTransaction {
public:
    explicit SqlTransaction(SqlDatabase &database) : m_database(&database) { }
    ~SqlTransaction();
    SqlTransaction(const SqlTransaction &) = delete;
    SqlTransaction &operator=(const SqlTransaction &) = delete;

    Result<void, DatabaseError> begin(SqlDatabase::Purpose purpose);
    Result<void, DatabaseError> commit(SqlDatabase::Effect effect);

private:
    SqlDatabase *m_database;
    bool m_isOpen = false;
};

} // namespace lc
