// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

/// What stands beside the rows of license tables; none of it is owned, absent ones leave their
/// columns out.
struct LicenseOverlays {
    RowOverlay *usage = nullptr; ///< UsageOverlay
    RowOverlay *trend = nullptr; ///< TrendOverlay, under license ARNs
};

TableDefinition issuedLicensesTable(const LicenseOverlays &overlays); ///< of License
TableDefinition receivedLicensesTable(const LicenseOverlays &overlays); ///< of GrantedLicense
TableDefinition licenseVersionsTable(); ///< of License; rows hang under the license ARN
/// Of Entitlement; rows hang under the license ARN.
TableDefinition entitlementsTable(const LicenseOverlays &overlays);
TableDefinition tagsTable(); ///< of Tag

/// The account that an ARN member belongs to, such as the issuer's of a license.
Cell accountOfArn(const RowView &row);
/// What follows the last colon or slash of an ARN: "l-0123…".
Cell idOfArn(const RowView &row);

} // namespace lc
