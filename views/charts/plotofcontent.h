// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "items/chartseries.h"

namespace lc {

/// What the chart of one series draws, from what the history says.
ChartData plotOf(const ChartContent &content);

inline double plotTime(Instant instant)
{
    return double(instant.time_since_epoch().count());
}

} // namespace lc
