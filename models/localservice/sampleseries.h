// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/consumptionseries.h"
#include "localservice/sampleworld.h"

#include <vector>

namespace lc {

/// 90 days of consumption that end exactly with what the sample says is consumed now, at its
/// stamp, and a year of API days that end with its day. Made of the stamp alone, so that any
/// process can make them again.
std::vector<ConsumptionSeries> sampleSeries(const SampleStamp &stamp);
std::vector<ConsumptionSeries> sampleSeries(const SampleWorld &world);

} // namespace lc
