// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

/// What stands beside the rows of usage-plan tables; none of it is owned.
struct UsagePlanOverlays {
    /// Parts of `keys` (a ValueOverlay under API key ids).
    enum KeyPart { CustomerId, Enabled, Description, Created };

    RowOverlay *quota = nullptr; ///< QuotaOverlay
    RowOverlay *keys = nullptr;
};

TableDefinition usagePlansTable(); ///< of UsagePlan
/// Of UsagePlanKey; rows hang under the plan's id. Values of keys are never in it.
TableDefinition planKeysTable(const UsagePlanOverlays &overlays);

} // namespace lc
