// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quotausage.h"

#include <algorithm>

namespace lc {

static qint64 sumBetween(const std::map<Day, qint64> &days, Day first, Day last)
{
    qint64 sum = 0;
    for (auto it = days.lower_bound(first); it != days.end() && it->first <= last; ++it)
        sum += it->second;
    return sum;
}

static qint64 valueOn(const std::map<Day, qint64> &days, Day day)
{
    const auto found = days.find(day);
    return found == days.end() ? 0 : found->second;
}

qint64 balanceAt(const Quota &quota, const KeyUsage &usage, Day day)
{
    const Day first = quotaWindow(quota.period, quota.offset, day).first;
    return quota.limit + sumBetween(usage.extensions, first, day)
        - sumBetween(usage.used, first, day);
}

std::vector<DayUsage> dailyUsage(const Quota &quota, const KeyUsage &usage, Day first, Day last)
{
    std::vector<DayUsage> answer;
    if (last < first)
        return answer;
    answer.reserve(size_t((last - first).count() + 1));
    QuotaWindow window = quotaWindow(quota.period, quota.offset, first);
    const Day before = first - std::chrono::days(1);
    qint64 balance = quota.limit;
    if (window.first < first)
        balance = balanceAt(quota, usage, before);
    for (Day day = first; day <= last; day += std::chrono::days(1)) {
        if (day == window.reset) {
            window = quotaWindow(quota.period, quota.offset, day);
            balance = quota.limit;
        }
        const qint64 used = valueOn(usage.used, day);
        balance += valueOn(usage.extensions, day) - used;
        answer.push_back({used, std::max<qint64>(0, balance)});
    }
    return answer;
}

qint64 extensionFor(const Quota &quota, const KeyUsage &usage, Day day, qint64 remaining)
{
    return remaining - balanceAt(quota, usage, day);
}

} // namespace lc
