// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activitystore.h"

#include "core/setaside.h"
#include "database/database.h"
#include "database/transaction.h"

#include <QLockFile>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr auto batchDelay = 200ms;
constexpr auto keepChanges = std::chrono::days(400);
constexpr auto keepReads = std::chrono::days(7);

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
    };
    return migrations;
}

constexpr const char *insertSql =
    "INSERT OR REPLACE INTO activity(call, service, operation, target, connection, account, region,"
    " changes, body_hash, client_token, request, started)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

constexpr const char *settleSql =
    "UPDATE activity SET finished = ?2, attempts = ?3, request_id = ?4, error_kind = ?5,"
    " error_code = ?6, error_message = ?7, executed = ?8, retryable = ?9, http_status = ?10,"
    " location = ?11 WHERE call = ?1";

constexpr const char *recentSql =
    "SELECT call, service, operation, target, connection, account, region, changes, body_hash,"
    " client_token, request, started, finished, attempts, request_id, error_kind, error_code,"
    " error_message, executed, retryable, http_status, location"
    " FROM activity WHERE changes >= ?1 ORDER BY started DESC, id DESC LIMIT ?2";

qint64 milliseconds(Instant time)
{
    return time.time_since_epoch().count();
}

Instant instant(qint64 value)
{
    return Instant(std::chrono::milliseconds(value));
}

template <class E> E enumerator(qint64 value, E last)
{
    return value >= 0 && value <= qint64(last) ? E(value) : last;
}

void bindRecord(Statement &row, const CallRecord &record)
{
    int parameter = 0;
    for (const QString &text : {record.id, record.service, record.operation, record.target,
                                record.connection, record.account, record.region})
        row.bind(++parameter, text);
    row.bind(8, record.changesState ? 1 : 0);
    row.bind(9, record.bodyHash);
    row.bind(10, record.clientToken);
    row.bind(11, record.request);
    row.bind(12, milliseconds(record.startedAt));
}

void bindOutcome(Statement &row, const QString &id, const CallOutcome &outcome)
{
    row.bind(1, id);
    row.bind(2, milliseconds(outcome.finishedAt));
    row.bind(3, outcome.attempts);
    row.bind(4, outcome.requestId);
    for (int parameter = 5; parameter <= 11; ++parameter)
        row.bind(parameter, nullptr);
    if (const auto &error = outcome.error) {
        row.bind(5, int(error->kind));
        row.bind(6, error->code);
        row.bind(7, error->message);
        row.bind(8, int(error->executed));
        row.bind(9, error->retryable ? 1 : 0);
        row.bind(10, error->httpStatus);
        row.bind(11, error->location);
    }
}

ActivityEntry readEntry(const Statement &row)
{
    ActivityEntry entry;
    CallRecord &record = entry.record;
    int column = 0;
    for (QString *text : {&record.id, &record.service, &record.operation, &record.target,
                          &record.connection, &record.account, &record.region})
        *text = row.text(column++);
    record.changesState = row.integer(7) != 0;
    record.bodyHash = row.bytes(8);
    record.clientToken = row.text(9);
    record.request = row.text(10);
    record.startedAt = instant(row.integer(11));
    if (row.isNull(12))
        return entry;
    CallOutcome outcome;
    outcome.finishedAt = instant(row.integer(12));
    outcome.attempts = int(row.integer(13));
    outcome.requestId = row.text(14);
    if (!row.isNull(15)) {
        ApiError error;
        error.kind = enumerator(row.integer(15), ApiError::Kind::BadAnswer);
        error.code = row.text(16);
        error.message = row.text(17);
        error.requestId = outcome.requestId;
        error.executed = enumerator(row.integer(18), ApiError::Executed::Unknown);
        error.retryable = row.integer(19) != 0;
        error.httpStatus = int(row.integer(20));
        error.location = row.text(21);
        outcome.error = error;
    }
    entry.outcome = outcome;
    return entry;
}

} // namespace

/// The file, inside the thread.
class ActivityStore::Keeper {
public:
    Keeper(QString path, std::shared_ptr<const Clock> clock)
        : m_path(std::move(path)), m_clock(std::move(clock))
    {
    }

    const QString &setAsidePath() const { return m_setAsidePath; }

    Result<void, DatabaseError> write(std::span<const Note> notes)
    {
        if (auto opened = open(); !opened)
            return opened;
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return unexpected(transaction.error());
        auto insert = m_database->prepare(insertSql);
        auto settle = m_database->prepare(settleSql);
        if (!insert || !settle)
            return unexpected(insert ? settle.error() : insert.error());
        for (const Note &note : notes) {
            if (note.record) {
                bindRecord(*insert, *note.record);
                if (auto ran = insert->run(); !ran)
                    return ran;
            }
            if (note.outcome) {
                bindOutcome(*settle, note.id, *note.outcome);
                if (auto ran = settle->run(); !ran)
                    return ran;
            }
        }
        return transaction->commit();
    }

