// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/dailyvalues.h"

#include <optional>

namespace lc {

/// Finds days at which a series of amounts below 1 jumped for good, and moves what was before to
/// the present level. `changes` are days from now at which a jump is likely. Tells the first day
/// after the last jump.
std::optional<int> levelSteps(std::vector<DailyValue> &values, const std::vector<double> &changes);

} // namespace lc
