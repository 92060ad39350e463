// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/quotaperiod.h"

/// When the sample companies work: one rhythm for what was and for what goes on. Shares are in
/// thousandths.
namespace lc::samplerhythm {

/// How busy offices are: nights and weekends are quiet.
qint64 business(Instant instant);
/// API traffic of a weekday beside an average day.
qint64 weekShare(Day day);
/// How much of a day's API traffic has come by that time of the UTC day; in millionths, as traffic
/// ticks often.
qint64 shareOfDay(Instant instant);

} // namespace lc::samplerhythm
