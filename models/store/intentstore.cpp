// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/intentstore.h"

#include "database/transaction.h"
#include "store/consolefile.h"

#include <QFile>
#include <QLockFile>
#include <QPointer>
#include <QSet>
#include <QUuid>

#include <optional>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr auto keepSettled = std::chrono::days(30);

constexpr const char *insertSql =
    "INSERT INTO intents(id, owner, state, started, resend_until, service, operation, target,"
    " connection, partition, account, region, body_hash, client_token, members, evidence)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

// A refused first try has used neither its token nor its bytes.
constexpr const char *sameTokenSql =
    "SELECT state, body_hash, resend_until FROM intents WHERE client_token = ?1 AND service = ?2"
    " AND operation = ?3 AND partition = ?4 AND account = ?5 AND region = ?6 AND state <> ?7"
    " ORDER BY started LIMIT 1";

constexpr const char *sameChangeSql =
    "SELECT 1 FROM intents WHERE body_hash = ?1 AND service = ?2 AND operation = ?3"
    " AND partition = ?4 AND account = ?5 AND region = ?6 AND state IN (?7, ?8) LIMIT 1";

constexpr const char *openSql =
    "SELECT id, owner, state, started, settled, resend_until, service, operation, target,"
    " connection, partition, account, region, body_hash, client_token, members, evidence"
    " FROM intents WHERE state IN (?1, ?2) ORDER BY started";

Intent readIntent(const Statement &row)
{
    Intent intent;
    CallRecord &record = intent.record;
    record.id = row.text(0);
    record.changesState = true;
    intent.state = enumerator(row.integer(2), Intent::State::Unproven);
    record.startedAt = instant(row.integer(3));
    intent.settledAt = instant(row.isNull(4) ? 0 : row.integer(4));
    if (!row.isNull(5))
        record.resendUntil = instant(row.integer(5));
    int column = 6;
    for (QString *text : {&record.service, &record.operation, &record.target, &record.connection,
                          &record.partition, &record.account, &record.region})
        *text = row.text(column++);
    record.bodyHash = row.bytes(13);
    record.clientToken = row.text(14);
    record.members = row.bytes(15);
    record.evidence = row.bytes(16);
    return intent;
}

/// Where and what, from parameter 2 on.
void bindScope(Statement &row, const CallRecord &record)
{
    int parameter = 1;
    for (const QString &text :
         {record.service, record.operation, record.partition, record.account, record.region})
        row.bind(++parameter, text);
}

Intent::State stateAfter(const CallOutcome &outcome)
{
    if (!outcome.error || outcome.error->executed == ApiError::Executed::Yes)
        return Intent::State::Done;
    return outcome.error->executed == ApiError::Executed::No ? Intent::State::NotDone
                                                             : Intent::State::Unknown;
}

Intent::State stateAfter(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Done:
        return Intent::State::Done;
    case Verdict::NotDone:
        return Intent::State::NotDone;
    case Verdict::Unproven:
        break;
    }
    return Intent::State::Unproven;
}

} // namespace

