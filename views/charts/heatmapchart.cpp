// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/heatmapchart.h"

#include "charts/chartlegend.h"
#include "charts/heatplot.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("HeatMapChart", text);
}

QString hourText(int hour, const QLocale &locale)
{
    return locale.toString(QTime(hour, 0), u"HH:mm"_s);
}

} // namespace

QString heatMapSentence(const HeatMap &map, const QLocale &locale)
{
    const HeatMap::Cell *most = nullptr;
    const HeatMap::Cell *fewest = nullptr;
    HeatPlot::Place mostPlace;
    HeatPlot::Place fewestPlace;
    for (int day = 0; day < int(map.cells.size()); ++day) {
        for (int hour = 0; hour < int(map.cells[size_t(day)].size()); ++hour) {
            const HeatMap::Cell &cell = map.cells[size_t(day)][size_t(hour)];
            if (cell.recorded.count() == 0)
                continue;
            if (!most || cell.mean > most->mean) {
                most = &cell;
                mostPlace = {day, hour};
            }
            if (!fewest || cell.mean < fewest->mean) {
                fewest = &cell;
                fewestPlace = {day, hour};
            }
        }
    }
    if (!most || !fewest)
        return {};
    if (most->mean == fewest->mean)
        return translated(QT_TRANSLATE_NOOP("HeatMapChart",
                                            "Use is even: %1 on average at every recorded hour."))
            .arg(locale.toString(most->mean, 'f', 1));
    const auto when = [&](const HeatPlot::Place &place) {
        //: A weekday and an hour: "Tuesday at 14:00"
        return translated(QT_TRANSLATE_NOOP("HeatMapChart", "%1 at %2"))
            .arg(locale.dayName(place.weekday + 1), hourText(place.hour, locale));
    };
    return translated(QT_TRANSLATE_NOOP("HeatMapChart",
                                        "Most are in use on %1: %2 on average, %3 at most. Fewest "
                                        "on %4: %5 on average."))
        .arg(when(mostPlace), locale.toString(most->mean, 'f', 1),
             locale.toString(most->peak, 'f', 0), when(fewestPlace),
             locale.toString(fewest->mean, 'f', 1));
}

HeatMapChart::HeatMapChart(const Theme &theme, QWidget *parent)
    : ChartFrame(theme, parent), m_plot(new HeatPlot(theme, this))
{
    addPlot(m_plot, 2, tr("In use on average, by weekday and hour"));
}

void HeatMapChart::setHeatMap(const QString &title, const HeatMap &map, const QString &note)
{
    m_title = title;
    m_map = map;
    m_plot->setHeatMap(map);
    const QLocale locale;
    QList<ChartLegend::Entry> entries;
    bool hasHole = false;
    for (const auto &day : map.cells) {
        for (const HeatMap::Cell &cell : day)
            hasHole = hasHole || cell.recorded.count() == 0;
    }
    if (!map.isEmpty()) {
        const auto add = [&](ChartLegend::Mark mark, double strength) {
            const double amount = map.peak * strength;
            entries.append({tr("%1 in use").arg(locale.toString(amount, 'f', amount < 10 ? 1 : 0)),
                            mark, Token::Series1});
        };
        add(ChartLegend::Mark::Pale, double(ChartLegend::pale));
        add(ChartLegend::Mark::Strong, double(ChartLegend::strong));
        add(ChartLegend::Mark::Area, 1);
        if (hasHole)
            entries.append({tr("Not recorded"), ChartLegend::Mark::Area, Token::NeutralBack});
    }
    legend().setEntries(entries);
    setSentence(map.isEmpty() ? tr("Nothing was recorded in this range.") : heatMapSentence(map),
                note);
    contentChanged();
}

TableTwin HeatMapChart::tableTwin() const
{
    const QLocale locale;
    auto table = std::make_shared<Table>(std::vector<TableColumn>{
        {tr("Weekday"), false}, {tr("Hour"), false}, {tr("On average"), true}, {tr("Peak"), true}});
    for (int row = 0; row < int(m_map.cells.size()); ++row) {
        const int weekday = HeatPlot::weekdayIn(row);
        for (int hour = 0; hour < int(m_map.cells[size_t(weekday)].size()); ++hour) {
            const HeatMap::Cell &cell = m_map.cells[size_t(weekday)][size_t(hour)];
            std::vector<TableCell> cells{TableCell::ofText(locale.dayName(weekday + 1)),
                                         TableCell::ofText(hourText(hour, locale)),
                                         {},
                                         {}};
            if (cell.recorded.count() > 0) {
                cells[2] = figureCell(cell.mean);
                cells[3] = figureCell(cell.peak);
            }
            table->addRow(std::move(cells));
        }
    }
    return {table, TableTwin::Times::Moments, ChartData::Days::Local};
}

void HeatMapChart::describe()
{
    m_plot->setAccessibleName(tr("%1: use by weekday and hour").arg(m_title));
    QStringList words{m_plot->readOut(), sentence()};
    words.removeAll(QString());
    m_plot->setAccessibleDescription(words.join(u' '));
}

} // namespace lc
