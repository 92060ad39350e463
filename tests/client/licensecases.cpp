// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tokens.h"
#include "client/changecases.h"

namespace lc::test {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using namespace std::chrono_literals;
using Who = FaultWorld::Who;

namespace {

CreateLicense::Request license(FaultWorld &world)
{
    CreateLicense::Request request;
    request.licenseName = world.unique(u"license-"_s);
    request.productName = u"Render Pro"_s;
    request.productSku = world.unique(u"sku-"_s);
    request.issuer.name = u"Acme"_s;
    request.issuer.signKey = u"arn:aws:kms:us-east-1:111122223333:key/1"_s;
    request.homeRegion = u"us-east-1"_s;
    request.validity = {DateText(u"2025-05-01T00:00:00Z"_s), DateText(u"2099-04-30T00:00:00Z"_s)};
    Entitlement seats;
    seats.name = u"Seats"_s;
    seats.unit = EntitlementUnit::Count;
    seats.maxCount = 100;
    seats.allowCheckIn = true;
    request.entitlements = {seats};
    request.beneficiary = u"Kestrel Labs"_s;
    request.consumptionConfiguration.renewType = RenewType::None;
    request.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{60};
    request.consumptionConfiguration.borrowConfiguration = BorrowConfiguration{true, 1440};
    request.clientToken = world.unique(u"token-"_s);
    return request;
}

License made(FaultWorld &world)
{
    const auto created = world.direct<CreateLicense>(license(world));
    return *world.direct<GetLicense>({*created.licenseArn, {}}).license;
}

QList<EntitlementData> oneSeat()
{
    EntitlementData seat;
    seat.name = u"Seats"_s;
    seat.unit = EntitlementUnit::Count;
    seat.value = u"1"_s;
    return {seat};
}

CheckoutLicense::Request checkout(FaultWorld &world, const License &license)
{
    CheckoutLicense::Request request;
    request.productSku = *license.productSku;
    request.checkoutType = CheckoutType::Provisional;
    request.keyFingerprint = *license.issuer->keyFingerprint;
    request.entitlements = oneSeat();
    request.beneficiary = license.beneficiary;
    request.clientToken = world.unique(u"token-"_s);
    return request;
}

std::function<int()> seatsTaken(FaultWorld &world, const License &license)
{
    return [&world, arn = *license.licenseArn] {
        const auto usage = world.direct<GetLicenseUsage>({arn}).licenseUsage;
        int taken = 0;
        for (const EntitlementUsage &each :
             usage->entitlementUsages.value_or(QList<EntitlementUsage>()))
            taken += each.consumedValue.toInt();
        return taken;
    };
}

PreparedChange createLicense(FaultWorld &world)
{
    const auto request = license(world);
    return prepared<CreateLicense>(world, request, [&world, sku = request.productSku] {
        ListLicenses::Request list;
        list.filters = QList<Filter>{{u"ProductSKU"_s, QList<QString>{sku}}};
        return int(world.direct<ListLicenses>(list).licenses->size());
    });
}

PreparedChange createLicenseVersion(FaultWorld &world)
{
    const License license = made(world);
    CreateLicenseVersion::Request request;
    request.licenseArn = *license.licenseArn;
    request.licenseName = *license.licenseName;
    request.productName = u"Render Pro 2"_s;
    request.issuer = {*license.issuer->name, license.issuer->signKey};
    request.homeRegion = *license.homeRegion;
    request.validity = *license.validity;
    request.entitlements = *license.entitlements;
    request.consumptionConfiguration = *license.consumptionConfiguration;
    request.status = LicenseStatus::Available;
    request.clientToken = world.unique(u"token-"_s);
    request.sourceVersion = license.version;
    return prepared<CreateLicenseVersion>(world, request, [&world, arn = request.licenseArn] {
        return int(world.direct<ListLicenseVersions>({arn, {}, {}}).licenses->size()) - 1;
    });
}

PreparedChange deleteLicense(FaultWorld &world)
{
    const License license = made(world);
    return prepared<DeleteLicense>(
        world, {*license.licenseArn, *license.version}, [&world, arn = *license.licenseArn] {
            const auto read = world.direct<GetLicense>({arn, {}}).license;
            return read->status == LicenseStatus::Deleted ? 1 : 0;
        });
}

PreparedChange checkoutLicense(FaultWorld &world)
{
    const License license = made(world);
    return prepared<CheckoutLicense>(world, checkout(world, license), seatsTaken(world, license));
}

PreparedChange checkoutBorrowLicense(FaultWorld &world)
{
    const License license = made(world);
    CheckoutBorrowLicense::Request request;
    request.licenseArn = *license.licenseArn;
    request.entitlements = oneSeat();
    request.digitalSignatureMethod = DigitalSignatureMethod::JwtPs384;
    request.clientToken = world.unique(u"token-"_s);
    return prepared<CheckoutBorrowLicense>(world, request, seatsTaken(world, license));
}

PreparedChange checkInLicense(FaultWorld &world)
{
    const License license = made(world);
    const auto taken = world.direct<CheckoutLicense>(checkout(world, license));
    return prepared<CheckInLicense>(world, {*taken.licenseConsumptionToken, license.beneficiary},
                                    [left = seatsTaken(world, license)] { return 1 - left(); });
}

PreparedChange extendLicenseConsumption(FaultWorld &world)
{
    const License license = made(world);
    const auto taken = world.direct<CheckoutLicense>(checkout(world, license));
    world.advance(10s);
    const ExtendLicenseConsumption::Request trial{*taken.licenseConsumptionToken, true};
    PreparedChange change = prepared<ExtendLicenseConsumption>(
        world, {*taken.licenseConsumptionToken, {}},
        [&world, trial, before = *taken.expiration->instant()] {
            const auto now = world.direct<ExtendLicenseConsumption>(trial).expiration;
            return *now->instant() > before ? 1 : 0;
        });
    change.finish = [&world] { world.resetClock(); };
    return change;
}

CreateGrant::Request grant(FaultWorld &world, const License &license)
{
    CreateGrant::Request request;
    request.clientToken = world.unique(u"token-"_s);
    request.grantName = world.unique(u"grant-"_s);
    request.licenseArn = *license.licenseArn;
    request.principals = {u"arn:aws:iam::%1:root"_s.arg(world.account(Who::Customer))};
    request.homeRegion = u"us-east-1"_s;
    request.allowedOperations = {AllowedOperation::CheckoutLicense,
                                 AllowedOperation::CheckInLicense};
    return request;
}

Grant granted(FaultWorld &world)
{
    const auto created = world.direct<CreateGrant>(grant(world, made(world)));
    return *world.direct<GetGrant>({*created.grantArn, {}}).grant;
}

std::function<int()> grantIs(FaultWorld &world, const QString &arn, GrantStatus status)
{
    return [&world, arn, status] {
        return world.direct<GetGrant>({arn, {}}).grant->grantStatus == status ? 1 : 0;
    };
}

PreparedChange createGrant(FaultWorld &world)
{
    const auto request = grant(world, made(world));
    return prepared<CreateGrant>(world, request, [&world, arn = request.licenseArn] {
        ListDistributedGrants::Request list;
        list.filters = QList<Filter>{{u"LicenseArn"_s, QList<QString>{arn}}};
        return int(world.direct<ListDistributedGrants>(list).grants->size());
    });
}

PreparedChange createGrantVersion(FaultWorld &world)
{
    const Grant grant = granted(world);
    CreateGrantVersion::Request request;
    request.clientToken = world.unique(u"token-"_s);
    request.grantArn = grant.grantArn;
    request.grantName = world.unique(u"renamed-"_s);
    request.sourceVersion = grant.version;
    return prepared<CreateGrantVersion>(
        world, request, [&world, arn = grant.grantArn, before = grant.version.toInt()] {
            return world.direct<GetGrant>({arn, {}}).grant->version.toInt() - before;
        });
}

PreparedChange acceptGrant(FaultWorld &world)
{
    const QString arn = granted(world).grantArn;
    return prepared<AcceptGrant>(world, {arn}, grantIs(world, arn, GrantStatus::Disabled),
                                 Who::Customer);
}

PreparedChange rejectGrant(FaultWorld &world)
{
    const QString arn = granted(world).grantArn;
    return prepared<RejectGrant>(world, {arn}, grantIs(world, arn, GrantStatus::Rejected),
                                 Who::Customer);
}

PreparedChange deleteGrant(FaultWorld &world)
{
    const Grant grant = granted(world);
    return prepared<DeleteGrant>(world, {grant.grantArn, {}, grant.version},
                                 grantIs(world, grant.grantArn, GrantStatus::Deleted));
}

std::function<int()> tokensOf(FaultWorld &world, const QString &licenseArn)
{
    return [&world, licenseArn] {
        ListTokens::Request list;
        list.filters = QList<Filter>{{u"LicenseArns"_s, QList<QString>{licenseArn}}};
        return int(world.direct<ListTokens>(list).tokens->size());
    };
}

CreateToken::Request token(FaultWorld &world)
{
    CreateToken::Request request;
    request.licenseArn = *made(world).licenseArn;
    request.clientToken = world.unique(u"token-"_s);
    return request;
}

PreparedChange createToken(FaultWorld &world)
{
    const auto request = token(world);
    return prepared<CreateToken>(world, request, tokensOf(world, request.licenseArn));
}

PreparedChange deleteToken(FaultWorld &world)
{
    const auto request = token(world);
    const auto made = world.direct<CreateToken>(request);
    return prepared<DeleteToken>(
        world, {*made.tokenId},
        [left = tokensOf(world, request.licenseArn)] { return 1 - left(); });
}

} // namespace

std::span<const ChangeCase> licenseCases()
{
    static const ChangeCase cases[] = {
        {&CreateLicense::operation, createLicense},
        {&CreateLicenseVersion::operation, createLicenseVersion},
        {&DeleteLicense::operation, deleteLicense},
        {&CheckoutLicense::operation, checkoutLicense},
        {&CheckoutBorrowLicense::operation, checkoutBorrowLicense},
        {&CheckInLicense::operation, checkInLicense},
        {&ExtendLicenseConsumption::operation, extendLicenseConsumption},
        {&CreateGrant::operation, createGrant},
        {&CreateGrantVersion::operation, createGrantVersion},
        {&AcceptGrant::operation, acceptGrant},
        {&RejectGrant::operation, rejectGrant},
        {&DeleteGrant::operation, deleteGrant},
        {&CreateToken::operation, createToken},
        {&DeleteToken::operation, deleteToken},
    };
    return cases;
}

} // namespace lc::test
