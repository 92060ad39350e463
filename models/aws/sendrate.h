// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <chrono>

namespace lc {

/// Numbers of the SDKs' adaptive mode.
namespace ratenumbers {
inline constexpr double scale = 0.4; ///< of the cubic curve
inline constexpr double beta = 0.7; ///< what a throttle leaves of the rate
inline constexpr double smoothing = 0.8; ///< weight of the newest measurement
inline constexpr double bucketSeconds = 0.5; ///< of one measurement
inline constexpr double capOverMeasured = 2.0;
inline constexpr double lowest = 0.5; ///< sends a second
/// Ours: a limit that saw no throttle for so long is lifted, or somebody who clicks now and then
/// would stay at the lowest rate for ever.
inline constexpr std::chrono::seconds forgottenAfter{60};
} // namespace ratenumbers

/// How fast requests to one service of an account in a Region may leave: as fast as they come until
/// the service throttles, then along a cubic curve back to where it throttled.
/// Belongs to the network thread.
class SendRate {
public:
    /// Takes a place in the row; the wait until its turn. Zero before the first throttle.
    std::chrono::milliseconds reserve(Instant now);
    /// Gives a place back that was not used.
    void giveBack();

    void succeeded(Instant now);
    void throttled(Instant now);

    bool isLimited() const { return m_isLimited; }
    double perSecond() const { return m_perSecond; } ///< meaningful once limited
    double measured() const { return m_measured; }

private:
    void measure(double now);
    void fill(double now);
    void setRate(double perSecond, double now);
    double timeToPeak() const;

    bool m_isLimited = false;
    double m_perSecond = 0;
    double m_tokens = 0; ///< below zero: places that are taken but not yet due
    double m_filledAt = 0;
    double m_measured = 0;
    double m_count = 0; ///< answers in the measurement under way
    double m_bucket = -1; ///< its begin, in seconds; below zero: none yet
    double m_peak = 0; ///< the rate at which the service throttled last
    double m_throttledAt = 0;
};

} // namespace lc
