// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/forecast.h"
#include "monitoring/overviewfigures.h"

#include <QLocale>
#include <QString>

namespace lc {

/// What a forecast is about, for those who put it in words.
struct ForecastSubject {
    UsageState state; ///< used, limit and kind count
    std::optional<Instant> reset; ///< next begin of a quota
    std::optional<Instant> end; ///< of the validity
};

/// "84 of 100. Rising about 1.6 per day. Reaches 100 around 14 March (9 March to 22 March). License
/// ends 31 March." Dates are local ones, for API keys UTC days.
QString forecastSentence(const ForecastSubject &subject, const Forecast &forecast, Instant now,
                         const QLocale &locale = QLocale());

/// A table's words for it: "14 March", "Over now", "Resets first", "Not rising", "Too little data".
QString forecastWord(const ForecastSubject &subject, const Forecast &forecast, Instant now,
                     const QLocale &locale = QLocale());
/// "9–22 March", "not before 9 March"; empty without a range, or where it is one day.
QString forecastRange(const ForecastSubject &subject, const Forecast &forecast, Instant now,
                      const QLocale &locale = QLocale());
/// "Robust straight line over daily values"
QString forecastMethodText(Forecast::Method method);

} // namespace lc
