// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <compare>
#include <cstddef>

namespace lc {

/// What a history series measures; never a connection's name, so that two connections of one
/// account write one series.
struct SeriesKey {
    QString partition; ///< "aws"
    QString account;
    QString region; ///< empty: global (licenses, grants)
    QString resource; ///< ARN, or id where there is no ARN (API keys: the id, never the value)
    QString metric; ///< one of store/metrics.h
    QString dimension; ///< entitlement, resource type, usage plan id; empty: the whole resource

    bool operator==(const SeriesKey &) const = default;
    std::strong_ordering operator<=>(const SeriesKey &other) const;
};

std::size_t qHash(const SeriesKey &key, std::size_t seed = 0);

} // namespace lc

Q_DECLARE_METATYPE(lc::SeriesKey)
