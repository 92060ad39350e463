// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "store/historystore.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace lc {

/// The readings of one stretch of time: at most a pixel or two wide. Doubles to draw, exact text to
/// read.
struct ChartPoint {
    Instant first{}; ///< time of its first reading
    Instant last{};
    double lowest = 0;
    double highest = 0;
    double final = 0;
    QString lowestText;
    QString highestText;
    QString finalText;
    qint64 readings = 0;
    bool gapBefore = false; ///< nothing was recorded before it: no line leads here

    bool operator==(const ChartPoint &) const = default;
};

/// One line, step or row of bars of a chart.
struct ChartSeries {
    enum class Shape { Line, Bars };

    SeriesKey key;
    QString title; ///< for legend, hover and table
    Shape shape = Shape::Line;
    std::vector<ChartPoint> points; ///< ascending
    std::optional<ChartPoint>
        before; ///< the last reading before the range, from which a line may enter
    std::optional<ChartPoint> after;

    bool operator==(const ChartSeries &) const = default;
};

/// The limit from an instant on, until the next step.
struct ChartStep {
    Instant from{};
    double value = 0;
    QString text;

    bool operator==(const ChartStep &) const = default;
};

/// Time in which nothing was recorded though it should have been.
struct ChartGap {
    Instant from{};
    Instant to{};

    bool operator==(const ChartGap &) const = default;
};

/// Something that happened, drawn as a numbered flag.
struct ChartMark {
    int number = 0; ///< 1 for the earliest
    Instant time{};
    HistoryEvent::Kind kind = HistoryEvent::Kind::LimitChange;
    QString words; ///< "Limit changed from 80 to 100"

    bool operator==(const ChartMark &) const = default;
};

/// What a chart is asked to show.
struct ChartQuery {
    struct Part {
        SeriesKey key;
        QString title;
        ChartSeries::Shape shape = ChartSeries::Shape::Line;

        bool operator==(const Part &) const = default;
    };

    QString title; ///< "Render Pro: Seats"
    QString unit; ///< "licenses"; empty where it goes without saying
    QList<Part> parts;
    std::optional<SeriesKey> capacity;
    QList<Instant> resets; ///< known resets of a quota, besides the recorded ones
    Instant from{};
    Instant to{};
    int maxPoints = 1000; ///< of each series: the pixels there are

    bool operator==(const ChartQuery &) const = default;
};

/// A chart's content, ready to be drawn or put into a report.
struct ChartContent {
    ChartQuery query;
    QList<ChartSeries> series;
    std::vector<ChartStep> capacity; ///< empty: no limit is known
    std::vector<ChartGap> gaps; ///< of the first series
    QList<ChartMark> marks;
    std::optional<Instant> sampleDataUntil; ///< up to here it is imported sample data

    bool isEmpty() const; ///< nothing was recorded in this range
    double highest() const; ///< of all series and the capacity; 0 when empty
    std::optional<ChartStep> capacityAt(Instant time) const;
    /// The last point of the first series that begins at or before `time`.
    const ChartPoint *pointAt(Instant time) const;
};

/// Figures of the present range of the first series, in words and exact.
struct ChartSummary {
    QString now;
    QString peak;
    std::optional<Instant> peakTime;
    std::optional<QString> capacity;
    qint64 readings = 0;
};
ChartSummary summaryOf(const ChartContent &content);

// The charts of the program; set from, to and maxPoints afterwards.
ChartQuery entitlementChart(const QString &partition, const QString &account,
                            const QString &licenseArn, const QString &entitlement,
                            const QString &unit);
ChartQuery configurationChart(const QString &partition, const QString &account,
                              const QString &region, const QString &configurationArn);
/// One line for each resource type (wire names).
ChartQuery configurationByResourceChart(const QString &partition, const QString &account,
                                        const QString &region, const QString &configurationArn,
                                        const QStringList &resourceTypes);
/// Daily use as bars; days are UTC.
ChartQuery keyUseChart(const QString &partition, const QString &account, const QString &region,
                       const QString &keyId, const QString &planId);
ChartQuery keyRemainingChart(const QString &partition, const QString &account,
                             const QString &region, const QString &keyId, const QString &planId);

/// Puts the answers to the queries of rangeQueries() together, in their order.
ChartContent makeChart(const ChartQuery &query, const std::vector<RangeAnswer> &answers);
QList<RangeQuery> rangeQueries(const ChartQuery &query);
/// Reads a chart's content from the history; answers through the event loop while `context` lives.
void loadChart(HistoryStore &store, const ChartQuery &query, QObject *context,
               std::function<void(Result<ChartContent, StoreError>)> done);

} // namespace lc

Q_DECLARE_METATYPE(lc::ChartContent)
