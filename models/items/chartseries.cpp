// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/chartseries.h"

#include "domain/choices.h"
#include "store/metrics.h"

#include <QCoreApplication>

#include <algorithm>

namespace lc {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

ChartPoint toPoint(const Bucket &bucket)
{
    return {bucket.first,
            bucket.last,
            bucket.minimum.toDouble(),
            bucket.maximum.toDouble(),
            bucket.final.toDouble(),
            bucket.minimum.toText(),
            bucket.maximum.toText(),
            bucket.final.toText(),
            bucket.count,
            bucket.gapBefore};
}

ChartPoint toPoint(const Sample &sample)
{
    return toPoint(
        Bucket{sample.time, sample.time, sample.value, sample.value, sample.value, 1, false});
}

ChartSeries toSeries(const ChartQuery::Part &part, const RangeAnswer &answer)
{
    ChartSeries series;
    series.key = part.key;
    series.title = part.title;
    series.shape = part.shape;
    series.points.reserve(answer.buckets.size());
    for (const Bucket &bucket : answer.buckets) {
        if (bucket.final.isNumber())
            series.points.push_back(toPoint(bucket));
    }
    if (answer.before && answer.before->value.isNumber())
        series.before = toPoint(*answer.before);
    if (answer.after && answer.after->value.isNumber())
        series.after = toPoint(*answer.after);
    return series;
}

/// A limit is read with every poll; only its changes are steps.
std::vector<ChartStep> toSteps(const RangeAnswer &answer)
{
    std::vector<ChartStep> steps;
    const auto add = [&](Instant from, const Quantity &value) {
        const QString text = value.toText();
        if (value.isNumber() && (steps.empty() || steps.back().text != text))
            steps.push_back({from, value.toDouble(), text});
    };
    if (answer.before)
        add(answer.query.from, answer.before->value);
    for (const Bucket &bucket : answer.buckets) {
        const bool changesInside = bucket.minimum != bucket.maximum;
        add(changesInside ? bucket.last : bucket.first, bucket.final);
    }
    return steps;
}

std::vector<ChartGap> gapsOf(const ChartSeries &series)
{
    std::vector<ChartGap> gaps;
    const ChartPoint *previous = series.before ? &*series.before : nullptr;
    for (const ChartPoint &point : series.points) {
        if (point.gapBefore && previous)
            gaps.push_back({previous->last, point.first});
        previous = &point;
    }
    return gaps;
}

QString wordsOf(const HistoryEvent &event)
{
    switch (event.kind) {
    case HistoryEvent::Kind::LimitChange:
        if (event.before.isEmpty())
            return tr(QT_TRANSLATE_NOOP("Chart", "Limit set to %1")).arg(event.after);
        if (event.after.isEmpty())
            return tr(QT_TRANSLATE_NOOP("Chart", "Limit of %1 removed")).arg(event.before);
        return tr(QT_TRANSLATE_NOOP("Chart", "Limit changed from %1 to %2"))
            .arg(event.before, event.after);
    case HistoryEvent::Kind::Version:
        return tr(QT_TRANSLATE_NOOP("Chart", "Version %1")).arg(event.after);
    case HistoryEvent::Kind::Reset:
        return tr(QT_TRANSLATE_NOOP("Chart", "Reset"));
    case HistoryEvent::Kind::Extension:
        return tr(QT_TRANSLATE_NOOP("Chart", "Extended, remaining %1 instead of %2"))
            .arg(event.after, event.before);
    }
    return {};
}

/// Every series of a resource is told of all its events: limits of its other entitlements, and
/// resets of its other plans, are none of a chart's business.
bool isAbout(const HistoryEvent &event, const ChartQuery &query)
{
    return event.kind == HistoryEvent::Kind::Version
        || std::any_of(query.parts.cbegin(), query.parts.cend(), [&](const auto &part) {
               return part.key.dimension == event.series.dimension;
           });
}

QList<ChartMark> marksOf(const ChartQuery &query, const std::vector<RangeAnswer> &answers)
{
    QList<HistoryEvent> events;
    for (const RangeAnswer &answer : answers) {
        for (const HistoryEvent &event : answer.events) {
            if (isAbout(event, query) && !events.contains(event))
                events.append(event);
        }
    }
    for (const Instant reset : query.resets) {
        const bool isInside = reset >= query.from && reset < query.to;
        const bool isRecorded = std::any_of(events.cbegin(), events.cend(), [&](const auto &event) {
            return event.kind == HistoryEvent::Kind::Reset && event.time == reset;
        });
        if (isInside && !isRecorded)
            events.append({{}, reset, HistoryEvent::Kind::Reset, {}, {}});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const auto &left, const auto &right) { return left.time < right.time; });
    QList<ChartMark> marks;
    for (const HistoryEvent &event : std::as_const(events))
        marks.append({int(marks.size()) + 1, event.time, event.kind, wordsOf(event)});
    return marks;
}

SeriesKey keyOf(const QString &partition, const QString &account, const QString &region,
                const QString &resource, QStringView metric, const QString &dimension)
{
    return {partition, account, region, resource, metric.toString(), dimension};
}

} // namespace

bool ChartContent::isEmpty() const
{
    return std::all_of(series.cbegin(), series.cend(),
                       [](const ChartSeries &one) { return one.points.empty(); });
}

double ChartContent::highest() const
{
    double highest = 0;
    for (const ChartSeries &one : series) {
        for (const ChartPoint &point : one.points)
            highest = std::max(highest, point.highest);
    }
    for (const ChartStep &step : capacity)
        highest = std::max(highest, step.value);
    return highest;
}

