// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"

namespace lc::test {

/// So many minutes after the day on which the readings of these tests begin.
inline Instant at(qint64 minutes)
{
    return Instant(std::chrono::minutes(minutes + 29'000'000));
}

inline SeriesKey key(int number)
{
    return {QStringLiteral("aws"),
            QStringLiteral("111122223333"),
            QStringLiteral("us-east-1"),
            QStringLiteral("arn:") + QString::number(number),
            QStringLiteral("entitlement.consumed"),
            QStringLiteral("Users")};
}

/// One reading of each of the first series; the value tells minute and series.
inline Poll poll(qint64 minute, int series)
{
    Poll poll{at(minute), std::chrono::minutes(1), {}};
    for (int i = 0; i < series; ++i)
        poll.values.emplace_back(key(i), Quantity(minute * 10 + i));
    return poll;
}

} // namespace lc::test
