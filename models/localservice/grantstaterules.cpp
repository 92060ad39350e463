// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/grants.h"
#include "domain/grantstate.h"
#include "localservice/behaviour.h"
#include "localservice/grantentry.h"
#include "localservice/grantrules.h"
#include "localservice/handlertable.h"
#include "localservice/marketplace.h"
#include "localservice/organizationworkflow.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

using Refusal = std::optional<Unexpected<ServiceError>>;

Unexpected<ServiceError> missing(const Call &call, const QString &arn)
{
    return refuseMissing(call.operation, u"The grant %1 was not found."_s.arg(arn));
}

Unexpected<ServiceError> wrongState(const Call &call, const Grant &grant, const char *verb)
{
    return refuseInput(call.operation,
                       u"A grant in status %1 cannot be %2."_s.arg(grant.grantStatus.text,
                                                                   QLatin1StringView(verb)));
}

bool isLicenseDeleted(Call &call, const Grant &grant)
{
    const auto license = call.store.find(kind::license, grant.licenseArn);
    return !license || licenseIn(*license).isDeleted();
}

QString skuOf(Call &call, const QString &licenseArn)
{
    const auto license = call.store.find(kind::license, licenseArn);
    return license ? licenseIn(*license).record.license.productSku.value_or(QString()) : QString();
}

/// Licenses of a product that the caller has accepted already.
int acceptedOfProduct(Call &call, const QString &sku)
{
    int accepted = 0;
    forEachGrantTo(call.store, call.caller.account, [&](const GrantEntry &entry) {
        const bool isAccepted =
            entry.status() == GrantStatus::Active || entry.status() == GrantStatus::Disabled;
        if (isAccepted && skuOf(call, entry.record.grant.licenseArn) == sku)
            ++accepted;
    });
    return accepted;
}

Served<AcceptGrant::Response> acceptGrant(Call &call, const AcceptGrant::Request &request)
{
    auto entry = findGrant(call, request.grantArn);
    if (!entry)
        return missing(call, request.grantArn);
    Grant &grant = entry->record.grant;
    if (entry->record.grantee != call.caller.account)
        return refuse("ValidationException",
                      u"Caller %1 is not allowed to accept this grant."_s.arg(call.caller.arn()));
    if (entry->status() != GrantStatus::PendingAccept)
        return wrongState(call, grant, "accepted");
    if (isLicenseDeleted(call, grant))
        return refuseInput(call.operation, u"The license of the grant is deleted."_s);
    if (call.setup.isBeyond(acceptedOfProduct(call, skuOf(call, grant.licenseArn)),
                            behaviour::receivedPerSku.value))
        return refuse("ResourceLimitExceededException",
                      u"The account has reached its quota of received licenses for the product."_s);
    grant.grantStatus = GrantStatus::Disabled;
    saveGrant(call.store, *entry);
    return AcceptGrant::Response{grant.grantArn, grant.grantStatus, grant.version};
}

Served<RejectGrant::Response> rejectGrant(Call &call, const RejectGrant::Request &request)
{
    auto entry = findGrant(call, request.grantArn);
    if (!entry)
        return missing(call, request.grantArn);
    Grant &grant = entry->record.grant;
    if (entry->record.grantee != call.caller.account)
        return refuse("ValidationException",
                      u"Caller %1 is not allowed to reject this grant."_s.arg(call.caller.arn()));
    if (!mayBecome(entry->status(), GrantStatus::Rejected))
        return wrongState(call, grant, "rejected");
    grant.grantStatus = GrantStatus::Rejected;
    saveGrant(call.store, *entry);
    return RejectGrant::Response{grant.grantArn, grant.grantStatus, grant.version};
}

