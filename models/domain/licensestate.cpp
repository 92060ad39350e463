// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licensestate.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

std::optional<Instant> endOf(const std::optional<DatetimeRange> &validity)
{
    return validity && validity->end ? validity->end->instant() : std::nullopt;
}

Instant addMonths(Instant begin, int months)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(begin);
    const year_month_day date(day);
    const year_month month = year_month(date.year(), date.month()) + std::chrono::months(months);
    const auto last = year_month_day(month / std::chrono::last).day();
    return Instant(sys_days(month / std::min(date.day(), last))) + (begin - day);
}

} // namespace

bool isSettable(LicenseStatus status)
{
    return status == LicenseStatus::Available || status == LicenseStatus::Deactivated
        || status == LicenseStatus::Suspended;
}

LicenseStatus statusAt(LicenseStatus stored, const std::optional<DatetimeRange> &validity,
                       Instant now)
{
    const auto end = endOf(validity);
    const bool hasEnded = end && *end <= now;
    return stored == LicenseStatus::Available && hasEnded ? LicenseStatus::Expired : stored;
}

bool isConsumable(LicenseStatus stored, const std::optional<DatetimeRange> &validity, Instant now)
{
    const auto begin = validity ? validity->begin.instant() : std::nullopt;
    return statusAt(stored, validity, now) == LicenseStatus::Available && begin && *begin <= now;
}

std::optional<Instant> renewalStart(RenewType type, Instant begin, Instant now)
{
    using namespace std::chrono;
    if (type == RenewType::None || now < begin)
        return std::nullopt;
    if (type == RenewType::Weekly)
        return begin + floor<weeks>(now - begin);
    const year_month_day from(floor<days>(begin));
    const year_month_day to(floor<days>(now));
    int months = int((to.year() - from.year()).count() * 12) + int(unsigned(to.month()))
        - int(unsigned(from.month()));
    while (addMonths(begin, months) > now)
        --months;
    return addMonths(begin, months);
}

std::optional<QString> validityFault(const DatetimeRange &validity)
{
    const auto begin = validity.begin.instant();
    if (!begin)
        return u"Validity.Begin is not a date."_s;
    if (!validity.end)
        return std::nullopt;
    const auto end = validity.end->instant();
    if (!end)
        return u"Validity.End is not a date."_s;
    if (*end <= *begin)
        return u"Validity.End is not after Validity.Begin."_s;
    return std::nullopt;
}

} // namespace lc
