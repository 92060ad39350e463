// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"

namespace lc {

/// A stretch of time in which the amount in use is known.
struct HeldAmount {
    Instant from{};
    Instant to{}; ///< excluded
    std::vector<double> values; ///< one, or several that had equal parts of it
    double highest = 0;
};

/// What ascending buckets tell, without gaps; an amount holds until the next sample. Nothing is
/// longer than the recording itself: the last sample holds as long as the one before it.
std::vector<HeldAmount> heldAmounts(const std::vector<Bucket> &buckets);

} // namespace lc