/// The parent's rights bound those of a grant made from it.
Refusal operationsObstacle(Call &call, const GrantEntry &entry,
                           const QList<Open<AllowedOperation>> &operations)
{
    const Grant &grant = entry.record.grant;
    if (grant.parentArn == grant.licenseArn)
        return std::nullopt;
    const auto parent = call.store.find(kind::grant, grant.parentArn);
    if (parent && isSubset(operations, grantIn(*parent).record.grant.grantedOperations))
        return std::nullopt;
    return refuseInput(call.operation,
                       u"AllowedOperations must be a subset of the parent grant's."_s);
}

Refusal definitionObstacle(Call &call, const GrantEntry &entry,
                           const CreateGrantVersion::Request &request)
{
    if (!request.grantName && !request.allowedOperations)
        return std::nullopt;
    if (entry.grantor() != call.caller.account)
        return refuse("AccessDeniedException",
                      u"Only the grantor can change the name and the operations of a grant."_s);
    if (request.grantName && request.grantName->isEmpty())
        return refuseInput(call.operation, u"GrantName must not be empty."_s);
    if (request.allowedOperations)
        return operationsObstacle(call, entry, *request.allowedOperations);
    return std::nullopt;
}

/// An organization's grant is switched on and off for all of its members.
Refusal distributionObstacle(Call &call, const GrantEntry &entry, GrantStatus wanted)
{
    if (entry.grantor() != call.caller.account)
        return refuse("AccessDeniedException",
                      u"Only the grantor can activate or deactivate the members' grants."_s);
    if (wanted == GrantStatus::Active && isLicenseDeleted(call, entry.record.grant))
        return refuseInput(call.operation, u"The license of the grant is deleted."_s);
    return std::nullopt;
}

/// One workflow at a time for a grant, and so many for an account.
Refusal workflowObstacle(Call &call, const GrantEntry &entry, const CreateGrantVersion::Request &)
{
    if (!entry.isDistribution())
        return std::nullopt;
    if (!mayBecome(entry.status(), GrantStatus::PendingWorkflow))
        return wrongState(call, entry.record.grant, "changed");
    return activityObstacle(call);
}

Refusal statusObstacle(Call &call, const GrantEntry &entry,
                       const CreateGrantVersion::Request &request)
{
    if (!request.status)
        return std::nullopt;
    const GrantStatus wanted = request.status->known().value_or(GrantStatus::Deleted);
    if (wanted != GrantStatus::Active && wanted != GrantStatus::Disabled)
        return refuseInput(call.operation, u"Status must be ACTIVE or DISABLED."_s);
    if (entry.isDistribution())
        return distributionObstacle(call, entry, wanted);
    if (entry.record.grantee != call.caller.account
        && !call.setup.administers(call.caller.account, entry.record.grantee))
        return refuse("AccessDeniedException",
                      u"Only the grantee can activate or deactivate a grant."_s);
    if (entry.status() == GrantStatus::PendingAccept)
        return refuseInput(call.operation, u"The grant must be accepted first."_s);
    if (!mayBecome(entry.status(), wanted))
        return refuseInput(call.operation,
                           u"A grant in status %1 cannot become %2."_s.arg(
                               entry.record.grant.grantStatus.text, request.status->text));
    if (wanted == GrantStatus::Active && isLicenseDeleted(call, entry.record.grant))
        return refuseInput(call.operation, u"The license of the grant is deleted."_s);
    return std::nullopt;
}

/// What the grantor said when it activated the grant, or that of the organization above it.
std::optional<GrantOptions> grantorsOptions(Call &call, const GrantEntry &entry)
{
    if (entry.record.optionsFrom == entry.grantor())
        return entry.record.grant.options;
    const auto parent = call.store.find(kind::grant, entry.record.grant.parentArn);
    const GrantEntry above = parent ? grantIn(*parent) : GrantEntry();
    return parent && above.isDistribution() ? above.record.grant.options : std::nullopt;
}

