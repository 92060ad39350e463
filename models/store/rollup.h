// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"

#include <vector>

namespace lc {

/// How exactly a stretch of a series is kept.
enum class Grain { Reading, Hour, Day };

/// Readings of one UTC hour or day that stand for themselves no longer. They are all numbers, or
/// it is a single one that is none. It spans no gap; its last reading keeps its time and value.
struct Rollup {
    Bucket bucket; ///< gapBefore is not set
    Quantity sum; ///< exact; 0 for what is no number

    bool operator==(const Rollup &) const = default;
};

/// What one reading is as a rollup.
Rollup rollupOf(const Sample &sample);

/// Many rollups of one series.
struct SeriesRollups {
    SeriesKey key;
    std::chrono::milliseconds interval{}; ///< its readings were recorded at
    Grain grain = Grain::Hour;
    std::vector<Rollup> rollups; ///< ascending, none overlaps another
};

/// Joins ascending rollups that lie in the same UTC hour (or day) and have no gap between them.
std::vector<Rollup> foldRollups(std::vector<Rollup> parts, Grain grain,
                                std::chrono::milliseconds interval);

} // namespace lc
