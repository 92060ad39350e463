// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/trendmodel.h"

namespace lc {

/// When a limit is reached, in days after the last measured one; infinite: not within the horizon.
struct FirstPassage {
    double earliest = 0; ///< one in ten are earlier
    double middle = 0;
    double latest = 0; ///< one in ten are later
};

/// Follows many possible futures of a level to `limit`. The same model gives the same futures,
/// whatever the limit.
FirstPassage passageOf(const TrendModel &model, double limit, int horizon);

/// The same for a count that grows by what the model expects of each day. `begun` is the part of
/// the model's next day that has passed and is in `count`; ends `horizon` days after its begin.
FirstPassage passageOfCount(const TrendModel &model, double count, double begun, double limit,
                            double horizon);

} // namespace lc
