// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/servicesettingsrules.h"

#include "core/json.h"
#include "domain/arn.h"
#include "localservice/behaviour.h"
#include "localservice/handlertable.h"
#include "localservice/inventory.h"
#include "localservice/store.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>
#include <QUuid>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using Settings = GetServiceSettings::Response;

namespace {

const QString kind = u"service-settings"_s;
constexpr QLatin1StringView namePrefix{"aws-license-manager-service-"};

/// Settings as they are stored.
struct SettingsRecord {
    Settings settings;
    std::optional<Instant> discoveryChangedAt;

    bool operator==(const SettingsRecord &) const = default;
    static const Type rows;
};

constexpr Field settingsRows[] = {
    field<&SettingsRecord::settings>("Settings").with(Required),
    field<&SettingsRecord::discoveryChangedAt>("DiscoveryChangedAt"),
};

constinit const Type SettingsRecord::rows =
    describe<SettingsRecord>("SettingsRecord", settingsRows);

QString idOf(const Caller &caller)
{
    return caller.account + u'/' + caller.region;
}

/// The share by which a linked organization sees licenses; always the same for a Region.
QString resourceShare(const Caller &caller)
{
    static constexpr QUuid shares(0x6d1f1a52, 0x7c0e, 0x4c55, 0x9b, 0x7a, 0x21, 0x5e, 0x0f, 0xd2,
                                  0x38, 0x64);
    return u"arn:%1:ram:%2:%3:resource-share/%4"_s.arg(
        caller.partition, caller.region, caller.account,
        QUuid::createUuidV5(shares, idOf(caller)).toString(QUuid::WithoutBraces));
}

/// An organization is linked from the start: see behaviour::organizationLink.
Settings defaults(const ServiceSetup &setup, const Caller &caller)
{
    Settings settings;
    const auto &organization = setup.organization;
    const bool manages = organization && organization->managementAccount == caller.account;
    settings.organizationConfiguration = OrganizationConfiguration{manages};
    if (manages)
        settings.licenseManagerResourceShareArn = resourceShare(caller);
    settings.enableCrossAccountsDiscovery = false;
    return settings;
}

SettingsRecord readRecord(Store &store, const ServiceSetup &setup, const Caller &caller)
{
    const SettingsRecord usual{defaults(setup, caller), {}};
    const auto kept = store.find(kind, idOf(caller));
    return kept ? readJson<SettingsRecord>(kept->document).value_or(usual) : usual;
}

void write(Call &call, const SettingsRecord &record)
{
    auto resource = call.store.find(kind, idOf(call.caller));
    if (resource) {
        resource->document = writeJson(record);
        call.store.update(*resource);
        return;
    }
    Resource made;
    made.kind = kind;
    made.account = call.caller.account;
    made.region = call.caller.region;
    made.id = idOf(call.caller);
    made.document = writeJson(record);
    call.store.insert(made);
}

/// Sets an ARN member; an empty text takes it away.
Served<void> setArn(Call &call, const char *member, const QString &service,
                    const std::optional<QString> &sent, std::optional<QString> &kept)
{
    if (!sent)
        return {};
    if (sent->isEmpty()) {
        kept.reset();
        return {};
    }
    const auto arn = Arn::parse(*sent);
    const bool isHere = arn
        && (service == u"s3"
            || (arn->region == call.caller.region && arn->account == call.caller.account));
    // Names are file names here: see BucketFolder.
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$"_s);
    if (!arn || arn->service != service || !isHere || !arn->resource.startsWith(namePrefix)
        || !form.match(arn->resource).hasMatch())
        return refuse(call.operation, {"InvalidParameterValueException"},
                      u"%1 must name a resource of this account and Region whose name begins with "
                      "%2."_s.arg(QLatin1StringView(member), namePrefix));
    kept = sent;
    return {};
}

/// Sets a switch that cannot be taken back; tells whether it changed.
Served<bool> setSwitch(Call &call, const char *member, bool sent, bool &kept)
{
    if (kept && !sent)
        return refuse(call.operation, {"InvalidParameterValueException"},
                      u"%1 cannot be switched off again."_s.arg(QLatin1StringView(member)));
    const bool changed = sent != kept;
    kept = sent;
    return changed;
}

Served<void> linkOrganization(Call &call, const OrganizationConfiguration &sent, Settings &settings)
{
    OrganizationConfiguration kept =
        settings.organizationConfiguration.value_or(OrganizationConfiguration());
    const auto changed = setSwitch(call, "OrganizationConfiguration.EnableIntegration",
                                   sent.enableIntegration, kept.enableIntegration);
    if (!changed)
        return unexpected(changed.error());
    if (*changed)
        return refuse(
            "AccessDeniedException",
            u"OrganizationConfiguration.EnableIntegration: the account %1 does not manage an "
            "organization."_s.arg(call.caller.account));
    return {};
}

Served<bool> setRegions(Call &call, const QList<QString> &sent, Settings &settings)
{
    static const QRegularExpression form(u"^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$"_s);
    for (const QString &region : sent) {
        if (!form.match(region).hasMatch() || sent.count(region) > 1)
            return refuse(
                call.operation, {"InvalidParameterValueException"},
                u"EnabledDiscoverySourceRegions: %1 is not a Region or repeated."_s.arg(region));
    }
    if (settings.crossRegionDiscoverySourceRegions.value_or(QList<QString>()) == sent)
        return false;
    if (sent.isEmpty()) {
        settings.crossRegionDiscoveryHomeRegion.reset();
        settings.crossRegionDiscoverySourceRegions.reset();
        return true;
    }
    settings.crossRegionDiscoveryHomeRegion = call.caller.region;
    settings.crossRegionDiscoverySourceRegions = sent;
    return true;
}

/// The texts that tell how discovery stands.
ServiceStatus statusOf(const Settings &settings)
{
    ServiceStatus status;
    if (settings.enableCrossAccountsDiscovery.value_or(false))
        status.crossAccountDiscovery =
            CrossAccountDiscoveryServiceStatus{QLatin1StringView(behaviour::discoveryStatus.value)};
    if (settings.crossRegionDiscoverySourceRegions) {
        QMap<QString, RegionStatus> regions;
        for (const QString &region : *settings.crossRegionDiscoverySourceRegions)
            regions.insert(region,
                           RegionStatus{QLatin1StringView(behaviour::discoveryStatus.value)});
        status.crossRegionDiscovery = CrossRegionDiscoveryStatus{regions};
    }
    return status;
}

/// Applies the members that were sent; tells whether the way of discovery changed.
Served<bool> apply(Call &call, const UpdateServiceSettings::Request &request, Settings &settings)
{
    if (auto set = setArn(call, "S3BucketArn", u"s3"_s, request.s3BucketArn, settings.s3BucketArn);
        !set)
        return unexpected(set.error());
    if (auto set = setArn(call, "SnsTopicArn", u"sns"_s, request.snsTopicArn, settings.snsTopicArn);
        !set)
        return unexpected(set.error());
    if (request.organizationConfiguration) {
        if (auto linked = linkOrganization(call, *request.organizationConfiguration, settings);
            !linked)
            return unexpected(linked.error());
    }
    bool changed = false;
    if (request.enableCrossAccountsDiscovery) {
        bool enabled = settings.enableCrossAccountsDiscovery.value_or(false);
        const auto set = setSwitch(call, "EnableCrossAccountsDiscovery",
                                   *request.enableCrossAccountsDiscovery, enabled);
        if (!set)
            return unexpected(set.error());
        const auto &organization = call.setup.organization;
        if (*set && (!organization || organization->managementAccount != call.caller.account))
            return refuse("AccessDeniedException",
                          u"EnableCrossAccountsDiscovery: the account %1 does not manage an "
                          "organization."_s.arg(call.caller.account));
        settings.enableCrossAccountsDiscovery = enabled;
        changed = *set;
    }
    if (request.enabledDiscoverySourceRegions) {
        const auto set = setRegions(call, *request.enabledDiscoverySourceRegions, settings);
        if (!set)
            return unexpected(set.error());
        changed = changed || *set;
    }
    return changed;
}

Served<GetServiceSettings::Response> get(Call &call, const GetServiceSettings::Request &)
{
    return servicesettings::read(call);
}

Served<UpdateServiceSettings::Response> update(Call &call,
                                               const UpdateServiceSettings::Request &request)
{
    SettingsRecord record = readRecord(call.store, call.setup, call.caller);
    const auto changed = apply(call, request, record.settings);
    if (!changed)
        return unexpected(changed.error());
    if (*changed) {
        if (call.setup.quotas == Quotas::Enforced && record.discoveryChangedAt
            && call.now >= *record.discoveryChangedAt
            && call.now < *record.discoveryChangedAt + std::chrono::days(1))
            return refuse("RateLimitExceededException",
                          u"The way of discovery can be changed once a day."_s);
        record.discoveryChangedAt = call.now;
    }
    write(call, record);
    return UpdateServiceSettings::Response();
}

} // namespace

