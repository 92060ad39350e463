// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/database.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// Makes the file before SQLite does, whose own mode would follow the umask. The log files copy
/// this mode.
Result<void, DatabaseError> createPrivately(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        return unexpected(
            DatabaseError{DatabaseError::Kind::Io, 0, u"%1: is a folder"_s.arg(path)});
    }
    // An existing file is never opened here: closing it would drop SQLite's locks in this process.
    if (!info.exists() && !info.isSymLink()) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)
            && !QFileInfo::exists(path)) {
            return unexpected(DatabaseError{DatabaseError::Kind::Io, 0,
                                            u"%1: %2"_s.arg(path, file.errorString())});
        }
    }
    // The umask may have taken bits away, and an older file may have too many.
    if (!QFile::setPermissions(path, ownerOnly)) {
        return unexpected(DatabaseError{DatabaseError::Kind::Denied, 0,
                                        u"%1: its permissions cannot be set"_s.arg(path)});
    }
    return {};
}

} // namespace

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Database::Database(QString path, sqlite3 *handle, bool readOnly)
    : m_path(std::move(path)), m_handle(handle), m_readOnly(readOnly)
{
}

Result<Database, DatabaseError> Database::open(const QString &path, const OpenOptions &options)
{
    const bool readOnly = options.access == OpenOptions::Access::ReadOnly;
    if (!readOnly) {
        if (auto made = createPrivately(path); !made)
            return unexpected(made.error());
    }
    sqlite3 *handle = nullptr;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    Database database(path, handle, readOnly);
    if (code != SQLITE_OK)
        return unexpected(database.error(code));
    if (auto ready = database.prepareConnection(options); !ready)
        return unexpected(ready.error());
    return database;
}

Result<void, DatabaseError> Database::prepareConnection(const OpenOptions &options)
{
    sqlite3 *handle = m_handle.get();
    sqlite3_busy_timeout(handle, int(options.busyTimeout.count()));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);

    const int newest = options.migrations.empty() ? 0 : options.migrations.back().version;
    auto version = userVersion();
    if (!version)
        return unexpected(version.error());
    if (newest > 0 && *version > newest) {
        // Closing must not fold the log of a file that is not ours into it.
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return unexpected(newerError(*version, newest));
    }
    if (options.check == OpenOptions::Check::Quick) {
        if (auto checked = quickCheck(); !checked)
            return checked;
    }
    if (auto ran = execute("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON"); !ran)
        return ran;
    if (m_readOnly)
        return {};
    const char *journal = options.journal == OpenOptions::Journal::WriteAhead
        ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
        : "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL";
    if (auto ran = execute(journal); !ran)
        return ran;
    return newest > 0 ? migrate(*this, options.migrations) : Result<void, DatabaseError>();
}

Result<void, DatabaseError> Database::execute(const char *script)
{
    const int code = sqlite3_exec(m_handle.get(), script, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return unexpected(error(code));
    return {};
}

Result<Statement, DatabaseError> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code =
        sqlite3_prepare_v3(m_handle.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return unexpected(error(code));
    return Statement(statement);
}

Result<void, DatabaseError> Database::quickCheck()
{
    return verdictOf("PRAGMA quick_check(1)");
}

Result<void, DatabaseError> Database::fullCheck()
{
    return verdictOf("PRAGMA integrity_check(1)");
}

Result<void, DatabaseError> Database::verdictOf(const char *pragma)
{
    auto check = prepare(pragma);
    if (!check)
        return unexpected(check.error());
    auto row = check->step();
    if (!row)
        return unexpected(row.error());
    const QString verdict = *row ? check->text(0) : QString();
    if (verdict == "ok"_L1)
        return {};
    return unexpected(DatabaseError{DatabaseError::Kind::Damaged, SQLITE_CORRUPT,
                                    u"%1: %2"_s.arg(m_path, verdict)});
}

Result<int, DatabaseError> Database::userVersion()
{
    auto statement = prepare("PRAGMA user_version");
    if (!statement)
        return unexpected(statement.error());
    auto row = statement->step();
    if (!row)
        return unexpected(row.error());
    return int(statement->integer(0));
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_handle.get());
}

DatabaseError Database::newerError(int version, int newest) const
{
    return {DatabaseError::Kind::Newer, 0,
            u"%1: schema version %2, this program knows %3"_s.arg(m_path).arg(version).arg(newest)};
}

DatabaseError Database::error(int code) const
{
    const char *words = m_handle ? sqlite3_errmsg(m_handle.get()) : sqlite3_errstr(code);
    return {databaseErrorKind(code), code, u"%1: %2"_s.arg(m_path, QString::fromUtf8(words))};
}

} // namespace lc
