// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace lc {

/// A number and how much it counts.
struct WeightedValue {
    double value = 0;
    double weight = 1;
};

/// The value that a share of the others does not exceed, between neighbours; 0 for none. `share`
/// from 0 to 1.
double quantileOf(std::vector<double> values, double share);
inline double medianOf(std::vector<double> values)
{
    return quantileOf(std::move(values), 0.5);
}
/// The value with half of the weight on either side; 0 for none.
double weightedMedian(std::vector<WeightedValue> values);
/// The standard deviation of a normal distribution around 0 with deviations like these; up to a
/// quarter of them may be anything.
double robustDeviation(std::vector<double> deviations);
/// The deviation from 0 that a standard normal value stays below with this probability, which is
/// more than 0 and less than 1.
double normalQuantile(double probability);

} // namespace lc
