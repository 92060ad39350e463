// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresdatabase.h"

#include "database/postgresstatement.h"
#include "database/socketwatch.h"

#include <QLibrary>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Kind = DatabaseError::Kind;

/// Everybody who writes takes this lock of the server for the length of a transaction.
constexpr qint64 writersLock = 0x4C43'4849'5354;

QString tlsName(PostgresServer::Tls tls)
{
    switch (tls) {
    case PostgresServer::Tls::Disable:
        return u"disable"_s;
    case PostgresServer::Tls::Prefer:
        return u"prefer"_s;
    case PostgresServer::Tls::Require:
        return u"require"_s;
    case PostgresServer::Tls::VerifyFull:
        break;
    }
    return u"verify-full"_s;
}

/// A value of libpq's connection text; Qt takes semicolons for the end of one.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

QString connectOptions(const PostgresServer &server, const PostgresLimits &limits,
                       const char *schema)
{
    const QString session = u"-c search_path=%1 -c statement_timeout=%2 -c lock_timeout=%3"
                            " -c idle_in_transaction_session_timeout=%2 -c synchronous_commit=on"_s
                                .arg(QLatin1StringView(schema))
                                .arg(limits.statement.count())
                                .arg(limits.lock.count());
    QStringList options{u"application_name=license-console"_s,
                        u"connect_timeout=%1"_s.arg(limits.connecting.count()),
                        u"sslmode=%1"_s.arg(tlsName(server.tls)), u"gssencmode=disable"_s,
                        u"options=%1"_s.arg(quoted(session))};
    if (!server.caFile.isEmpty())
        options.append(u"sslrootcert=%1"_s.arg(quoted(server.caFile)));
    return options.join(u';');
}

/// The socket of a connection; -1 when it cannot be told. libpq is the driver's: asking for it by
/// name gives the one that is loaded already.
int socketOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    const QByteArrayView type(handle.typeName());
    if (type != "PGconn*" && type != "pg_conn*")
        return -1;
    using Socket = int (*)(const void *);
    QLibrary library(u"pq"_s, 5);
    const auto socket = reinterpret_cast<Socket>(library.resolve("PQsocket"));
    return socket ? socket(*static_cast<void *const *>(handle.constData())) : -1;
}

/// By the five characters of the SQL standard; empty: the server was not reached any more.
Kind kindOf(const QString &state)
{
    if (state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1))
        return Kind::Unreachable;
    if (state.startsWith("28"_L1) || state == "3D000"_L1)
        return Kind::Refused;
    if (state.startsWith("23"_L1))
        return Kind::Constraint;
    if (state == "42501"_L1 || state == "25006"_L1)
        return Kind::Denied;
    if (state == "53100"_L1)
        return Kind::Full;
    if (state == "XX001"_L1 || state == "XX002"_L1)
        return Kind::Damaged;
    // Cancelled for its time, its lock, or a deadlock.
    if (state == "57014"_L1 || state == "55P03"_L1 || state.startsWith("40"_L1))
        return Kind::Busy;
    return Kind::Other;
}

/// What libpq says of a log-in has no code. Words of the server may be in its own language.
Kind kindOfConnecting(const QString &words)
{
    for (const auto refusal : {"authentication failed"_L1, "no password supplied"_L1,
                               "pg_hba.conf"_L1, "does not exist"_L1, "is not permitted"_L1}) {
        if (words.contains(refusal))
            return Kind::Refused;
    }
    return Kind::Unreachable;
}

QString nextConnectionName()
{
    static std::atomic<int> number{0};
    return u"postgres-%1"_s.arg(++number);
}

} // namespace

QString PostgresServer::name() const
{
    return u"%1@%2:%3/%4"_s.arg(user, host).arg(port).arg(database);
}

PostgresDatabase::Wait::Wait(PostgresDatabase &database) : m_database(database)
{
    if (m_database.m_watch)
        m_database.m_watch->begin(m_database.m_limits.statement + m_database.m_limits.grace);
}

PostgresDatabase::Wait::~Wait()
{
    if (m_database.m_watch)
        m_database.m_watch->end();
}

PostgresDatabase::PostgresDatabase(const PostgresServer &server, const Secret &password,
                                   const PostgresLimits &limits, const Schema &schema)
    : m_name(server.name()), m_password(password), m_limits(limits), m_schema(schema),
      m_connection(nextConnectionName())
{
}

