// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/heatplot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr QMarginsF margins(60, 8, 12, 24);
constexpr int days = 7;
constexpr int hours = 24;
constexpr double roomForFigure = 26; ///< pixels of a cell's width
constexpr double roomForHours = 34; ///< of the label of an hour

QColor mixed(const QColor &ink, const QColor &paper, double strength)
{
    const auto channel = [&](int above, int below) {
        return int(std::lround(above * strength + below * (1 - strength)));
    };
    return {channel(ink.red(), paper.red()), channel(ink.green(), paper.green()),
            channel(ink.blue(), paper.blue())};
}

int rowOf(int weekday)
{
    return (weekday - (int(QLocale().firstDayOfWeek()) - 1) + days) % days;
}

QString hourText(int hour)
{
    return QLocale().toString(QTime(hour, 0), u"HH:mm"_s);
}

} // namespace

HeatPlot::HeatPlot(const Theme &theme, QWidget *parent) : PlotView(theme, margins, parent)
{
    setMinimumHeight(240);
}

int HeatPlot::weekdayIn(int row)
{
    return (row + int(QLocale().firstDayOfWeek()) - 1) % days;
}

void HeatPlot::setHeatMap(const HeatMap &map)
{
    m_map = map;
    m_marked.reset();
    arrange();
}

void HeatPlot::arrange()
{
    setAxes(m_map.isEmpty() ? TimeRange() : TimeRange{-0.5, hours - 0.5}, {days, 1});
    PlotView::arrange();
}

QRectF HeatPlot::cellAt(int row, int hour) const
{
    const PlotGeometry &geometry = plotGeometry();
    const QPointF corner(std::round(geometry.xOf(hour - 0.5)),
                         std::round(geometry.yOf(days - row)));
    const QPointF opposite(std::round(geometry.xOf(hour + 0.5)),
                           std::round(geometry.yOf(days - row - 1)));
    return QRectF(corner, opposite).adjusted(1, 1, 0, 0);
}

void HeatPlot::drawCell(QPainter *painter, int row, int hour) const
{
    const HeatMap::Cell &cell = m_map.cells[size_t(weekdayIn(row))][size_t(hour)];
    const QRectF area = cellAt(row, hour);
    const QColor paper = theme().color(Token::Base);
    QColor fill = theme().color(Token::NeutralBack);
    QString figure = u"–"_s;
    if (cell.recorded.count() > 0) {
        const double strength = m_map.peak > 0 ? std::clamp(cell.mean / m_map.peak, 0.0, 1.0) : 0;
        fill = mixed(theme().color(Token::Series1), paper, strength);
        figure = QLocale().toString(cell.mean, 'f', m_map.peak < 10 ? 1 : 0);
    }
    painter->fillRect(area, fill);
    if (area.width() < roomForFigure)
        return;
    const QColor text = theme().color(Token::Text);
    const auto distance = [&](const QColor &color) {
        return std::abs(qGray(color.rgb()) - qGray(fill.rgb()));
    };
    painter->setPen(distance(text) >= distance(paper) ? text : paper);
    painter->drawText(area, Qt::AlignCenter, figure);
}

void HeatPlot::paintUnder(QPainter *painter) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(theme().font(TypeStyle::Axis));
    for (int row = 0; row < days; ++row) {
        for (int hour = 0; hour < hours; ++hour)
            drawCell(painter, row, hour);
    }
    painter->restore();
}

void HeatPlot::paintOver(QPainter *painter) const
{
    const PlotGeometry &geometry = plotGeometry();
    painter->setFont(theme().font(TypeStyle::Axis));
    painter->setPen(theme().color(Token::Sub));
    for (int row = 0; row < days; ++row) {
        const QRectF cell = cellAt(row, 0);
        painter->drawText(QRectF(0, cell.top(), geometry.plot.left() - 8, cell.height()),
                          Qt::AlignRight | Qt::AlignVCenter,
                          QLocale().dayName(weekdayIn(row) + 1, QLocale::ShortFormat));
    }
    const double width = geometry.plot.width() / hours;
    const int every = width >= roomForHours ? 1 : width * 3 >= roomForHours ? 3 : 6;
    for (int hour = 0; hour < hours; hour += every)
        painter->drawText(QRectF(geometry.xOf(hour) - 40, geometry.plot.bottom() + 5, 80, 16),
                          Qt::AlignCenter, hourText(hour));
    if (!m_marked || isPicture())
        return;
    const QRectF cell = cellAt(rowOf(m_marked->weekday), m_marked->hour);
    painter->setPen(QPen(theme().color(Token::Text), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(cell.adjusted(1, 1, -1, -1));
    drawReadOut(painter, theme(), geometry, geometry.xOf(m_marked->hour), readOut());
}

QString HeatPlot::readOut() const
{
    if (!m_marked)
        return {};
    const HeatMap::Cell &cell = m_map.cells[size_t(m_marked->weekday)][size_t(m_marked->hour)];
    const QLocale locale;
    const QString head = tr("%1, %2 to %3")
                             .arg(locale.dayName(m_marked->weekday + 1), hourText(m_marked->hour),
                                  hourText((m_marked->hour + 1) % hours));
    if (cell.recorded.count() == 0)
        return head + u'\n' + tr("Not recorded");
    return head + u'\n'
        + tr("%1 on average, %2 at most")
              .arg(locale.toString(cell.mean, 'f', 1), chartNumber(cell.peak, locale));
}

void HeatPlot::setMarked(const std::optional<Place> &place)
{
    if (place == m_marked)
        return;
    m_marked = place;
    viewport()->update();
    emit markMoved();
}

void HeatPlot::pointAt(const QPointF &place)
{
    const PlotGeometry &geometry = plotGeometry();
    if (m_map.isEmpty() || !geometry.plot.contains(place))
        return setMarked({});
    const int hour = std::clamp(int(std::lround(geometry.timeAt(place.x()))), 0, hours - 1);
    const double row = (place.y() - geometry.plot.top()) / geometry.plot.height() * days;
    setMarked(Place{weekdayIn(std::clamp(int(row), 0, days - 1)), hour});
}

void HeatPlot::stepMark(Step step)
{
    if (m_map.isEmpty())
        return;
    if (!m_marked)
        return setMarked(Place{weekdayIn(0), 0});
    int row = rowOf(m_marked->weekday);
    int hour = m_marked->hour;
    switch (step) {
    case Step::Left:
        hour = std::max(0, hour - 1);
        break;
    case Step::Right:
        hour = std::min(hours - 1, hour + 1);
        break;
    case Step::Up:
        row = std::max(0, row - 1);
        break;
    case Step::Down:
        row = std::min(days - 1, row + 1);
        break;
    case Step::First:
        hour = 0;
        break;
    case Step::Last:
        hour = hours - 1;
        break;
    }
    setMarked(Place{weekdayIn(row), hour});
}

} // namespace lc
