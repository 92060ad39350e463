// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/consolefile.h"

#include "core/setaside.h"

#include <QLockFile>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

std::span<const Migration> consoleSchema()
{
    static constexpr Migration migrations[] = {
        {1, R"(
            CREATE TABLE activity(
                id INTEGER PRIMARY KEY,
                call TEXT NOT NULL UNIQUE,
                service TEXT NOT NULL,
                operation TEXT NOT NULL,
                target TEXT NOT NULL,
                connection TEXT NOT NULL,
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                changes INTEGER NOT NULL,
                body_hash BLOB NOT NULL,
                client_token TEXT NOT NULL,
                request TEXT NOT NULL,
                started INTEGER NOT NULL,
                finished INTEGER,
                attempts INTEGER,
                request_id TEXT,
                error_kind INTEGER,
                error_code TEXT,
                error_message TEXT,
                executed INTEGER,
                retryable INTEGER,
                http_status INTEGER,
                location TEXT
            ) STRICT;
            CREATE INDEX activity_by_time ON activity(started);
        )"},
        {2, R"(
            ALTER TABLE activity ADD COLUMN verdict INTEGER;
            CREATE TABLE intents(
                id TEXT PRIMARY KEY,
                owner TEXT NOT NULL,
                state INTEGER NOT NULL,
                started INTEGER NOT NULL,
                settled INTEGER,
                resend_until INTEGER,
                service TEXT NOT NULL,
                operation TEXT NOT NULL,
                target TEXT NOT NULL,
                connection TEXT NOT NULL,
                partition TEXT NOT NULL,
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                body_hash BLOB NOT NULL,
                client_token TEXT NOT NULL,
                members BLOB NOT NULL,
                evidence BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX intents_by_state ON intents(state);
            CREATE INDEX intents_by_token ON intents(client_token);
            CREATE INDEX intents_by_body ON intents(body_hash);
        )"},
        {3, "ALTER TABLE activity ADD COLUMN identity TEXT NOT NULL DEFAULT '';"},
        {4, R"(
            CREATE TABLE drafts(
                id TEXT PRIMARY KEY,
                run TEXT NOT NULL,
                title TEXT NOT NULL,
                page TEXT NOT NULL,
                action TEXT NOT NULL,
                row BLOB NOT NULL,
                connection TEXT NOT NULL,
                region TEXT NOT NULL,
                type TEXT NOT NULL,
                base BLOB NOT NULL,
                edited BLOB NOT NULL,
                changed INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
        )"},
        {5, R"(
            CREATE TABLE alert_rules(
                id TEXT PRIMARY KEY,
                rule TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE alerts(
                id TEXT PRIMARY KEY,
                raised INTEGER NOT NULL,
                cleared INTEGER,
                alert TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX alerts_by_time ON alerts(raised);
            CREATE TABLE alert_mutes(
                connection TEXT PRIMARY KEY,
                until INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE alert_items(
                place TEXT PRIMARY KEY,
                items TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
        )"},
        {6, R"(
            CREATE TABLE reports(
                id TEXT PRIMARY KEY,
                definition BLOB NOT NULL,
                saved INTEGER NOT NULL,
                last_run INTEGER,
                last_file TEXT NOT NULL,
                last_problem TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
        )"},
    };
    return migrations;
}

} // namespace

Result<Database, DatabaseError> openConsoleFile(const QString &path, Instant now,
                                                QString *setAsidePath)
{
    OpenOptions options;
    options.check = OpenOptions::Check::Quick;
    options.journal = OpenOptions::Journal::Rollback;
    options.migrations = consoleSchema();
    // Two connections must not set the same file aside.
    QLockFile lock(path + u".lock"_s);
    lock.setStaleLockTime(0);
    const bool isAlone = lock.tryLock(5000);
    auto database = Database::open(path, options);
    if (!database && isAlone && database.error().kind == DatabaseError::Kind::Damaged) {
        if (auto moved = setAside(path, now, {u"-journal"_s})) {
            *setAsidePath = *moved;
            database = Database::open(path, options);
        }
    }
    return database;
}

Result<Database, DatabaseError> openConsoleFileToRead(const QString &path)
{
    OpenOptions options;
    options.access = OpenOptions::Access::ReadOnly;
    options.journal = OpenOptions::Journal::Rollback;
    options.migrations = consoleSchema();
    return Database::open(path, options);
}

} // namespace lc
