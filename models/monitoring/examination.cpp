// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/examination.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/tokens.h"
#include "connections/chunkrecords.h"
#include "monitoring/doctor.h"
#include "store/historystore.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int callsAtOnce = 4;

} // namespace

struct Examination::Reading {
    Estate estate;
    QHash<QString, QString> names; ///< of what has recorded consumption, by ARN or id

    void noteNames()
    {
        estate.issued.forEach([this](const License &license) {
            names.insert(license.licenseArn.value_or(QString()),
                         license.licenseName.value_or(QString()));
        });
        estate.configurations.forEach([this](const LicenseConfiguration &configuration) {
            names.insert(configuration.licenseConfigurationArn.value_or(QString()),
                         configuration.name.value_or(QString()));
        });
        estate.apiKeys.forEach([this](const ApiKey &key) {
            names.insert(key.id.value_or(QString()), key.name.value_or(QString()));
        });
    }
};

Examination::Examination(Session &session, HistoryStore &history, QObject *parent)
    : QObject(parent), m_session(session), m_history(history), m_thread(u"doctor"_s)
{
}

Examination::~Examination() = default;

void Examination::cancel()
{
    ++m_round;
    m_queue.reset();
    m_readings.clear();
    m_isRunning = false;
    emit progressed(1, 1);
    emit finished();
}

void Examination::start()
{
    ++m_round;
    m_isRunning = true;
    m_readings.clear();
    m_newFailures.clear();
    m_queue = std::make_unique<CallQueue>(callsAtOnce, std::chrono::milliseconds(0));
    connect(m_queue.get(), &CallQueue::progressed, this,
            [this] { emit progressed(m_queue->done(), m_queue->total()); });
    // Queued: the queue is still inside the end of its last call.
    connect(
        m_queue.get(), &CallQueue::idle, this,
        [this, round = m_round] {
            if (round == m_round && m_queue->isIdle())
                judge();
        },
        Qt::QueuedConnection);
    QSet<QString> accounts;
    QSet<QPair<QString, QString>> places;
    for (const QString &id : m_session.opened()) {
        const Identity identity = m_session.identity(id);
        const QString account = identity.partition + u':' + identity.account;
        for (const QString &region : m_session.regions(id)) {
            if (!m_session.client(id) || places.contains({account, region}))
                continue;
            places.insert({account, region});
            auto reading = std::make_shared<Reading>();
            reading->estate.connection = id;
            reading->estate.connectionName = m_session.connection(id).name;
            reading->estate.account = identity.account;
            reading->estate.region = region;
            m_readings.push_back(reading);
            read(reading, accounts.contains(account) ? Scope::Region : Scope::Account);
            accounts.insert(account);
        }
    }
    if (m_readings.empty())
        QMetaObject::invokeMethod(this, &Examination::judge, Qt::QueuedConnection);
}

void Examination::fail(const Reading &reading, const char *operation, const ApiError &error)
{
    m_newFailures +=
        tr("%1 in %2 (%3): %4", "connection, Region, operation, why")
            .arg(reading.estate.connectionName, reading.estate.region,
                 QString::fromLatin1(operation), error.code.isEmpty() ? error.message : error.code);
}

template <class Op>
void Examination::queue(const std::shared_ptr<Reading> &reading,
                        const typename Op::Request &request,
                        std::function<void(const ListChunk &)> onChunk,
                        std::function<void(bool isComplete)> onDone)
{
    m_queue->add([this, reading, request, onChunk = std::move(onChunk),
                  onDone = std::move(onDone)](CallQueue::Finished finished) {
        const auto done = [this, reading, onDone,
                           finished = std::move(finished)](const Result<void, ApiError> &outcome) {
            if (!outcome)
                fail(*reading, Op::operation.name, outcome.error());
            onDone(outcome.has_value());
            finished();
        };
        // Asked for at its turn: the connection may have been closed meanwhile.
        if (Client *client = m_session.clientIn(reading->estate.connection, reading->estate.region))
            return client->list<Op>(request, this, onChunk, done);
        ApiError closed;
        closed.message = Examination::tr("the connection was closed");
        const auto tell = [done, closed] { done(unexpected(closed)); };
        QMetaObject::invokeMethod(m_queue.get(), tell, Qt::QueuedConnection);
        return PendingCall();
    });
}

