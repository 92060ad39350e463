// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/quantity.h"
#include "store/serieskey.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace lc {

/// One reading of a series.
struct Sample {
    Instant time{};
    Quantity value;

    bool operator==(const Sample &) const = default;
};

/// One reading of many series at one time.
struct Poll {
    Instant time{};
    std::chrono::milliseconds interval{}; ///< until the next one is expected; tells gaps
    std::vector<std::pair<SeriesKey, Quantity>> values;
};

/// Many readings of one series.
struct SeriesSamples {
    SeriesKey key;
    std::chrono::milliseconds interval{};
    std::vector<Sample> samples; ///< ascending times
};

/// Something that happened to what a series measures; drawn as a mark on its chart.
struct HistoryEvent {
    enum class Kind { LimitChange, Version, Reset, Extension };

    SeriesKey series;
    Instant time{};
    Kind kind = Kind::LimitChange;
    QString before; ///< exact text: an amount, a version; may be empty
    QString after;

    bool operator==(const HistoryEvent &) const = default;
};

/// The samples of one stretch of time, seen as one point of a chart.
struct Bucket {
    Instant first{}; ///< time of its first sample
    Instant last{}; ///< time of its last sample
    Quantity minimum;
    Quantity maximum;
    Quantity final; ///< value of its last sample
    qint64 count = 0;
    bool gapBefore = false; ///< polls are missing before its first sample: no line leads here

    bool operator==(const Bucket &) const = default;
};

/// What is known of a series without reading its samples.
struct SeriesInfo {
    SeriesKey key;
    std::chrono::milliseconds interval{}; ///< of the newest sample
    Instant first{};
    Sample newest;
    std::optional<Instant> sampleDataUntil; ///< up to here it was imported as sample data

    bool operator==(const SeriesInfo &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::Sample)
Q_DECLARE_METATYPE(lc::HistoryEvent)
Q_DECLARE_METATYPE(lc::SeriesInfo)
