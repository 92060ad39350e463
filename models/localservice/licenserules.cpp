// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/licenserules.h"

#include "api/licensemanager/licenses.h"
#include "core/operation.h"
#include "domain/arn.h"
#include "domain/consumption.h"
#include "domain/licensestate.h"
#include "localservice/consumptionledger.h"
#include "localservice/handlertable.h"
#include "localservice/licenseentry.h"
#include "localservice/randomid.h"
#include "localservice/tagchecks.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

constexpr int licenseQuota = 2000;
constexpr int longestSku = 1024;

std::optional<QString> emptyFault(std::initializer_list<std::pair<const char *, QString>> texts)
{
    for (const auto &[name, text] : texts) {
        if (text.isEmpty())
            return u"%1 must not be empty."_s.arg(QLatin1StringView(name));
    }
    return std::nullopt;
}

std::optional<QString> consumptionFault(const ConsumptionConfiguration &configuration)
{
    if (configuration.provisionalConfiguration
        && configuration.provisionalConfiguration->maxTimeToLiveInMinutes < 1)
        return u"ProvisionalConfiguration.MaxTimeToLiveInMinutes must be at least 1."_s;
    if (configuration.borrowConfiguration
        && configuration.borrowConfiguration->maxTimeToLiveInMinutes < 1)
        return u"BorrowConfiguration.MaxTimeToLiveInMinutes must be at least 1."_s;
    return std::nullopt;
}

/// A key that is named by its ARN must be one of KMS in the license's Region.
std::optional<QString> signKeyFault(const Issuer &issuer, const QString &homeRegion)
{
    const QString key = issuer.signKey.value_or(QString());
    if (!key.startsWith(u"arn:"))
        return std::nullopt;
    const auto arn = Arn::parse(key);
    if (!arn || arn->service != u"kms")
        return u"Issuer.SignKey is not a key of AWS KMS."_s;
    if (arn->region != homeRegion)
        return u"Issuer.SignKey is not in the home Region %1."_s.arg(homeRegion);
    return std::nullopt;
}

/// What CreateLicense and CreateLicenseVersion check alike.
template <class Request> std::optional<QString> faultOf(const Call &call, const Request &request)
{
    if (auto fault = emptyFault({{"LicenseName", request.licenseName},
                                 {"ProductName", request.productName},
                                 {"Issuer.Name", request.issuer.name},
                                 {"HomeRegion", request.homeRegion}}))
        return fault;
    if (auto fault = signKeyFault(request.issuer, request.homeRegion))
        return fault;
    if (auto fault = validityFault(request.validity))
        return fault;
    if (auto fault = entitlementsFault(request.entitlements))
        return fault;
    if (call.setup.quotas == Quotas::Enforced) {
        if (auto fault = entitlementQuotaFault(request.entitlements))
            return fault;
    }
    return consumptionFault(request.consumptionConfiguration);
}

IssuerDetails detailsOf(const Issuer &issuer, const QString &account)
{
    return {issuer.name, issuer.signKey,
            u"aws:%1:%2:issuer-fingerprint"_s.arg(account, issuer.name)};
}

/// Restates what both requests have in common.
template <class Request>
void restate(License &license, const Request &request, const QString &account)
{
    license.licenseName = request.licenseName;
    license.productName = request.productName;
    license.issuer = detailsOf(request.issuer, account);
    license.homeRegion = request.homeRegion;
    license.validity = request.validity;
    license.entitlements = request.entitlements;
    license.consumptionConfiguration = request.consumptionConfiguration;
    license.licenseMetadata = request.licenseMetadata;
}

DateText createTimeText(Instant now)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    return DateText(QString::number(seconds));
}

ResourceQuery openLicenses(const Call &call)
{
    ResourceQuery query;
    query.kind = kind::license;
    query.keyName = key::openLicense;
    query.keyValue = call.caller.account;
    return query;
}

Served<CreateLicense::Response> createLicense(Call &call, const CreateLicense::Request &request)
{
    if (auto fault =
            emptyFault({{"ProductSKU", request.productSku}, {"Beneficiary", request.beneficiary}}))
        return refuseInput(call.operation, *fault);
    if (request.productSku.size() > longestSku)
        return refuseInput(call.operation, u"ProductSKU is longer than 1024 characters."_s);
    if (auto fault = faultOf(call, request))
        return refuseInput(call.operation, *fault);
    if (auto fault = tagsFault(request.tags.value_or(QList<Tag>())))
        return refuseInput(call.operation, *fault);
    if (request.homeRegion != call.caller.region)
        return redirect(request.homeRegion);
    if (call.setup.isBeyond(call.store.count(openLicenses(call)), licenseQuota))
        return refuse("ValidationException",
                      u"The account has reached its quota of 2000 licenses."_s);
    LicenseRecord record;
    restate(record.license, request, call.caller.account);
    record.license.licenseArn = u"arn:%1:license-manager::%2:license:l-%3"_s.arg(
        call.caller.partition, call.caller.account, randomHex(32));
    record.license.productSku = request.productSku;
    record.license.beneficiary = request.beneficiary;
    record.license.status = LicenseStatus::Available;
    record.license.createTime = createTimeText(call.now);
    record.license.version = u"1"_s;
    Resource resource;
    resource.kind = kind::license;
    resource.account = call.caller.account;
    resource.region = request.homeRegion;
    resource.id = *record.license.licenseArn;
    resource.document = writeJson(record);
    call.store.insert(resource);
    call.store.keepVersion(resource);
    call.store.addKey(resource, key::openLicense, resource.account);
    call.store.addKey(resource, key::sku, request.productSku);
    setTags(call, resource.id, request.tags.value_or(QList<Tag>()));
    return CreateLicense::Response{record.license.licenseArn, shownLicense(record, call.now).status,
                                   record.license.version};
}

