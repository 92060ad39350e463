// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/usageplan.h"
#include "localservice/call.h"
#include "localservice/store.h"

/// What the rules of API Gateway look up in the caller's account and Region, with its own words
/// where there is nothing.
namespace lc::usageplans {

/// Resources of a kind in the caller's account and Region.
ResourceQuery inRegion(const Call &call, QLatin1StringView kindOfResource);
Served<Resource> findPlanResource(Call &call, const QString &id);
Served<Resource> findKeyResource(Call &call, const QString &id);
Served<UsagePlan> findPlan(Call &call, const QString &id);
Served<ApiKey> findKey(Call &call, const QString &id);
/// The size of a page: `limit`, at most the largest one, or the default.
Served<qint64> pageSize(Call &call, const std::optional<qint64> &limit);

} // namespace lc::usageplans
