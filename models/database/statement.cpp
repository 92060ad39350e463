// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/statement.h"

#include <QFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace lc {

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int parameter, qint64 value)
{
    keep(sqlite3_bind_int64(m_statement.get(), parameter, value));
}

void Statement::bind(int parameter, double value)
{
    keep(sqlite3_bind_double(m_statement.get(), parameter, value));
}

void Statement::bind(int parameter, QStringView text)
{
    bindText(parameter, text.toUtf8());
}

void Statement::bind(int parameter, QByteArrayView bytes)
{
    // A null pointer would bind NULL instead of an empty BLOB.
    keep(sqlite3_bind_blob64(m_statement.get(), parameter, bytes.isEmpty() ? "" : bytes.data(),
                             sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, std::nullptr_t)
{
    keep(sqlite3_bind_null(m_statement.get(), parameter));
}

void Statement::bindText(int parameter, QByteArrayView utf8)
{
    keep(sqlite3_bind_text64(m_statement.get(), parameter, utf8.isEmpty() ? "" : utf8.data(),
                             sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Result<bool, DatabaseError> Statement::step()
{
    if (m_bindError != SQLITE_OK) {
        const int code = m_bindError;
        reset();
        return unexpected(
            DatabaseError{databaseErrorKind(code), code, QString::fromUtf8(sqlite3_errstr(code))});
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const DatabaseError reason = error(code);
    reset();
    return unexpected(reason);
}

Result<void, DatabaseError> Statement::run()
{
    for (;;) {
        auto row = step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    m_bindError = SQLITE_OK;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(view(column));
}

QByteArray Statement::bytes(int column) const
{
    return view(column).toByteArray();
}

QByteArrayView Statement::view(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement.get(), column)};
}

void Statement::keep(int code)
{
    if (m_bindError == SQLITE_OK)
        m_bindError = code;
}

DatabaseError Statement::error(int code) const
{
    sqlite3 *database = sqlite3_db_handle(m_statement.get());
    return {databaseErrorKind(code), sqlite3_extended_errcode(database),
            u"%1: %2"_s.arg(QFile::decodeName(sqlite3_db_filename(database, "main")),
                            QString::fromUtf8(sqlite3_errmsg(database)))};
}

} // namespace lc
