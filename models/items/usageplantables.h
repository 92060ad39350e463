// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "items/column.h"

namespace lc {

class ValueOverlay;

/// What stands beside the rows of usage-plan tables; none of it is owned.
struct UsagePlanOverlays {
    /// Parts of `keys` (a ValueOverlay under API key ids).
    enum KeyPart { CustomerId, Enabled, Description, Created, Plans };

    RowOverlay *quota = nullptr; ///< QuotaOverlay
    RowOverlay *keys = nullptr;
    RowOverlay *outlook = nullptr; ///< QuotaOutlook
};

/// Fills the parts of `values` (under key ids) from GetApiKeys.
void learnKeys(const QString &account, const QList<ApiKey> &keys, ValueOverlay &values);

TableDefinition usagePlansTable(); ///< of UsagePlan
/// Of ApiKey; `keys` as in UsagePlanOverlays. Values of keys are never in it.
TableDefinition apiKeysTable(RowOverlay *keys);
TableDefinition keyImportTable(); ///< of KeyImportLine
/// Of ApiStage; `apis` (a ValueOverlay under API ids) has their names, or is null.
TableDefinition planStagesTable(RowOverlay *apis);
TableDefinition planThrottlesTable(); ///< of PlanThrottle
/// Of UsagePlanKey; rows hang under the plan's id. Values of keys are never in it.
TableDefinition planKeysTable(const UsagePlanOverlays &overlays);
/// The same with what the figures mean.
TableDefinition quotaBoardTable(const UsagePlanOverlays &overlays);

} // namespace lc
