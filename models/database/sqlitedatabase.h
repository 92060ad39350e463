// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/database.h"
#include "database/sqldatabase.h"
#include "database/transaction.h"

namespace lc {

/// A SQLite file with one writer, as an SqlDatabase.
class SqliteDatabase final : public SqlDatabase {
public:
    explicit SqliteDatabase(Database database) : m_database(std::move(database)) { }

    QString name() const override { return m_database.path(); }
    bool isReadOnly() const override { return m_database.isReadOnly(); }
    bool isShared() const override { return false; }
    Result<void, DatabaseError> execute(const char *script) override;
    Result<std::unique_ptr<SqlStatement>, DatabaseError> prepare(const char *sql) override;
    Result<void, DatabaseError> begin(Purpose purpose) override;
    Result<void, DatabaseError> commit(Effect effect) override;
    void rollBack() override;
    /// Always the same for the one that writes.
    Result<qint64, DatabaseError> version() override;
    Result<void, DatabaseError> check() override;

private:
    Database m_database;
    /// Runs a statement that is prepared once.
    Result<void, DatabaseError> run(std::optional<Statement> &statement, const char *sql);

    std::optional<Statement> m_begin; ///< of reading
    std::optional<Statement> m_end;
    std::optional<Statement> m_version;
    std::optional<Transaction> m_transaction; ///< while writing
};

} // namespace lc