std::optional<ChartStep> ChartContent::capacityAt(Instant time) const
{
    const auto next =
        std::upper_bound(capacity.begin(), capacity.end(), time,
                         [](Instant moment, const ChartStep &step) { return moment < step.from; });
    return next == capacity.begin() ? std::nullopt : std::optional(*std::prev(next));
}

const ChartPoint *ChartContent::pointAt(Instant time) const
{
    if (series.isEmpty())
        return nullptr;
    const auto &points = series.constFirst().points;
    const auto next = std::upper_bound(
        points.begin(), points.end(), time,
        [](Instant moment, const ChartPoint &point) { return moment < point.first; });
    return next == points.begin() ? nullptr : &*std::prev(next);
}

ChartSummary summaryOf(const ChartContent &content)
{
    ChartSummary summary;
    if (!content.capacity.empty())
        summary.capacity = content.capacity.back().text;
    if (content.series.isEmpty() || content.series.constFirst().points.empty())
        return summary;
    const auto &points = content.series.constFirst().points;
    summary.now = points.back().finalText;
    const ChartPoint *peak = &points.front();
    for (const ChartPoint &point : points) {
        summary.readings += point.readings;
        if (point.highest > peak->highest)
            peak = &point;
    }
    summary.peak = peak->highestText;
    summary.peakTime = peak->first;
    return summary;
}

ChartQuery entitlementChart(const QString &partition, const QString &account,
                            const QString &licenseArn, const QString &entitlement,
                            const QString &unit)
{
    ChartQuery query;
    query.title = entitlement;
    query.unit = unit;
    query.parts = {
        {keyOf(partition, account, {}, licenseArn, metric::entitlementConsumed, entitlement),
         tr(QT_TRANSLATE_NOOP("Chart", "Used")), ChartSeries::Shape::Line}};
    query.capacity =
        keyOf(partition, account, {}, licenseArn, metric::entitlementCapacity, entitlement);
    return query;
}

ChartQuery configurationChart(const QString &partition, const QString &account,
                              const QString &region, const QString &configurationArn)
{
    ChartQuery query;
    query.title = tr(QT_TRANSLATE_NOOP("Chart", "Consumed licenses"));
    query.parts = {
        {keyOf(partition, account, region, configurationArn, metric::configurationConsumed, {}),
         tr(QT_TRANSLATE_NOOP("Chart", "Used")), ChartSeries::Shape::Line}};
    query.capacity =
        keyOf(partition, account, region, configurationArn, metric::configurationCapacity, {});
    return query;
}

ChartQuery configurationByResourceChart(const QString &partition, const QString &account,
                                        const QString &region, const QString &configurationArn,
                                        const QStringList &resourceTypes)
{
    ChartQuery query;
    query.title = tr(QT_TRANSLATE_NOOP("Chart", "Consumed licenses by resource"));
    const ChoiceType &choice = choiceTypeOf<ResourceType>();
    for (const QString &type : resourceTypes) {
        const auto index = choice.indexOf(type);
        const QString title = index
            ? QCoreApplication::translate("Choice", choice.values[size_t(*index)].label)
            : type;
        query.parts.append({keyOf(partition, account, region, configurationArn,
                                  metric::configurationConsumed, type),
                            title, ChartSeries::Shape::Line});
    }
    return query;
}

ChartQuery keyUseChart(const QString &partition, const QString &account, const QString &region,
                       const QString &keyId, const QString &planId)
{
    ChartQuery query;
    query.title = tr(QT_TRANSLATE_NOOP("Chart", "Used per day"));
    query.unit = tr(QT_TRANSLATE_NOOP("Chart", "requests"));
    query.parts = {{keyOf(partition, account, region, keyId, metric::apiUsed, planId), query.title,
                    ChartSeries::Shape::Bars}};
    return query;
}

ChartQuery keyRemainingChart(const QString &partition, const QString &account,
                             const QString &region, const QString &keyId, const QString &planId)
{
    ChartQuery query;
    query.title = tr(QT_TRANSLATE_NOOP("Chart", "Remaining"));
    query.unit = tr(QT_TRANSLATE_NOOP("Chart", "requests"));
    query.parts = {{keyOf(partition, account, region, keyId, metric::apiRemaining, planId),
                    query.title, ChartSeries::Shape::Line}};
    return query;
}

QList<RangeQuery> rangeQueries(const ChartQuery &query)
{
    QList<RangeQuery> queries;
    for (const ChartQuery::Part &part : query.parts)
        queries.append({part.key, query.from, query.to, query.maxPoints});
    if (query.capacity)
        queries.append({*query.capacity, query.from, query.to, query.maxPoints});
    return queries;
}

ChartContent makeChart(const ChartQuery &query, const std::vector<RangeAnswer> &answers)
{
    ChartContent content;
    content.query = query;
    const auto parts = size_t(query.parts.size());
    for (size_t i = 0; i < std::min(parts, answers.size()); ++i) {
        content.series.append(toSeries(query.parts[qsizetype(i)], answers[i]));
        const auto until = answers[i].sampleDataUntil;
        if (until && (!content.sampleDataUntil || *until > *content.sampleDataUntil))
            content.sampleDataUntil = until;
    }
    if (query.capacity && answers.size() > parts)
        content.capacity = toSteps(answers[parts]);
    if (!content.series.isEmpty())
        content.gaps = gapsOf(content.series.constFirst());
    content.marks = marksOf(query, answers);
    return content;
}

void loadChart(HistoryStore &store, const ChartQuery &query, QObject *context,
               std::function<void(Result<ChartContent, StoreError>)> done)
{
    store.ranges(rangeQueries(query), context,
                 [query, done = std::move(done)](
                     const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                     if (answers)
                         done(makeChart(query, *answers));
                     else
                         done(unexpected(answers.error()));
                 });
}

} // namespace lc
