// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampletraffic.h"

namespace lc {

namespace sampletraffic {

int shareOfDay(Instant instant)
{
    // Requests of each hour in thousandths of the day: offices on two continents.
    static constexpr int hours[] = {12, 10, 8,  8,  10, 18, 34, 52, 66, 72, 70, 62,
                                    60, 66, 74, 76, 70, 62, 50, 38, 30, 22, 16, 14};
    const auto time = (instant - dayOf(instant)).count();
    const auto hour = int(time / 3'600'000);
    int share = 0;
    for (int i = 0; i < hour; ++i)
        share += hours[i];
    return share + int(hours[hour] * (time % 3'600'000) / 3'600'000);
}

} // namespace sampletraffic

} // namespace lc
