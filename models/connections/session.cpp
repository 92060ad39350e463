// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"

#include "api/sts/identity.h"
#include "aws/awssettings.h"
#include "aws/providers.h"
#include "connections/localservicelauncher.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

struct Session::Entry {
    Connection connection;
    QString region;
    State state = State::Opening;
    Identity identity;
    ApiError error;
    bool isRegionMissing = false;
    std::function<ClientParts(const QString &region)>
        partsIn; ///< set once it is known where to call
    std::unique_ptr<Client> client;
    std::map<QString, std::unique_ptr<Client>> elsewhere; ///< by Region
    PendingCall identityCall;
    std::unique_ptr<QObject> launch; ///< context of a start that is under way
};

namespace {

ApiError failure(ApiError::Kind kind, const QString &message)
{
    return {.kind = kind, .message = message};
}

Result<Endpoint, ApiError> customEndpoint(const Service &service, const QString &region,
                                          const QString &url)
{
    auto endpoint = findEndpoint(service, {.region = region, .custom = url});
    if (!endpoint)
        return unexpected(failure(ApiError::Kind::Rejected, endpoint.error()));
    return *endpoint;
}

std::optional<bool> said(Connection::Switch value)
{
    if (value == Connection::Switch::AsConfigured)
        return std::nullopt;
    return value == Connection::Switch::On;
}

AwsSettings::Wishes wishesOf(const Connection &connection, const Service &service)
{
    const QUrl url = connection.serviceEndpoints.value(QString::fromLatin1(service.signingName),
                                                       connection.endpoint);
    return {url.toString(QUrl::FullyEncoded), said(connection.useFips),
            said(connection.useDualStack)};
}

Identity identityOf(const sts::GetCallerIdentity::Response &answer)
{
    Identity identity;
    identity.arn = answer.arn.value_or(QString());
    identity.account = answer.account.value_or(QString());
    const QStringList parts = identity.arn.split(u':');
    identity.partition = parts.size() > 1 && !parts.at(1).isEmpty() ? parts.at(1) : u"aws"_s;
    return identity;
}

} // namespace