PostgresDatabase::~PostgresDatabase()
{
    m_listener.reset();
    if (!m_database)
        return;
    {
        const Wait wait(*this);
        m_database->close();
    }
    m_database.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<PostgresDatabase>, DatabaseError>
PostgresDatabase::open(const PostgresServer &server, const Secret &password,
                       const PostgresLimits &limits, const Schema &schema)
{
    std::unique_ptr<PostgresDatabase> database(
        new PostgresDatabase(server, password, limits, schema));
    if (auto connected = database->connectToServer(server); !connected)
        return unexpected(connected.error());
    if (auto prepared = database->prepareSchema(); !prepared)
        return unexpected(prepared.error());
    return database;
}

Result<PostgresDatabase::Sight, DatabaseError> PostgresDatabase::look(const PostgresServer &server,
                                                                      const Secret &password,
                                                                      const PostgresLimits &limits,
                                                                      const Schema &schema)
{
    PostgresDatabase database(server, password, limits, schema);
    if (auto connected = database.connectToServer(server); !connected)
        return unexpected(connected.error());
    Sight sight;
    sight.newestVersion = schema.migrations.back().version;
    auto version = database.schemaVersion();
    if (!version)
        return unexpected(version.error());
    sight.schemaVersion = *version;
    const Wait wait(database);
    QSqlQuery query(*database.m_database);
    const bool isAnswered =
        query.exec(u"SELECT current_setting('server_version'),"
                   " has_database_privilege(current_database(), 'CREATE'),"
                   " (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())"_s)
        && query.next();
    if (!isAnswered)
        return unexpected(database.error(query.lastError()));
    sight.serverVersion = query.value(0).toString().section(u' ', 0, 0);
    sight.mayMakeSchema = query.value(1).toBool();
    sight.isEncrypted = query.value(2).toBool();
    return sight;
}

Result<void, DatabaseError> PostgresDatabase::connectToServer(const PostgresServer &server)
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s)) {
        return unexpected(unusable(Kind::Unreachable,
                                   u"Qt's driver for PostgreSQL is not installed (Debian's package"
                                   " libqt6sql6-psql)"_s));
    }
    m_database =
        std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(u"QPSQL"_s, m_connection));
    m_database->setHostName(server.host);
    m_database->setPort(server.port);
    m_database->setDatabaseName(server.database);
    m_database->setConnectOptions(connectOptions(server, m_limits, m_schema.name));
    QString password = QString::fromUtf8(m_password.bytes());
    const bool isOpen = m_database->open(server.user, password);
    password.fill(u'\0');
    if (!isOpen) {
        DatabaseError reason = error(m_database->lastError());
        reason.kind = kindOfConnecting(reason.message);
        return unexpected(reason);
    }
    if (const int socket = socketOf(*m_database); socket >= 0)
        m_watch = std::make_unique<SocketWatch>(socket);
    return {};
}

Result<int, DatabaseError> PostgresDatabase::schemaVersion()
{
    const QString schema = QString::fromLatin1(m_schema.name);
    auto known = number(u"SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = '%1'"
                        " AND tablename = 'schema_version'"_s.arg(schema));
    if (!known)
        return unexpected(known.error());
    if (*known == 0)
        return 0;
    auto version = number(u"SELECT version FROM %1.schema_version"_s.arg(schema));
    if (!version)
        return unexpected(version.error());
    return int(*version);
}

Result<void, DatabaseError> PostgresDatabase::prepareSchema()
{
    auto version = schemaVersion();
    if (!version)
        return unexpected(version.error());
    const int newest = m_schema.migrations.back().version;
    if (*version < newest) {
        if (auto migrated = migrate(newest); !migrated)
            return migrated;
        version = schemaVersion();
        if (!version)
            return unexpected(version.error());
    }
    if (*version > newest) {
        return unexpected(unusable(
            Kind::Newer, u"schema version %1, this program knows %2"_s.arg(*version).arg(newest)));
    }
    auto writable = number(u"SELECT (has_table_privilege('poll', 'INSERT')"
                           " AND NOT pg_is_in_recovery())::int"_s);
    if (!writable)
        return unexpected(writable.error());
    m_isReadOnly = *writable == 0;
    return {};
}

Result<void, DatabaseError> PostgresDatabase::migrate(int newest)
{
    const QString schema = QString::fromLatin1(m_schema.name);
    if (auto begun = run(u"BEGIN; SELECT pg_advisory_xact_lock(%1)"_s.arg(writersLock)); !begun)
        return begun;
    // Another program may have been faster while this one waited for the lock.
    auto version = schemaVersion();
    Result<void, DatabaseError> outcome;
    if (!version)
        outcome = unexpected(version.error());
    else if (*version == 0)
        outcome = run(u"CREATE SCHEMA IF NOT EXISTS %1;"
                      "CREATE TABLE schema_version(version integer NOT NULL,"
                      " generation bigint NOT NULL);"
                      "INSERT INTO schema_version VALUES(0, 0)"_s.arg(schema));
    for (const Migration &migration : m_schema.migrations) {
        if (outcome && migration.version > *version)
            outcome = run(QString::fromLatin1(migration.script));
    }
    if (outcome && *version < newest)
        outcome = run(u"UPDATE schema_version SET version = %1"_s.arg(newest));
    if (outcome)
        return run(u"COMMIT"_s);
    (void)run(u"ROLLBACK"_s);
    return outcome;
}

