// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportcharts.h"

#include "store/historystore.h"
#include "store/metrics.h"

#include <QCoreApplication>

namespace lc {

namespace {

constexpr int pointsOfAChart = 500;

SeriesKey withMetric(SeriesKey key, QStringView metric)
{
    key.metric = metric.toString();
    return key;
}

/// The series of a row's chart: what is used (or remains, or is used a day), then the limit.
QList<SeriesKey> chartSeries(const ConsumptionRow &row)
{
    switch (row.state.kind) {
    case UsageState::Kind::Entitlement:
        return {row.state.series, withMetric(row.state.series, metric::entitlementCapacity)};
    case UsageState::Kind::Configuration:
        return {row.state.series, withMetric(row.state.series, metric::configurationCapacity)};
    case UsageState::Kind::ApiKey:
        return {withMetric(row.state.series, metric::apiUsed), row.state.series};
    }
    return {};
}

ReportLine line(const QString &name, ReportLine::Role role, std::vector<Bucket> points)
{
    return {name, role, std::move(points)};
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(lc::ConsumptionReport)

public:
    static QString markText(const HistoryEvent &event)
    {
        switch (event.kind) {
        case HistoryEvent::Kind::LimitChange:
            return tr("Limit %1").arg(event.after);
        case HistoryEvent::Kind::Version:
            return tr("Version %1").arg(event.after);
        case HistoryEvent::Kind::Reset:
            return tr("Reset");
        case HistoryEvent::Kind::Extension:
            return tr("Extended to %1").arg(event.after);
        }
        return {};
    }

    static std::optional<ReportChart> chart(const ConsumptionRow &row, Instant from, Instant to,
                                            const RangeAnswer &first, const RangeAnswer &second)
    {
        if (first.buckets.empty() && second.buckets.empty())
            return std::nullopt;
        const bool isKey = row.state.kind == UsageState::Kind::ApiKey;
        ReportChart chart;
        chart.title = row.state.kind == UsageState::Kind::Entitlement
            ? tr("%1: %2").arg(row.name, row.state.name)
            : row.name;
        chart.unit = isKey ? tr("requests a day") : row.unit;
        chart.from = from;
        chart.to = to;
        chart.isDaily = isKey;
        chart.lines.push_back(
            line(isKey ? tr("Used a day") : tr("Used"), ReportLine::Role::Consumed, first.buckets));
        chart.lines.push_back(
            isKey ? line(tr("Remaining"), ReportLine::Role::Remaining, second.buckets)
                  : line(tr("Maximum"), ReportLine::Role::Capacity, second.buckets));
        for (const HistoryEvent &event : first.events) {
            const bool isOwn = event.series.dimension == row.state.series.dimension
                || event.series.dimension.isEmpty();
            if (isOwn)
                chart.marks.push_back({event.time, markText(event)});
        }
        return chart;
    }
};

} // namespace

void readCharts(HistoryStore &store, std::vector<ConsumptionRow> rows, Instant from, Instant to,
                QObject *context, std::function<void(ReportCharts)> done)
{
    QList<RangeQuery> queries;
    for (const ConsumptionRow &row : rows) {
        for (const SeriesKey &key : chartSeries(row))
            queries.append({key, from, to, pointsOfAChart});
    }
    const auto take = [rows = std::move(rows), from, to, done = std::move(done)](
                          const Result<std::vector<RangeAnswer>, StoreError> &answers) {
        ReportCharts read;
        if (!answers) {
            read.error = answers.error();
            return done(read);
        }
        for (size_t i = 0; i < rows.size() && 2 * i + 1 < answers->size(); ++i)
            read.charts.push_back(
                Words::chart(rows[i], from, to, (*answers)[2 * i], (*answers)[2 * i + 1]));
        done(std::move(read));
    };
    store.ranges(queries, context, take);
}

} // namespace lc
