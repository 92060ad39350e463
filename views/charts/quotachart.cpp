// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/quotachart.h"

#include "charts/chartlegend.h"
#include "charts/slotplot.h"

#include <QDateTime>
#include <QTimeZone>
#include <QtCharts/QBarSet>
#include <QtCharts/QLineSeries>
#include <QtCharts/QStackedBarSeries>

#include <algorithm>

namespace lc {

namespace {

double startOf(const QDate &day)
{
    return double(day.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
}

/// Bars stand in the middle of their slot, which a day fills from edge to edge.
double slotOf(double days)
{
    return days - 0.5;
}

const QuotaChartData::Day *dayAt(const QuotaChartData &period, int slot)
{
    const QDate day = period.begin.addDays(slot);
    const auto found = std::find_if(period.days.begin(), period.days.end(),
                                    [&](const auto &use) { return use.day == day; });
    return found == period.days.end() ? nullptr : &*found;
}

} // namespace

QList<QPointF> burnDown(const QuotaChartData &period)
{
    QList<QPointF> line;
    if (!period.limit)
        return line;
    auto left = double(*period.limit);
    line.append({0, left});
    auto extension = period.extensions.begin();
    for (const QuotaChartData::Day &day : period.days) {
        const auto slot = double(period.begin.daysTo(day.day));
        if (slot < 0)
            continue;
        double passed = 0; // of this day
        while (extension != period.extensions.end()) {
            const double at = (extension->time - startOf(period.begin)) / dayMs;
            if (at >= slot + 1)
                break;
            const double share = std::clamp(at - slot, passed, 1.0);
            left -= double(day.used) * (share - passed);
            line.append({slot + share, left});
            left += double(extension->amount);
            line.append({slot + share, left});
            passed = share;
            ++extension;
        }
        left = double(day.remaining);
        line.append({slot + 1, left});
    }
    return line;
}

QuotaChart::QuotaChart(const Theme &theme, QWidget *parent)
    : ChartFrame(theme, parent), m_remaining(new SlotPlot(theme, this)),
      m_perDay(new SlotPlot(theme, this)), m_line(new QLineSeries(this)),
      m_even(new QLineSeries(this)), m_bars(new QBarSet(tr("Used"))),
      m_counting(new QBarSet(tr("Today")))
{
    m_remaining->addSeries(m_even);
    m_remaining->addSeries(m_line);
    auto *bars = new QStackedBarSeries;
    bars->append(m_bars);
    bars->append(m_counting);
    bars->setBarWidth(0.78);
    m_perDay->addSeries(bars);
    addPlot(m_remaining, 2, tr("Remaining"));
    addPlot(m_perDay, 1, tr("Used per day (UTC)"));
    m_remaining->setMarkText([this](int slot) { return dayText(slot); });
    follow(m_remaining, m_perDay);
    follow(m_perDay, m_remaining);
    connect(&theme, &Theme::changed, this, &QuotaChart::recolour);
    recolour();
}

void QuotaChart::follow(SlotPlot *marked, SlotPlot *other)
{
    connect(marked, &SlotPlot::markMoved, other,
            [marked, other] { other->setMarked(marked->marked()); });
}

void QuotaChart::setPeriod(const QuotaChartData &period)
{
    m_period = period;
    const bool hasQuota = period.reset.isValid() && period.limit;
    const QDate end = hasQuota  ? period.reset
        : period.days.isEmpty() ? period.begin.addDays(1)
                                : period.days.last().day.addDays(1);
    const int count = int(std::max<qint64>(1, period.begin.daysTo(end)));
    setPlotShown(m_remaining, hasQuota ? PlotShown::Yes : PlotShown::No);
    showRemaining(hasQuota ? count : 0);
    showDays(count);
    contentChanged();
}

void QuotaChart::showRemaining(int count)
{
    // The tags stand in the upper plot.
    m_perDay->setTags(count == 0 ? tags() : QList<Tick>());
    if (count == 0)
        return legend().setEntries({});
    const QLocale locale;
    QList<QPointF> line = burnDown(m_period);
    double highest = 1;
    for (QPointF &point : line) {
        point.setX(slotOf(point.x()));
        highest = std::max(highest, point.y());
    }
    m_line->replace(line);
    m_even->replace(QList<QPointF>{{slotOf(0), double(*m_period.limit)}, {slotOf(count), 0}});
    QList<BandPoint> band = m_period.forecast;
    for (BandPoint &point : band)
        point.time = slotOf((point.time - startOf(m_period.begin)) / dayMs);
    std::optional<QPointF> meeting;
    if (m_period.exhausted)
        meeting = QPointF(slotOf((m_period.exhausted->time - startOf(m_period.begin)) / dayMs), 0);
    m_remaining->setSlots(count, {});
    m_remaining->setHighest(highest);
    m_remaining->setEndMark(count - 1,
                            tr("Resets %1").arg(locale.toString(m_period.reset, tr("d MMM"))));
    m_remaining->setTags(tags());
    m_remaining->setForecast(band, meeting,
                             m_period.exhausted ? m_period.exhausted->text : QString());
    if (m_period.days.isEmpty())
        m_remaining->setNewest({});
    else
        m_remaining->setNewest(line.last(),
                               tr("%1 left").arg(locale.toString(m_period.days.last().remaining)));
    QList<ChartLegend::Entry> entries{
        {tr("Remaining"), ChartLegend::Mark::Line, Token::Series1},
        {tr("Even use to the reset"), ChartLegend::Mark::Dotted, Token::Sub}};
    if (!band.isEmpty()) {
        entries.append({tr("Forecast"), ChartLegend::Mark::Dashed, Token::Series1});
        entries.append({tr("Likely range (80%)"), ChartLegend::Mark::Pale, Token::Series1});
    }
    legend().setEntries(entries);
}

QList<Tick> QuotaChart::tags() const
{
    const QLocale locale;
    QList<Tick> tags;
    const auto add = [&](double time, const QString &text) {
        tags.append({slotOf((time - startOf(m_period.begin)) / dayMs), text});
    };
    for (const QuotaChartData::Extension &extension : m_period.extensions)
        add(extension.time, tr("Extension +%1").arg(locale.toString(extension.amount)));
    for (const ChartEvent &alert : m_period.alerts)
        add(alert.time, alert.text);
    std::ranges::stable_sort(tags, {}, &Tick::value);
    return tags;
}

void QuotaChart::showDays(int count)
{
    const QLocale locale;
    QList<Tick> labels;
    const int every = count > 120 ? 30 : count > 45 ? 7 : 5;
    QList<qreal> bars;
    QList<qreal> counting;
    double highest = 1;
    for (int slot = 0; slot < count; ++slot) {
        const QDate day = m_period.begin.addDays(slot);
        if (slot == 0 || day.day() == 1 || (every < 30 && day.day() % every == 0 && day.day() > 2))
            labels.append({double(slot), locale.toString(day, tr("d MMM"))});
        const QuotaChartData::Day *use = dayAt(m_period, slot);
        const double used = use ? double(use->used) : 0;
        bars.append(day == m_period.today ? 0 : used);
        counting.append(day == m_period.today ? used : 0);
        highest = std::max(highest, used);
    }
    m_bars->remove(0, m_bars->count());
    m_counting->remove(0, m_counting->count());
    m_bars->append(bars);
    m_counting->append(counting);
    m_perDay->setSlots(count, labels);
    m_perDay->setHighest(highest);
}

TableTwin QuotaChart::tableTwin() const
{
    const auto instantOf = [](const QDate &day) {
        return Instant(std::chrono::milliseconds(qint64(startOf(day))));
    };
    std::vector<TableColumn> columns{{tr("Day (UTC)"), false},
                                     {tr("Used"), true},
                                     {tr("Remaining"), true},
                                     {tr("Extended by"), true}};
    if (!m_period.forecast.isEmpty())
        columns.push_back({tr("Expected to remain"), true});
    auto table = std::make_shared<Table>(columns);
    const auto count = int(m_period.begin.daysTo(
        m_period.reset.isValid() ? m_period.reset : m_period.today.addDays(1)));
    for (int slot = 0; slot < count; ++slot) {
        const QDate day = m_period.begin.addDays(slot);
        std::vector<TableCell> cells(columns.size());
        cells[0] = TableCell::ofDay(instantOf(day));
        const QuotaChartData::Day *use = dayAt(m_period, slot);
        if (use) {
            cells[1] = TableCell::ofNumber(use->used);
            if (m_period.limit)
                cells[2] = TableCell::ofNumber(use->remaining);
        }
        qint64 extended = 0;
        for (const QuotaChartData::Extension &extension : m_period.extensions) {
            if (extension.time >= startOf(day) && extension.time < startOf(day) + dayMs)
                extended += extension.amount;
        }
        if (extended != 0)
            cells[3] = TableCell::ofNumber(extended);
        bool isExpected = false;
        for (const BandPoint &point : m_period.forecast) {
            if (point.time < startOf(day) || point.time >= startOf(day) + dayMs)
                continue;
            cells[4] = TableCell::ofNumber(qRound64(point.middle));
            isExpected = true;
        }
        if (use || isExpected)
            table->addRow(std::move(cells));
    }
    return {table, TableTwin::Times::Days, ChartData::Days::Utc};
}

QString QuotaChart::dayText(int slot) const
{
    const QLocale locale;
    const double start = startOf(m_period.begin.addDays(slot));
    QStringList lines{chartDayText(start, ChartData::Days::Utc, locale) + QStringLiteral(" UTC")};
    if (const QuotaChartData::Day *use = dayAt(m_period, slot)) {
        lines.append(m_period.limit
                         ? tr("%1 used, %2 left")
                               .arg(locale.toString(use->used), locale.toString(use->remaining))
                         : tr("%1 used").arg(locale.toString(use->used)));
    }
    for (const QuotaChartData::Extension &extension : m_period.extensions) {
        if (extension.time >= start && extension.time < start + dayMs)
            lines.append(tr("Extended by %1").arg(locale.toString(extension.amount)));
    }
    for (const ChartEvent &alert : m_period.alerts) {
        if (alert.time >= start && alert.time < start + dayMs)
            lines.append(alert.text);
    }
    for (const BandPoint &point : m_period.forecast) {
        if (point.time >= start && point.time < start + dayMs && !dayAt(m_period, slot)) {
            lines.append(tr("About %1 expected to be left, likely %2 to %3")
                             .arg(locale.toString(qRound64(point.middle)),
                                  locale.toString(qRound64(point.low)),
                                  locale.toString(qRound64(point.high))));
            break;
        }
    }
    return lines.size() > 1 ? lines.join(u'\n') : QString();
}

void QuotaChart::describe()
{
    const QLocale locale;
    QStringList words;
    const int slot = std::max(m_remaining->marked(), m_perDay->marked());
    if (slot >= 0)
        words.append(dayText(slot));
    words.append(sentence());
    if (!m_period.days.isEmpty() && m_period.limit)
        words.append(tr("%1 of %2 left.")
                         .arg(locale.toString(m_period.days.last().remaining),
                              locale.toString(*m_period.limit)));
    m_remaining->setAccessibleName(tr("Remaining requests: %1").arg(m_period.title));
    m_perDay->setAccessibleName(tr("Requests per day: %1").arg(m_period.title));
    m_remaining->setAccessibleDescription(words.join(u' ').trimmed());
    m_perDay->setAccessibleDescription(words.join(u' ').trimmed());
}

void QuotaChart::recolour()
{
    m_line->setPen(QPen(theme().color(Token::Series1), 2));
    QPen even(theme().color(Token::Sub), 1.4);
    even.setDashPattern({1.5, 3});
    m_even->setPen(even);
    m_bars->setColor(theme().color(Token::Series1));
    m_bars->setBorderColor(theme().color(Token::Series1));
    QColor pale = theme().color(Token::Series1);
    pale.setAlphaF(ChartLegend::strong);
    m_counting->setColor(pale);
    m_counting->setBorderColor(pale);
}

} // namespace lc