void PostgresDatabase::listen(std::function<void()> notice)
{
    m_listener = std::make_unique<QObject>();
    QSqlDriver *driver = m_database->driver();
    QObject::connect(driver, &QSqlDriver::notification, m_listener.get(),
                     [notice = std::move(notice)](
                         const QString &, QSqlDriver::NotificationSource source, const QVariant &) {
                         if (source != QSqlDriver::SelfSource)
                             notice();
                     });
    const Wait wait(*this);
    driver->subscribeToNotification(QString::fromLatin1(m_schema.name));
}

Result<void, DatabaseError> PostgresDatabase::execute(const char *script)
{
    return run(QString::fromUtf8(script));
}

Result<void, DatabaseError> PostgresDatabase::run(const QString &script)
{
    const Wait wait(*this);
    QSqlQuery query(*m_database);
    bool ran = query.exec(std::exchange(m_deferred, {}) + script);
    // The outcome of each statement but the first is found on the way to it.
    while (ran && query.nextResult()) { }
    if (!ran || query.lastError().isValid())
        return unexpected(error(query.lastError()));
    return {};
}

Result<void, DatabaseError> PostgresDatabase::defer(const QString &statement)
{
    constexpr qsizetype enough = 256 * 1024;
    m_deferred += statement + u';';
    return m_deferred.size() < enough ? Result<void, DatabaseError>() : sendDeferred();
}

Result<void, DatabaseError> PostgresDatabase::sendDeferred()
{
    return m_deferred.isEmpty() ? Result<void, DatabaseError>() : run({});
}

Result<qint64, DatabaseError> PostgresDatabase::number(const QString &script, int statements)
{
    const Wait wait(*this);
    QSqlQuery query(*m_database);
    bool ran = query.exec(script);
    for (int i = 1; ran && i < statements; ++i)
        ran = query.nextResult();
    if (!ran || !query.next())
        return unexpected(error(query.lastError()));
    return query.value(0).toLongLong();
}

Result<std::unique_ptr<SqlStatement>, DatabaseError> PostgresDatabase::prepare(const char *sql)
{
    return std::unique_ptr<SqlStatement>(
        std::make_unique<PostgresStatement>(*this, *m_database, sql));
}

Result<void, DatabaseError> PostgresDatabase::begin(Purpose purpose)
{
    const bool isWriting = purpose == Purpose::Writing;
    // All in one message. What is read is read after the wait for the lock.
    auto generation = isWriting ? number(u"BEGIN; SELECT pg_advisory_xact_lock(%1);"
                                         "SELECT generation FROM schema_version"_s.arg(writersLock),
                                         3)
                                : number(u"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
                                         "SELECT generation FROM schema_version"_s,
                                         2);
    if (!generation) {
        rollBack();
        return unexpected(generation.error());
    }
    m_generation = *generation;
    m_isWriting = isWriting;
    return {};
}

Result<void, DatabaseError> PostgresDatabase::commit(Effect effect)
{
    if (!m_isWriting)
        return run(u"COMMIT"_s);
    const QString channel = QString::fromLatin1(m_schema.name);
    const bool isChange = effect == Effect::Changed;
    const QString change =
        isChange ? u"UPDATE schema_version SET generation = generation + 1;"_s : QString();
    auto done = run(change + u"NOTIFY %1; COMMIT"_s.arg(channel));
    if (!done)
        rollBack();
    else if (isChange)
        ++m_ownChanges;
    m_isWriting = false;
    return done;
}

void PostgresDatabase::rollBack()
{
    m_deferred.clear();
    m_isWriting = false;
    if (!m_isLost)
        (void)run(u"ROLLBACK"_s);
}

Result<qint64, DatabaseError> PostgresDatabase::version()
{
    return m_generation - m_ownChanges;
}

Result<void, DatabaseError> PostgresDatabase::check()
{
    auto read = number(u"SELECT count(md5(body) || md5(rollup)) FROM block"_s);
    if (!read)
        return unexpected(read.error());
    return {};
}

DatabaseError PostgresDatabase::unusable(DatabaseError::Kind kind, const QString &words) const
{
    return {kind, 0, u"%1: %2"_s.arg(m_name, words)};
}

DatabaseError PostgresDatabase::error(const QSqlError &error)
{
    Kind kind = kindOf(error.nativeErrorCode());
    QString words = error.databaseText().simplified();
    if (m_watch && m_watch->isExpired())
        words = u"the server did not answer in time"_s;
    if (!m_password.isEmpty())
        words.replace(QString::fromUtf8(m_password.bytes()), u"…"_s);
    if (kind == Kind::Unreachable)
        m_isLost = true;
    return unusable(kind, words);
}

} // namespace lc
