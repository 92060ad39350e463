// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/sqlitedatabase.h"

namespace lc {

namespace {

class SqliteStatement final : public SqlStatement {
public:
    explicit SqliteStatement(Statement statement) : m_statement(std::move(statement)) { }

    void bind(int parameter, qint64 value) override { m_statement.bind(parameter, value); }
    void bind(int parameter, double value) override { m_statement.bind(parameter, value); }
    void bind(int parameter, QStringView text) override { m_statement.bind(parameter, text); }
    void bind(int parameter, QByteArrayView bytes) override { m_statement.bind(parameter, bytes); }
    void bind(int parameter, std::nullptr_t) override { m_statement.bind(parameter, nullptr); }
    Result<bool, DatabaseError> step() override { return m_statement.step(); }
    void reset() override { m_statement.reset(); }
    bool isNull(int column) const override { return m_statement.isNull(column); }
    qint64 integer(int column) const override { return m_statement.integer(column); }
    double real(int column) const override { return m_statement.real(column); }
    QString text(int column) const override { return m_statement.text(column); }
    QByteArrayView view(int column) const override { return m_statement.view(column); }

private:
    Statement m_statement;
};

} // namespace

Result<void, DatabaseError> SqliteDatabase::execute(const char *script)
{
    return m_database.execute(script);
}

Result<std::unique_ptr<SqlStatement>, DatabaseError> SqliteDatabase::prepare(const char *sql)
{
    auto prepared = m_database.prepare(sql);
    if (!prepared)
        return unexpected(prepared.error());
    return std::unique_ptr<SqlStatement>(std::make_unique<SqliteStatement>(std::move(*prepared)));
}

Result<void, DatabaseError> SqliteDatabase::begin(Purpose purpose)
{
    if (purpose == Purpose::Writing) {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return unexpected(transaction.error());
        m_transaction = std::move(*transaction);
        return {};
    }
    // Besides being one state, it takes and leaves SQLite's locks once, not with each statement.
    return run(m_begin, "BEGIN");
}

Result<void, DatabaseError> SqliteDatabase::commit(Effect /*effect*/)
{
    if (m_transaction) {
        auto done = m_transaction->commit();
        m_transaction.reset();
        return done;
    }
    auto done = run(m_end, "COMMIT");
    if (!done)
        rollBack();
    return done;
}

void SqliteDatabase::rollBack()
{
    if (m_transaction)
        m_transaction.reset();
    else
        (void)m_database.execute("ROLLBACK");
}

Result<void, DatabaseError> SqliteDatabase::run(std::optional<Statement> &statement,
                                                const char *sql)
{
    if (!statement) {
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return unexpected(prepared.error());
        statement = std::move(*prepared);
    }
    return statement->run();
}

Result<qint64, DatabaseError> SqliteDatabase::version()
{
    if (!isReadOnly())
        return 0;
    if (!m_version) {
        auto prepared = m_database.prepare("PRAGMA data_version");
        if (!prepared)
            return unexpected(prepared.error());
        m_version = std::move(*prepared);
    }
    auto row = m_version->step();
    if (!row)
        return unexpected(row.error());
    const qint64 version = m_version->integer(0);
    m_version->reset();
    return version;
}

Result<void, DatabaseError> SqliteDatabase::check()
{
    return m_database.fullCheck();
}

} // namespace lc
