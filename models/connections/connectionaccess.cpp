// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionaccess.h"

#include "aws/providers.h"
#include "aws/regions.h"
#include "aws/route.h"
#include "client/callastext.h"
#include "connections/connectionregistry.h"
#include "connections/keyvault.h"
#include "connections/localservicelauncher.h"

#include <QCoreApplication>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("ConnectionAccess", source);
}

auto refused(ApiError::Kind kind, const QString &message)
{
    return unexpected(ApiError{.kind = kind, .message = message});
}

QString textOf(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

Result<Endpoint, ApiError> customEndpoint(const Service &service, const QString &region,
                                          const QString &url)
{
    auto endpoint = findEndpoint(service, {.region = region, .custom = url});
    if (!endpoint)
        return refused(ApiError::Kind::Rejected, endpoint.error());
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
    return {textOf(connection.serviceEndpoints.value(QString::fromLatin1(service.signingName),
                                                     connection.endpoint)),
            said(connection.useFips), said(connection.useDualStack)};
}

Result<std::shared_ptr<CredentialsProvider>, ApiError> providerOf(const Connection &connection,
                                                                  const AwsSettings &settings,
                                                                  const ClientParts &common,
                                                                  const AccessMeans &means)
{
    QThread *network = means.workers->network()->thread();
    if (connection.kind == Connection::Kind::Keys) {
        if (!means.keyVault)
            return refused(
                ApiError::Kind::Credentials,
                translated(QT_TRANSLATE_NOOP("ConnectionAccess",
                                             "The keychain has no keys of this connection.")));
        return means.keyVault->provider(connection.id, network, means.clock);
    }
    const auto endpoint = [&](const Service &service, const QString &region) {
        AwsSettings::Wishes wishes = wishesOf(connection, service);
        // People sign in at AWS wherever the connection's services are.
        const bool isToken = QByteArrayView(service.signingName) == "sts";
        if (!isToken)
            wishes.url.clear();
        return settings.endpoint(service, region, wishes);
    };
    return makeProvider(settings,
                        {.thread = network,
                         .transport = &means.workers->transport(),
                         .clock = means.clock,
                         .person = {means.desk, connection.name},
                         .connectionId = connection.id,
                         .region = common.region,
                         .route = common.route,
                         .endpoint = endpoint,
                         .signIns = means.signIns,
                         .random = {}});
}

ClientParts commonParts(const Connection &connection, const AccessMeans &means)
{
    ClientParts parts;
    parts.connectionId = connection.id;
    parts.changes = connection.isReadOnly() ? Changes::Refused : Changes::Allowed;
    parts.workers = means.workers;
    parts.clock = means.clock;
    parts.journal = means.journal;
    return parts;
}

} // namespace

Result<ConnectionAccess, ApiError>
accessTo(const Connection &connection, const ConnectionRegistry &registry, const AccessMeans &means)
{
    // Read afresh: keys may have been renewed since the registry looked.
    auto settings = settingsOf(connection, registry.environment(),
                               Profiles::load(ProfileFiles::locate(registry.environment())));
    const QString home = homeRegionOf(connection, registry);
    if (home.isEmpty() && connection.endpoint.isEmpty())
        return refused(
            ApiError::Kind::Rejected,
            translated(QT_TRANSLATE_NOOP("ConnectionAccess", "No Region is configured.")));
    ClientParts common = commonParts(connection, means);
    common.region = home;
    auto route = Route::make(
        {.caFile = connection.caFile.isEmpty() ? settings.caBundle() : connection.caFile,
         .proxy = connection.proxy},
        registry.environment());
    if (!route)
        return refused(ApiError::Kind::Rejected, route.error());
    common.route = *route;
    common.retryLimits = settings.retryLimits();
    auto provider = providerOf(connection, settings, common, means);
    if (!provider)
        return unexpected(provider.error());
    common.credentials = *provider;
    settings.forgetSecrets();

    ConnectionAccess access{regionsOf(connection, home), {}, {}, {}};
    access.partsIn = [common, settings, connection](const QString &region) {
        ClientParts parts = common;
        parts.region = region;
        parts.endpoint = [settings, connection, region](const Service &service) {
            return settings.endpoint(service, region, wishesOf(connection, service));
        };
        return parts;
    };
    return access;
}

