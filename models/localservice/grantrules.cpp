// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/grantrules.h"

#include "api/licensemanager/grants.h"
#include "domain/arn.h"
#include "domain/grantstate.h"
#include "localservice/accountsfile.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"
#include "localservice/marketplace.h"
#include "localservice/organizationworkflow.h"
#include "localservice/tagchecks.h"

#include <QSet>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

constexpr int grantsPerLicense = 2000;

/// What a new grant stands on: the license, and the grant it is made from when the caller is not
/// the issuer.
struct Base {
    LicenseEntry license;
    std::optional<GrantEntry> parent;
};

/// The principal, when the caller may give grants to it.
Served<QString> organizationOf(const Call &call, const QString &principal)
{
    if (!call.setup.isAdministrator(call.caller.account))
        return refuse("AccessDeniedException",
                      u"Only the management account or a delegated administrator of an "
                      "organization can give grants to it."_s);
    if (!call.setup.organization->membersOf(principal))
        return refuseInput(
            call.operation,
            u"The principal %1 is not the organization or one of its units."_s.arg(principal));
    return principal;
}

/// The account of "arn:aws:iam::111122223333:root", or the ARN of an organization or unit.
Served<QString> granteeOf(const Call &call, const QString &principal)
{
    if (isOrganizationArn(principal))
        return organizationOf(call, principal);
    const auto arn = Arn::parse(principal);
    if (!arn || arn->service != u"iam" || arn->resource != u"root" || !isAccountId(arn->account))
        return refuseInput(call.operation,
                           u"The principal %1 is not the ARN of an account."_s.arg(principal));
    return arn->account;
}

Served<Base> baseOf(Call &call, const CreateGrant::Request &request)
{
    const auto license = findLicense(call, request.licenseArn);
    if (!license)
        return refuseMissing(call.operation,
                             u"The license %1 was not found."_s.arg(request.licenseArn));
    Base base{*license, std::nullopt};
    if (license->resource.account != call.caller.account) {
        base.parent =
            usableGrant(call, license->arn(), call.caller.account, AllowedOperation::CreateGrant);
        if (!base.parent)
            return refuse("AccessDeniedException",
                          u"The caller has no active grant with CreateGrant for this license."_s);
        if (!isSubset(request.allowedOperations, base.parent->record.grant.grantedOperations))
            return refuseInput(call.operation,
                               u"AllowedOperations must be a subset of the parent grant's."_s);
    }
    return base;
}

/// Region, states and quotas, in the order in which AWS is known to refuse.
std::optional<Unexpected<ServiceError>> obstacle(Call &call, const CreateGrant::Request &request,
                                                 const Base &base, const QString &grantee)
{
    const QString home = base.license.resource.region;
    if (call.caller.region != home || request.homeRegion != home)
        return refuse("ValidationException",
                      u"Grant can only be created in resource home AWS region: %1"_s.arg(home));
    if (base.license.statusAt(call.now) != LicenseStatus::Available)
        return refuseInput(call.operation, u"The license is not AVAILABLE."_s);
    const auto earlier = grantsTo(call, base.license.arn(), grantee);
    if (std::any_of(earlier.begin(), earlier.end(),
                    [](const GrantEntry &entry) { return isOpen(entry.status()); }))
        return refuseInput(call.operation, u"The principal already has a grant of this license."_s);
    ResourceQuery all;
    all.kind = kind::grant;
    all.keyName = key::openGrant;
    all.keyValue = base.license.arn();
    if (call.setup.isBeyond(call.store.count(all), grantsPerLicense))
        return refuse("ResourceLimitExceededException",
                      u"The license has reached its quota of 2000 grants."_s);
    return isOrganizationArn(grantee) ? activityObstacle(call) : std::nullopt;
}

/// What AWS Marketplace sells arrives active. Members of an organization need not accept what
/// their management account gives them.
GrantStatus firstStatus(const Call &call, const GrantEntry &entry, const Base &base)
{
    if (!base.parent && marketplace::isSourceOf(base.license.record.license))
        return marketplace::rivalsOf(call.store, entry).isEmpty() ? GrantStatus::Active
                                                                  : GrantStatus::Disabled;
    const auto &organization = call.setup.organization;
    const bool isAccepted = organization && organization->managementAccount == call.caller.account
        && organization->isMember(entry.record.grantee);
    return isAccepted ? GrantStatus::Disabled : GrantStatus::PendingAccept;
}

