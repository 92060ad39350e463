// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/sqldatabase.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <optional>
#include <vector>

namespace lc {

class PostgresDatabase;

/// A statement prepared on the server, through Qt SQL. Must not outlive its database.
class PostgresStatement final : public SqlStatement {
public:
    PostgresStatement(PostgresDatabase &owner, const QSqlDatabase &database, const char *sql);
    ~PostgresStatement() override;

    using SqlStatement::bind;
    void bind(int parameter, qint64 value) override;
    void bind(int parameter, double value) override;
    void bind(int parameter, QStringView text) override;
    void bind(int parameter, QByteArrayView bytes) override;
    void bind(int parameter, std::nullptr_t) override;
    Result<bool, DatabaseError> step() override;
    Result<void, DatabaseError> run() override;
    void reset() override;
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    double real(int column) const override;
    QString text(int column) const override;
    QByteArrayView view(int column) const override;

private:
    void set(int parameter, const QVariant &value);
    Result<void, DatabaseError> start();
    /// With its parameters in place.
    QString spelled() const;

    PostgresDatabase &m_owner;
    const QSqlDatabase &m_database;
    const QString m_sql;
    std::optional<QSqlQuery> m_query; ///< prepared when it is first wanted
    std::vector<QVariant> m_values; ///< of the parameters
    bool m_isRunning = false;
    mutable std::vector<QByteArray> m_views; ///< of the present row, by column
};

} // namespace lc
