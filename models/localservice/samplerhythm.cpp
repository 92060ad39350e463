// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/samplerhythm.h"

namespace lc::samplerhythm {

static constexpr qint64 hour = 3'600'000;

qint64 business(Instant instant)
{
    static constexpr int hours[] = {80,  60,  50,  50,  70,  150, 380, 620, 820, 930, 960, 940,
                                    900, 930, 970, 960, 900, 790, 620, 450, 330, 240, 170, 120};
    static constexpr int week[] = {250, 960, 1000, 1000, 980, 900, 300};
    const Day day = dayOf(instant);
    const auto time = (instant - day).count();
    const auto now = std::size_t(time / hour);
    const qint64 next = hours[(now + 1) % 24];
    const qint64 level = hours[now] + (next - hours[now]) * (time % hour) / hour;
    return level * week[std::chrono::weekday(day).c_encoding()] / 1000;
}

qint64 weekShare(Day day)
{
    static constexpr int week[] = {410, 1210, 1290, 1270, 1240, 1130, 450};
    return week[std::chrono::weekday(day).c_encoding()];
}

qint64 shareOfDay(Instant instant)
{
    // Requests of each hour: offices on two continents.
    static constexpr int hours[] = {12, 10, 8,  8,  10, 18, 34, 52, 66, 72, 70, 62,
                                    60, 66, 74, 76, 70, 62, 50, 38, 30, 22, 16, 14};
    const auto time = (instant - dayOf(instant)).count();
    const auto now = std::size_t(time / hour);
    qint64 share = 0;
    for (std::size_t i = 0; i < now; ++i)
        share += hours[i] * 1000;
    return share + hours[now] * 1000 * (time % hour) / hour;
}

} // namespace lc::samplerhythm