std::optional<QString> requestFault(const CreateGrant::Request &request)
{
    if (request.grantName.isEmpty())
        return u"GrantName must not be empty."_s;
    const QList<Open<AllowedOperation>> &operations = request.allowedOperations;
    for (qsizetype i = 0; i < operations.size(); ++i) {
        if (operations.lastIndexOf(operations[i]) != i)
            return u"AllowedOperations names %1 twice."_s.arg(operations[i].text);
    }
    return tagsFault(request.tags.value_or(QList<Tag>()));
}

Served<CreateGrant::Response> createGrant(Call &call, const CreateGrant::Request &request)
{
    if (auto fault = requestFault(request))
        return refuseInput(call.operation, *fault);
    const auto grantee = granteeOf(call, request.principals.first());
    if (!grantee)
        return unexpected(grantee.error());
    const auto base = baseOf(call, request);
    if (!base)
        return unexpected(base.error());
    if (auto refused = obstacle(call, request, *base, *grantee))
        return *refused;
    GrantEntry entry;
    GrantRecord &record = entry.record;
    record.grantee = *grantee;
    Grant &grant = record.grant;
    grant.grantArn = newGrantArn(call.caller.partition, call.caller.account);
    grant.grantName = request.grantName;
    grant.licenseArn = base->license.arn();
    grant.parentArn = base->parent ? base->parent->record.grant.grantArn : grant.licenseArn;
    grant.granteePrincipalArn = request.principals.first();
    grant.homeRegion = request.homeRegion;
    grant.grantStatus = firstStatus(call, entry, *base);
    grant.version = u"1"_s;
    grant.grantedOperations = request.allowedOperations;
    if (isOrganizationArn(*grantee))
        planWorkflow(record, GrantStatus::Disabled, call.now);
    insertGrant(call.store, call.caller.account, record, base->license.resource);
    setTags(call, grant.grantArn, request.tags.value_or(QList<Tag>()));
    return CreateGrant::Response{grant.grantArn, grant.grantStatus, grant.version};
}

Served<GetGrant::Response> getGrant(Call &call, const GetGrant::Request &request)
{
    const auto entry = findGrant(call, request.grantArn);
    if (!entry)
        return refuseMissing(call.operation,
                             u"The grant %1 was not found."_s.arg(request.grantArn));
    const QString newest = entry->record.grant.version;
    if (request.version.value_or(newest) == newest)
        return GetGrant::Response{entry->record.grant};
    bool isNumber = false;
    const qint64 version = request.version->toLongLong(&isNumber);
    const auto document = isNumber && QString::number(version) == *request.version
        ? call.store.documentOf(entry->resource, version)
        : std::nullopt;
    if (!document)
        return refuseMissing(call.operation,
                             u"Version %1 of the grant was not found."_s.arg(*request.version));
    return GetGrant::Response{recordIn<GrantRecord>(*document).grant};
}

Served<DeleteGrant::Response> deleteGrant(Call &call, const DeleteGrant::Request &request)
{
    auto entry = findGrant(call, request.grantArn);
    if (!entry)
        return refuseMissing(call.operation,
                             u"The grant %1 was not found."_s.arg(request.grantArn));
    if (entry->grantor() != call.caller.account)
        return refuse("AccessDeniedException", u"Only the grantor can delete a grant."_s);
    Grant &grant = entry->record.grant;
    if (!mayBecome(entry->status(), GrantStatus::Deleted))
        return refuseInput(
            call.operation,
            u"A grant in status %1 cannot be deleted."_s.arg(grant.grantStatus.text));
    if (request.version != grant.version)
        return refuseInput(
            call.operation,
            u"Version %1 is not the latest version %2."_s.arg(request.version, grant.version));
    grant.statusReason = request.statusReason;
    if (entry->isDistribution()) {
        if (auto refused = activityObstacle(call))
            return *refused;
        startWorkflow(call, *entry, GrantStatus::Deleted);
    } else {
        grant.grantStatus = GrantStatus::Deleted;
        entry->record.deletedAt = call.now;
        saveGrant(call.store, *entry);
    }
    return DeleteGrant::Response{grant.grantArn, grant.grantStatus, grant.version};
}

} // namespace

void addGrantRules(HandlerTable &table)
{
    table.add<CreateGrant>(createGrant);
    table.add<GetGrant>(getGrant);
    table.add<DeleteGrant>(deleteGrant);
}

} // namespace lc
