// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serieskey.h"

#include <QHashFunctions>

#include <array>

namespace lc {

std::strong_ordering SeriesKey::operator<=>(const SeriesKey &other) const
{
    static constexpr std::array parts{&SeriesKey::partition, &SeriesKey::account,
                                      &SeriesKey::region,    &SeriesKey::resource,
                                      &SeriesKey::metric,    &SeriesKey::dimension};
    for (const auto part : parts) {
        if (const int order = (this->*part).compare(other.*part); order != 0)
            return order <=> 0;
    }
    return std::strong_ordering::equal;
}

std::size_t qHash(const SeriesKey &key, std::size_t seed)
{
    return qHashMulti(seed, key.partition, key.account, key.region, key.resource, key.metric,
                      key.dimension);
}

} // namespace lc
