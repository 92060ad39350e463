// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "store/dailysum.h"

#include <algorithm>

namespace lc {

namespace {

/// The same day so many months earlier, or the last of that month.
Instant monthsBefore(Instant now, const std::optional<std::chrono::months> &age)
{
    using namespace std::chrono;
    if (!age)
        return Instant::min();
    const year_month_day today(floor<days>(now));
    const year_month_day then = today - *age;
    return sys_days(then.ok() ? then : year_month_day(then.year() / then.month() / last));
}

} // namespace

RetentionCuts retentionCuts(const RetentionRules &rules, const QString &metric, Instant now)
{
    auto rule = std::ranges::find(rules, metric, &RetentionRule::metric);
    if (rule == rules.end())
        rule = std::ranges::find(rules, QString(), &RetentionRule::metric);
    if (rule == rules.end())
        return {};
    RetentionCuts cuts;
    cuts.readingsFrom = monthsBefore(now, rule->readings);
    cuts.hoursFrom = std::min(monthsBefore(now, rule->hours), cuts.readingsFrom);
    cuts.daysFrom = monthsBefore(now, rule->days);
    // Nothing is kept beyond the last age.
    cuts.readingsFrom = std::max(cuts.readingsFrom, cuts.daysFrom);
    cuts.hoursFrom = std::max(cuts.hoursFrom, cuts.daysFrom);
    return cuts;
}

} // namespace lc
