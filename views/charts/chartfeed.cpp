// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartfeed.h"

#include "charts/chartscale.h"
#include "charts/thresholdline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace lc {

namespace {

constexpr double markDistance = 8; ///< pixels between squares above the capacity
constexpr double roomAboveCapacity = 1.08;
constexpr double roomForOverage = 1.25;
constexpr int sumColumns = 1500; ///< of the sum of many lines

bool isBefore(const PlotPoint &point, double time)
{
    return point.time < time;
}

const QList<PlotPoint> &pointsOf(const ChartData &data, qsizetype series)
{
    return series == 0 ? data.points : data.others.at(series - 1).points;
}

QList<PlotPoint> spliced(const QList<PlotPoint> &former, const QList<PlotPoint> &finer)
{
    if (finer.isEmpty())
        return former;
    const auto head = std::lower_bound(former.begin(), former.end(), finer.first().time, isBefore);
    const auto tail =
        std::upper_bound(former.begin(), former.end(), finer.last().time,
                         [](double time, const PlotPoint &point) { return time < point.time; });
    QList<PlotPoint> points(former.begin(), head);
    points.append(finer);
    points.append(QList<PlotPoint>(tail, former.end()));
    return points;
}

/// The limit outside the stretch that the finer points cover.
void spliceCapacity(ChartData &finer, const ChartData &former)
{
    if (finer.points.isEmpty() || finer.capacity.isEmpty()) {
        if (finer.points.isEmpty())
            finer.capacity = former.capacity;
        return;
    }
    QList<CapacityStep> steps;
    const auto add = [&steps](const CapacityStep &step) {
        if (steps.isEmpty() || steps.last().value != step.value)
            steps.append(step);
    };
    for (const CapacityStep &step : former.capacity) {
        if (step.time < finer.capacity.first().time)
            add(step);
    }
    for (const CapacityStep &step : std::as_const(finer.capacity))
        add(step);
    for (const CapacityStep &step : former.capacity) {
        if (step.time > finer.points.last().time)
            add(step);
    }
    finer.capacity = steps;
}

/// The last time of each pixel column in which any line has a point, and the one before the range.
QList<double> columnTimes(const QList<const QList<PlotPoint> *> &lines, const TimeRange &range,
                          int pixels)
{
    std::map<qint64, double> columns;
    const double width = range.span() / pixels;
    for (const QList<PlotPoint> *points : lines) {
        auto point = std::lower_bound(points->begin(), points->end(), range.from, isBefore);
        if (point != points->begin())
            --point;
        for (; point != points->end(); ++point) {
            double &time = columns[qint64(std::floor((point->time - range.from) / width))];
            time = std::max(time, point->time);
            if (point->time > range.to)
                break;
        }
    }
    QList<double> times;
    for (const auto &column : columns)
        times.append(column.second);
    return times;
}

/// Whether nothing was recorded at a time though it was before.
bool isMissing(const QList<PlotPoint> &points, double time)
{
    const auto after = std::lower_bound(points.begin(), points.end(), time, isBefore);
    return after != points.begin() && after != points.end() && after->time > time
        && after->gapBefore;
}

/// Whether a line is broken on the way from one time to another.
bool isBroken(const QList<PlotPoint> &points, double from, double to)
{
    auto point = std::upper_bound(
        points.begin(), points.end(), from,
        [](double time, const PlotPoint &candidate) { return time < candidate.time; });
    for (; point != points.end() && point->time <= to; ++point) {
        if (point->gapBefore && point != points.begin())
            return true;
    }
    return false;
}

QList<const QList<PlotPoint> *> linesOf(const ChartData &data)
{
    QList<const QList<PlotPoint> *> lines;
    for (qsizetype series = 0; series <= data.others.size(); ++series)
        lines.append(&pointsOf(data, series));
    return lines;
}

/// The sum of lines where any of them has a point; broken where one of them is.
QList<PlotPoint> sumOf(const QList<const QList<PlotPoint> *> &lines)
{
    TimeRange all{std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
    for (const QList<PlotPoint> *points : lines) {
        if (points->isEmpty())
            continue;
        all.from = std::min(all.from, points->first().time);
        all.to = std::max(all.to, points->last().time);
    }
    QList<PlotPoint> sum;
    if (all.to < all.from)
        return sum;
    all.to = std::max(all.to, all.from + 1);
    double previous = all.from;
    for (const double time : columnTimes(lines, all, sumColumns)) {
        double value = 0;
        bool isGap = false;
        for (const QList<PlotPoint> *points : lines) {
            value += valueAt(*points, time).value_or(0);
            isGap = isGap || isBroken(*points, previous, time);
        }
        sum.append({time, value, value, value, 1, isGap});
        previous = time;
    }
    return sum;
}

void stack(PlottedData &plot, const ChartData &data, const TimeRange &range, int pixels)
{
    const QList<const QList<PlotPoint> *> lines = linesOf(data);
    QList<PlottedData::Layer> open;
    for (int series = 0; series < lines.size(); ++series)
        open.append({series, {}, {}});
    const auto flush = [&] {
        for (PlottedData::Layer &layer : open) {
            if (layer.top.size() > 1)
                plot.layers.append(layer);
            layer.top.clear();
            layer.bottom.clear();
        }
    };
    double previous = range.from - range.span();
    for (const double time : columnTimes(lines, range, pixels)) {
        // One part unknown leaves the whole unknown.
        if (std::any_of(lines.begin(), lines.end(),
                        [&](const auto *points) { return isMissing(*points, time); })) {
            flush();
            continue;
        }
        if (std::any_of(lines.begin(), lines.end(),
                        [&](const auto *points) { return isBroken(*points, previous, time); }))
            flush();
        double height = 0;
        for (qsizetype series = 0; series < lines.size(); ++series) {
            PlottedData::Layer &layer = open[series];
            layer.bottom.append({time, height});
            height += valueAt(*lines.at(series), time).value_or(0);
            layer.top.append({time, height});
        }
        plot.highest = std::max(plot.highest, height);
        previous = time;
    }
    flush();
}

void addRuns(PlottedData &plot, int series, const QList<PlotPoint> &points, const TimeRange &range,
             int pixels)
{
    for (const QList<QPointF> &run : visibleRuns(points, range, pixels)) {
        for (const QPointF &point : run)
            plot.highest = std::max(plot.highest, point.y());
        plot.runs.append({series, run});
    }
}

void addCapacity(PlottedData &plot, const ChartData &data, const TimeRange &range)
{
    std::optional<double> level = data.capacityAt(range.from);
    if (level)
        plot.capacity.append({range.from, *level});
    for (const CapacityStep &step : data.capacity) {
        if (step.time <= range.from || step.time >= range.to)
            continue;
        if (level && step.value)
            plot.capacity.append({step.time, *level});
        if (step.value)
            plot.capacity.append({step.time, *step.value});
        level = step.value ? step.value : level;
    }
    if (level)
        plot.capacity.append({range.to, *level});
    const double room =
        data.overage == ChartData::Overage::Allowed ? roomForOverage : roomAboveCapacity;
    for (const QPointF &point : std::as_const(plot.capacity))
        plot.highest = std::max(plot.highest, point.y() * room);
}

void addThresholds(PlottedData &plot, const ChartData &data, const TimeRange &range)
{
    if (!data.showsThresholds)
        return;
    for (const ChartData::Threshold &threshold : data.thresholds) {
        plot.thresholds.append(thresholdCorners(threshold, plot.capacity, range));
        for (const QPointF &corner : std::as_const(plot.thresholds.last()))
            plot.highest = std::max(plot.highest, corner.y());
    }
}

} // namespace

PlottedData plotted(const ChartData &data, const TimeRange &range, int pixels)
{
    PlottedData plot;
    if (data.arrangement == ChartData::Arrangement::Stacked) {
        stack(plot, data, range, pixels);
    } else {
        addRuns(plot, 0, data.points, range, pixels);
        for (qsizetype i = 0; i < data.others.size(); ++i)
            addRuns(plot, int(i) + 1, data.others.at(i).points, range, pixels);
    }
    if (data.earlier)
        addRuns(plot, PlottedData::earlierSeries, data.earlier->points, range, pixels);
    addCapacity(plot, data, range);
    addThresholds(plot, data, range);
    // The middle has to be seen; a wide band may leave the plot.
    for (const BandPoint &point : data.forecast) {
        if (data.showsForecast && point.time <= range.to)
            plot.highest = std::max(plot.highest, point.middle);
    }
    double last = range.from - range.span();
    const double apart = range.span() / pixels * markDistance;
    for (const PlottedData::Run &run : std::as_const(plot.runs)) {
        if (run.series != 0)
            continue;
        for (const QPointF &point : run.points) {
            const auto limit = data.capacityAt(point.x());
            if (limit && point.y() > *limit && point.x() - last >= apart) {
                plot.above.append(point);
                last = point.x();
            }
        }
    }
    return plot;
}

QList<TimeRange> visibleGaps(const ChartData &data, const TimeRange &range)
{
    QList<TimeRange> gaps;
    const qsizetype lines =
        data.arrangement == ChartData::Arrangement::Stacked ? data.others.size() : 0;
    for (qsizetype series = 0; series <= lines; ++series) {
        const QList<PlotPoint> &points = pointsOf(data, series);
        auto point = std::lower_bound(points.begin(), points.end(), range.from, isBefore);
        for (; point != points.end(); ++point) {
            if (point->gapBefore && point != points.begin()) {
                const double from = std::max((point - 1)->time, range.from);
                const TimeRange gap{from, std::min(point->time, range.to)};
                if (gap.span() > 0 && !gaps.contains(gap))
                    gaps.append(gap);
            }
            if (point->time > range.to)
                break;
        }
    }
    return gaps;
}

std::optional<double> valueAt(const QList<PlotPoint> &points, double time)
{
    const auto after = std::lower_bound(points.begin(), points.end(), time, isBefore);
    if (after == points.end())
        return {};
    if (after->time == time)
        return after->last;
    if (after == points.begin() || after->gapBefore)
        return {};
    const PlotPoint &before = *(after - 1);
    const double share = (time - before.time) / (after->time - before.time);
    return before.last + (after->last - before.last) * share;
}

std::optional<QPointF> placeOf(const ChartData &data, int index)
{
    if (index < 0)
        return {};
    if (index < data.points.size())
        return QPointF(data.points.at(index).time, data.points.at(index).last);
    const qsizetype ahead = index - data.points.size();
    if (!data.showsForecast || ahead >= data.forecast.size())
        return {};
    return QPointF(data.forecast.at(ahead).time, data.forecast.at(ahead).middle);
}

void splice(ChartData &finer, const ChartData &former)
{
    bool isPart = finer.begin && finer.begin == former.begin && finer.title == former.title
        && finer.others.size() == former.others.size() && finer.arrangement == former.arrangement;
    for (qsizetype i = 0; isPart && i < finer.others.size(); ++i)
        isPart = finer.others.at(i).title == former.others.at(i).title;
    if (!isPart)
        return;
    spliceCapacity(finer, former);
    finer.points = spliced(former.points, finer.points);
    for (qsizetype i = 0; i < finer.others.size(); ++i)
        finer.others[i].points = spliced(former.others.at(i).points, finer.others.at(i).points);
}

QList<PlotPoint> heldAtZero(const QList<PlotPoint> &points)
{
    QList<PlotPoint> held;
    held.reserve(points.size());
    for (PlotPoint point : points) {
        if (point.gapBefore && !held.isEmpty() && held.last().last == 0) {
            held.append({point.time - 1, 0, 0, 0, 0, false});
            point.gapBefore = false;
        }
        held.append(point);
    }
    return held;
}

QStringList rankingOf(const QList<ChartData::Line> &lines)
{
    std::vector<std::pair<double, QString>> order;
    for (const ChartData::Line &line : lines) {
        double highest = 0;
        for (const PlotPoint &point : line.points)
            highest = std::max(highest, point.high);
        order.emplace_back(-highest, line.title);
    }
    std::sort(order.begin(), order.end());
    QStringList titles;
    for (const auto &entry : order)
        titles.append(entry.second);
    return titles;
}

QList<ChartData::Line> mergedLines(const QList<ChartData::Line> &lines)
{
    struct Part {
        QList<const QList<PlotPoint> *> points;
        bool isRest = false;
    };
    std::map<QString, Part> parts;
    for (const ChartData::Line &line : lines) {
        Part &part = parts[line.title];
        part.points.append(&line.points);
        part.isRest |= line.isRest;
    }
    QList<ChartData::Line> merged;
    for (const auto &[title, part] : parts) {
        const bool isSingle = part.points.size() == 1;
        merged.append({title, isSingle ? *part.points.first() : sumOf(part.points), part.isRest});
    }
    return merged;
}

QList<ChartData::Line> firstLines(const QList<ChartData::Line> &lines, const QStringList &ranking,
                                  qsizetype most, const QString &others)
{
    QList<ChartData::Line> shown;
    QList<const QList<PlotPoint> *> rest;
    for (const QString &title : ranking) {
        for (const ChartData::Line &line : lines) {
            if (line.title != title)
                continue;
            if (shown.size() < most && !line.isRest)
                shown.append(line);
            else
                rest.append(&line.points);
        }
    }
    if (!rest.isEmpty())
        shown.append({others, sumOf(rest), true});
    return shown;
}

} // namespace lc
