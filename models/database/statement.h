// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/databaseerror.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <concepts>
#include <memory>
#include <optional>

struct sqlite3_stmt;

namespace lc {

class Database;

/// A prepared statement, made once by Database::prepare() and used again after reset().
/// Parameters count from 1 as in `?1`, columns from 0. A failed bind is reported by step().
class Statement {
public:
    void bind(int parameter, qint64 value);
    template <std::integral T> void bind(int parameter, T value)
    {
        bind(parameter, static_cast<qint64>(value));
    }
    void bind(int parameter, double value);
    void bind(int parameter, QStringView text);
    void bind(int parameter, QByteArrayView bytes); ///< a BLOB, copied
    void bind(int parameter, std::nullptr_t);
    template <class T> void bind(int parameter, const std::optional<T> &value)
    {
        if (value)
            bind(parameter, *value);
        else
            bind(parameter, nullptr);
    }
    /// UTF-8 text that is already encoded.
    void bindText(int parameter, QByteArrayView utf8);

    /// True when it stands on a row, false at the end (the statement is then reset by itself).
    Result<bool, DatabaseError> step();
    /// Steps to the end, for statements that give no rows, and resets.
    Result<void, DatabaseError> run();
    /// Makes it ready to run again; parameters keep their values.
    void reset();

    // The row it stands on.
    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    QByteArrayView
    view(int column) const; ///< BLOB or UTF-8 text; valid until the next step() or reset()

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };

    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) { }
    void keep(int code);
    DatabaseError error(int code) const;

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bindError = 0; ///< of the first bind that failed since the last reset
};

} // namespace lc
