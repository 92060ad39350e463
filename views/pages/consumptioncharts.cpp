// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/consumptioncharts.h"

#include "charts/chartcanvas.h"
#include "charts/distributionchart.h"
#include "charts/heatmapchart.h"
#include "charts/plotdata.h"
#include "charts/usagechart.h"
#include "grids/noticeband.h"
#include "items/cellformat.h"
#include "monitoring/alertwatch.h"
#include "pages/alertsinchart.h"
#include "pages/detailtabs.h"
#include "pages/stackview.h"

#include <QTimeZone>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int overviewPoints = 1500; ///< of the longest range; zooming reads finer ones
constexpr double firstRangeDays = 90;
constexpr double momentDays = 7;
constexpr int sizingBuckets = 10'000; ///< a year of hours
constexpr std::chrono::milliseconds pause{150};

} // namespace

ConsumptionCharts::ConsumptionCharts(PageContext &context, NoticeBand &band, QWidget *parent)
    : QWidget(parent), m_context(context), m_band(band), m_model(context.history),
      m_earlier(context.history), m_tabs(new DetailTabs(context.theme, this)),
      m_chart(new UsageChart(context.theme, this)), m_stack(new StackView(context, this)),
      m_distribution(new DistributionChart(context.theme, this)),
      m_heatMap(new HeatMapChart(context.theme, this)), m_sizingTimer(new QTimer(this))
{
    m_chart->setObjectName(u"overTime"_s);
    m_tabs->addTab(m_chart, tr("Over time"));
    m_tabs->addTab(m_stack, tr("Stacked"));
    m_tabs->addTab(m_distribution, tr("Distribution"));
    m_tabs->addTab(m_heatMap, tr("Heat map"));
    m_tabs->bar().setAccessibleName(tr("Kinds of charts"));
    for (QWidget *tab :
         std::initializer_list<QWidget *>{m_chart, m_stack, m_distribution, m_heatMap})
        tab->setContentsMargins(0, 8, 0, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 0, 16, 16);
    layout->addWidget(m_tabs);

    m_sizingTimer->setSingleShot(true);
    m_sizingTimer->setInterval(pause);
    connect(m_sizingTimer, &QTimer::timeout, this, &ConsumptionCharts::readSizing);
    connect(&m_tabs->bar(), &QTabBar::currentChanged, this, &ConsumptionCharts::readSizing);
    connect(&m_model, &ChartModel::changed, this, &ConsumptionCharts::showContent);
    connect(&m_earlier, &ChartModel::changed, this, &ConsumptionCharts::showContent);
    connect(m_chart, &UsageChart::comparisonChosen, this, &ConsumptionCharts::compare);
    connect(m_chart, &UsageChart::rangeShown, this, [this](const TimeRange &range, int pixels) {
        // The first answer brings everything; the range to begin with is still to come.
        if (!m_isFirst)
            query(fromChartTime(range.from), fromChartTime(range.to), std::max(pixels, 100));
        m_sizingTimer->start();
    });
    connect(m_chart, &UsageChart::thresholdMoved, this, &ConsumptionCharts::moveThreshold);
    connect(&context.alerts, &AlertWatch::changed, this, &ConsumptionCharts::followAlerts);
    connect(&context.history, &HistoryStore::changed, this, [this](const QList<SeriesKey> &grown) {
        if (!m_subject.query.parts.isEmpty() && grown.contains(key()))
            refresh();
    });
}

ConsumptionCharts::~ConsumptionCharts() = default;

ChartFrame &ConsumptionCharts::current() const
{
    const QList<ChartFrame *> frames{m_chart, &m_stack->chart(), m_distribution, m_heatMap};
    return *frames.at(std::max(0, m_tabs->bar().currentIndex())); // in the order of the tabs
}

void ConsumptionCharts::focusChart()
{
    current().setFocus(Qt::OtherFocusReason);
}

void ConsumptionCharts::setSubject(const ConsumptionSubject &subject)
{
    m_subject = subject;
    m_isFirst = true;
    m_expectation.reset();
    showThresholds();
    refresh();
}

void ConsumptionCharts::showThresholds()
{
    const QList<ChartData::Threshold> thresholds =
        alertThresholds(m_context.alerts.rules(), m_subject.item);
    if (thresholds == m_thresholds)
        return;
    m_thresholds = thresholds;
    m_chart->setThresholds(thresholds);
}