    Result<QList<ActivityEntry>, DatabaseError> recent(Which which, int limit)
    {
        if (auto opened = open(); !opened)
            return unexpected(opened.error());
        auto select = m_database->prepare(recentSql);
        if (!select)
            return unexpected(select.error());
        select->bind(1, which == Which::Changes ? 1 : 0);
        select->bind(2, limit);
        QList<ActivityEntry> entries;
        for (;;) {
            auto row = select->step();
            if (!row)
                return unexpected(row.error());
            if (!*row)
                return entries;
            entries.append(readEntry(*select));
        }
    }

    Result<void, DatabaseError> open()
    {
        if (m_database)
            return {};
        OpenOptions options;
        options.check = OpenOptions::Check::Quick;
        options.journal = OpenOptions::Journal::Rollback;
        options.migrations = consoleSchema();
        // Two processes must not set the same file aside.
        QLockFile lock(m_path + u".lock"_s);
        lock.setStaleLockTime(0);
        const bool isAlone = lock.tryLock(5000);
        auto database = Database::open(m_path, options);
        if (!database && isAlone && database.error().kind == DatabaseError::Kind::Damaged) {
            if (auto moved = setAside(m_path, m_clock->now(), {u"-journal"_s})) {
                m_setAsidePath = *moved;
                database = Database::open(m_path, options);
            }
        }
        if (!database)
            return unexpected(database.error());
        m_database.emplace(std::move(*database));
        return trim();
    }

private:
    Result<void, DatabaseError> trim()
    {
        auto remove = m_database->prepare("DELETE FROM activity WHERE started < ?1"
                                          " OR (started < ?2 AND changes = 0)");
        if (!remove)
            return unexpected(remove.error());
        remove->bind(1, milliseconds(m_clock->now() - keepChanges));
        remove->bind(2, milliseconds(m_clock->now() - keepReads));
        return remove->run();
    }

    QString m_path;
    std::shared_ptr<const Clock> m_clock;
    std::optional<Database> m_database;
    QString m_setAsidePath;
};

ActivityStore::ActivityStore(const QString &path, std::shared_ptr<const Clock> clock,
                             QObject *parent)
    : QObject(parent), m_keeper(std::make_shared<Keeper>(path, std::move(clock))),
      m_thread(std::make_unique<StoreThread>(u"activity"_s))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(batchDelay);
    connect(&m_timer, &QTimer::timeout, this, [this] { flush(); });
    m_thread->post([this, keeper = m_keeper] {
        auto opened = keeper->open();
        const auto tell = [this, opened, moved = keeper->setAsidePath()] {
            m_setAsidePath = moved;
            if (!opened)
                emit failed(StoreError::from(opened.error()));
            emit ready();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

ActivityStore::~ActivityStore()
{
    flush();
    m_thread.reset();
}

void ActivityStore::begin(const CallRecord &record, std::function<void()> committed)
{
    m_running.insert(record.id, record);
    m_waiting.push_back({record.id, record, std::nullopt});
    if (record.changesState) {
        flush(std::move(committed));
    } else {
        QMetaObject::invokeMethod(this, std::move(committed), Qt::QueuedConnection);
        if (!m_timer.isActive())
            m_timer.start();
    }
    emit changed({record, std::nullopt});
}

void ActivityStore::settle(const QString &id, const CallOutcome &outcome)
{
    const auto waiting = std::ranges::find(m_waiting, id, &Note::id);
    if (waiting != m_waiting.end())
        waiting->outcome = outcome;
    else
        m_waiting.push_back({id, std::nullopt, outcome});
    const CallRecord record = m_running.take(id);
    if (record.changesState)
        flush();
    else if (!m_timer.isActive())
        m_timer.start();
    if (!record.id.isEmpty())
        emit changed({record, outcome});
}

void ActivityStore::flush(std::function<void()> written)
{
    m_timer.stop();
    if (m_waiting.empty() && !written)
        return;
    m_thread->post([this, keeper = m_keeper, notes = std::exchange(m_waiting, {}),
                    written = std::move(written)]() mutable {
        const auto outcome = keeper->write(notes);
        const auto tell = [this, outcome, written = std::move(written)] {
            if (!outcome)
                emit failed(StoreError::from(outcome.error()));
            if (written)
                written();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void ActivityStore::recent(Which which, int limit, QObject *context, Done done)
{
    Q_ASSERT(context && context->thread() == thread());
    flush();
    m_thread->post([this, keeper = m_keeper, which, limit, context = QPointer<QObject>(context),
                    done = std::move(done)]() mutable {
        auto entries = keeper->recent(which, limit);
        const auto tell = [entries = std::move(entries), context = std::move(context),
                           done = std::move(done)] {
            if (!context)
                return;
            if (entries)
                done(*entries);
            else
                done(unexpected(StoreError::from(entries.error())));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace lc
