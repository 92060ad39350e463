// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "items/chartseries.h"

namespace lc {

/// A chart's content from the history as UsageChart draws it.
ChartData chartDataOf(const ChartContent &content, ChartData::Overage overage,
                      ChartData::Days days);

} // namespace lc