/// The license of a rule that only its issuer may use.
Served<LicenseEntry> ownLicense(Call &call, const QString &arn)
{
    auto entry = findLicense(call, arn);
    if (!entry)
        return refuseMissing(call.operation, u"The license %1 was not found."_s.arg(arn));
    if (entry->resource.account != call.caller.account)
        return refuse("AccessDeniedException", u"Only the issuer of a license can change it."_s);
    if (entry->isDeleted())
        return refuseInput(call.operation, u"The license %1 is deleted."_s.arg(arn));
    return *entry;
}

std::optional<Unexpected<ServiceError>> versionConflict(const LicenseEntry &entry,
                                                        const QString &sourceVersion)
{
    const QString version = QString::number(entry.resource.version);
    if (sourceVersion == version)
        return std::nullopt;
    return refuse("ConflictException",
                  u"SourceVersion %1 is not the latest version %2."_s.arg(sourceVersion, version));
}

Served<CreateLicenseVersion::Response>
createLicenseVersion(Call &call, const CreateLicenseVersion::Request &request)
{
    auto entry = ownLicense(call, request.licenseArn);
    if (!entry)
        return unexpected(entry.error());
    if (auto fault = faultOf(call, request))
        return refuseInput(call.operation, *fault);
    License &license = entry->record.license;
    if (request.homeRegion != license.homeRegion)
        return refuseInput(call.operation, u"HomeRegion cannot be changed."_s);
    if (request.homeRegion != call.caller.region)
        return redirect(request.homeRegion);
    const auto status = request.status.known();
    if (!status || !isSettable(*status))
        return refuseInput(call.operation,
                           u"Status must be AVAILABLE, DEACTIVATED or SUSPENDED."_s);
    if (request.sourceVersion) {
        if (auto conflict = versionConflict(*entry, *request.sourceVersion))
            return *conflict;
    }
    ConsumptionLedger ledger(call, *entry, ConsumptionLedger::Ending::Remove);
    if (request.resetUsage.value_or(false))
        ledger.endAll();
    if (auto fault = unitFault(entry->entitlements(), request.entitlements, ledger.consumed()))
        return refuseInput(call.operation, *fault);
    restate(license, request, call.caller.account);
    license.status = *status;
    ++entry->resource.version;
    license.version = QString::number(entry->resource.version);
    saveLicense(call, *entry);
    return CreateLicenseVersion::Response{license.licenseArn, license.version,
                                          shownLicense(entry->record, call.now).status};
}

Served<GetLicense::Response> getLicense(Call &call, const GetLicense::Request &request)
{
    const auto entry = findLicense(call, request.licenseArn);
    if (!entry)
        return refuseMissing(call.operation,
                             u"The license %1 was not found."_s.arg(request.licenseArn));
    const QString newest = QString::number(entry->resource.version);
    if (request.version.value_or(newest) == newest)
        return GetLicense::Response{shownLicense(entry->record, call.now)};
    bool isNumber = false;
    const qint64 version = request.version->toLongLong(&isNumber);
    const auto document = isNumber && QString::number(version) == *request.version
        ? call.store.documentOf(entry->resource, version)
        : std::nullopt;
    if (!document)
        return refuseMissing(call.operation,
                             u"Version %1 of the license was not found."_s.arg(*request.version));
    return GetLicense::Response{shownLicense(recordIn<LicenseRecord>(*document), call.now)};
}

Served<DeleteLicense::Response> deleteLicense(Call &call, const DeleteLicense::Request &request)
{
    auto entry = ownLicense(call, request.licenseArn);
    if (!entry)
        return unexpected(entry.error());
    if (entry->resource.region != call.caller.region)
        return redirect(entry->resource.region);
    if (auto conflict = versionConflict(*entry, request.sourceVersion))
        return *conflict;
    entry->record.deletedAt = call.now;
    entry->record.license.status = LicenseStatus::Deleted;
    saveLicense(call, *entry);
    call.store.removeKeys(entry->resource, key::openLicense);
    call.store.removeKeys(entry->resource, key::sku);
    return DeleteLicense::Response{LicenseDeletionStatus::Deleted, DateText(call.now)};
}

Served<GetLicenseUsage::Response> getLicenseUsage(Call &call,
                                                  const GetLicenseUsage::Request &request)
{
    const auto entry = findLicense(call, request.licenseArn);
    if (!entry)
        return refuseMissing(call.operation,
                             u"The license %1 was not found."_s.arg(request.licenseArn));
    const Consumed consumed =
        ConsumptionLedger(call, *entry, ConsumptionLedger::Ending::Keep).consumed();
    QList<EntitlementUsage> usages;
    for (const Entitlement &entitlement : entry->entitlements()) {
        if (!isCounted(entitlement.unit))
            continue;
        EntitlementUsage usage{entitlement.name, QString::number(consumed.value(entitlement.name)),
                               std::nullopt, entitlement.unit};
        if (entitlement.maxCount)
            usage.maxCount = QString::number(*entitlement.maxCount);
        usages.append(usage);
    }
    return GetLicenseUsage::Response{LicenseUsage{usages}};
}

} // namespace

void addLicenseRules(HandlerTable &table)
{
    table.add<CreateLicense>(createLicense);
    table.add<CreateLicenseVersion>(createLicenseVersion);
    table.add<GetLicense>(getLicense);
    table.add<DeleteLicense>(deleteLicense);
    table.add<GetLicenseUsage>(getLicenseUsage);
}

} // namespace lc
