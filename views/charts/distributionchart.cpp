// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/distributionchart.h"

#include "charts/chartlegend.h"
#include "charts/slotplot.h"

#include <QtCharts/QBarSet>
#include <QtCharts/QStackedBarSeries>

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

/// Empty slots up to what was bought; further away it stands at the edge.
constexpr int mostEmpty = Distribution::maxBins;

double widthOf(const Distribution::Bin &bin)
{
    return std::max(bin.to - bin.from, 1e-9);
}

} // namespace

DistributionChart::DistributionChart(const Theme &theme, QWidget *parent)
    : ChartFrame(theme, parent), m_plot(new SlotPlot(theme, this)),
      m_within(new QBarSet(tr("Share of the time"))), m_above(new QBarSet(tr("More than bought")))
{
    auto *bars = new QStackedBarSeries;
    bars->append(m_within);
    bars->append(m_above);
    bars->setBarWidth(0.86);
    m_plot->addSeries(bars);
    m_plot->setMinimumHeight(240);
    m_plot->setMarkText([this](int slot) { return binText(slot); });
    addPlot(m_plot, 2, tr("Share of the time in percent, by units in use"));
    connect(&theme, &Theme::changed, this, &DistributionChart::recolour);
    recolour();
}

void DistributionChart::setDistribution(const DistributionChartData &shown)
{
    m_data = shown;
    const std::vector<Distribution::Bin> &bins = m_data.distribution.bins;
    QList<qreal> within;
    QList<qreal> above;
    double highest = 0;
    for (const Distribution::Bin &bin : bins) {
        const bool isAbove = m_data.bought && bin.from > m_data.bought->toDouble();
        within.append(isAbove ? 0 : bin.share * 100);
        above.append(isAbove ? bin.share * 100 : 0);
        highest = std::max(highest, bin.share * 100);
    }
    m_within->remove(0, m_within->count());
    m_above->remove(0, m_above->count());
    m_within->append(within);
    m_above->append(above);
    int count = int(bins.size());
    if (m_data.bought && count > 0) {
        const double place = placeOf(m_data.bought->toDouble());
        if (place >= count && place < count + mostEmpty)
            count = int(std::ceil(place)) + 1;
    }
    m_plot->setHighest(highest);
    showMarks(count);
    QList<ChartLegend::Entry> entries{
        {tr("Share of the time"), ChartLegend::Mark::Area, Token::Series1}};
    if (std::any_of(above.begin(), above.end(), [](qreal share) { return share > 0; }))
        entries.append({tr("More than bought"), ChartLegend::Mark::Area, Token::Series2});
    legend().setEntries(entries);
    setSentence(rightsizingSentence(m_data.distribution, m_data.bought), m_data.note);
    contentChanged();
}

double DistributionChart::placeOf(double amount) const
{
    const Distribution &distribution = m_data.distribution;
    const double whole = distribution.isWhole ? 1 : 0;
    const Distribution::Bin &first = distribution.bins.front();
    return (amount + whole - first.from) / widthOf(first) - 0.5;
}

void DistributionChart::showMarks(int count)
{
    const QLocale locale;
    const Distribution &distribution = m_data.distribution;
    if (distribution.isEmpty()) {
        m_plot->setSlots(0, {});
        m_plot->setEndMark(0, {});
        return m_plot->setTags({});
    }
    const Distribution::Bin &first = distribution.bins.front();
    QList<Tick> labels;
    const double step =
        std::max(niceScale(count * widthOf(first)).step, distribution.isWhole ? 1 : widthOf(first));
    const double end = first.from + count * widthOf(first);
    for (double amount = std::ceil(first.from / step) * step; amount < end; amount += step)
        labels.append({std::floor((amount - first.from) / widthOf(first) + 1e-9),
                       chartNumber(amount, locale)});
    QList<Tick> tags;
    const double unit = distribution.isWhole ? 0.5 / widthOf(first) : 0;
    tags.append({placeOf(distribution.peak) - unit,
                 tr("Peak %1").arg(chartNumber(distribution.peak, locale))});
    QString beyond;
    if (m_data.bought) {
        const double place = placeOf(m_data.bought->toDouble());
        const QString words = tr("%1 bought").arg(chartNumber(m_data.bought->toDouble(), locale));
        if (place < count)
            tags.append({place, words});
        else
            //: An amount that lies to the right, outside of the picture
            beyond = tr("%1 →").arg(words);
    }
    m_plot->setSlots(count, labels);
    m_plot->setTags(tags);
    m_plot->setEndMark(count - 1, beyond);
}

QString DistributionChart::amountText(qsizetype bin) const
{
    const QLocale locale;
    const Distribution::Bin &amounts = m_data.distribution.bins[size_t(bin)];
    const bool isSingle = m_data.distribution.isWhole && widthOf(amounts) <= 1;
    const double last = m_data.distribution.isWhole ? amounts.to - 1 : amounts.to;
    return isSingle
        ? chartNumber(amounts.from, locale)
        : tr("%1 to %2").arg(chartNumber(amounts.from, locale), chartNumber(last, locale));
}

QString DistributionChart::binText(int slot) const
{
    if (slot < 0 || size_t(slot) >= m_data.distribution.bins.size())
        return {};
    const QLocale locale;
    const Distribution::Bin &bin = m_data.distribution.bins[size_t(slot)];
    const double last = m_data.distribution.isWhole ? bin.to - 1 : bin.to;
    return tr("%1 in use").arg(amountText(slot)) + u'\n'
        + tr("%1 of the time, more in %2")
              .arg(chartPercent(bin.share, locale),
                   chartPercent(m_data.distribution.shareAbove(last), locale));
}

TableTwin DistributionChart::tableTwin() const
{
    auto table = std::make_shared<Table>(std::vector<TableColumn>{{tr("In use from"), true},
                                                                  {tr("To"), true},
                                                                  {tr("Share of the time"), true},
                                                                  {tr("More in use"), true}});
    const Distribution &distribution = m_data.distribution;
    for (const Distribution::Bin &bin : distribution.bins) {
        const double last = distribution.isWhole ? bin.to - 1 : bin.to;
        table->addRow({figureCell(bin.from), figureCell(last), TableCell::ofPercent(bin.share),
                       TableCell::ofPercent(distribution.shareAbove(last))});
    }
    return {table, TableTwin::Times::Moments, ChartData::Days::Local};
}

void DistributionChart::describe()
{
    m_plot->setAccessibleName(tr("%1: share of the time by units in use").arg(m_data.title));
    QStringList words{m_plot->readOut(), sentence()};
    words.removeAll(QString());
    m_plot->setAccessibleDescription(words.join(u' '));
}

void DistributionChart::recolour()
{
    m_within->setColor(theme().color(Token::Series1));
    m_within->setBorderColor(theme().color(Token::Series1));
    m_above->setColor(theme().color(Token::Series2));
    m_above->setBorderColor(theme().color(Token::Series2));
}

} // namespace lc