Refusal optionsObstacle(Call &call, const GrantEntry &entry,
                        const CreateGrantVersion::Request &request)
{
    if (!request.options || !request.options->activationOverrideBehavior)
        return std::nullopt;
    const bool activates = request.status && *request.status == GrantStatus::Active;
    const auto license = call.store.find(kind::license, entry.record.grant.licenseArn);
    if (!activates || !license || !marketplace::isSourceOf(licenseIn(*license).record.license))
        return refuseInput(call.operation,
                           u"ActivationOverrideBehavior is only for activating grants of licenses "
                           "from AWS Marketplace."_s);
    if (grantorsOptions(call, entry) && entry.grantor() != call.caller.account)
        return refuseInput(call.operation,
                           u"The grantor has already given an ActivationOverrideBehavior."_s);
    return std::nullopt;
}

/// How the activation treats other active grants: as the request says, else as the grantor did.
std::optional<GrantOptions> activationOptions(Call &call, const GrantEntry &entry,
                                              const CreateGrantVersion::Request &request)
{
    return request.options ? request.options : grantorsOptions(call, entry);
}

/// Of a Marketplace product an account has one license active.
Refusal rivalsObstacle(Call &call, const GrantEntry &entry,
                       const CreateGrantVersion::Request &request)
{
    if (entry.isDistribution() || !request.status || *request.status != GrantStatus::Active
        || marketplace::replacesRivals(activationOptions(call, entry, request))
        || marketplace::rivalsOf(call.store, entry).isEmpty())
        return std::nullopt;
    return refuseInput(call.operation,
                       u"Another license of the same AWS Marketplace product is active; deactivate "
                       "it first, or replace it by ALL_GRANTS_PERMITTED_BY_ISSUER."_s);
}

void setStatus(Call &call, GrantEntry &entry, const CreateGrantVersion::Request &request)
{
    Grant &grant = entry.record.grant;
    grant.grantStatus = *request.status;
    grant.options = activationOptions(call, entry, request);
    if (*request.status != GrantStatus::Active)
        return;
    entry.record.optionsFrom = request.options ? call.caller.account : entry.record.optionsFrom;
    marketplace::replace(call.store, marketplace::rivalsOf(call.store, entry), grant.grantArn);
}

Served<CreateGrantVersion::Response> createGrantVersion(Call &call,
                                                        const CreateGrantVersion::Request &request)
{
    auto entry = findGrant(call, request.grantArn);
    if (!entry)
        return missing(call, request.grantArn);
    Grant &grant = entry->record.grant;
    if (!isOpen(entry->status()))
        return wrongState(call, grant, "changed");
    if (!request.status && !request.grantName && !request.allowedOperations)
        return refuseInput(call.operation,
                           u"One of Status, GrantName and AllowedOperations is required."_s);
    if (request.sourceVersion && *request.sourceVersion != grant.version)
        return refuseInput(call.operation,
                           u"SourceVersion %1 is not the latest version %2."_s.arg(
                               *request.sourceVersion, grant.version));
    for (const auto check :
         {definitionObstacle, workflowObstacle, statusObstacle, optionsObstacle, rivalsObstacle}) {
        if (auto refused = check(call, *entry, request))
            return *refused;
    }
    if (request.grantName)
        grant.grantName = *request.grantName;
    if (request.allowedOperations)
        grant.grantedOperations = *request.allowedOperations;
    if (request.status && !entry->isDistribution())
        setStatus(call, *entry, request);
    else if (request.options)
        grant.options = request.options;
    grant.statusReason = request.statusReason;
    ++entry->resource.version;
    grant.version = QString::number(entry->resource.version);
    if (entry->isDistribution())
        startWorkflow(call, *entry, request.status ? request.status->known() : std::nullopt);
    else
        saveGrant(call.store, *entry);
    return CreateGrantVersion::Response{grant.grantArn, grant.grantStatus, grant.version};
}

} // namespace

void addGrantStateRules(HandlerTable &table)
{
    table.add<AcceptGrant>(acceptGrant);
    table.add<RejectGrant>(rejectGrant);
    table.add<CreateGrantVersion>(createGrantVersion);
}

} // namespace lc
