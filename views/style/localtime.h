// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/values.h"

#include <QDateTime>
#include <QLocale>

namespace lc {

/// "10:04", in local time, as the locale writes it.
inline QString localTimeText(Instant instant)
{
    return QLocale().toString(toQDateTime(instant).toLocalTime().time(), QLocale::ShortFormat);
}

/// Day and time, the same way.
inline QString localDateTimeText(Instant instant)
{
    return QLocale().toString(toQDateTime(instant).toLocalTime(), QLocale::ShortFormat);
}

/// The time alone where the day is today's.
inline QString localMomentText(Instant instant, Instant now)
{
    const bool isToday =
        toQDateTime(instant).toLocalTime().date() == toQDateTime(now).toLocalTime().date();
    return isToday ? localTimeText(instant) : localDateTimeText(instant);
}

} // namespace lc
