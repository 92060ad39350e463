// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/breakdownchart.h"

#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>

#include <algorithm>

namespace lc {

namespace {

constexpr int mostBars = 12;

} // namespace

BreakdownChart::BreakdownChart(const Theme &theme, QWidget *parent)
    : SlotPlot(theme, parent), m_set(new QBarSet(tr("Used")))
{
    auto *series = new QBarSeries;
    series->append(m_set);
    series->setBarWidth(0.6);
    addSeries(series);
    BreakdownChart::recolour();
    setMarkText([this](int slot) {
        const Breakdown::Bar &bar = m_bars.at(slot);
        const QLocale locale;
        return bar.name + u'\n'
            + tr("%1 used by %n resource(s)", nullptr, bar.resources)
                  .arg(locale.toString(bar.used));
    });
}

void BreakdownChart::setBreakdown(const Breakdown &breakdown)
{
    m_bars = breakdown.bars;
    std::stable_sort(
        m_bars.begin(), m_bars.end(),
        [](const Breakdown::Bar &a, const Breakdown::Bar &b) { return a.used > b.used; });
    if (m_bars.size() > mostBars) {
        Breakdown::Bar others{tr("Others"), 0, 0};
        for (qsizetype i = mostBars - 1; i < m_bars.size(); ++i) {
            others.used += m_bars.at(i).used;
            others.resources += m_bars.at(i).resources;
        }
        m_bars.resize(mostBars - 1);
        m_bars.append(others);
    }
    m_set->remove(0, m_set->count());
    QList<Tick> labels;
    double highest = 1;
    QStringList words;
    const QFontMetrics metrics(theme().font(TypeStyle::Axis));
    const int room =
        std::max(40, (width() - 80) / std::max(1, static_cast<int>(m_bars.size())) - 6);
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const Breakdown::Bar &bar = m_bars.at(i);
        m_set->append(bar.used);
        labels.append({double(i), metrics.elidedText(bar.name, Qt::ElideMiddle, room)});
        highest = std::max(highest, bar.used);
        if (i < 3)
            words.append(bar.name + u' ' + QLocale().toString(bar.used));
    }
    setSlots(static_cast<int>(m_bars.size()), labels);
    setHighest(highest);
    setAccessibleName(breakdown.title);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
}

void BreakdownChart::recolour()
{
    m_set->setColor(theme().color(Token::Series1));
    m_set->setBorderColor(theme().color(Token::Series1));
    SlotPlot::recolour();
}

} // namespace lc
