// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proves changes of licenses, grants, check-outs and tokens.
#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tokens.h"
#include "client/readbacksteps.h"

#include <algorithm>

namespace lc::readbacks {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using namespace std::chrono_literals;

namespace {

// How long the service remembers a ClientToken is documented for CreateToken only (10 minutes).
constexpr std::chrono::minutes tokenLife = 24h;
constexpr std::chrono::minutes createTokenLife = 9min;
// Our clock and the service's may differ, and a call may take its whole deadline.
constexpr std::chrono::minutes clockSlack = 10min;
constexpr qint64 defaultTokenDays = 365;

QList<Filter> only(const QString &name, const QString &value)
{
    return {Filter{name, QList<QString>{value}}};
}

ReadBackStep proveCreateLicense(const SentChange &sent)
{
    const auto &request = sent.as<CreateLicense>();
    ListLicenses::Request list;
    list.filters = only(u"ProductSKU"_s, request.productSku);
    const auto inPage = [request, from = sent.startedAt - clockSlack](
                            const ListLicenses::Response &page) -> std::optional<ReadBackStep> {
        for (const License &license : page.licenses.value_or(QList<License>())) {
            const auto made = license.createTime ? license.createTime->instant() : std::nullopt;
            if (license.licenseName == request.licenseName && made && *made >= from
                && isCovered(request, license, {"Issuer"}))
                return doneWith(
                    CreateLicense::Response{license.licenseArn, license.status, license.version});
        }
        return std::nullopt;
    };
    return search<ListLicenses>(list, inPage, notDone());
}

ReadBackStep proveCreateLicenseVersion(const SentChange &sent)
{
    const auto &request = sent.as<CreateLicenseVersion>();
    return ask<GetLicense>({request.licenseArn, {}}, [request](const GetLicense::Response &answer) {
        const License license = answer.license.value_or(License());
        if (isCovered(request, license, {"Issuer"}) && license.version != request.sourceVersion)
            return doneWith(CreateLicenseVersion::Response{license.licenseArn, license.version,
                                                           license.status});
        // Another version than the one it was made from: ours may be older than the newest.
        return request.sourceVersion && license.version != request.sourceVersion ? unproven()
                                                                                 : notDone();
    });
}

ReadBackStep proveDeleteLicense(const SentChange &sent)
{
    return ask<GetLicense>(
        {sent.as<DeleteLicense>().licenseArn, {}},
        [](const GetLicense::Response &answer) {
            const auto status = answer.license ? answer.license->status : std::nullopt;
            if (status == LicenseStatus::Deleted)
                return doneWith(DeleteLicense::Response{LicenseDeletionStatus::Deleted, {}});
            if (status == LicenseStatus::PendingDelete)
                return doneWith(DeleteLicense::Response{LicenseDeletionStatus::PendingDelete, {}});
            return notDone();
        },
        doneIfGone);
}

/// Finds out whether an inert token still holds something, without changing it.
ExtendLicenseConsumption::Request trial(const QString &consumptionToken)
{
    return {consumptionToken, true};
}

ReadBackStep proveCheckInLicense(const SentChange &sent)
{
    if (!sent.isWhole)
        return unproven();
    return ask<ExtendLicenseConsumption>(
        trial(sent.as<CheckInLicense>().licenseConsumptionToken),
        [](const ExtendLicenseConsumption::Response &) { return notDone(); },
        [](const ApiError &error) {
            if (error.kind == ApiError::Kind::NotFound)
                return done();
            // Known, but not to be extended: it is still held.
            return error.kind == ApiError::Kind::Rejected ? notDone() : passOn(error);
        });
}

ReadBackStep beforeExtending(const SentChange &sent)
{
    return ask<ExtendLicenseConsumption>(
        trial(sent.as<ExtendLicenseConsumption>().licenseConsumptionToken),
        [](const ExtendLicenseConsumption::Response &answer) {
            Evidence evidence;
            if (answer.expiration)
                evidence.before = answer.expiration->text;
            return doneWith(evidence);
        });
}

ReadBackStep proveExtendLicenseConsumption(const SentChange &sent)
{
    const QString token = sent.as<ExtendLicenseConsumption>().licenseConsumptionToken;
    if (!sent.isWhole || !sent.evidence.before)
        return unproven();
    return ask<ExtendLicenseConsumption>(
        trial(token),
        [before = DateText(*sent.evidence.before).instant()](
            const ExtendLicenseConsumption::Response &answer) {
            const auto after = answer.expiration ? answer.expiration->instant() : std::nullopt;
            if (!before || !after)
                return unproven();
            return *after > *before ? doneWith(answer) : notDone();
        },
        [](const ApiError &error) {
            // Checked in or run out meanwhile: nobody holds what might have been extended.
            return error.kind == ApiError::Kind::NotFound ? unproven() : passOn(error);
        });
}

ReadBackStep proveCreateGrant(const SentChange &sent)
{
    const auto &request = sent.as<CreateGrant>();
    ListDistributedGrants::Request list;
    list.filters = only(u"LicenseArn"_s, request.licenseArn);
    const auto inPage =
        [request](const ListDistributedGrants::Response &page) -> std::optional<ReadBackStep> {
        for (const Grant &grant : page.grants.value_or(QList<Grant>())) {
            if (grant.grantName == request.grantName
                && request.principals.contains(grant.granteePrincipalArn))
                return doneWith(
                    CreateGrant::Response{grant.grantArn, grant.grantStatus, grant.version});
        }
        return std::nullopt;
    };
    return search<ListDistributedGrants>(list, inPage, notDone());
}

ReadBackStep proveCreateGrantVersion(const SentChange &sent)
{
    const auto &request = sent.as<CreateGrantVersion>();
    return ask<GetGrant>({request.grantArn, {}}, [request](const GetGrant::Response &answer) {
        if (!answer.grant || answer.grant->version == request.sourceVersion)
            return notDone();
        const Grant &grant = *answer.grant;
        const bool isMade = grant.grantName == request.grantName.value_or(grant.grantName)
            && grant.grantStatus == request.status.value_or(grant.grantStatus)
            && grant.grantedOperations
                == request.allowedOperations.value_or(grant.grantedOperations);
        if (isMade)
            return doneWith(
                CreateGrantVersion::Response{grant.grantArn, grant.grantStatus, grant.version});
        return request.sourceVersion ? unproven() : notDone();
    });
}

bool isDeleted(const Grant &grant)
{
    return grant.grantStatus == GrantStatus::Deleted
        || grant.grantStatus == GrantStatus::PendingDelete;
}

template <class Change> ReadBackStep answered(const Grant &grant)
{
    return doneWith(typename Change::Response{grant.grantArn, grant.grantStatus, grant.version});
}

ReadBackStep proveAcceptGrant(const SentChange &sent)
{
    return ask<GetGrant>(
        {sent.as<AcceptGrant>().grantArn, {}}, [](const GetGrant::Response &answer) {
            // Whatever it became after it was accepted, it was.
            const bool isOpen = !answer.grant
                || answer.grant->grantStatus == GrantStatus::PendingAccept
                || answer.grant->grantStatus == GrantStatus::PendingWorkflow
                || answer.grant->grantStatus == GrantStatus::Rejected;
            if (isOpen)
                return notDone();
            return isDeleted(*answer.grant) ? unproven() : answered<AcceptGrant>(*answer.grant);
        });
}

ReadBackStep proveRejectGrant(const SentChange &sent)
{
    return ask<GetGrant>(
        {sent.as<RejectGrant>().grantArn, {}}, [](const GetGrant::Response &answer) {
            if (!answer.grant || answer.grant->grantStatus != GrantStatus::Rejected)
                return notDone();
            return answered<RejectGrant>(*answer.grant);
        });
}

ReadBackStep proveDeleteGrant(const SentChange &sent)
{
    return ask<GetGrant>(
        {sent.as<DeleteGrant>().grantArn, {}},
        [](const GetGrant::Response &answer) {
            if (!answer.grant || !isDeleted(*answer.grant))
                return notDone();
            return answered<DeleteGrant>(*answer.grant);
        },
        doneIfGone);
}

/// The token itself is shown once only and is lost; its id says what to delete.
ReadBackStep proveCreateToken(const SentChange &sent)
{
    const auto &request = sent.as<CreateToken>();
    ListTokens::Request list;
    list.filters = only(u"LicenseArns"_s, request.licenseArn);
    const auto end =
        sent.startedAt + std::chrono::days(request.expirationInDays.value_or(defaultTokenDays));
    const auto inPage = [request,
                         end](const ListTokens::Response &page) -> std::optional<ReadBackStep> {
        for (const TokenData &token : page.tokens.value_or(QList<TokenData>())) {
            const auto expires =
                token.expirationTime ? token.expirationTime->instant() : std::nullopt;
            const bool isMeant = token.licenseArn == request.licenseArn && expires
                && std::chrono::abs(*expires - end) < clockSlack
                && token.tokenProperties.value_or(QList<QString>())
                    == request.tokenProperties.value_or(QList<QString>())
                && token.roleArns.value_or(QList<QString>())
                    == request.roleArns.value_or(QList<QString>());
            if (isMeant)
                return doneWith(CreateToken::Response{token.tokenId, TokenType::RefreshToken, {}});
        }
        return std::nullopt;
    };
    return search<ListTokens>(list, inPage, notDone());
}

ReadBackStep proveDeleteToken(const SentChange &sent)
{
    ListTokens::Request list;
    list.tokenIds = QList<QString>{sent.as<DeleteToken>().tokenId};
    return ask<ListTokens>(
        list,
        [id = sent.as<DeleteToken>().tokenId](const ListTokens::Response &answer) {
            const QList<TokenData> tokens = answer.tokens.value_or(QList<TokenData>());
            return doneIf(std::none_of(tokens.begin(), tokens.end(), [&id](const TokenData &token) {
                return token.tokenId == id && token.status != u"DELETED"_s;
            }));
        },
        doneIfGone);
}

} // namespace

std::span<const ReadBack> ofLicenses()
{
    static const ReadBack table[] = {
        {.change = &CreateLicense::operation, .prove = proveCreateLicense, .tokenLife = tokenLife},
        {.change = &CreateLicenseVersion::operation,
         .prove = proveCreateLicenseVersion,
         .tokenLife = tokenLife},
        {.change = &DeleteLicense::operation, .prove = proveDeleteLicense},
        // Nothing lists check-outs: the same token answers with the one that was made.
        {.change = &CheckoutLicense::operation, .tokenLife = tokenLife},
        {.change = &CheckoutBorrowLicense::operation, .tokenLife = tokenLife},
        {.change = &CheckInLicense::operation, .prove = proveCheckInLicense},
        {.change = &ExtendLicenseConsumption::operation,
         .prove = proveExtendLicenseConsumption,
         .before = beforeExtending},
        {.change = &CreateGrant::operation, .prove = proveCreateGrant, .tokenLife = tokenLife},
        {.change = &CreateGrantVersion::operation,
         .prove = proveCreateGrantVersion,
         .tokenLife = tokenLife},
        {.change = &AcceptGrant::operation, .prove = proveAcceptGrant},
        {.change = &RejectGrant::operation, .prove = proveRejectGrant},
        {.change = &DeleteGrant::operation, .prove = proveDeleteGrant},
        {.change = &CreateToken::operation,
         .prove = proveCreateToken,
         .tokenLife = createTokenLife},
        {.change = &DeleteToken::operation, .prove = proveDeleteToken},
    };
    return table;
}

} // namespace lc::readbacks
