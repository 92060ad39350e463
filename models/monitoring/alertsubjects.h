// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertfacts.h"
#include "monitoring/forecastsentence.h"
#include "store/alertitemlist.h"
#include "store/alertrule.h"
#include "store/historystore.h"

namespace lc {

/// A subject with recorded consumption, as the newest samples show it.
struct UsageSubject {
    AlertSubject subject; ///< with its newest reading
    UsageState state;
};

/// What becomes of recorded consumption in accounts whose lists were never read.
enum class Unnamed {
    LeftOut,
    Counted ///< when it was recorded of late
};
/// What has recorded consumption. Items name what exists.
std::vector<UsageSubject> usageSubjectsOf(const QList<SeriesInfo> &series,
                                          const QList<AlertItem> &items,
                                          Unnamed unnamed = Unnamed::LeftOut);

/// When anything was last polled by a recorder; sample data is not.
std::optional<Instant> newestPoll(const QList<SeriesInfo> &series);

/// What must be read for the readings of one subject between two times, and the readings made of
/// the answers.
QList<RangeQuery> readingQueries(const UsageState &state, Instant from, Instant to);
std::vector<AlertReading> readingsOf(const UsageState &state,
                                     const std::vector<RangeAnswer> &answers);

/// How far back a rule looks before a reading; zero: at the newest reading only.
std::chrono::milliseconds lookBackOf(const AlertRule &rule, std::chrono::milliseconds interval);
/// Whether a rule asks for a forecast.
bool needsForecast(const AlertRule &rule);

/// What a forecast of a subject is asked with.
ForecastSubject forecastSubjectOf(const UsageSubject &subject, Instant now);
AlertOutlook outlookOf(const Forecast &forecast);

} // namespace lc
