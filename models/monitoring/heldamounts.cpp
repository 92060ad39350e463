// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/heldamounts.h"

#include <algorithm>

namespace lc {

std::vector<HeldAmount> heldAmounts(const std::vector<Bucket> &buckets)
{
    std::vector<HeldAmount> held;
    std::chrono::milliseconds usual{};
    const Bucket *before = nullptr;
    const auto hold = [&](const Bucket &bucket, Instant to) {
        const double value = bucket.final.toDouble();
        if (to > bucket.last)
            held.push_back({bucket.last, to, {value}, value});
    };
    for (const Bucket &bucket : buckets) {
        if (!bucket.minimum.isNumber() || !bucket.maximum.isNumber() || !bucket.final.isNumber()) {
            before = nullptr;
            continue;
        }
        if (before && !bucket.gapBefore) {
            usual = std::max(std::chrono::milliseconds(0), bucket.first - before->last);
            hold(*before, bucket.first);
        } else if (before) {
            // The last sample before a gap stands for as long as the others do.
            hold(*before, std::min(bucket.first, before->last + usual));
        }
        if (bucket.count > 1 && bucket.last > bucket.first) {
            if (usual.count() == 0)
                usual = (bucket.last - bucket.first) / (bucket.count - 1);
            held.push_back(
                {bucket.first,
                 bucket.last,
                 {bucket.minimum.toDouble(), bucket.maximum.toDouble(), bucket.final.toDouble()},
                 bucket.maximum.toDouble()});
        }
        before = &bucket;
    }
    if (before)
        hold(*before, before->last + usual);
    return held;
}

} // namespace lc
