// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/estatereader.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/tags.h"
#include "api/licensemanager/tokens.h"
#include "connections/chunkrecords.h"

#include <QSet>

namespace lc {

namespace {

constexpr int callsAtOnce = 4;

} // namespace

EstateReader::EstateReader(Session &session, Parts parts, QObject *parent)
    : QObject(parent), m_session(session), m_parts(parts)
{
}

EstateReader::~EstateReader() = default;

void EstateReader::cancel()
{
    ++m_round;
    m_queue.reset();
    m_estates.clear();
}

std::vector<std::shared_ptr<Estate>> EstateReader::takeEstates()
{
    return std::exchange(m_estates, {});
}

void EstateReader::end()
{
    m_queue.reset();
    emit finished();
}

void EstateReader::start(const QStringList &connectionIds)
{
    cancel();
    m_failures.clear();
    m_readLists = 0;
    m_queue = std::make_unique<CallQueue>(callsAtOnce, std::chrono::milliseconds(0));
    connect(m_queue.get(), &CallQueue::progressed, this,
            [this] { emit progressed(m_queue->done(), m_queue->total()); });
    // Queued: the queue is still inside the end of its last call.
    connect(
        m_queue.get(), &CallQueue::idle, this,
        [this, round = m_round] {
            if (round == m_round && m_queue && m_queue->isIdle())
                end();
        },
        Qt::QueuedConnection);
    QSet<QString> accounts;
    QSet<QPair<QString, QString>> places;
    for (const QString &id : m_session.opened()) {
        if (!connectionIds.isEmpty() && !connectionIds.contains(id))
            continue;
        const Identity identity = m_session.identity(id);
        const QString account = identity.partition + u':' + identity.account;
        for (const QString &region : m_session.regions(id)) {
            if (!m_session.client(id) || places.contains({account, region}))
                continue;
            places.insert({account, region});
            auto estate = std::make_shared<Estate>();
            estate->connection = id;
            estate->connectionName = m_session.connection(id).name;
            estate->partition = identity.partition;
            estate->account = identity.account;
            estate->region = region;
            m_estates.push_back(estate);
            read(estate, accounts.contains(account) ? Scope::Region : Scope::Account);
            accounts.insert(account);
        }
    }
    if (m_queue->isIdle())
        QMetaObject::invokeMethod(
            this,
            [this, round = m_round] {
                if (round == m_round)
                    end();
            },
            Qt::QueuedConnection);
}

void EstateReader::fail(const Estate &estate, const char *operation, const ApiError &error)
{
    m_failures += tr("%1 in %2 (%3): %4", "connection, Region, operation, why")
                      .arg(estate.connectionName, estate.region, QString::fromLatin1(operation),
                           error.code.isEmpty() ? error.message : error.code);
}

template <class Op>
void EstateReader::queue(const std::shared_ptr<Estate> &estate, const typename Op::Request &request,
                         std::function<void(const ListChunk &)> onChunk,
                         std::function<void(bool isComplete)> onDone)
{
    m_queue->add([this, estate, request, onChunk = std::move(onChunk),
                  onDone = std::move(onDone)](CallQueue::Finished finished) {
        const auto done = [this, estate, onDone,
                           finished = std::move(finished)](const Result<void, ApiError> &outcome) {
            if (outcome)
                ++m_readLists;
            else
                fail(*estate, Op::operation.name, outcome.error());
            onDone(outcome.has_value());
            finished();
        };
        // Asked for at its turn: the connection may have been closed meanwhile.
        if (Client *client = m_session.clientIn(estate->connection, estate->region))
            return client->list<Op>(request, this, onChunk, done);
        const auto tell = [done] { done(unexpected(closedError())); };
        QMetaObject::invokeMethod(m_queue.get(), tell, Qt::QueuedConnection);
        return PendingCall();
    });
}

ApiError EstateReader::closedError()
{
    ApiError closed;
    closed.message = tr("the connection was closed");
    return closed;
}

template <class Op>
void EstateReader::ask(const std::shared_ptr<Estate> &estate, const typename Op::Request &request,
                       std::function<void(const typename Op::Response &)> onAnswer)
{
    using Answer = Result<typename Op::Response, ApiError>;
    m_queue->add(
        [this, estate, request, onAnswer = std::move(onAnswer)](CallQueue::Finished finished) {
            const auto done = [this, estate, onAnswer,
                               finished = std::move(finished)](const Answer &answer) {
                if (answer)
                    onAnswer(*answer);
                else if (!std::is_same_v<Op, licensemanager::GetLicenseUsage>)
                    // Of usage the newest sample of the history counts then.
                    fail(*estate, Op::operation.name, answer.error());
                finished();
            };
            if (Client *client = m_session.clientIn(estate->connection, estate->region))
                return client->call<Op>(request, this, done, Lane::Bulk);
            const auto tell = [done] { done(Answer(unexpected(closedError()))); };
            QMetaObject::invokeMethod(m_queue.get(), tell, Qt::QueuedConnection);
            return PendingCall();
        });
}

template <class Op, class Record>
void EstateReader::list(const std::shared_ptr<Estate> &estate, Listing<Record> Estate::*target,
                        std::function<void()> then)
{
    ((*estate).*target).begin();
    queue<Op>(
        estate, {}, [estate, target](const ListChunk &chunk) { ((*estate).*target).add(chunk); },
        [estate, target, then = std::move(then)](bool isComplete) {
            if (!isComplete)
                ((*estate).*target).forget();
            if (then)
                then();
        });
}

void EstateReader::read(const std::shared_ptr<Estate> &estate, Scope scope)
{
    namespace manager = licensemanager;
    const bool isFirst = scope == Scope::Account;
    if (isFirst && m_parts.testFlag(Part::Licenses)) {
        list<manager::ListLicenses>(estate, &Estate::issued,
                                    [this, estate] { askAboutLicenses(estate, estate->issued); });
        list<manager::ListReceivedLicenses>(estate, &Estate::received, [this, estate] {
            askAboutLicenses(estate, estate->received);
        });
    }
    if (isFirst && m_parts.testFlag(Part::Grants)) {
        list<manager::ListDistributedGrants>(estate, &Estate::distributedGrants);
        list<manager::ListReceivedGrants>(estate, &Estate::receivedGrants);
    }
    if (isFirst && m_parts.testFlag(Part::Tokens))
        list<manager::ListTokens>(estate, &Estate::tokens);
    if (m_parts.testFlag(Part::Configurations))
        list<manager::ListLicenseConfigurations>(estate, &Estate::configurations, [this, estate] {
            if (!m_parts.testFlag(Part::Tags))
                return;
            estate->configurations.forEach([&](const LicenseConfiguration &configuration) {
                askTags(estate, configuration.licenseConfigurationArn.value_or(QString()));
            });
        });
    if (m_parts.testFlag(Part::ReportGenerators))
        list<manager::ListLicenseManagerReportGenerators>(estate, &Estate::reportGenerators);
    const bool hasKeys = m_parts.testFlag(Part::ApiKeys);
    if (m_parts.testFlag(Part::UsagePlans))
        list<apigateway::GetUsagePlans>(estate, &Estate::usagePlans, [this, estate, hasKeys] {
            if (hasKeys)
                readKeys(estate);
        });
    if (hasKeys)
        list<apigateway::GetApiKeys>(estate, &Estate::apiKeys);
}

template <class Record>
void EstateReader::askAboutLicenses(const std::shared_ptr<Estate> &estate,
                                    const Listing<Record> &licenses)
{
    using Usage = licensemanager::GetLicenseUsage;
    licenses.forEach([&](const Record &license) {
        const QString arn = license.licenseArn.value_or(QString());
        if (m_parts.testFlag(Part::UsageNow)) {
            Usage::Request request;
            request.licenseArn = arn;
            ask<Usage>(estate, request, [estate, arn](const Usage::Response &answer) {
                if (answer.licenseUsage)
                    estate->usageNow.insert(
                        arn,
                        answer.licenseUsage->entitlementUsages.value_or(QList<EntitlementUsage>()));
            });
        }
        if (m_parts.testFlag(Part::Tags))
            askTags(estate, arn);
    });
}

void EstateReader::askTags(const std::shared_ptr<Estate> &estate, const QString &arn)
{
    using Op = licensemanager::ListTagsForResource;
    Op::Request request;
    request.resourceArn = arn;
    ask<Op>(estate, request, [estate, arn](const Op::Response &answer) {
        QMap<QString, QString> &tags = estate->tags[arn];
        for (const Tag &tag : answer.tags.value_or(QList<Tag>()))
            tags.insert(tag.key.value_or(QString()), tag.value.value_or(QString()));
    });
}

void EstateReader::readKeys(const std::shared_ptr<Estate> &estate)
{
    estate->usagePlans.forEach([&](const UsagePlan &plan) {
        const QString id = plan.id.value_or(QString());
        apigateway::GetUsagePlanKeys::Request request;
        request.usagePlanId = id;
        const auto keys = std::make_shared<QStringList>();
        queue<apigateway::GetUsagePlanKeys>(
            estate, request,
            [keys](const ListChunk &chunk) {
                for (const UsagePlanKey &key : recordsOf<UsagePlanKey>(chunk))
                    *keys += key.id.value_or(QString());
            },
            [estate, id, keys](bool isComplete) {
                if (isComplete)
                    estate->keysOfPlans.insert(id, *keys);
            });
    });
}

} // namespace lc
