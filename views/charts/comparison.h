// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"

namespace lc {

/// Which earlier period a chart puts beside the present one.
enum class Comparison { None, Week, Month, Year };

/// The calendar week (from Monday), month or year that holds a time.
TimeRange periodAt(Comparison comparison, double time, ChartData::Days days);
/// Milliseconds from the begin of the period before to the begin of that period.
double shiftAt(Comparison comparison, double time, ChartData::Days days);

} // namespace lc
