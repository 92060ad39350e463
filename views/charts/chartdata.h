// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace lc {

// Times in this room are milliseconds since 1970 in UTC, as doubles: that is what Qt Charts
// computes with.

/// The samples of a short stretch seen as one point of a line.
struct PlotPoint {
    double time = 0; ///< of the last sample in it
    double low = 0;
    double high = 0;
    double last = 0;
    qint64 count = 1; ///< samples in it
    bool gapBefore = false; ///< polls are missing before it: no line leads here

    bool operator==(const PlotPoint &) const = default;
};

/// From this time on the capacity is this; nothing: no limit, or not known.
struct CapacityStep {
    double time = 0;
    std::optional<double> value;

    bool operator==(const CapacityStep &) const = default;
};

/// Something that happened, drawn as a numbered flag.
struct ChartEvent {
    double time = 0;
    QString text; ///< "Limit changed from 80 to 100"
    QString note; ///< "version 2"

    bool operator==(const ChartEvent &) const = default;
};

/// What is expected at a time: eight in ten values lie between low and high.
struct BandPoint {
    double time = 0;
    double low = 0;
    double middle = 0;
    double high = 0;

    bool operator==(const BandPoint &) const = default;
};

/// What a usage chart shows. Points are ascending in time.
struct ChartData {
    enum class Days { Local, Utc };
    enum class Overage { NotAllowed, Allowed };
    enum class Arrangement {
        Lines,
        Stacked ///< areas on top of each other, the first line at the bottom
    };

    QString title; ///< "Seats"
    QString unit; ///< "Count"; part of the accessible description
    QList<PlotPoint> points;
    /// Further lines, such as one a resource type; the first five series have colours of their own.
    struct Line {
        QString title;
        QList<PlotPoint> points;
        bool isRest = false; ///< the sum of all that have no line of their own

        bool operator==(const Line &) const = default;
    };
    QString lineTitle; ///< of the first line, where there are more; "Used" when empty
    QList<Line> others;
    Arrangement arrangement = Arrangement::Lines;
    /// The same series an age ago, moved to the present: drawn muted.
    struct Earlier {
        QString title; ///< "Week before"
        double shift = 0; ///< milliseconds from then to now
        QList<PlotPoint> points; ///< at the times at which they are drawn
        double end = 0; ///< of the present period

        bool operator==(const Earlier &) const = default;
    };
    std::optional<Earlier> earlier;
    QList<BandPoint> forecast; ///< ascending, from the newest point on
    struct Meeting {
        double time = 0;
        double value = 0;
        QString text; ///< "29 March"

        bool operator==(const Meeting &) const = default;
    };
    std::optional<Meeting> meeting; ///< where the forecast meets the capacity
    /// A level at which people are told: a line that can be moved.
    struct Threshold {
        static constexpr double mostPercent = 1000;
        enum class Unit { Percent, Units };

        QString id;
        QString name; ///< that people gave it; may be empty
        double value = 0;
        Unit unit = Unit::Percent; ///< of the capacity

        bool operator==(const Threshold &) const = default;
    };
    QList<Threshold> thresholds; ///< the chart keeps them when it gets other data
    bool showsThresholds = true;
    bool showsForecast = true;
    bool showsEvents = true;
    QList<CapacityStep> capacity; ///< ascending
    QList<ChartEvent> events;
    Overage overage = Overage::NotAllowed;
    Days days = Days::Local; ///< where days begin on the axis and in the table
    std::optional<double> begin; ///< of everything recorded, where points hold a part of it
    std::optional<double> end;

    std::optional<double> capacityAt(double time) const
    {
        std::optional<double> found;
        for (const CapacityStep &step : capacity) {
            if (step.time > time)
                break;
            found = step.value;
        }
        return found;
    }
    bool operator==(const ChartData &) const = default;
};

/// A stretch of time.
struct TimeRange {
    double from = 0;
    double to = 0;

    double span() const { return to - from; }
    bool operator==(const TimeRange &) const = default;
};

inline constexpr double hourMs = 3'600'000.0;
inline constexpr double dayMs = 24 * hourMs;

} // namespace lc
