// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/records.h"

namespace lc {

static constexpr Field licenseRecordRows[] = {
    field<&LicenseRecord::license>("License").with(Required),
    field<&LicenseRecord::deletedAt>("DeletedAt"),
};

constinit const Type LicenseRecord::rows =
    describe<LicenseRecord>("LicenseRecord", licenseRecordRows);

static constexpr Field grantRecordRows[] = {
    field<&GrantRecord::grant>("Grant").with(Required),
    field<&GrantRecord::grantee>("Grantee").with(Required),
    field<&GrantRecord::deletedAt>("DeletedAt"),
    field<&GrantRecord::workflowEndsAt>("WorkflowEndsAt"),
    field<&GrantRecord::workflowStatus>("WorkflowStatus"),
    field<&GrantRecord::optionsFrom>("OptionsFrom"),
};

constinit const Type GrantRecord::rows = describe<GrantRecord>("GrantRecord", grantRecordRows);

static constexpr Field checkoutRecordRows[] = {
    field<&CheckoutRecord::token>("Token").with(Required),
    field<&CheckoutRecord::licenseArn>("LicenseArn").with(Required),
    field<&CheckoutRecord::account>("Account").with(Required),
    field<&CheckoutRecord::grantArn>("GrantArn"),
    field<&CheckoutRecord::checkoutType>("CheckoutType").with(Required),
    field<&CheckoutRecord::entitlements>("Entitlements").with(Required),
    field<&CheckoutRecord::beneficiary>("Beneficiary"),
    field<&CheckoutRecord::nodeId>("NodeId"),
    field<&CheckoutRecord::isBorrowed>("IsBorrowed"),
    field<&CheckoutRecord::checkoutMetadata>("CheckoutMetadata"),
    field<&CheckoutRecord::issuedAt>("IssuedAt").with(Required),
    field<&CheckoutRecord::expiresAt>("ExpiresAt"),
    field<&CheckoutRecord::extendedAt>("ExtendedAt"),
};

constinit const Type CheckoutRecord::rows =
    describe<CheckoutRecord>("CheckoutRecord", checkoutRecordRows);

} // namespace lc
