// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/usagechart.h"

#include "charts/chartcanvas.h"
#include "charts/chartlegend.h"
#include "charts/rangebar.h"
#include "charts/thresholdbar.h"
#include "charts/thresholdline.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace lc {

namespace {

/// So much of a range lies in the future, where something is expected.
constexpr double futureShare = 0.35;
/// Beyond the date of exhaustion, so that it is seen.
constexpr double beyondMeeting = 1.2;

ChartLegend::Entry lineEntry(const QString &title, qsizetype series)
{
    constexpr std::array colors{Token::Series1, Token::Series2, Token::Series3, Token::Series4,
                                Token::Series5};
    return {title, ChartLegend::Mark::Line,
            colors.at(size_t(std::min<qsizetype>(series, qsizetype(colors.size()) - 1)))};
}

} // namespace

UsageChart::UsageChart(const Theme &theme, QWidget *parent)
    : ChartFrame(theme, parent), m_canvas(new ChartCanvas(theme, this)),
      m_ranges(new RangeBar(this)), m_comparison(new QComboBox(this)),
      m_forecast(new QCheckBox(tr("Forecast"), this)), m_events(new QCheckBox(tr("Events"), this)),
      m_alerts(new QCheckBox(tr("Alert levels"), this)), m_thresholdBar(new ThresholdBar(theme))
{
    addTools(makeTools());
    addTools(m_thresholdBar);
    addPlot(m_canvas, 2);
    connect(m_ranges, &RangeBar::daysChosen, this, &UsageChart::showLastDays);
    connect(m_ranges, &RangeBar::rangeChosen, m_canvas, &ChartCanvas::setRange);
    connect(m_comparison, &QComboBox::activated, this, &UsageChart::comparisonChosen);
    connect(m_forecast, &QCheckBox::toggled, this, [this](bool shown) {
        m_canvas->setForecastShown(shown);
        updateTools();
        updateLegend();
        contentChanged();
    });
    connect(m_events, &QCheckBox::toggled, m_canvas, &ChartCanvas::setEventsShown);
    connect(m_alerts, &QCheckBox::toggled, this, [this](bool shown) {
        m_canvas->setThresholdsShown(shown);
        m_thresholdBar->setVisible(shown && !m_thresholds.isEmpty());
    });
    connect(m_thresholdBar, &ThresholdBar::levelMoved, m_canvas, &ChartCanvas::moveThreshold);
    connect(m_thresholdBar, &ThresholdBar::levelChosen, this, &UsageChart::drop);
    connect(m_canvas, &ChartCanvas::thresholdDragged, m_thresholdBar, &ThresholdBar::setLevel);
    connect(m_canvas, &ChartCanvas::thresholdDropped, this, &UsageChart::drop);
    connect(m_canvas, &ChartCanvas::rangeChanged, this, [this] {
        updateTools();
        contentChanged();
        emit rangeShown(m_canvas->range(), std::max(1, m_canvas->width()));
    });
    updateTools();
}

QWidget *UsageChart::makeTools()
{
    auto *tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    m_comparison->setAccessibleName(tr("Compare with"));
    m_comparison->addItem(tr("No comparison"), int(Comparison::None));
    m_comparison->addItem(tr("This week over last"), int(Comparison::Week));
    m_comparison->addItem(tr("This month over last"), int(Comparison::Month));
    m_comparison->addItem(tr("This year over last"), int(Comparison::Year));
    m_forecast->setChecked(true);
    m_events->setChecked(true);
    m_alerts->setChecked(true);
    layout->addWidget(m_ranges);
    layout->addWidget(m_comparison);
    layout->addStretch(1);
    layout->addWidget(m_forecast);
    layout->addWidget(m_events);
    layout->addWidget(m_alerts);
    return tools;
}

void UsageChart::setData(const ChartData &data)
{
    m_canvas->setData(data);
    updateTools();
    updateLegend();
    contentChanged();
}

const ChartData &UsageChart::data() const
{
    return m_canvas->data();
}

Comparison UsageChart::comparison() const
{
    return Comparison(m_comparison->currentData().toInt());
}

void UsageChart::setThresholds(const QList<ChartData::Threshold> &thresholds)
{
    m_thresholds = thresholds;
    m_canvas->setThresholds(thresholds);
    m_thresholdBar->setThresholds(thresholds);
    m_thresholdBar->setVisible(m_alerts->isChecked() && !thresholds.isEmpty());
    updateTools();
    contentChanged();
}

void UsageChart::drop(int index, double value)
{
    const ChartData::Threshold &threshold = m_thresholds.at(index);
    if (threshold.value != value)
        emit thresholdMoved(threshold.id, value);
}

void UsageChart::hideComparison()
{
    m_comparison->hide();
}

QString UsageChart::earlierTitle(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Week:
        return tr("Week before");
    case Comparison::Month:
        return tr("Month before");
    case Comparison::Year:
        return tr("Year before");
    case Comparison::None:
        break;
    }
    return {};
}

