// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresstatement.h"

#include "database/postgresdatabase.h"

#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const QRegularExpression &parameterForm()
{
    static const QRegularExpression form(u"\\?(\\d+)"_s);
    return form;
}

} // namespace

PostgresStatement::PostgresStatement(PostgresDatabase &owner, const QSqlDatabase &database,
                                     const char *sql)
    : m_owner(owner), m_database(database), m_sql(QString::fromUtf8(sql))
{
}

PostgresStatement::~PostgresStatement()
{
    const PostgresDatabase::Wait wait(m_owner);
    m_query.reset();
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

Result<void, DatabaseError> PostgresStatement::start()
{
    if (auto sent = m_owner.sendDeferred(); !sent)
        return sent;
    const PostgresDatabase::Wait wait(m_owner);
    if (!m_query) {
        m_query.emplace(m_database);
        if (!m_query->prepare(QString(m_sql).replace(parameterForm(), u":p\\1"_s))) {
            const DatabaseError reason = m_owner.error(m_query->lastError());
            m_query.reset();
            return unexpected(reason);
        }
    }
    for (size_t i = 0; i < m_values.size(); ++i)
        m_query->bindValue(u":p%1"_s.arg(i + 1), m_values[i]);
    if (!m_query->exec())
        return unexpected(m_owner.error(m_query->lastError()));
    m_isRunning = true;
    return {};
}

Result<bool, DatabaseError> PostgresStatement::step()
{
    m_views.clear();
    if (!m_isRunning) {
        if (auto started = start(); !started)
            return unexpected(started.error());
    }
    if (m_query->next())
        return true;
    reset();
    return false;
}

Result<void, DatabaseError> PostgresStatement::run()
{
    return m_owner.isDeferring() ? m_owner.defer(spelled()) : SqlStatement::run();
}

QString PostgresStatement::spelled() const
{
    QString text;
    qsizetype end = 0;
    for (auto places = parameterForm().globalMatch(m_sql); places.hasNext();) {
        const QRegularExpressionMatch place = places.next();
        const QVariant &value = m_values.at(place.capturedView(1).toULongLong() - 1);
        QSqlField field({}, value.metaType());
        field.setValue(value);
        const QString spelling = m_database.driver()->formatValue(field);
        text += QStringView(m_sql).sliced(end, place.capturedStart() - end);
        // "- -1" would begin a comment.
        text += spelling.startsWith(u'-') ? u'(' + spelling + u')' : spelling;
        end = place.capturedEnd();
    }
    text += QStringView(m_sql).sliced(end);
    return text;
}

void PostgresStatement::reset()
{
    m_isRunning = false;
    m_views.clear();
    if (m_query)
        m_query->finish();
}

bool PostgresStatement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 PostgresStatement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

double PostgresStatement::real(int column) const
{
    return m_query->value(column).toDouble();
}

QString PostgresStatement::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArrayView PostgresStatement::view(int column) const
{
    if (m_views.size() <= size_t(column))
        m_views.resize(size_t(column) + 1);
    QByteArray &bytes = m_views[size_t(column)];
    // A vector that grows moves the arrays, not what they point to.
    if (bytes.isNull())
        bytes = m_query->value(column).toByteArray();
    return bytes;
}

} // namespace lc
