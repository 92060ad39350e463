// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/usagedays.h"

#include "store/metrics.h"

#include <algorithm>

namespace lc {

namespace {

using std::chrono::days;

/// Ids that API Gateway makes have ten characters, values at least twenty.
constexpr qsizetype longestKeyId = 16;

struct DayPair {
    qint64 used = 0;
    qint64 remaining = 0;
};

DayPair pairOf(const QList<qint64> &day)
{
    return {day.value(0), day.value(1)};
}

bool isResetDay(const Quota &quota, Day day)
{
    return quotaWindow(quota.period, quota.offset, day).first == day;
}

} // namespace

UsageSamples samplesOf(const KeyDays &input)
{
    const std::chrono::milliseconds interval = days(1);
    SeriesSamples used{input.used, interval, {}};
    SeriesSamples remaining = used;
    remaining.key.metric = metric::apiRemaining.toString();
    UsageSamples result;
    std::optional<DayPair> before;
    Day day = input.first;
    for (const QList<qint64> &entry : input.days) {
        const DayPair pair = pairOf(entry);
        const Instant time = day;
        used.samples.push_back({time, Quantity(pair.used)});
        if (input.quota) {
            remaining.samples.push_back({time, Quantity(pair.remaining)});
            const bool isReset = isResetDay(*input.quota, day);
            if (isReset) {
                result.events.append({remaining.key, time, HistoryEvent::Kind::Reset,
                                      before ? Quantity(before->remaining).toText() : QString(),
                                      Quantity(input.quota->limit).toText()});
            } else if (before && !input.isLimitChanged) {
                const qint64 expected = std::max<qint64>(0, before->remaining - pair.used);
                if (pair.remaining > expected) {
                    result.events.append({remaining.key, time, HistoryEvent::Kind::Extension,
                                          Quantity(expected).toText(),
                                          Quantity(pair.remaining).toText()});
                }
            }
        }
        before = pair;
        day += days(1);
    }
    result.series.push_back(std::move(used));
    if (input.quota)
        result.series.push_back(std::move(remaining));
    return result;
}

void dropUnusedBeginning(KeyDays &input)
{
    qsizetype unused = 0;
    while (unused + 1 < input.days.size() && pairOf(input.days[unused]).used == 0)
        ++unused;
    input.days.remove(0, unused);
    input.first += days(unused);
}

std::optional<QString> keyIdOf(const QString &named, const QHash<QString, QString> &idsByValue)
{
    if (const auto id = idsByValue.constFind(named); id != idsByValue.constEnd())
        return *id;
    const bool isId =
        named.size() <= longestKeyId && std::all_of(named.begin(), named.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        });
    return isId ? std::optional(named) : std::nullopt;
}

} // namespace lc
