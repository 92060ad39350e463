// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"

#include <QLocale>
#include <QTimeZone>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace lc {

/// For how long so much was in use. Only recorded time counts: an amount holds until the next
/// sample, and not over a gap.
struct Distribution {
    /// Amounts from `from` to below `to`; whole amounts where each has its own bin.
    struct Bin {
        double from = 0;
        double to = 0;
        double share = 0; ///< of the recorded time, 0 to 1
    };
    /// One amount and its share of the recorded time.
    struct Amount {
        double value = 0;
        double share = 0;
    };

    std::vector<Bin> bins; ///< ascending, without holes; at most maxBins
    std::vector<Amount> amounts; ///< ascending, each once
    bool isWhole = true; ///< every amount is a whole number
    std::chrono::milliseconds recorded{};
    double mean = 0;
    double peak = 0;
    Instant peakTime{}; ///< the first one

    static constexpr int maxBins = 60;

    bool isEmpty() const { return amounts.empty(); }
    /// Share of the time with more than so much in use.
    double shareAbove(double amount) const;
    /// The least amount that was exceeded in no more than this share of the time.
    double sufficient(double share) const;
};

/// Ascending buckets, as fine as can be had: of one with many samples its lowest, highest and last
/// amount count alike. Amounts that are no numbers do not count.
Distribution distributionOf(const std::vector<Bucket> &buckets);

/// Use by weekday and hour of a time zone.
struct HeatMap {
    struct Cell {
        double mean = 0;
        double peak = 0;
        std::chrono::milliseconds recorded{}; ///< 0: nothing is known of this hour
    };
    std::array<std::array<Cell, 24>, 7> cells; ///< by weekday, Monday first, and hour
    double peak = 0; ///< of all

    bool isEmpty() const;
};

/// An hour that the clock skips is empty, one that it repeats counts twice. A bucket longer than an
/// hour counts in every hour it covers.
HeatMap heatMapOf(const std::vector<Bucket> &buckets, const QTimeZone &zone);

/// From this share of the time on it hurts that something is used up.
constexpr double tolerableShare = 0.005;

/// What to renew, rounded up to a whole amount where only whole ones were in use; nothing below
/// seven recorded days.
std::optional<double> amountToRenew(const Distribution &distribution);
/// "Renew 40: more than 40 were in use in 0.4 % of the time. 50 are bought, the peak was 43."
QString rightsizingSentence(const Distribution &distribution, const std::optional<Quantity> &bought,
                            const QLocale &locale = QLocale());

} // namespace lc
