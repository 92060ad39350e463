// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/borrowrules.h"

#include "api/licensemanager/borrowing.h"
#include "domain/licensestate.h"
#include "localservice/consumptionledger.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"

#include <QSet>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// A license the caller may borrow; without a grant it is the caller's own.
struct Candidate {
    LicenseEntry license;
    std::optional<GrantEntry> grant;
};

Served<Candidate> candidateFor(Call &call, const QString &arn)
{
    const auto license = findLicense(call, arn);
    const auto status = license ? license->record.license.status : std::nullopt;
    const auto stored = status ? status->known() : std::nullopt;
    if (!stored || license->isDeleted())
        return refuseMissing(call.operation, u"The license %1 was not found."_s.arg(arn));
    Candidate candidate{*license, std::nullopt};
    if (license->resource.account != call.caller.account) {
        candidate.grant = usableGrant(call, license->arn(), call.caller.account,
                                      AllowedOperation::CheckoutBorrowLicense);
        if (!candidate.grant)
            return refuse("AccessDeniedException",
                          u"No active grant of the license allows CheckoutBorrowLicense."_s);
    }
    if (!isConsumable(*stored, license->record.license.validity, call.now))
        return refuseInput(call.operation, u"The license is not AVAILABLE."_s);
    return candidate;
}

std::optional<BorrowConfiguration> borrowConfiguration(const License &license)
{
    const bool isSigned = license.issuer && license.issuer->signKey;
    return isSigned && license.consumptionConfiguration
        ? license.consumptionConfiguration->borrowConfiguration
        : std::nullopt;
}

std::optional<QString> metadataFault(const QList<Metadata> &metadata)
{
    QSet<QString> names;
    for (const Metadata &each : metadata) {
        const QString name = each.name.value_or(QString());
        if (name.isEmpty() || names.contains(name))
            return u"CheckoutMetadata needs a different Name for each entry."_s;
        names.insert(name);
    }
    return std::nullopt;
}

/// The first entitlement that the license does not have in that unit.
std::optional<QString> strangeEntitlement(const QList<EntitlementData> &wanted,
                                          const QList<Entitlement> &entitlements)
{
    for (const EntitlementData &each : wanted) {
        const bool isKnown = std::any_of(
            entitlements.begin(), entitlements.end(), [&each](const Entitlement &entitlement) {
                return entitlement.name == each.name && entitlement.unit == each.unit;
            });
        if (!isKnown)
            return each.name;
    }
    return std::nullopt;
}

CheckoutRecord recordFor(Call &call, const CheckoutBorrowLicense::Request &request,
                         const Candidate &candidate, const BorrowConfiguration &borrow,
                         const QList<EntitlementData> &allowed)
{
    CheckoutRecord record = newCheckout(call, candidate.license.arn());
    if (candidate.grant)
        record.grantArn = candidate.grant->record.grant.grantArn;
    record.checkoutType = CheckoutType::Provisional;
    record.isBorrowed = true;
    record.entitlements = allowed;
    record.nodeId = request.nodeId;
    record.checkoutMetadata = request.checkoutMetadata;
    record.expiresAt = record.issuedAt + std::chrono::minutes(borrow.maxTimeToLiveInMinutes);
    return record;
}

/// All of the entitlements or nothing: a borrowed license is not asked again for the rest.
Served<CheckoutBorrowLicense::Response>
checkoutBorrowLicense(Call &call, const CheckoutBorrowLicense::Request &request)
{
    if (auto fault = wantedFault(call, request.entitlements))
        return refuse(call.operation, {"InvalidParameterValueException"}, *fault);
    if (auto fault = metadataFault(request.checkoutMetadata.value_or(QList<Metadata>())))
        return refuse(call.operation, {"InvalidParameterValueException"}, *fault);
    const auto candidate = candidateFor(call, request.licenseArn);
    if (!candidate)
        return unexpected(candidate.error());
    const License &license = candidate->license.record.license;
    const QList<Entitlement> entitlements = candidate->license.entitlements();
    if (const auto name = strangeEntitlement(request.entitlements, entitlements))
        return refuse("EntitlementNotAllowedException",
                      u"The license has no entitlement %1 of that unit."_s.arg(*name));
    const auto borrow = borrowConfiguration(license);
    const ConsumptionLedger ledger(call, candidate->license, ConsumptionLedger::Ending::Remove);
    const QList<EntitlementData> allowed =
        allowedOf(request.entitlements, entitlements, ledger.consumed());
    if (!borrow || allowed.size() != request.entitlements.size())
        return refuse("NoEntitlementsAllowedException", u"No Entitlements Allowed"_s);
    const CheckoutRecord record = recordFor(call, request, *candidate, *borrow, allowed);
    insertCheckout(call, record);
    CheckoutBorrowLicense::Response response;
    response.licenseArn = record.licenseArn;
    response.licenseConsumptionToken = record.token;
    response.entitlementsAllowed = allowed;
    response.nodeId = record.nodeId;
    response.signedToken = proofOf(call, record, license);
    response.issuedAt = zonelessText(record.issuedAt);
    response.expiration = zonelessText(*record.expiresAt);
    response.checkoutMetadata = record.checkoutMetadata;
    return response;
}

} // namespace

void addBorrowRules(HandlerTable &table)
{
    table.add<CheckoutBorrowLicense>(checkoutBorrowLicense);
}

} // namespace lc
