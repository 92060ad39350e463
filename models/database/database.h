// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/databaseerror.h"
#include "database/migration.h"
#include "database/statement.h"

#include <QString>

#include <chrono>
#include <memory>
#include <span>

struct sqlite3;

namespace lc {

/// How a database file is opened.
struct OpenOptions {
    enum class Access {
        ReadWrite, ///< makes the file (mode 0600) when it is not there
        ReadOnly
    };
    enum class Check {
        None,
        Quick ///< reads every page; a damaged file fails with Kind::Damaged
    };

    enum class Journal {
        WriteAhead, ///< fast; one process at a time may write
        Rollback ///< for files that several processes write
    };

    Access access = Access::ReadWrite;
    Check check = Check::None;
    Journal journal = Journal::WriteAhead;
    std::span<const Migration> migrations =
        {}; ///< applied when writing; when reading, a newer file is refused
    std::chrono::milliseconds busyTimeout = std::chrono::seconds(5);
};

/// One connection to a SQLite file: synchronous FULL (a commit that returned is on the disk),
/// foreign keys. Belongs to one thread at a time. Only one connection may write a file with a
/// write-ahead log: SQLite before 3.51.3 can lose pages when two of them checkpoint at once.
class Database {
public:
    static Result<Database, DatabaseError> open(const QString &path,
                                                const OpenOptions &options = {});

    QString path() const { return m_path; }
    bool isReadOnly() const { return m_readOnly; }

    /// Runs statements without parameters, ignoring their rows.
    Result<void, DatabaseError> execute(const char *script);
    Result<Statement, DatabaseError> prepare(const char *sql);
    /// The first thing that is wrong with the pages of the file, as Kind::Damaged.
    Result<void, DatabaseError> quickCheck();
    /// The same, and that every index says what its table says; takes longer.
    Result<void, DatabaseError> fullCheck();

    Result<int, DatabaseError> userVersion();
    qint64 lastInsertId() const;
    qint64 changes() const; ///< rows changed by the last statement

    DatabaseError newerError(int version, int newest) const;
    sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Close {
        void operator()(sqlite3 *database) const;
    };

    Database(QString path, sqlite3 *handle, bool readOnly);
    Result<void, DatabaseError> prepareConnection(const OpenOptions &options);
    Result<void, DatabaseError> verdictOf(const char *pragma);
    DatabaseError error(int code) const;

    QString m_path;
    std::unique_ptr<sqlite3, Close> m_handle;
    bool m_readOnly = false;
};

} // namespace lc
