// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "localservice/serviceworld.h"

#include <atomic>

/// Requests that succeed as they stand; tests change what they are about.
namespace lc::examples {

using namespace Qt::StringLiterals;

/// A token nobody used before; from any thread.
inline QString newToken()
{
    static std::atomic<int> next = 0;
    return u"token-%1"_s.arg(++next);
}

inline Entitlement seats(qint64 maxCount, bool overage = false, bool allowCheckIn = true)
{
    Entitlement entitlement;
    entitlement.name = u"seats"_s;
    entitlement.maxCount = maxCount;
    entitlement.overage = overage;
    entitlement.unit = EntitlementUnit::Count;
    entitlement.allowCheckIn = allowCheckIn;
    return entitlement;
}

inline licensemanager::CreateLicense::Request license(const QString &sku = u"CAD-1"_s)
{
    licensemanager::CreateLicense::Request request;
    request.licenseName = u"CAD"_s;
    request.productName = u"CAD Pro"_s;
    request.productSku = sku;
    request.issuer.name = u"Acme"_s;
    request.homeRegion = u"us-east-1"_s;
    request.validity.begin = DateText(u"2026-01-01T00:00:00Z"_s);
    request.validity.end = DateText(u"2027-01-01T00:00:00Z"_s);
    Entitlement feature;
    feature.name = u"export"_s;
    feature.unit = EntitlementUnit::None;
    request.entitlements = {seats(10), feature};
    request.beneficiary = u"Globex"_s;
    request.consumptionConfiguration.renewType = RenewType::None;
    request.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{60};
    request.clientToken = newToken();
    return request;
}

/// A new version of a license with the members it has.
inline licensemanager::CreateLicenseVersion::Request versionOf(const License &license)
{
    licensemanager::CreateLicenseVersion::Request request;
    request.licenseArn = *license.licenseArn;
    request.licenseName = *license.licenseName;
    request.productName = *license.productName;
    request.issuer.name = *license.issuer->name;
    request.homeRegion = *license.homeRegion;
    request.validity = *license.validity;
    request.entitlements = *license.entitlements;
    request.consumptionConfiguration = *license.consumptionConfiguration;
    request.status = LicenseStatus::Available;
    request.clientToken = newToken();
    return request;
}

inline licensemanager::CreateGrant::Request grant(const QString &licenseArn,
                                                  const QString &account = u"444455556666"_s)
{
    licensemanager::CreateGrant::Request request;
    request.clientToken = newToken();
    request.grantName = u"To Globex"_s;
    request.licenseArn = licenseArn;
    request.principals = {u"arn:aws:iam::%1:root"_s.arg(account)};
    request.homeRegion = u"us-east-1"_s;
    request.allowedOperations = {
        AllowedOperation::CheckoutLicense, AllowedOperation::CheckInLicense,
        AllowedOperation::ExtendConsumptionLicense, AllowedOperation::ListPurchasedLicenses};
    return request;
}

inline licensemanager::CheckoutLicense::Request checkout(qint64 amount,
                                                         const QString &sku = u"CAD-1"_s)
{
    licensemanager::CheckoutLicense::Request request;
    request.productSku = sku;
    request.checkoutType = CheckoutType::Provisional;
    request.keyFingerprint = u"aws:111122223333:Acme:issuer-fingerprint"_s;
    EntitlementData data;
    data.name = u"seats"_s;
    data.value = QString::number(amount);
    data.unit = EntitlementUnit::Count;
    request.entitlements = {data};
    request.clientToken = newToken();
    return request;
}

// `World` is a ServiceCaller, or what calls one.

/// The ARN of a new license of "vendor".
template <class World>
inline QString createLicense(World &world,
                             const licensemanager::CreateLicense::Request &request = license())
{
    const auto created = world.template call<licensemanager::CreateLicense>(u"vendor"_s, request);
    return created ? *created->licenseArn : u"refused: "_s + created.error().message;
}

template <class World> inline License getLicense(World &world, const QString &arn)
{
    licensemanager::GetLicense::Request request;
    request.licenseArn = arn;
    const auto got = world.template call<licensemanager::GetLicense>(u"vendor"_s, request);
    return got ? *got->license : License();
}

/// The ARN of a grant to "customer", accepted and active.
template <class World> inline QString createActiveGrant(World &world, const QString &licenseArn)
{
    using namespace licensemanager;
    const auto created = world.template call<CreateGrant>(
        u"vendor"_s, grant(licenseArn, world.account(u"customer"_s)));
    if (!created)
        return u"refused: "_s + created.error().message;
    AcceptGrant::Request accept;
    accept.grantArn = *created->grantArn;
    (void)world.template call<AcceptGrant>(u"customer"_s, accept);
    CreateGrantVersion::Request activate;
    activate.clientToken = newToken();
    activate.grantArn = *created->grantArn;
    activate.status = GrantStatus::Active;
    const auto active = world.template call<CreateGrantVersion>(u"customer"_s, activate);
    return active ? *active->grantArn : u"refused: "_s + active.error().message;
}

/// What is consumed of "seats"; -1 when the license is not readable.
template <class World>
inline qint64 consumedSeats(World &world, const QString &arn, const QString &profile = u"vendor"_s)
{
    licensemanager::GetLicenseUsage::Request request;
    request.licenseArn = arn;
    const auto usage = world.template call<licensemanager::GetLicenseUsage>(profile, request);
    if (!usage)
        return -1;
    for (const EntitlementUsage &each : *usage->licenseUsage->entitlementUsages) {
        if (each.name == u"seats"_s)
            return each.consumedValue.toLongLong();
    }
    return -1;
}

} // namespace lc::examples
