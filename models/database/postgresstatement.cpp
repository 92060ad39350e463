// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresstatement.h"

#include "database/postgresdatabase.h"

#include <QRegularExpression>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace lc {

PostgresStatement::PostgresStatement(PostgresDatabase &owner, const QSqlDatabase &database)
    : m_owner(owner), m_query(database)
{
}

PostgresStatement::~PostgresStatement()
{
    const PostgresDatabase::Wait wait(m_owner);
    m_query = QSqlQuery();
}

Result<void, DatabaseError> PostgresStatement::prepare(const char *sql)
{
    static const QRegularExpression parameter(u"\\?(\\d+)"_s);
    const PostgresDatabase::Wait wait(m_owner);
    if (!m_query.prepare(QString::fromUtf8(sql).replace(parameter, u":p\\1"_s)))
        return unexpected(m_owner.error(m_query.lastError()));
    return {};
}

void PostgresStatement::bind(int parameter, qint64 value)
{
    set(parameter, value);
}

void PostgresStatement::bind(int parameter, double value)
{
    set(parameter, value);
}

void PostgresStatement::bind(int parameter, QStringView text)
{
    // A null text would be NULL.
    set(parameter, text.isEmpty() ? u""_s : text.toString());
}

void PostgresStatement::bind(int parameter, QByteArrayView bytes)
{
    set(parameter, bytes.isEmpty() ? QByteArray("") : bytes.toByteArray());
}

void PostgresStatement::bind(int parameter, std::nullptr_t)
{
    set(parameter, QVariant(QMetaType::fromType<qint64>()));
}

void PostgresStatement::set(int parameter, const QVariant &value)
{
    if (m_values.size() < size_t(parameter))
        m_values.resize(size_t(parameter));
    m_values[size_t(parameter) - 1] = value;
}

Result<bool, DatabaseError> PostgresStatement::step()
{
    m_views.clear();
    if (!m_isRunning) {
        for (size_t i = 0; i < m_values.size(); ++i)
            m_query.bindValue(u":p%1"_s.arg(i + 1), m_values[i]);
        const PostgresDatabase::Wait wait(m_owner);
        if (!m_query.exec())
            return unexpected(m_owner.error(m_query.lastError()));
        m_isRunning = true;
    }
    if (m_query.next())
        return true;
    reset();
    return false;
}

void PostgresStatement::reset()
{
    m_isRunning = false;
    m_views.clear();
    m_query.finish();
}

bool PostgresStatement::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 PostgresStatement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

double PostgresStatement::real(int column) const
{
    return m_query.value(column).toDouble();
}

QString PostgresStatement::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArrayView PostgresStatement::view(int column) const
{
    if (m_views.size() <= size_t(column))
        m_views.resize(size_t(column) + 1);
    QByteArray &bytes = m_views[size_t(column)];
    // A vector that grows moves the arrays, not what they point to.
    if (bytes.isNull())
        bytes = m_query.value(column).toByteArray();
    return bytes;
}

} // namespace lc
