// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/ownshares.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace lc {

OwnShares ownShares(const QHash<QString, qint64> &parts, const QSet<QString> &before, int most)
{
    struct Place {
        qint64 amount;
        bool isNew;
        QString name;
    };
    std::vector<Place> places;
    places.reserve(size_t(parts.size()));
    for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
        if (part.value() > 0)
            places.push_back({part.value(), !before.contains(part.key()), part.key()});
    }
    std::sort(places.begin(), places.end(), [](const Place &left, const Place &right) {
        return std::tie(right.amount, left.isNew, left.name)
            < std::tie(left.amount, right.isNew, right.name);
    });
    OwnShares shares;
    for (const Place &place : places) {
        if (shares.own.size() < most && !place.name.isEmpty())
            shares.own.insert(place.name, place.amount);
        else
            shares.others += place.amount;
    }
    return shares;
}

} // namespace lc
