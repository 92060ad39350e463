// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/quotausage.h"
#include "domain/usageplan.h"

#include <QLatin1StringView>

#include <optional>

namespace lc {

class HandlerTable;
class Store;
struct ServiceSetup;

/// Usage plans and API keys of API Gateway: GetUsagePlans, GetUsagePlan, GetUsagePlanKeys,
/// GetApiKeys.
void addUsagePlanRules(HandlerTable &table);
/// What keys did in a plan: GetUsage, UpdateUsage.
void addUsageRules(HandlerTable &table);

/// What the usage plan rules keep in the store.
namespace usageplans {

inline constexpr QLatin1StringView kind{"usage-plan"};
inline constexpr QLatin1StringView keyKind{"api-key"};
inline constexpr QLatin1StringView memberKind{"usage-plan-key"};
/// Index entries of a member.
inline constexpr const char *byPlan = "plan";
inline constexpr const char *byKey = "key";

QString memberId(const QString &planId, const QString &keyId);
/// Nothing for a plan without a quota.
std::optional<Quota> quotaOf(const UsagePlan &plan);
/// The days that decide what is left from `first` to `last`.
KeyUsage readUsage(Store &store, const QString &planId, const QString &keyId,
                   const std::optional<Quota> &quota, Day first, Day last);
/// Counts requests of a key in a plan, as many as its quota allows; returns how many. GetUsage
/// tells of them after the lag of the control operations.
qint64 countRequests(Store &store, const ServiceSetup &setup, const UsagePlan &plan,
                     const QString &keyId, Day day, qint64 requests);

} // namespace usageplans
} // namespace lc
