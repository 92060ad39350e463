// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/records.h"

namespace lc {

static constexpr Field licenseRecordRows[] = {
    field<&LicenseRecord::license>("License").with(Required),
    field<&LicenseRecord::deletedAt>("DeletedAt"),
};

template <> const Type &typeOf<LicenseRecord>()
{
    static constexpr Type type = describe<LicenseRecord>("LicenseRecord", licenseRecordRows);
    return type;
}

static constexpr Field grantRecordRows[] = {
    field<&GrantRecord::grant>("Grant").with(Required),
    field<&GrantRecord::grantee>("Grantee").with(Required),
    field<&GrantRecord::deletedAt>("DeletedAt"),
};

template <> const Type &typeOf<GrantRecord>()
{
    static constexpr Type type = describe<GrantRecord>("GrantRecord", grantRecordRows);
    return type;
}

static constexpr Field checkoutRecordRows[] = {
    field<&CheckoutRecord::token>("Token").with(Required),
    field<&CheckoutRecord::licenseArn>("LicenseArn").with(Required),
    field<&CheckoutRecord::account>("Account").with(Required),
    field<&CheckoutRecord::grantArn>("GrantArn"),
    field<&CheckoutRecord::checkoutType>("CheckoutType").with(Required),
    field<&CheckoutRecord::entitlements>("Entitlements").with(Required),
    field<&CheckoutRecord::beneficiary>("Beneficiary"),
    field<&CheckoutRecord::nodeId>("NodeId"),
    field<&CheckoutRecord::issuedAt>("IssuedAt").with(Required),
    field<&CheckoutRecord::expiresAt>("ExpiresAt"),
    field<&CheckoutRecord::extendedAt>("ExtendedAt"),
};

template <> const Type &typeOf<CheckoutRecord>()
{
    static constexpr Type type = describe<CheckoutRecord>("CheckoutRecord", checkoutRecordRows);
    return type;
}

} // namespace lc
