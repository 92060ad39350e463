// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/slotplot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr QMarginsF margins(60, 10, 12, 22);
constexpr double lowPlot = 160; ///< one lower than this has room for few lines

} // namespace

SlotPlot::SlotPlot(const Theme &theme, QWidget *parent) : PlotView(theme, margins, parent)
{
    setMinimumHeight(110);
}

void SlotPlot::setSlots(int count, const QList<Tick> &labels)
{
    m_count = count;
    m_labels = labels;
    m_marked = -1;
    arrange();
}

void SlotPlot::setHighest(double value)
{
    m_highest = value;
    arrange();
}

void SlotPlot::arrange()
{
    ValueScale scale = niceScale(m_highest);
    while (scale.top / scale.step > 4 && viewSize().height() < lowPlot)
        scale.step *= 2;
    scale.top = std::ceil(scale.top / scale.step) * scale.step;
    setAxes({-0.5, std::max(1, m_count) - 0.5}, scale);
    PlotView::arrange();
}

void SlotPlot::setMarked(int slot)
{
    const int wanted = slot < 0 || slot >= m_count ? -1 : slot;
    if (wanted == m_marked)
        return;
    m_marked = wanted;
    viewport()->update();
    emit markMoved();
}

QString SlotPlot::readOut() const
{
    return m_marked >= 0 && m_markText ? m_markText(m_marked) : QString();
}

void SlotPlot::setEndMark(double slot, const QString &text)
{
    m_endMark = slot;
    m_endText = text;
    viewport()->update();
}

void SlotPlot::setTags(const QList<Tick> &tags)
{
    m_tags = tags;
    viewport()->update();
}

void SlotPlot::setForecast(const QList<BandPoint> &band, const std::optional<QPointF> &meeting,
                           const QString &meetingText)
{
    m_band = band;
    m_meeting = meeting;
    m_meetingText = meetingText;
    viewport()->update();
}

void SlotPlot::setNewest(const std::optional<QPointF> &newest, const QString &text)
{
    m_newest = newest;
    m_newestText = text;
    viewport()->update();
}

void SlotPlot::paintUnder(QPainter *painter) const
{
    drawGrid(painter, theme(), plotGeometry());
    drawForecast(painter, theme(), plotGeometry(), m_band);
}

void SlotPlot::paintOver(QPainter *painter) const
{
    const PlotGeometry &geometry = plotGeometry();
    drawAxes(painter, theme(), geometry, m_labels);
    drawEndMark(painter);
    for (qsizetype i = 0; i < m_tags.size(); ++i)
        drawTag(painter, theme(), geometry, geometry.xOf(m_tags.at(i).value), m_tags.at(i).label,
                i);
    drawNewest(painter);
    if (m_meeting)
        drawMeeting(painter, theme(), geometry,
                    {geometry.xOf(m_meeting->x()), geometry.yOf(m_meeting->y())}, m_meetingText);
    if (m_marked >= 0 && !isPicture())
        drawReadOut(painter, theme(), geometry, geometry.xOf(m_marked), readOut());
}

void SlotPlot::drawEndMark(QPainter *painter) const
{
    if (m_endText.isEmpty())
        return;
    const QRectF &plot = plotGeometry().plot;
    const double x = std::min(std::round(plotGeometry().xOf(m_endMark + 0.5)), plot.right());
    painter->setPen(theme().color(Token::Sub));
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter->drawText(QRectF(x - 206, plot.top(), 200, 16), Qt::AlignRight | Qt::AlignVCenter,
                      m_endText);
}

void SlotPlot::drawNewest(QPainter *painter) const
{
    if (!m_newest)
        return;
    const QPointF at(plotGeometry().xOf(m_newest->x()), plotGeometry().yOf(m_newest->y()));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().color(Token::Base), 1.5));
    painter->setBrush(theme().color(Token::Series1));
    painter->drawEllipse(at, 4.5, 4.5);
    painter->setFont(theme().font(TypeStyle::SmallMedium));
    painter->setPen(theme().color(Token::Text));
    const double width = painter->fontMetrics().horizontalAdvance(m_newestText);
    const double left = std::max(plotGeometry().plot.left() + 4, at.x() - width - 8);
    const double top = std::min(at.y() + 4, plotGeometry().plot.bottom() - 18);
    painter->drawText(QRectF(left, top, width + 2, 16), Qt::AlignVCenter, m_newestText);
}

void SlotPlot::pointAt(const QPointF &place)
{
    setMarked(plotGeometry().plot.contains(place)
                  ? int(std::floor(plotGeometry().timeAt(place.x()) + 0.5))
                  : -1);
}

void SlotPlot::stepMark(Step step)
{
    const int from = m_marked < 0 ? m_count : m_marked;
    switch (step) {
    case Step::Left:
        return setMarked(std::max(0, from - 1));
    case Step::Right:
        return setMarked(std::min(m_count - 1, from + 1));
    case Step::First:
        return setMarked(0);
    case Step::Last:
        return setMarked(m_count - 1);
    case Step::Up:
    case Step::Down:
        break;
    }
}

} // namespace lc
