// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values.h"

#include <QDateTime>
#include <QTimeZone>

namespace lc {

std::optional<int> ChoiceType::indexOf(QStringView wireName) const
{
    for (size_t i = 0; i < values.size(); ++i) {
        if (wireName == QLatin1StringView(values[i].wireName))
            return int(i);
    }
    return std::nullopt;
}

std::optional<Instant> DateText::instant() const
{
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber) {
        constexpr qint64 farthest = 253402300799; // the end of the year 9999
        if (seconds < -farthest || seconds > farthest)
            return std::nullopt;
        return Instant(std::chrono::seconds(seconds));
    }
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc()); // dates of check-outs carry no zone and mean UTC
    return fromQDateTime(time);
}

} // namespace lc
