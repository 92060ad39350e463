// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"

#include "aws/ssotokens.h"
#include "client/callastext.h"
#include "connections/connectionbook.h"
#include "connections/keyvault.h"
#include "connections/localservicelauncher.h"

#include <utility>

namespace lc {

using namespace Qt::StringLiterals;

struct Session::Entry {
    Connection kept; ///< as the registry has it
    Connection connection; ///< as it is opened
    QString wantedRegion;
    State state = State::Opening;
    Identity identity;
    std::optional<Identity> former;
    ApiError error;
    ConnectionAccess access; ///< once it is known where to call
    std::map<QString, std::unique_ptr<Client>> clients; ///< by Region
    PendingCall identityCall;
    QObject opening; ///< context of what is under way
};

namespace {

ApiError failure(ApiError::Kind kind, const QString &message)
{
    return {.kind = kind, .message = message};
}

/// The user or role of an ARN; the name of a role's session changes with every sign-in.
QString principalOf(const Identity &identity)
{
    const bool isSession = identity.arn.contains(":assumed-role/"_L1);
    return isSession ? identity.arn.left(identity.arn.lastIndexOf(u'/')) : identity.arn;
}

/// What is only shown; everything else needs new clients.
bool isSameButForMarks(const Connection &left, Connection right)
{
    right.name = left.name;
    right.colour = left.colour;
    right.stage = left.stage;
    return left == right;
}

} // namespace

Session::Session(SessionParts parts, ConnectionRegistry registry, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_registry(std::move(registry)),
      m_signIns(std::make_shared<SsoTokenPool>()), m_keyVault(KeyVault::make(nullptr))
{
}

Session::~Session()
{
    setPrompter(nullptr);
    m_keyVault->close();
}

void Session::setPrompter(Prompter *prompter)
{
    if (m_desk)
        m_desk->close();
    m_desk = prompter ? PromptDesk::make(prompter) : nullptr;
}

void Session::setKeychain(Keychain *keychain)
{
    m_keyVault->close();
    m_keyVault = KeyVault::make(keychain);
}

void Session::open(const QString &connectionId, const QString &region)
{
    const State before = state(connectionId);
    if (before == State::Opening || before == State::Open)
        return;
    if (before == State::Failed && region.isEmpty())
        begin(connectionId, m_entries.at(connectionId)->wantedRegion);
    else
        begin(connectionId, region);
}

void Session::begin(const QString &connectionId, const QString &wantedRegion)
{
    const bool isNew = !m_entries.contains(connectionId);
    const auto kept = m_registry.byId(connectionId);
    auto entry = std::make_unique<Entry>();
    entry->wantedRegion = wantedRegion;
    if (kept) {
        entry->kept = *kept;
    } else {
        entry->kept.id = connectionId;
        entry->kept.name = connectionId;
    }
    entry->connection = inRegion(entry->kept, wantedRegion);
    QObject *opening = &entry->opening;
    // Kept until the signals are out: somebody may be called from inside one of its answers.
    const std::unique_ptr<Entry> before = std::exchange(m_entries[connectionId], std::move(entry));
    if (isNew)
        m_order.append(connectionId);
    emit stateChanged(connectionId);
    if (isNew)
        emit openedChanged();
    if (!m_entries.contains(connectionId) || &m_entries.at(connectionId)->opening != opening)
        return;
    if (!kept) {
        fail(connectionId,
             failure(ApiError::Kind::NotFound,
                     tr("There is no connection named \"%1\".").arg(connectionId)));
        return;
    }
    findAccess(m_entries.at(connectionId)->connection, opening,
               [this, connectionId](const Result<ConnectionAccess, ApiError> &access) {
                   if (!access) {
                       fail(connectionId, access.error());
                       return;
                   }
                   m_entries.at(connectionId)->access = *access;
                   askIdentity(connectionId);
               });
}

void Session::findAccess(const Connection &connection, QObject *context,
                         std::function<void(const Result<ConnectionAccess, ApiError> &)> done)
{
    if (connection.kind != Connection::Kind::Local) {
        done(accessTo(connection, m_registry, means()));
        return;
    }
    if (!m_parts.launcher) {
        done(unexpected(
            failure(ApiError::Kind::Offline, tr("The local service is not available here."))));
        return;
    }
    m_parts.launcher->start(
        context,
        [connection, means = means(),
         done = std::move(done)](const Result<LocalEndpoint, QString> &started) {
            if (started)
                done(accessTo(connection, *started, means));
            else
                done(unexpected(failure(ApiError::Kind::Offline, started.error())));
        });
}

AccessMeans Session::means() const
{
    return {m_parts.workers, m_parts.clock, m_parts.journal, m_desk, m_signIns, m_keyVault};
}

void Session::askIdentity(const QString &connectionId)
{
    Entry &entry = *m_entries.at(connectionId);
    const QString home = entry.access.regions.first();
    auto &client = entry.clients[home];
    client = std::make_unique<Client>(entry.access.partsIn(home));
    entry.identityCall = client->call<sts::GetCallerIdentity>(
        {}, this,
        [this, connectionId](const Result<sts::GetCallerIdentity::Response, ApiError> &answer) {
            if (!answer) {
                fail(connectionId, answer.error());
                return;
            }
            const Identity identity = identityOf(*answer);
            if (identity.isKnown())
                learnIdentity(connectionId, identity);
            else
                fail(connectionId,
                     failure(ApiError::Kind::BadAnswer,
                             tr("The service did not tell the account.")));
        });
}

/// Another account than the last time is never used without a question: the keys of a name may
/// have been exchanged behind our back.
void Session::learnIdentity(const QString &connectionId, const Identity &identity)
{
    Entry &entry = *m_entries.at(connectionId);
    entry.identity = identity;
    const ConnectionBook *book = m_registry.book();
    const bool isRemembered = book && entry.connection.kind != Connection::Kind::Local;
    const auto former = isRemembered ? book->identity(connectionId) : std::nullopt;
    if (former && principalOf(*former) != principalOf(identity))
        entry.former = former;
    if (former
        && (former->account != identity.account || former->partition != identity.partition)) {
        fail(connectionId,
             failure(ApiError::Kind::OtherIdentity,
                     tr("This connection spoke for account %1 the last time, and speaks for "
                        "account %2 now.")
                         .arg(former->account, identity.account)));
        return;
    }
    finishOpening(connectionId);
}

void Session::acceptIdentity(const QString &connectionId)
{
    if (error(connectionId).kind != ApiError::Kind::OtherIdentity
        || state(connectionId) != State::Failed)
        return;
    m_entries.at(connectionId)->error = {};
    finishOpening(connectionId);
}

void Session::finishOpening(const QString &connectionId)
{
    Entry &entry = *m_entries.at(connectionId);
    if (m_registry.book() && entry.connection.kind != Connection::Kind::Local)
        m_registry.book()->rememberIdentity(connectionId, entry.identity);
    for (const auto &[region, client] : entry.clients)
        client->setIdentity(entry.identity.account, entry.identity.arn);
    entry.state = State::Open;
    emit stateChanged(connectionId);
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

void Session::reload()
{
    m_registry.reload();
    for (const QString &id : opened()) {
        const auto kept = m_registry.byId(id);
        if (!m_entries.contains(id))
            continue;
        Entry &entry = *m_entries.at(id);
        if (!kept) {
            close(id);
        } else if (!isSameButForMarks(entry.kept, *kept)) {
            begin(id, entry.wantedRegion);
        } else if (entry.kept != *kept) {
            entry.kept = *kept;
            entry.connection = inRegion(*kept, entry.wantedRegion);
            emit stateChanged(id);
        }
    }
    emit registryChanged();
}

Session::State Session::state(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? State::Closed : found->second->state;
}

Connection Session::connection(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    Connection connection = found == m_entries.end()
        ? m_registry.byId(connectionId).value_or(Connection())
        : found->second->connection;
    connection.region = regions(connectionId).first();
    return connection;
}

QStringList Session::regions(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    if (found != m_entries.end() && !found->second->access.regions.isEmpty())
        return found->second->access.regions;
    const Connection connection = found == m_entries.end()
        ? m_registry.byId(connectionId).value_or(Connection())
        : found->second->connection;
    return regionsOf(connection, homeRegionOf(connection, m_registry));
}

std::optional<Identity> Session::formerIdentity(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? std::nullopt : found->second->former;
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
        && found->second->access.regions.isEmpty() && found->second->connection.endpoint.isEmpty()
        && regions(connectionId).first().isEmpty() && m_registry.byId(connectionId);
}

Client *Session::client(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end() || found->second->state != State::Open)
        return nullptr;
    return found->second->clients.at(found->second->access.regions.first()).get();
}

Client *Session::clientIn(const QString &connectionId, const QString &region)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end() || found->second->state != State::Open)
        return nullptr;
    Entry &entry = *found->second;
    const QString there = region.isEmpty() ? entry.access.regions.first() : region;
    std::unique_ptr<Client> &client = entry.clients[there];
    if (!client) {
        client = std::make_unique<Client>(entry.access.partsIn(there));
        client->setIdentity(entry.identity.account, entry.identity.arn);
    }
    return client.get();
}

CallTarget Session::targetOf(const QString &connectionId, const Service &service,
                             const QString &region) const
{
    const auto found = m_entries.find(connectionId);
    return lc::targetOf(connection(connectionId),
                        found == m_entries.end() ? ConnectionAccess() : found->second->access,
                        service, region);
}

} // namespace lc