namespace servicesettings {

Settings read(Call &call)
{
    Settings settings = readRecord(call.store, call.setup, call.caller).settings;
    const ServiceStatus status = statusOf(settings);
    if (status != ServiceStatus())
        settings.serviceStatus = status;
    return settings;
}

QList<ResourceQuery> inventories(Store &store, const ServiceSetup &setup, const Caller &caller)
{
    const Settings settings = readRecord(store, setup, caller).settings;
    QStringList regions{caller.region};
    regions += settings.crossRegionDiscoverySourceRegions.value_or(QList<QString>());
    regions.removeDuplicates();
    QStringList accounts{caller.account};
    const auto &organization = setup.organization;
    if (organization && organization->managementAccount == caller.account
        && settings.enableCrossAccountsDiscovery.value_or(false))
        accounts += organization->members();
    accounts.removeDuplicates();
    QList<ResourceQuery> queries;
    for (const QString &account : std::as_const(accounts)) {
        for (const QString &region : std::as_const(regions)) {
            queries.emplaceBack().kind = inventory::kind;
            queries.last().account = account;
            queries.last().region = region;
        }
    }
    return queries;
}

QString reportBucket(const Caller &caller)
{
    const QByteArray hash =
        QCryptographicHash::hash(idOf(caller).toUtf8(), QCryptographicHash::Sha256);
    return namePrefix + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace servicesettings

void addServiceSettingsRules(HandlerTable &table)
{
    table.add<GetServiceSettings>(get);
    table.add<UpdateServiceSettings>(update);
}

} // namespace lc
