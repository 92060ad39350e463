// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "support/localworld.h"
#include "workflows/grantrequests.h"
#include "workflows/workflow.h"

namespace lc::test {

using namespace Qt::StringLiterals;

/// A plain license of 100 seats that a service accepts.
inline licensemanager::CreateLicense::Request licenseRequest(const QString &name,
                                                             const QString &sku = u"render-pro"_s)
{
    licensemanager::CreateLicense::Request request;
    request.licenseName = name;
    request.productName = u"Render Pro"_s;
    request.productSku = sku;
    request.issuer.name = u"Acme"_s;
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
    request.clientToken = newClientToken();
    return request;
}

/// Issues a license in the vendor's account and reads it back.
inline License issued(const LocalWorld &world, const QString &name,
                      const QString &sku = u"render-pro"_s)
{
    const auto made =
        world.call<licensemanager::CreateLicense>(world.vendor(), licenseRequest(name, sku));
    if (!made)
        qFatal("%s", qPrintable(made.error().code + u' ' + made.error().message));
    const auto read =
        world.call<licensemanager::GetLicense>(world.vendor(), {*made->licenseArn, {}});
    if (!read || !read->license)
        qFatal("a license cannot be read back");
    return *read->license;
}

/// Grants a license of the vendor to the customer, who has not answered yet.
inline Grant granted(const LocalWorld &world, const License &license, const QString &name)
{
    licensemanager::CreateGrant::Request request;
    request.clientToken = newClientToken();
    request.grantName = name;
    request.licenseArn = license.licenseArn.value_or(QString());
    request.principals = {accountPrincipal(world.customerAccount())};
    request.homeRegion = u"us-east-1"_s;
    request.allowedOperations = {AllowedOperation::CheckoutLicense,
                                 AllowedOperation::CheckInLicense};
    const auto made = world.call<licensemanager::CreateGrant>(world.vendor(), request);
    if (!made)
        qFatal("%s", qPrintable(made.error().code + u' ' + made.error().message));
    const auto read = world.call<licensemanager::GetGrant>(world.vendor(), {*made->grantArn, {}});
    if (!read || !read->grant)
        qFatal("a grant cannot be read back");
    return *read->grant;
}

} // namespace lc::test
