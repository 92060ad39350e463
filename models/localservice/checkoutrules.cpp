// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/checkoutrules.h"

#include "api/licensemanager/checkouts.h"
#include "domain/licensestate.h"
#include "localservice/consumptionledger.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

constexpr std::chrono::hours extensionInterval{1};

/// A license the caller may consume, and by which right.
struct Candidate {
    LicenseEntry license;
    std::optional<GrantEntry> grant;
};

std::optional<qint64> provisionalMinutes(const License &license)
{
    const auto &configuration = license.consumptionConfiguration;
    if (!configuration || !configuration->provisionalConfiguration)
        return std::nullopt;
    return configuration->provisionalConfiguration->maxTimeToLiveInMinutes;
}

std::optional<Instant> expirationOf(const License &license, CheckoutType type, Instant from)
{
    const auto minutes = provisionalMinutes(license);
    if (type == CheckoutType::Perpetual || !minutes)
        return std::nullopt;
    return from + std::chrono::minutes(*minutes);
}

bool isMatching(const LicenseEntry &entry, const CheckoutLicense::Request &request, Instant now)
{
    const License &license = entry.record.license;
    const auto stored = license.status ? license.status->known() : std::nullopt;
    return license.issuer && license.issuer->keyFingerprint == request.keyFingerprint && stored
        && isConsumable(*stored, license.validity, now);
}

/// With a Beneficiary the issuer consumes its own license for a customer; without one, somebody
/// consumes what was granted. Of several licenses the most recent one counts.
Served<Candidate> candidateFor(Call &call, const CheckoutLicense::Request &request)
{
    ResourceQuery query;
    query.kind = kind::license;
    query.keyName = key::sku;
    query.keyValue = request.productSku;
    query.order = ResourceQuery::Order::NewestFirst;
    bool isRefusedByGrant = false;
    for (;;) {
        const QList<Resource> slice = call.store.list(query);
        for (const Resource &resource : slice) {
            Candidate candidate{licenseIn(resource), std::nullopt};
            if (!isMatching(candidate.license, request, call.now))
                continue;
            const bool isOwn = resource.account == call.caller.account;
            if (request.beneficiary) {
                if (isOwn && candidate.license.record.license.beneficiary == request.beneficiary)
                    return candidate;
                continue;
            }
            candidate.grant = usableGrant(call, resource.id, call.caller.account,
                                          AllowedOperation::CheckoutLicense);
            if (candidate.grant)
                return candidate;
            isRefusedByGrant =
                isRefusedByGrant || isGrantedTo(call, resource.id, call.caller.account);
        }
        if (slice.size() < query.limit)
            break;
        query.after = slice.last().sequence;
    }
    if (isRefusedByGrant)
        return refuse("AccessDeniedException",
                      u"No active grant of the license allows CheckoutLicense."_s);
    return refuse("ResourceNotFoundException",
                  u"No license matches the ProductSKU and KeyFingerprint."_s);
}

CheckoutRecord recordFor(Call &call, const CheckoutLicense::Request &request,
                         const Candidate &candidate, const QList<EntitlementData> &allowed)
{
    CheckoutRecord record = newCheckout(call, candidate.license.arn());
    if (candidate.grant)
        record.grantArn = candidate.grant->record.grant.grantArn;
    record.checkoutType = request.checkoutType;
    record.entitlements = allowed;
    record.beneficiary = request.beneficiary;
    record.nodeId = request.nodeId;
    record.expiresAt = expirationOf(candidate.license.record.license,
                                    request.checkoutType.known().value_or(CheckoutType::Perpetual),
                                    record.issuedAt);
    return record;
}

Served<CheckoutLicense::Response> checkoutLicense(Call &call,
                                                  const CheckoutLicense::Request &request)
{
    if (auto fault = wantedFault(call, request.entitlements))
        return refuse(call.operation, {"InvalidParameterValueException"}, *fault);
    const auto candidate = candidateFor(call, request);
    if (!candidate)
        return unexpected(candidate.error());
    const License &license = candidate->license.record.license;
    if (request.checkoutType == CheckoutType::Provisional && !provisionalMinutes(license))
        return refuseInput(call.operation, u"The license has no ProvisionalConfiguration."_s);
    const ConsumptionLedger ledger(call, candidate->license, ConsumptionLedger::Ending::Remove);
    const QList<EntitlementData> allowed =
        allowedOf(request.entitlements, candidate->license.entitlements(), ledger.consumed());
    if (allowed.isEmpty())
        return refuse("NoEntitlementsAllowedException", u"No Entitlements Allowed"_s);
    const CheckoutRecord record = recordFor(call, request, *candidate, allowed);
    insertCheckout(call, record);
    CheckoutLicense::Response response;
    response.checkoutType = record.checkoutType;
    response.licenseConsumptionToken = record.token;
    response.entitlementsAllowed = allowed;
    response.nodeId = record.nodeId;
    response.issuedAt = zonelessText(record.issuedAt);
    if (record.expiresAt)
        response.expiration = zonelessText(*record.expiresAt);
    response.licenseArn = record.licenseArn;
    response.signedToken = proofOf(call, record, license);
    return response;
}