QList<ChartEvent> ConsumptionCharts::marks() const
{
    QList<ChartEvent> events = plotDataOf(content()).events;
    events += alertEvents(m_context.alerts.alerts(), m_subject.item,
                          {toChartTime(content().query.from), toChartTime(content().query.to)});
    std::ranges::stable_sort(events, {}, &ChartEvent::time);
    return events;
}

void ConsumptionCharts::followAlerts()
{
    showThresholds();
    ChartData plot = m_chart->data();
    plot.events = marks();
    if (m_isFirst || plot.events == m_chart->data().events)
        return;
    m_chart->setData(plot);
    emit contentChanged();
}

void ConsumptionCharts::moveThreshold(const QString &ruleId, double value)
{
    askToMoveThreshold(m_context, this, ruleId, m_subject.item, value,
                       [this] { m_chart->setThresholds(m_thresholds); });
}

void ConsumptionCharts::refresh()
{
    if (m_subject.query.parts.isEmpty())
        return;
    m_context.history.series(this, [this](const Result<QList<SeriesInfo>, StoreError> &recorded) {
        if (recorded)
            begin(*recorded);
        else
            fail(recorded.error().message);
    });
}

void ConsumptionCharts::begin(const QList<SeriesInfo> &recorded)
{
    const Instant now = m_context.clock.now();
    m_begin.reset();
    for (const SeriesInfo &info : recorded) {
        if (info.key == key())
            m_begin = info.first;
    }
    const TimeRange shown = m_chart->range();
    if (m_isFirst || shown.span() <= 0)
        query(m_begin.value_or(now), now, overviewPoints);
    else
        query(fromChartTime(shown.from), now, std::max(m_chart->width(), 100));
    readForecast(recorded);
    m_stack->setSubject(m_subject.query, m_subject.origin, m_subject.resource, recorded);
    m_sizingTimer->start();
}

void ConsumptionCharts::readForecast(const QList<SeriesInfo> &recorded)
{
    for (const UsageState &state : usageStates(recorded, {{key().resource, m_subject.resource}})) {
        if (state.series != key())
            continue;
        ForecastSubject subject{state, {}, m_subject.end};
        m_forecasting =
            m_context.alerts.exhaustion().read({subject}, [this](const QList<Expectation> &made) {
                const bool isKnown = m_expectation.has_value();
                m_expectation = made.value(0);
                showContent();
                // The range was set before it was known how far ahead there is something to see.
                if (m_isFirst || isKnown || m_moment || m_chart->comparison() != Comparison::None)
                    return;
                const TimeRange recordedRange = m_chart->canvas().recorded();
                if (std::abs(m_chart->range().to - recordedRange.to) < dayMs)
                    m_chart->showLastDays((recordedRange.to - m_chart->range().from) / dayMs);
            });
    }
}

void ConsumptionCharts::query(Instant from, Instant to, int points)
{
    if (m_subject.query.parts.isEmpty())
        return;
    ChartQuery query = m_subject.query;
    query.from = from;
    query.to = std::min(to, m_context.clock.now()) + std::chrono::milliseconds(1);
    query.maxPoints = points;
    m_model.setQuery(query);
    if (m_shift > 0)
        queryEarlier();
}

void ConsumptionCharts::queryEarlier()
{
    const auto shift = std::chrono::milliseconds(qint64(m_shift));
    const TimeRange range = m_chart->range();
    ChartQuery query = m_subject.query;
    query.capacity.reset();
    query.from = fromChartTime(range.from) - shift;
    query.to = fromChartTime(range.to) - shift;
    query.maxPoints = std::max(m_chart->width(), 100);
    m_earlier.setQuery(query);
}

void ConsumptionCharts::compare()
{
    const Comparison comparison = m_chart->comparison();
    if (comparison == Comparison::None) {
        m_shift = 0;
        return showContent();
    }
    const double now = toChartTime(m_context.clock.now());
    m_shift = shiftAt(comparison, now, ChartData::Days::Local);
    showContent();
    m_chart->canvas().setRange(periodAt(comparison, now, ChartData::Days::Local));
    queryEarlier();
}

void ConsumptionCharts::fail(const QString &details)
{
    Notice notice;
    notice.tone = Tone::Danger;
    notice.headline = tr("The history could not be read.");
    notice.details = details;
    notice.actions = {{tr("Retry"), [this] { refresh(); }}};
    m_band.show(notice);
}

