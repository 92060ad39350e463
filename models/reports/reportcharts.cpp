// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportcharts.h"

#include "store/historystore.h"
#include "store/metrics.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace lc {

namespace {

constexpr int pointsOfAChart = 500;
constexpr std::chrono::hours leastAhead{24 * 30};
constexpr std::chrono::hours nearPresent{24};

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

    static QString date(Instant time, UsageState::Kind kind)
    {
        // As the chart on the screen and the sentence: API usage is counted in UTC days.
        const QDateTime moment = toQDateTime(time);
        return QLocale().toString(
            (kind == UsageState::Kind::ApiKey ? moment : moment.toLocalTime()).date(),
            QCoreApplication::translate("Forecast", "d MMMM yyyy",
                                        "date format, day, month and year"));
    }
};

/// As far ahead as the chart on the screen goes: half of what was, or beyond the date of
/// exhaustion.
Instant lastExpected(const Expectation &expectation, const ReportChart &chart, Instant now)
{
    const Forecast &forecast = expectation.forecast;
    auto ahead = std::max<std::chrono::milliseconds>(leastAhead, (now - chart.from) / 2);
    if (forecast.date && forecast.outcome != Forecast::Outcome::Reached)
        ahead = std::max(ahead, (*forecast.date - now) * 3 / 2);
    Instant last = now + ahead;
    if (chart.isDaily && expectation.subject.reset)
        last = std::min(last, *expectation.subject.reset);
    return last;
}

/// The band, for API keys of what remains; where it meets the limit; and both in words.
void addForecast(ReportChart &chart, const Expectation &expectation, Instant now)
{
    const Forecast &forecast = expectation.forecast;
    const UsageState &state = expectation.subject.state;
    chart.notes.append(forecastSentence(expectation.subject, forecast, now));
    if (forecast.method != Forecast::Method::None)
        chart.notes.append(forecastMethodText(forecast.method) + QLatin1Char('.'));
    if (!state.limit)
        return;
    const double limit = state.limit->toDouble();
    const Instant last = lastExpected(expectation, chart, now);
    const auto atLeastNothing = [](double value) { return std::max(0.0, value); };
    for (const ForecastBandPoint &point : forecast.band) {
        if (point.time > last)
            break;
        const ForecastBandPoint shown = chart.isDaily
            ? ForecastBandPoint{point.time, limit - point.high, limit - point.middle,
                                limit - point.low}
            : point;
        chart.forecast.push_back({shown.time, atLeastNothing(shown.low),
                                  atLeastNothing(shown.middle), atLeastNothing(shown.high)});
    }
    if (chart.forecast.empty())
        return;
    chart.to = std::max(chart.to, chart.forecast.back().time);
    const bool isMet = forecast.date && forecast.outcome != Forecast::Outcome::Reached
        && *forecast.date >= now && *forecast.date <= chart.to;
    if (isMet)
        chart.meeting = {*forecast.date, chart.isDaily ? 0 : limit,
                         Words::date(*forecast.date, state.kind)};
}

} // namespace

ChartReading::ChartReading(HistoryStore &store, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_exhaustion(store, std::move(clock))
{
}

void ChartReading::read(std::vector<ConsumptionRow> rows, Instant from, Instant to, Done done)
{
    QList<RangeQuery> queries;
    for (const ConsumptionRow &row : rows) {
        for (const SeriesKey &key : chartSeries(row))
            queries.append({key, from, to, pointsOfAChart});
    }
    const auto take =
        [this, round = ++m_round, rows = std::move(rows), from, to,
         done = std::move(done)](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
            if (round != m_round)
                return;
            ReportCharts read;
            if (!answers) {
                read.error = answers.error();
                return done(read);
            }
            for (size_t i = 0; i < rows.size() && 2 * i + 1 < answers->size(); ++i)
                read.charts.push_back(
                    Words::chart(rows[i], from, to, (*answers)[2 * i], (*answers)[2 * i + 1]));
            if (m_clock->now() - to > nearPresent)
                return done(std::move(read));
            expect(rows, std::move(read), done);
        };
    m_store.ranges(queries, this, take);
}

void ChartReading::expect(const std::vector<ConsumptionRow> &rows, ReportCharts read,
                          const Done &done)
{
    QList<ForecastSubject> subjects;
    for (size_t i = 0; i < read.charts.size(); ++i) {
        if (read.charts[i])
            subjects.append({rows[i].state, {}, rows[i].end});
    }
    m_forecasting = m_exhaustion.read(
        subjects, [this, read = std::move(read), done](const QList<Expectation> &made) mutable {
            auto expectation = made.cbegin();
            for (auto &chart : read.charts) {
                if (chart && expectation != made.cend())
                    addForecast(*chart, *expectation++, m_clock->now());
            }
            done(std::move(read));
        });
}

} // namespace lc