template <class Op, class Record>
void Examination::list(const std::shared_ptr<Reading> &reading, Listing<Record> Estate::*target,
                       std::function<void()> then)
{
    (reading->estate.*target).begin();
    queue<Op>(
        reading, {},
        [reading, target](const ListChunk &chunk) { (reading->estate.*target).add(chunk); },
        [reading, target, then = std::move(then)](bool isComplete) {
            if (!isComplete)
                (reading->estate.*target).forget();
            if (then)
                then();
        });
}

void Examination::read(const std::shared_ptr<Reading> &reading, Scope scope)
{
    namespace manager = licensemanager;
    if (scope == Scope::Account) {
        list<manager::ListLicenses>(reading, &Estate::issued);
        list<manager::ListReceivedLicenses>(reading, &Estate::received);
        list<manager::ListDistributedGrants>(reading, &Estate::distributedGrants);
        list<manager::ListReceivedGrants>(reading, &Estate::receivedGrants);
        list<manager::ListTokens>(reading, &Estate::tokens);
    }
    list<manager::ListLicenseConfigurations>(reading, &Estate::configurations);
    list<manager::ListLicenseManagerReportGenerators>(reading, &Estate::reportGenerators);
    list<apigateway::GetUsagePlans>(reading, &Estate::usagePlans,
                                    [this, reading] { readKeys(reading); });
    list<apigateway::GetApiKeys>(reading, &Estate::apiKeys);
}

void Examination::readKeys(const std::shared_ptr<Reading> &reading)
{
    reading->estate.usagePlans.forEach([&](const UsagePlan &plan) {
        const QString id = plan.id.value_or(QString());
        apigateway::GetUsagePlanKeys::Request request;
        request.usagePlanId = id;
        const auto keys = std::make_shared<QStringList>();
        queue<apigateway::GetUsagePlanKeys>(
            reading, request,
            [keys](const ListChunk &chunk) {
                for (const UsagePlanKey &key : recordsOf<UsagePlanKey>(chunk))
                    *keys += key.id.value_or(QString());
            },
            [reading, id, keys](bool isComplete) {
                if (isComplete)
                    reading->estate.keysOfPlans.insert(id, *keys);
            });
    });
}

void Examination::inThread(std::function<void()> work, std::function<void()> then)
{
    m_thread.post([this, work = std::move(work), then = std::move(then), round = m_round] {
        work();
        const auto tell = [this, then, round] {
            if (round == m_round)
                then();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void Examination::judge()
{
    m_queue.reset();
    // There may be many records: they are gone through in the thread.
    inThread(
        [readings = m_readings] {
            for (const auto &reading : readings)
                reading->noteNames();
        },
        [this] { readUsage(); });
}

void Examination::readUsage()
{
    QHash<QString, QString> names;
    for (const auto &reading : m_readings)
        names.insert(reading->names);
    const auto take = [this, names,
                       round = m_round](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (round != m_round)
            return;
        if (!series)
            m_newFailures += tr("Recorded consumption: %1").arg(series.error().message);
        const QList<UsageState> states = series ? usageStates(*series, names) : QList<UsageState>();
        for (const auto &reading : m_readings) {
            for (const UsageState &state : states) {
                if (reading->names.contains(state.series.resource)
                    && state.series.account == reading->estate.account)
                    reading->estate.usage += state;
            }
        }
        runChecks();
    };
    m_history.series(this, take);
}

void Examination::runChecks()
{
    const auto findings = std::make_shared<QList<DoctorFinding>>();
    const Instant now = m_session.now();
    inThread(
        [readings = m_readings, findings, now] {
            for (const auto &reading : readings)
                *findings += examine(reading->estate, now);
        },
        [this, findings, now] {
            m_findings = *findings;
            m_failures = m_newFailures;
            m_finishedAt = now;
            m_readings.clear();
            m_isRunning = false;
            emit progressed(1, 1);
            emit finished();
        });
}

} // namespace lc