/// The file, inside the thread. A lock file tells other processes that this one lives.
class IntentStore::Keeper {
public:
    Keeper(QString path, std::shared_ptr<const Clock> clock)
        : m_path(std::move(path)), m_clock(std::move(clock)),
          m_owner(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_life(lockOf(m_owner))
    {
        m_life.setStaleLockTime(0);
    }

    /// Nothing when it is on the disk; else why it must not be sent.
    std::optional<ApiError> insert(const CallRecord &record)
    {
        bool isRefused = false;
        const auto kept = tryInsert(record, isRefused);
        if (!kept)
            return ApiError{.kind = ApiError::Kind::NotKept, .message = kept.error().message};
        if (isRefused)
            return ApiError{.kind = ApiError::Kind::Unsettled};
        return std::nullopt;
    }

    Result<void, DatabaseError> update(const QString &id, Intent::State state)
    {
        if (auto opened = open(); !opened)
            return opened;
        auto change = m_database->prepare("UPDATE intents SET state = ?2, settled = ?3"
                                          " WHERE id = ?1");
        if (!change)
            return unexpected(change.error());
        change->bind(1, id);
        change->bind(2, int(state));
        change->bind(3, milliseconds(m_clock->now()));
        return change->run();
    }

    Result<QList<Intent>, DatabaseError> takeOpen()
    {
        if (auto opened = open(); !opened)
            return unexpected(opened.error());
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return unexpected(transaction.error());
        auto select = m_database->prepare(openSql);
        auto take = m_database->prepare("UPDATE intents SET owner = ?2 WHERE id = ?1");
        if (!select || !take)
            return unexpected(select ? take.error() : select.error());
        select->bind(1, int(Intent::State::Sent));
        select->bind(2, int(Intent::State::Unknown));
        QList<Intent> intents;
        QHash<QString, bool> ended;
        for (;;) {
            auto row = select->step();
            if (!row)
                return unexpected(row.error());
            if (!*row)
                break;
            const QString owner = select->text(1);
            Intent intent = readIntent(*select);
            const bool isOurs = owner == m_owner;
            if (!isOurs && !ended.contains(owner))
                ended.insert(owner, hasEnded(owner));
            // Ours are read back once their own call has given them up.
            if (isOurs ? intent.state == Intent::State::Unknown : ended.value(owner))
                intents.append(intent);
        }
        for (const Intent &intent : intents) {
            take->bind(1, intent.record.id);
            take->bind(2, m_owner);
            if (auto ran = take->run(); !ran)
                return unexpected(ran.error());
        }
        if (auto committed = transaction->commit(); !committed)
            return unexpected(committed.error());
        return intents;
    }

private:
    QString lockOf(const QString &owner) const { return m_path + u'-' + owner + u".lock"_s; }

    bool hasEnded(const QString &owner) const
    {
        QLockFile life(lockOf(owner));
        life.setStaleLockTime(0);
        return life.tryLock(0);
    }

    Result<void, DatabaseError> open()
    {
        if (m_database)
            return {};
        QString setAsidePath; // the activity, which shares the file, tells of it
        auto database = openConsoleFile(m_path, m_clock->now(), &setAsidePath);
        if (!database)
            return unexpected(database.error());
        // It is made with whatever the umask leaves.
        if (m_life.tryLock(0))
            QFile::setPermissions(lockOf(m_owner), QFile::ReadOwner | QFile::WriteOwner);
        m_database.emplace(std::move(*database));
        auto remove = m_database->prepare("DELETE FROM intents WHERE started < ?1"
                                          " AND state NOT IN (?2, ?3)");
        if (!remove)
            return unexpected(remove.error());
        remove->bind(1, milliseconds(m_clock->now() - keepSettled));
        remove->bind(2, int(Intent::State::Sent));
        remove->bind(3, int(Intent::State::Unknown));
        return remove->run();
    }

    Result<void, DatabaseError> tryInsert(const CallRecord &record, bool &isRefused)
    {
        if (auto opened = open(); !opened)
            return opened;
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return unexpected(transaction.error());
        auto mayRepeat = record.clientToken.isEmpty() ? isFree(record) : isSameByToken(record);
        if (!mayRepeat)
            return unexpected(mayRepeat.error());
        isRefused = !*mayRepeat;
        if (isRefused)
            return {};
        if (auto inserted = write(record); !inserted)
            return inserted;
        return transaction->commit();
    }

    /// Whether no same change waits for its outcome.
    Result<bool, DatabaseError> isFree(const CallRecord &record)
    {
        auto select = m_database->prepare(sameChangeSql);
        if (!select)
            return unexpected(select.error());
        select->bind(1, record.bodyHash);
        bindScope(*select, record);
        select->bind(7, int(Intent::State::Sent));
        select->bind(8, int(Intent::State::Unknown));
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        return !*row;
    }

    /// Whether the token is new, or repeats the same bytes within its time.
    Result<bool, DatabaseError> isSameByToken(const CallRecord &record)
    {
        auto select = m_database->prepare(sameTokenSql);
        if (!select)
            return unexpected(select.error());
        select->bind(1, record.clientToken);
        bindScope(*select, record);
        select->bind(7, int(Intent::State::NotDone));
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return true;
        const bool isInTime = !select->isNull(2) && m_clock->now() < instant(select->integer(2));
        return isInTime && select->bytes(1) == record.bodyHash;
    }

    Result<void, DatabaseError> write(const CallRecord &record)
    {
        auto insert = m_database->prepare(insertSql);
        if (!insert)
            return unexpected(insert.error());
        insert->bind(1, record.id);
        insert->bind(2, m_owner);
        insert->bind(3, int(Intent::State::Sent));
        insert->bind(4, milliseconds(record.startedAt));
        insert->bind(5,
                     record.resendUntil ? std::optional(milliseconds(*record.resendUntil))
                                        : std::nullopt);
        int parameter = 5;
        for (const QString &text :
             {record.service, record.operation, record.target, record.connection, record.partition,
              record.account, record.region})
            insert->bind(++parameter, text);
        insert->bind(13, record.bodyHash);
        insert->bind(14, record.clientToken);
        insert->bind(15, record.members);
        insert->bind(16, record.evidence);
        return insert->run();
    }

    QString m_path;
    std::shared_ptr<const Clock> m_clock;
    QString m_owner; ///< of what this process writes
    QLockFile m_life;
    std::optional<Database> m_database;
};

IntentStore::IntentStore(const QString &path, std::shared_ptr<const Clock> clock, CallJournal *next,
                         QObject *parent)
    : QObject(parent), m_clock(clock), m_next(next),
      m_keeper(std::make_shared<Keeper>(path, std::move(clock))),
      m_thread(std::make_unique<StoreThread>(u"intents"_s))
{
}

IntentStore::~IntentStore()
{
    m_thread.reset();
}

void IntentStore::begin(const CallRecord &record, Kept kept)
{
    if (!record.changesState) {
        if (m_next)
            m_next->begin(record, std::move(kept));
        else
            QMetaObject::invokeMethod(
                this, [kept = std::move(kept)] { kept({}); }, Qt::QueuedConnection);
        return;
    }
    m_thread->post([this, keeper = m_keeper, record, kept = std::move(kept)] {
        const auto refusal = keeper->insert(record);
        const auto tell = [this, refusal, record, kept] {
            if (refusal)
                return kept(unexpected(*refusal));
            m_running.insert(record.id, record);
            if (m_next)
                m_next->begin(record, kept);
            else
                kept({});
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void IntentStore::delay(const QString &id, const RetryWait &wait)
{
    if (m_next)
        m_next->delay(id, wait);
}

void IntentStore::settle(const QString &id, const CallOutcome &outcome)
{
    if (m_next)
        m_next->settle(id, outcome);
    const auto running = m_running.constFind(id);
    if (running == m_running.constEnd())
        return;
    Intent intent{*running, stateAfter(outcome), outcome.finishedAt};
    m_running.erase(running);
    update(id, intent.state);
    if (intent.state == Intent::State::Unknown)
        m_unknown.insert(id, intent);
}

void IntentStore::conclude(const QString &id, std::optional<Verdict> verdict)
{
    const auto unknown = m_unknown.constFind(id);
    const auto intent =
        unknown == m_unknown.constEnd() ? std::nullopt : std::optional<Intent>(*unknown);
    m_unknown.remove(id);
    if (!verdict) {
        if (intent)
            emit unsettled(*intent);
        return;
    }
    update(id, stateAfter(*verdict));
    if (m_next)
        m_next->conclude(id, verdict);
    emit concluded(id, *verdict);
}

void IntentStore::update(const QString &id, Intent::State state)
{
    m_thread->post([this, keeper = m_keeper, id, state] {
        const auto outcome = keeper->update(id, state);
        if (outcome)
            return;
        QMetaObject::invokeMethod(
            this, [this, error = outcome.error()] { emit failed(StoreError::from(error)); },
            Qt::QueuedConnection);
    });
}

void IntentStore::takeOpen(QObject *context, Done done)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, keeper = m_keeper, context = QPointer<QObject>(context),
                    done = std::move(done)]() mutable {
        auto intents = keeper->takeOpen();
        const auto tell = [intents = std::move(intents), context = std::move(context),
                           done = std::move(done)] {
            if (!context)
                return;
            if (intents)
                done(*intents);
            else
                done(unexpected(StoreError::from(intents.error())));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace lc