/// A check-out of the caller that still holds something, and its license.
struct HeldCheckout {
    CheckoutEntry checkout;
    LicenseEntry license;
};

Served<HeldCheckout> heldCheckout(Call &call, const QString &token)
{
    const auto missing = [&] {
        return refuse("ResourceNotFoundException",
                      u"The license consumption token was not found or has expired."_s);
    };
    const auto resource = call.store.find(kind::checkout, token);
    if (!resource || resource->account != call.caller.account)
        return missing();
    CheckoutEntry checkout = checkoutIn(*resource);
    const auto license = call.store.find(kind::license, checkout.record.licenseArn);
    if (!license)
        return missing();
    LicenseEntry entry = licenseIn(*license);
    if (!isHeld(checkout.record, entry.record.license, call.now))
        return missing();
    return HeldCheckout{checkout, entry};
}

/// A borrowed license comes back early only where its present configuration says so.
bool mayReturnBorrowed(const License &license)
{
    const auto &configuration = license.consumptionConfiguration;
    return configuration && configuration->borrowConfiguration
        && configuration->borrowConfiguration->allowEarlyCheckIn;
}

/// Whether everything counted that the check-out holds may come back early.
bool mayReturn(const HeldCheckout &held)
{
    if (held.checkout.record.isBorrowed.value_or(false))
        return mayReturnBorrowed(held.license.record.license);
    if (held.checkout.record.checkoutType == CheckoutType::Perpetual)
        return false;
    const QList<Entitlement> entitlements = held.license.entitlements();
    const auto isFixed = [&](const EntitlementData &taken) {
        return isCounted(taken.unit)
            && std::any_of(entitlements.begin(), entitlements.end(),
                           [&](const Entitlement &entitlement) {
                               return entitlement.name == taken.name
                                   && !entitlement.allowCheckIn.value_or(false);
                           });
    };
    const auto &taken = held.checkout.record.entitlements;
    return std::none_of(taken.begin(), taken.end(), isFixed);
}

Served<CheckInLicense::Response> checkInLicense(Call &call, const CheckInLicense::Request &request)
{
    const auto held = heldCheckout(call, request.licenseConsumptionToken);
    if (!held)
        return unexpected(held.error());
    if (request.beneficiary != held->checkout.record.beneficiary)
        return refuseInput(call.operation, u"Beneficiary is not that of the check-out."_s);
    if (held->checkout.record.grantArn
        && !usableGrant(call, held->checkout.record.licenseArn, call.caller.account,
                        AllowedOperation::CheckInLicense))
        return refuse("AccessDeniedException",
                      u"No active grant of the license allows CheckInLicense."_s);
    if (!mayReturn(*held))
        return refuse("ConflictException",
                      u"The entitlements of this check-out cannot be checked in."_s);
    call.store.remove(held->checkout.resource);
    return CheckInLicense::Response();
}

Served<ExtendLicenseConsumption::Response>
extendLicenseConsumption(Call &call, const ExtendLicenseConsumption::Request &request)
{
    auto held = heldCheckout(call, request.licenseConsumptionToken);
    if (!held)
        return unexpected(held.error());
    CheckoutRecord &record = held->checkout.record;
    const License &license = held->license.record.license;
    const bool isGranted = !record.grantArn
        || usableGrant(call, record.licenseArn, call.caller.account,
                       AllowedOperation::ExtendConsumptionLicense);
    if (!isGranted)
        return refuse("AccessDeniedException",
                      u"No active grant of the license allows ExtendConsumptionLicense."_s);
    const auto stored = license.status ? license.status->known() : std::nullopt;
    if (!stored || !isConsumable(*stored, license.validity, call.now))
        return refuseInput(call.operation, u"The license is not AVAILABLE."_s);
    if (record.isBorrowed.value_or(false))
        return refuseInput(call.operation, u"A borrowed license cannot be extended."_s);
    if (record.checkoutType == CheckoutType::Perpetual || !provisionalMinutes(license))
        return refuseInput(call.operation, u"A perpetual check-out has no expiration."_s);
    ExtendLicenseConsumption::Response response;
    response.licenseConsumptionToken = record.token;
    if (!request.dryRun.value_or(false)) {
        const bool isTooSoon =
            record.extendedAt && call.now < *record.extendedAt + extensionInterval;
        if (isTooSoon && call.setup.quotas == Quotas::Enforced)
            return refuse("RateLimitExceededException",
                          u"A consumption token can be extended once an hour."_s);
        record.extendedAt = call.now;
        record.expiresAt = expirationOf(license, CheckoutType::Provisional,
                                        std::chrono::floor<std::chrono::seconds>(call.now));
        held->checkout.resource.document = writeJson(record);
        call.store.update(held->checkout.resource);
    }
    response.expiration = zonelessText(record.expiresAt.value_or(call.now));
    return response;
}

} // namespace

void addCheckoutRules(HandlerTable &table)
{
    table.add<CheckoutLicense>(checkoutLicense);
    table.add<CheckInLicense>(checkInLicense);
    table.add<ExtendLicenseConsumption>(extendLicenseConsumption);
}

} // namespace lc