void UsageChart::updateLegend()
{
    const ChartData &data = this->data();
    const bool isStacked = data.arrangement == ChartData::Arrangement::Stacked;
    const QString first = data.lineTitle.isEmpty() ? tr("Used") : data.lineTitle;
    QList<ChartLegend::Entry> entries;
    entries.append(isStacked ? layerEntry(first, 0, ChartLayer::OfItsOwn) : lineEntry(first, 0));
    for (qsizetype i = 0; i < data.others.size(); ++i) {
        const ChartData::Line &line = data.others.at(i);
        const auto layer = line.isRest ? ChartLayer::Rest : ChartLayer::OfItsOwn;
        entries.append(isStacked ? layerEntry(line.title, int(i) + 1, layer)
                                 : lineEntry(line.title, i + 1));
    }
    if (data.earlier)
        entries.append({data.earlier->title, ChartLegend::Mark::Line, Token::Faint});
    const bool isLimited =
        std::any_of(data.capacity.begin(), data.capacity.end(),
                    [](const CapacityStep &step) { return step.value.has_value(); });
    if (isLimited)
        entries.append({tr("Capacity"), ChartLegend::Mark::Line, Token::Text});
    if (data.showsForecast && !data.forecast.isEmpty()) {
        entries.append({tr("Forecast"), ChartLegend::Mark::Dashed, Token::Series1});
        entries.append({tr("Likely range (80%)"), ChartLegend::Mark::Pale, Token::Series1});
    }
    const auto isAbove = [&](const PlotPoint &point) {
        const auto limit = data.capacityAt(point.time);
        return limit && point.high > *limit;
    };
    if (isLimited && !isStacked && std::any_of(data.points.begin(), data.points.end(), isAbove))
        entries.append({tr("Above capacity"), ChartLegend::Mark::Square, Token::Series2});
    if (isLimited && data.overage == ChartData::Overage::Allowed)
        entries.append({tr("Overage zone"), ChartLegend::Mark::Hatched, Token::Series2});
    if (std::any_of(data.points.begin(), data.points.end(),
                    [](const PlotPoint &point) { return point.gapBefore; }))
        entries.append({tr("Not recorded"), ChartLegend::Mark::Area, Token::NeutralBack});
    legend().setEntries(entries);
}

TimeRange UsageChart::rangeOf(double days) const
{
    const TimeRange recorded = m_canvas->recorded();
    const TimeRange all = m_canvas->extent();
    const double span = days > 0 ? std::min(days * dayMs, recorded.span()) : recorded.span();
    double future = 0;
    if (all.to > recorded.to) {
        future = span * futureShare;
        if (data().meeting && data().meeting->time > recorded.to)
            future = std::clamp((data().meeting->time - recorded.to) * beyondMeeting, future, span);
        future = std::min(future, all.to - recorded.to);
    }
    return {recorded.to - span, recorded.to + future};
}

void UsageChart::showLastDays(double days)
{
    m_canvas->setRange(rangeOf(days));
    updateTools();
}

void UsageChart::showAround(double time, double days)
{
    const double half = days * 86'400'000 / 2;
    m_canvas->setRange({time - half, time + half});
    updateTools();
}

TimeRange UsageChart::range() const
{
    return m_canvas->range();
}

void UsageChart::updateTools()
{
    const TimeRange shown = m_canvas->range();
    std::optional<double> chosen;
    for (const double days : RangeBar::choices()) {
        const TimeRange range = rangeOf(days);
        if (!chosen && std::abs(shown.from - range.from) < 1000
            && std::abs(shown.to - range.to) < 1000)
            chosen = days;
    }
    m_ranges->setShown(chosen, m_canvas->recorded());
    m_ranges->setDates(shown, m_canvas->extent(), data().days);
    m_forecast->setVisible(!data().forecast.isEmpty());
    m_events->setVisible(!data().events.isEmpty());
    m_alerts->setVisible(!m_thresholds.isEmpty());
}

TableTwin UsageChart::tableTwin() const
{
    return tableOf(data(), m_canvas->range());
}

QString UsageChart::pictureTitle() const
{
    return data().title;
}

void UsageChart::describe()
{
    const ChartData &data = this->data();
    m_canvas->setAccessibleName(data.title.isEmpty()
                                    ? tr("Consumption over time")
                                    : tr("%1: consumption over time").arg(data.title));
    QStringList parts{sentence()};
    if (const QString marked = m_canvas->readOut(); !marked.isEmpty())
        parts.prepend(marked);
    if (!data.points.isEmpty()) {
        const QLocale locale;
        const auto highest = std::max_element(
            data.points.begin(), data.points.end(),
            [](const PlotPoint &a, const PlotPoint &b) { return a.high < b.high; });
        parts.append(tr("Last %1, highest %2.")
                         .arg(chartNumber(data.points.last().last, locale),
                              chartNumber(highest->high, locale)));
    }
    for (const ChartData::Threshold &threshold : data.thresholds)
        parts.append(thresholdText(threshold, QLocale()) + u'.');
    m_canvas->setAccessibleDescription(parts.join(u' ').trimmed());
}

} // namespace lc
