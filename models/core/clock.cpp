// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace lc {

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
}

Instant fromQDateTime(const QDateTime &time)
{
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime toQDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), QTimeZone::utc());
}

QString toIsoText(Instant instant)
{
    const bool whole = instant.time_since_epoch().count() % 1000 == 0;
    // Qt::ISODate ends a QTimeZone::utc() time with "+00:00" in some releases and with "Z" in
    // others.
    return toQDateTime(instant).toString(whole ? u"yyyy-MM-dd'T'HH:mm:ss'Z'"
                                               : u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'");
}

} // namespace lc