void ConsumptionCharts::showContent()
{
    if (m_model.isLoading() || (m_shift > 0 && m_earlier.isLoading()))
        return;
    if (const auto error = m_model.error())
        return fail(error->message);
    m_band.clear();
    const Instant now = m_context.clock.now();
    ChartData plot = plotDataOf(content());
    plot.title = m_subject.query.title;
    plot.overage = m_subject.overage;
    plot.events = marks();
    if (m_begin) {
        plot.begin = toChartTime(*m_begin);
        plot.end = toChartTime(now);
    }
    if (m_expectation)
        addForecast(plot, *m_expectation, now);
    if (m_shift > 0) {
        const Comparison comparison = m_chart->comparison();
        ChartData::Earlier earlier{UsageChart::earlierTitle(comparison),
                                   m_shift,
                                   {},
                                   periodAt(comparison, toChartTime(now), plot.days).to};
        if (!m_earlier.content().series.isEmpty())
            earlier.points = plotPointsOf(m_earlier.content().series.first());
        for (PlotPoint &point : earlier.points)
            point.time += m_shift;
        plot.earlier = earlier;
    }
    m_chart->setData(plot);
    showWords();
    if (m_isFirst && !plot.points.isEmpty()) {
        m_isFirst = false;
        showFirstRange();
    }
    emit contentChanged();
}

const QList<ChartEvent> &ConsumptionCharts::events() const
{
    return m_chart->data().events;
}

void ConsumptionCharts::showFirstRange()
{
    if (m_moment)
        m_chart->showAround(toChartTime(*m_moment), momentDays);
    else
        m_chart->showLastDays(firstRangeDays);
}

void ConsumptionCharts::showWords()
{
    const QLocale locale;
    QStringList notes;
    if (content().sampleDataUntil)
        notes.append(
            tr("Until %1 this is sample data.").arg(dateText(*content().sampleDataUntil, locale)));
    if (!m_expectation) {
        if (content().isEmpty())
            m_chart->setSentence(tr("Nothing was recorded in this range."),
                                 tr("The recorder samples consumption while the program runs."));
        return;
    }
    if (m_expectation->forecast.method != Forecast::Method::None)
        notes.prepend(tr("%1.").arg(forecastMethodText(m_expectation->forecast.method)));
    if (m_subject.overage == ChartData::Overage::Allowed && m_expectation->subject.state.limit)
        notes.append(tr("Overage is allowed: more than the limit can be in use."));
    m_chart->setSentence(forecastSentence(m_expectation->subject, m_expectation->forecast,
                                          m_context.clock.now(), locale),
                         notes.join(u' '), toneOf(*m_expectation));
}

void ConsumptionCharts::readSizing()
{
    const TimeRange range = m_chart->range();
    const bool isShown = &current() == m_distribution || &current() == m_heatMap;
    if (range.span() <= 0 || m_subject.query.parts.isEmpty() || !isShown)
        return;
    RangeQuery query;
    query.key = key();
    query.from = fromChartTime(range.from);
    query.to =
        std::min(fromChartTime(range.to), m_context.clock.now()) + std::chrono::milliseconds(1);
    query.maxBuckets = sizingBuckets;
    m_context.history.ranges(
        {query}, this,
        [this, reading = ++m_sizing](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
            if (reading == m_sizing && answers && !answers->empty())
                showSizing(answers->front());
        });
}

void ConsumptionCharts::showSizing(const RangeAnswer &answer)
{
    const QLocale locale;
    const QString title = m_subject.query.title;
    const QString days =
        tr("From %1 to %2.")
            .arg(dateText(answer.query.from, locale), dateText(answer.query.to, locale));
    DistributionChartData shares;
    shares.title = title;
    shares.distribution = distributionOf(answer.buckets);
    if (m_expectation)
        shares.bought = m_expectation->subject.state.limit;
    shares.note = days;
    m_distribution->setDistribution(shares);
    const QTimeZone zone = QTimeZone::systemTimeZone();
    m_heatMap->setHeatMap(
        title, heatMapOf(answer.buckets, zone),
        days + u' ' + tr("Hours of the time zone %1.").arg(QString::fromLatin1(zone.id())));
}

} // namespace lc
