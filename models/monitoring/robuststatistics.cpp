// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/robuststatistics.h"

#include <algorithm>
#include <cmath>

namespace lc {

double quantileOf(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const double place = share * double(values.size() - 1);
    const auto below = std::size_t(std::floor(place));
    const auto at = values.begin() + std::ptrdiff_t(below);
    std::nth_element(values.begin(), at, values.end());
    const double fraction = place - double(below);
    if (fraction == 0 || below + 1 == values.size())
        return *at;
    const double next = *std::min_element(at + 1, values.end());
    return *at + fraction * (next - *at);
}

double weightedMedian(std::vector<WeightedValue> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end(), [](const WeightedValue &a, const WeightedValue &b) {
        return a.value < b.value || (a.value == b.value && a.weight < b.weight);
    });
    double total = 0;
    for (const WeightedValue &each : values)
        total += each.weight;
    double passed = 0;
    for (const WeightedValue &each : values) {
        passed += each.weight;
        if (passed >= total / 2)
            return each.value;
    }
    return values.back().value;
}

double robustDeviation(std::vector<double> deviations)
{
    for (double &each : deviations)
        each = std::abs(each);
    // Half of normal deviations are within 0.6745 of the standard deviation, three quarters within
    // 1.1503. Where most are 0 the median alone would see no deviation at all.
    return std::max(quantileOf(deviations, 0.5) / 0.6745, quantileOf(deviations, 0.75) / 1.1503);
}

double normalQuantile(double probability)
{
    // Bisection of the error function: slow and exact, for tables that are made once.
    double low = -9;
    double high = 9;
    for (int round = 0; round < 60; ++round) {
        const double middle = (low + high) / 2;
        if (std::erfc(-middle / std::sqrt(2.0)) / 2 < probability)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

} // namespace lc
