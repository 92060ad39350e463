// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollup.h"

#include "store/quantitysum.h"
#include "store/sampleblock.h"

#include <algorithm>

namespace lc {

namespace {

bool isSameCell(Instant left, Instant right, Grain grain)
{
    using namespace std::chrono;
    if (grain == Grain::Day)
        return floor<days>(left) == floor<days>(right);
    return floor<hours>(left) == floor<hours>(right);
}

bool joins(const Rollup &earlier, const Rollup &later, Grain grain,
           std::chrono::milliseconds interval)
{
    return isSameCell(earlier.bucket.first, later.bucket.last, grain)
        && !isGap(earlier.bucket.last, later.bucket.first, interval)
        && earlier.bucket.final.isNumber() && later.bucket.final.isNumber();
}

void join(Rollup &rollup, const Rollup &later)
{
    QuantitySum sum;
    sum.add(rollup.sum);
    sum.add(later.sum);
    rollup.sum = sum.total();
    rollup.bucket.last = later.bucket.last;
    rollup.bucket.minimum = std::min(rollup.bucket.minimum, later.bucket.minimum);
    rollup.bucket.maximum = std::max(rollup.bucket.maximum, later.bucket.maximum);
    rollup.bucket.final = later.bucket.final;
    rollup.bucket.count += later.bucket.count;
}

} // namespace

Rollup rollupOf(const Sample &sample)
{
    const Quantity &value = sample.value;
    return {{sample.time, sample.time, value, value, value, 1, false},
            value.isNumber() ? value : Quantity()};
}

std::vector<Rollup> foldRollups(std::vector<Rollup> parts, Grain grain,
                                std::chrono::milliseconds interval)
{
    if (grain == Grain::Reading)
        return parts;
    std::vector<Rollup> folded;
    for (Rollup &part : parts) {
        if (!folded.empty() && joins(folded.back(), part, grain, interval))
            join(folded.back(), part);
        else
            folded.push_back(std::move(part));
    }
    return folded;
}

} // namespace lc
