// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activitystore.h"

#include "database/database.h"
#include "database/transaction.h"
#include "store/consolefile.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr auto batchDelay = 200ms;
constexpr auto keepChanges = std::chrono::days(400);
constexpr auto keepReads = std::chrono::days(7);
constexpr int keepEntries = 100'000;

constexpr const char *insertSql =
    "INSERT OR REPLACE INTO activity(call, service, operation, target, connection, account, region,"
    " changes, body_hash, client_token, request, started, identity)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

constexpr const char *settleSql =
    "UPDATE activity SET finished = ?2, attempts = ?3, request_id = ?4, error_kind = ?5,"
    " error_code = ?6, error_message = ?7, executed = ?8, retryable = ?9, http_status = ?10,"
    " location = ?11 WHERE call = ?1";

constexpr const char *concludeSql = "UPDATE activity SET verdict = ?2 WHERE call = ?1";

constexpr const char *recentSql =
    "SELECT call, service, operation, target, connection, account, region, changes, body_hash,"
    " client_token, request, started, finished, attempts, request_id, error_kind, error_code,"
    " error_message, executed, retryable, http_status, location, verdict, identity"
    " FROM activity WHERE changes >= ?1 AND (?3 IS NULL OR call = ?3)"
    " ORDER BY started DESC, id DESC LIMIT ?2";

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
    row.bind(13, record.identity);
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
    record.identity = row.text(23);
    if (!row.isNull(22))
        entry.verdict = enumerator(row.integer(22), Verdict::Unproven);
    if (row.isNull(12))
        return entry;
    CallOutcome outcome;
    outcome.finishedAt = instant(row.integer(12));
    outcome.attempts = int(row.integer(13));
    outcome.requestId = row.text(14);
    if (!row.isNull(15)) {
        ApiError error;
        error.kind = enumerator(row.integer(15), ApiError::Kind::Unsettled);
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
        auto conclude = m_database->prepare(concludeSql);
        for (const auto *statement : {&insert, &settle, &conclude}) {
            if (!*statement)
                return unexpected(statement->error());
        }
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
            if (note.verdict) {
                conclude->bind(1, note.id);
                conclude->bind(2, int(*note.verdict));
                if (auto ran = conclude->run(); !ran)
                    return ran;
            }
        }
        return transaction->commit();
    }

    /// `call` names one entry; empty: all of them.
    Result<QList<ActivityEntry>, DatabaseError> recent(Which which, int limit,
                                                       const QString &call = {})
    {
        if (auto opened = open(); !opened)
            return unexpected(opened.error());
        auto select = m_database->prepare(recentSql);
        if (!select)
            return unexpected(select.error());
        select->bind(1, which == Which::Changes ? 1 : 0);
        select->bind(2, limit);
        select->bind(3, call.isEmpty() ? std::nullopt : std::optional<QStringView>(call));
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
        auto database = openConsoleFile(m_path, m_clock->now(), &m_setAsidePath);
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
        if (auto removed = remove->run(); !removed)
            return removed;
        auto cut = m_database->prepare("DELETE FROM activity WHERE id <= (SELECT id FROM activity"
                                       " ORDER BY id DESC LIMIT 1 OFFSET ?1)");
        if (!cut)
            return unexpected(cut.error());
        cut->bind(1, keepEntries);
        return cut->run();
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

void ActivityStore::begin(const CallRecord &record, Kept kept)
{
    const auto committed = [kept = std::move(kept)] { kept({}); };
    m_running.insert(record.id, record);
    m_waiting.push_back({record.id, record, std::nullopt, std::nullopt});
    if (record.changesState) {
        flush(committed);
    } else {
        QMetaObject::invokeMethod(this, committed, Qt::QueuedConnection);
        if (!m_timer.isActive())
            m_timer.start();
    }
    emit changed({record, std::nullopt, std::nullopt});
}

void ActivityStore::delay(const QString &id, const RetryWait &wait)
{
    if (const auto running = m_running.constFind(id); running != m_running.cend())
        emit changed({.record = *running, .wait = wait});
}

void ActivityStore::settle(const QString &id, const CallOutcome &outcome)
{
    const auto waiting = std::ranges::find(m_waiting, id, &Note::id);
    if (waiting != m_waiting.end())
        waiting->outcome = outcome;
    else
        m_waiting.push_back({id, std::nullopt, outcome, std::nullopt});
    const CallRecord record = m_running.take(id);
    if (record.changesState)
        flush();
    else if (!m_timer.isActive())
        m_timer.start();
    if (!record.id.isEmpty())
        emit changed({.record = record, .outcome = outcome});
}

void ActivityStore::conclude(const QString &id, std::optional<Verdict> verdict)
{
    if (!verdict)
        return;
    m_waiting.push_back({id, std::nullopt, std::nullopt, verdict});
    flush();
    // It may be of an earlier run, so that the file knows it best.
    m_thread->post([this, keeper = m_keeper, id] {
        const auto entries = keeper->recent(Which::All, 1, id);
        if (!entries || entries->isEmpty())
            return;
        QMetaObject::invokeMethod(
            this, [this, entry = entries->first()] { emit changed(entry); }, Qt::QueuedConnection);
    });
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