Result<ConnectionAccess, ApiError> accessTo(const Connection &connection,
                                            const LocalEndpoint &local, const AccessMeans &means)
{
    const auto keys =
        std::find_if(local.accesses.begin(), local.accesses.end(),
                     [&](const LocalAccess &each) { return each.profile == connection.profile; });
    if (keys == local.accesses.end())
        return refused(
            ApiError::Kind::Credentials,
            translated(QT_TRANSLATE_NOOP("ConnectionAccess",
                                         "The local service has no account named \"%1\"."))
                .arg(connection.profile));
    ClientParts common = commonParts(connection, means);
    common.credentials = std::make_shared<StaticCredentials>(keys->credentials);
    ConnectionAccess access{
        regionsOf(connection, local.region.isEmpty() ? connection.region : local.region),
        {},
        local.url,
        local.credentialsFile};
    access.partsIn = [common, url = textOf(local.url)](const QString &region) {
        ClientParts parts = common;
        parts.region = region;
        parts.endpoint = [url, region](const Service &service) {
            return customEndpoint(service, region, url);
        };
        return parts;
    };
    return access;
}

CallTarget targetOf(const Connection &connection, const ConnectionAccess &access,
                    const Service &service, const QString &region)
{
    CallTarget target;
    target.region = region.isEmpty() ? connection.region : region;
    target.profile = connection.profile;
    target.endpoint = textOf(access.localUrl.isEmpty() ? connection.serviceEndpoints.value(
                                 QString::fromLatin1(service.signingName), connection.endpoint)
                                                       : access.localUrl);
    const auto set = [&target](const QString &name, const QString &value) {
        if (!value.isEmpty())
            target.environment.append({name, value});
    };
    const auto wished = [](Connection::Switch value) {
        const auto isOn = said(value);
        return isOn ? (*isOn ? u"true"_s : u"false"_s) : QString();
    };
    set(u"AWS_SHARED_CREDENTIALS_FILE"_s, access.credentialsFile);
    if (connection.kind == Connection::Kind::Keys) {
        set(u"AWS_ACCESS_KEY_ID"_s, u"<AccessKeyId>"_s);
        set(u"AWS_SECRET_ACCESS_KEY"_s, u"<SecretAccessKey>"_s);
    }
    set(u"AWS_USE_FIPS_ENDPOINT"_s, wished(connection.useFips));
    set(u"AWS_USE_DUALSTACK_ENDPOINT"_s, wished(connection.useDualStack));
    set(u"AWS_CA_BUNDLE"_s, connection.caFile);
    set(u"HTTPS_PROXY"_s, connection.proxy.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    return target;
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

Connection inRegion(const Connection &connection, const QString &wanted)
{
    Connection opened = connection;
    if (wanted == Connection::everyRegion) {
        opened.regions = {wanted};
    } else if (!wanted.isEmpty()) {
        opened.region = wanted;
        opened.regions.clear();
    }
    return opened;
}

QString homeRegionOf(const Connection &connection, const ConnectionRegistry &registry)
{
    const QStringList &listed = connection.regions;
    const bool isOpenList = listed.isEmpty() || listed.contains(Connection::everyRegion);
    QString home = connection.region;
    if (home.isEmpty())
        home = settingsOf(connection, registry.environment(), registry.profiles())
                   .region()
                   .value_or(QString());
    return isOpenList || listed.contains(home) ? home : listed.first();
}

QStringList regionsOf(const Connection &connection, const QString &homeRegion)
{
    QStringList regions{homeRegion};
    const bool isEvery = connection.regions.contains(Connection::everyRegion);
    for (const QString &region : isEvery ? knownRegions() : connection.regions) {
        const bool isOfPartition = !isEvery || &partitionOf(region) == &partitionOf(homeRegion);
        if (isOfPartition && !regions.contains(region))
            regions.append(region);
    }
    return regions;
}

bool canBeRegion(const QString &name)
{
    return isRegionName(name);
}

bool areOfOnePartition(const QString &region, const QString &other)
{
    return &partitionOf(region) == &partitionOf(other);
}

} // namespace lc
