// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "database/migration.h"
#include "database/postgresserver.h"
#include "database/sqldatabase.h"

#include <QObject>

#include <functional>
#include <memory>
#include <span>

class QSqlDatabase;
class QSqlError;

namespace lc {

class SocketWatch;

/// Tables of this program in a PostgreSQL database that many programs write: each transaction that
/// writes waits for its turn. Every wait is bounded; a connection that was lost stays lost.
/// Belongs to the thread that opened it.
class PostgresDatabase final : public SqlDatabase {
public:
    /// How a schema is made and brought up to date; "schema_version" in it says how far it is.
    struct Schema {
        const char *name; ///< of the schema and of the notifications
        std::span<const Migration> migrations;
    };

    /// Connects, and brings the schema to its last version. One that is newer stays as it is.
    static Result<std::unique_ptr<PostgresDatabase>, DatabaseError>
    open(const PostgresServer &server, const Secret &password, const PostgresLimits &limits,
         const Schema &schema);
    /// What is there, without changing anything.
    struct Sight {
        QString serverVersion; ///< "15.18"
        int schemaVersion = 0; ///< 0: there is no such schema
        int newestVersion = 0; ///< that this program knows
        bool isEncrypted = false;
        bool mayMakeSchema = false;
    };
    static Result<Sight, DatabaseError> look(const PostgresServer &server, const Secret &password,
                                             const PostgresLimits &limits, const Schema &schema);
    ~PostgresDatabase() override;
    PostgresDatabase(const PostgresDatabase &) = delete;
    PostgresDatabase &operator=(const PostgresDatabase &) = delete;

    /// Calls `notice` through the event loop of this thread after another program wrote.
    void listen(std::function<void()> notice);
    bool isLost() const { return m_isLost; }

    QString name() const override { return m_name; }
    bool isReadOnly() const override { return m_isReadOnly; }
    bool isShared() const override { return true; }
    Result<void, DatabaseError> execute(const char *script) override;
    Result<std::unique_ptr<SqlStatement>, DatabaseError> prepare(const char *sql) override;
    Result<void, DatabaseError> begin(Purpose purpose) override;
    Result<void, DatabaseError> commit(Effect effect) override;
    void rollBack() override;
    Result<qint64, DatabaseError> version() override;
    /// Makes the server read everything that is stored, against its checksums.
    Result<void, DatabaseError> check() override;

    /// One wait for the server, ended by force when it takes longer than it may.
    class Wait {
    public:
        explicit Wait(PostgresDatabase &database);
        ~Wait();
        Wait(const Wait &) = delete;
        Wait &operator=(const Wait &) = delete;

    private:
        PostgresDatabase &m_database;
    };
    /// While writing, what gives no rows is kept until an answer is needed, and then sent at once:
    /// a way to a server and back takes longer than most of it.
    bool isDeferring() const { return m_isWriting; }
    Result<void, DatabaseError> defer(const QString &statement);
    Result<void, DatabaseError> sendDeferred();
    /// What went wrong, without the password whatever the server says.
    DatabaseError error(const QSqlError &error);

private:
    PostgresDatabase(const PostgresServer &server, const Secret &password,
                     const PostgresLimits &limits, const Schema &schema);
    Result<void, DatabaseError> connectToServer(const PostgresServer &server);
    Result<void, DatabaseError> prepareSchema();
    Result<void, DatabaseError> migrate(int version);
    Result<int, DatabaseError> schemaVersion();
    /// Runs so many statements, of which the last one gives a number.
    Result<qint64, DatabaseError> number(const QString &script, int statements = 1);
    /// Together with what was deferred.
    Result<void, DatabaseError> run(const QString &script);
    DatabaseError unusable(DatabaseError::Kind kind, const QString &words) const;

    const QString m_name;
    const Secret m_password; ///< to be left out of what the server says
    const PostgresLimits m_limits;
    const Schema m_schema;
    const QString m_connection; ///< Qt's name of it
    std::unique_ptr<QSqlDatabase> m_database;
    std::unique_ptr<SocketWatch> m_watch;
    std::unique_ptr<QObject> m_listener; ///< context of the notifications
    bool m_isWriting = false; ///< in a transaction
    QString m_deferred; ///< statements, each with its semicolon
    bool m_isReadOnly = false;
    bool m_isLost = false;
    qint64 m_generation = 0; ///< as the present transaction sees it
    qint64 m_ownChanges = 0; ///< of what the generation counts
};

} // namespace lc