Session::Session(SessionParts parts, ConnectionRegistry registry, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_registry(std::move(registry)),
      m_signIns(std::make_shared<SsoTokenPool>())
{
}

Session::~Session()
{
    setPrompter(nullptr);
}

void Session::setPrompter(Prompter *prompter)
{
    if (m_desk)
        m_desk->close();
    m_desk = prompter ? PromptDesk::make(prompter) : nullptr;
}

void Session::open(const QString &connectionId, const QString &region)
{
    const State before = state(connectionId);
    if (before == State::Opening || before == State::Open)
        return;
    const bool isNew = before == State::Closed;
    auto entry = std::make_unique<Entry>();
    const auto connection = m_registry.byId(connectionId);
    if (connection) {
        entry->connection = *connection;
    } else {
        entry->connection.id = connectionId;
        entry->connection.name = connectionId;
    }
    entry->region = !region.isEmpty() ? region
        : isNew                       ? entry->connection.region
                                      : m_entries.at(connectionId)->region;
    const Connection::Kind kind = entry->connection.kind;
    m_entries[connectionId] = std::move(entry);
    if (isNew)
        m_order.append(connectionId);
    emit stateChanged(connectionId);
    if (isNew)
        emit openedChanged();
    if (!m_entries.contains(connectionId))
        return;

    if (!connection)
        fail(connectionId,
             failure(ApiError::Kind::NotFound,
                     tr("There is no connection named \"%1\".").arg(connectionId)));
    else if (kind == Connection::Kind::Local)
        openLocal(connectionId);
    else
        openAws(connectionId);
}

void Session::openAws(const QString &connectionId)
{
    Entry &entry = *m_entries.at(connectionId);
    const Connection &connection = entry.connection;
    // Read afresh: keys may have been renewed since the registry looked.
    const Profiles profiles = Profiles::load(ProfileFiles::locate(m_registry.environment()));
    auto settings = connection.kind == Connection::Kind::Environment || connection.profile.isEmpty()
        ? AwsSettings::ofEnvironment(m_registry.environment(), profiles)
        : AwsSettings::ofProfile(m_registry.environment(), profiles, connection.profile);
    if (entry.region.isEmpty())
        entry.region = settings.region().value_or(QString());
    entry.isRegionMissing = entry.region.isEmpty() && connection.endpoint.isEmpty();
    if (entry.isRegionMissing) {
        fail(connectionId, failure(ApiError::Kind::Rejected, tr("No Region is configured.")));
        return;
    }
    ClientParts common = commonParts(entry);
    auto route = Route::make(
        {.caFile = connection.caFile.isEmpty() ? settings.caBundle() : connection.caFile,
         .proxy = connection.proxy},
        m_registry.environment());
    if (!route) {
        fail(connectionId, failure(ApiError::Kind::Rejected, route.error()));
        return;
    }
    common.route = *route;
    common.retryLimits = settings.retryLimits();
    const auto provider = makeProvider(settings,
                                       {.thread = m_parts.workers->network()->thread(),
                                        .transport = &m_parts.workers->transport(),
                                        .clock = m_parts.clock,
                                        .person = {m_desk, connection.name},
                                        .connectionId = connection.id,
                                        .region = entry.region,
                                        .route = common.route,
                                        .signIns = m_signIns,
                                        .random = {}});
    if (!provider) {
        fail(connectionId, provider.error());
        return;
    }
    settings.forgetSecrets();
    common.credentials = *provider;
    entry.partsIn = [common, settings, connection](const QString &region) {
        ClientParts parts = common;
        parts.region = region;
        parts.endpoint = [settings, connection, region](const Service &service) {
            return settings.endpoint(service, region, wishesOf(connection, service));
        };
        return parts;
    };
    askIdentity(connectionId);
}

void Session::openLocal(const QString &connectionId)
{
    if (!m_parts.launcher) {
        fail(connectionId,
             failure(ApiError::Kind::Offline, tr("The local service is not available here.")));
        return;
    }
    Entry &entry = *m_entries.at(connectionId);
    entry.launch = std::make_unique<QObject>();
    m_parts.launcher->start(
        entry.launch.get(), [this, connectionId](const Result<LocalEndpoint, QString> &started) {
            if (!started) {
                fail(connectionId, failure(ApiError::Kind::Offline, started.error()));
                return;
            }
            openLocalAt(connectionId, *started);
        });
}

void Session::openLocalAt(const QString &connectionId, const LocalEndpoint &local)
{
    Entry &entry = *m_entries.at(connectionId);
    const auto access =
        std::find_if(local.accesses.begin(), local.accesses.end(), [&](const LocalAccess &each) {
            return each.profile == entry.connection.profile;
        });
    if (access == local.accesses.end()) {
        fail(connectionId,
             failure(ApiError::Kind::Credentials,
                     tr("The local service has no account named \"%1\".")
                         .arg(entry.connection.profile)));
        return;
    }
    if (!local.region.isEmpty())
        entry.region = local.region;
    ClientParts common = commonParts(entry);
    common.credentials = std::make_shared<StaticCredentials>(access->credentials);
    entry.partsIn = [common, url = local.url.toString(QUrl::FullyEncoded)](const QString &region) {
        ClientParts parts = common;
        parts.region = region;
        parts.endpoint = [url, region](const Service &service) {
            return customEndpoint(service, region, url);
        };
        return parts;
    };
    askIdentity(connectionId);
}

ClientParts Session::commonParts(const Entry &entry) const
{
    ClientParts parts;
    parts.connectionId = entry.connection.id;
    parts.workers = m_parts.workers;
    parts.clock = m_parts.clock;
    parts.journal = m_parts.journal;
    return parts;
}

void Session::askIdentity(const QString &connectionId)
{
    Entry &entry = *m_entries.at(connectionId);
    entry.elsewhere.clear();
    entry.client = std::make_unique<Client>(entry.partsIn(entry.region));
    entry.identityCall = entry.client->call<sts::GetCallerIdentity>(
        {}, this,
        [this, connectionId](const Result<sts::GetCallerIdentity::Response, ApiError> &answer) {
            if (!answer) {
                fail(connectionId, answer.error());
                return;
            }
            Entry &opened = *m_entries.at(connectionId);
            opened.identity = identityOf(*answer);
            if (!opened.identity.isKnown()) {
                fail(connectionId,
                     failure(ApiError::Kind::BadAnswer,
                             tr("The service did not tell the account.")));
                return;
            }
            opened.client->setAccount(opened.identity.account);
            opened.state = State::Open;
            emit stateChanged(connectionId);
        });
}

void Session::fail(const QString &connectionId, const ApiError &error)
{
    Entry &entry = *m_entries.at(connectionId);
    entry.state = State::Failed;
    entry.error = error;
    emit stateChanged(connectionId);
}

void Session::close(const QString &connectionId)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return;
    // Kept until the signals are out: somebody may be called from inside one of its answers.
    const std::unique_ptr<Entry> closed = std::move(found->second);
    m_entries.erase(found);
    m_order.removeAll(connectionId);
    closed->identityCall = {};
    emit stateChanged(connectionId);
    emit openedChanged();
}

void Session::retry()
{
    for (const QString &id : opened()) {
        if (state(id) == State::Failed)
            open(id);
    }
}

Session::State Session::state(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? State::Closed : found->second->state;
}

Connection Session::connection(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return m_registry.byId(connectionId).value_or(Connection());
    Connection connection = found->second->connection;
    connection.region = found->second->region;
    return connection;
}

Identity Session::identity(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? Identity() : found->second->identity;
}

ApiError Session::error(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? ApiError() : found->second->error;
}

bool Session::isRegionMissing(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found != m_entries.end() && found->second->state == State::Failed
        && found->second->isRegionMissing;
}

Client *Session::client(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() || found->second->state != State::Open
        ? nullptr
        : found->second->client.get();
}

Client *Session::clientIn(const QString &connectionId, const QString &region)
{
    Client *own = client(connectionId);
    if (!own || region.isEmpty() || region == own->region())
        return own;
    Entry &entry = *m_entries.at(connectionId);
    std::unique_ptr<Client> &there = entry.elsewhere[region];
    if (!there) {
        there = std::make_unique<Client>(entry.partsIn(region));
        there->setAccount(entry.identity.account);
    }
    return there.get();
}

} // namespace lc
