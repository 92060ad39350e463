// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotdrawing.h"

#include "charts/chartlegend.h"
#include "style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace lc {

namespace {

/// From so much below a whole step on a line belongs to the scale: steps are added up.
constexpr double half = 0.5;
constexpr double tagHeight = 20;
constexpr qsizetype tagRows = 4;

} // namespace

void drawGrid(QPainter *painter, const Theme &theme, const PlotGeometry &geometry)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(theme.color(Token::Line), 1));
    const ValueScale &scale = geometry.scale;
    for (double value = 0; value <= scale.top + scale.step * half; value += scale.step) {
        const double y = std::round(geometry.yOf(value));
        painter->drawLine(QPointF(geometry.plot.left(), y), QPointF(geometry.plot.right(), y));
    }
    painter->restore();
}

void drawAxes(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
              const QList<Tick> &ticks)
{
    const QLocale locale;
    painter->setFont(theme.font(TypeStyle::Axis));
    painter->setPen(theme.color(Token::Sub));
    const ValueScale &scale = geometry.scale;
    const int decimals = scale.step < 1 ? 2 : 0;
    for (double value = 0; value <= scale.top + scale.step * half; value += scale.step) {
        const QRectF area(0, geometry.yOf(value) - 8, geometry.plot.left() - 8, 16);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                          locale.toString(value, 'f', decimals));
    }
    for (const Tick &tick : ticks) {
        const double x = geometry.xOf(tick.value);
        QRectF area(x - 60, geometry.plot.bottom() + 5, 120, 16);
        const double width = painter->fontMetrics().horizontalAdvance(tick.label);
        if (x + width / 2 > geometry.area.width() - 2)
            area.moveRight(geometry.area.width() - 2 + (60 - width / 2));
        painter->drawText(area, Qt::AlignCenter, tick.label);
    }
}

void drawReadOut(QPainter *painter, const Theme &theme, const PlotGeometry &geometry, double x,
                 const QString &text)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(theme.color(Token::Sub), 1));
    painter->drawLine(QPointF(std::round(x), geometry.plot.top()),
                      QPointF(std::round(x), geometry.plot.bottom()));
    if (!text.isEmpty()) {
        painter->setFont(theme.font(TypeStyle::Small));
        QRectF box =
            painter->boundingRect(QRectF(0, 0, 400, 400), Qt::AlignLeft | Qt::AlignTop, text);
        box.adjust(0, 0, 16, 10);
        box.moveTopLeft(QPointF(x + 12, geometry.plot.top() + 8));
        if (box.right() > geometry.plot.right())
            box.moveRight(x - 12);
        if (box.left() < 0)
            box.moveLeft(2);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.color(Token::Border), 1));
        painter->setBrush(theme.color(Token::Base));
        painter->drawRoundedRect(box, 4, 4);
        painter->setPen(theme.color(Token::Text));
        painter->drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::AlignTop, text);
    }
    painter->restore();
}

void drawForecast(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
                  const QList<BandPoint> &band)
{
    if (band.size() < 2)
        return;
    QPolygonF area;
    QPolygonF middle;
    for (const BandPoint &point : band) {
        area.append({geometry.xOf(point.time), geometry.yOf(point.high)});
        // Nothing is less than nothing: the line ends there, the range goes on.
        if (middle.isEmpty() || middle.last().y() < geometry.plot.bottom())
            middle.append({geometry.xOf(point.time), geometry.yOf(point.middle)});
    }
    for (auto point = band.crbegin(); point != band.crend(); ++point)
        area.append({geometry.xOf(point->time), geometry.yOf(point->low)});
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(geometry.plot, Qt::IntersectClip);
    QColor pale = theme.color(Token::Series1);
    pale.setAlphaF(ChartLegend::pale);
    painter->setPen(Qt::NoPen);
    painter->setBrush(pale);
    painter->drawPolygon(area);
    QPen dashed(theme.color(Token::Series1), 2);
    dashed.setDashPattern({3, 2}); // in pen widths: 6 and 4 px
    dashed.setCapStyle(Qt::FlatCap);
    painter->setPen(dashed);
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(middle);
    painter->restore();
}

void drawMeeting(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
                 const QPointF &meeting, const QString &text)
{
    if (meeting.x() < geometry.plot.left() || meeting.x() > geometry.plot.right() + 1)
        return;
    painter->save();
    QPen dashed(theme.color(Token::Series1), 1);
    dashed.setDashPattern({2, 3});
    painter->setPen(dashed);
    const double x = std::round(meeting.x()) + 0.5;
    painter->drawLine(QPointF(x, meeting.y()), QPointF(x, geometry.plot.bottom()));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.color(Token::Series1), 2));
    painter->setBrush(theme.color(Token::Base));
    painter->drawEllipse(meeting, 4.5, 4.5);

    QFont font = theme.font(TypeStyle::Axis);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    const double width = painter->fontMetrics().horizontalAdvance(text) + 6;
    // Beside the foot of the line; above the point where that lies at the foot.
    const bool isLow = geometry.plot.bottom() - meeting.y() < 24;
    QRectF box(x + 5, (isLow ? meeting.y() - 8 : geometry.plot.bottom()) - 20, width, 16);
    if (box.right() > geometry.area.right())
        box.moveRight(x - 5);
    QColor veil = theme.color(Token::Base);
    veil.setAlphaF(0.8F);
    painter->fillRect(box, veil);
    painter->setPen(theme.color(Token::Text));
    painter->drawText(box, Qt::AlignCenter, text);
    painter->restore();
}

void drawTag(QPainter *painter, const Theme &theme, const PlotGeometry &geometry, double x,
             const QString &text, qsizetype index)
{
    if (x < geometry.plot.left() || x > geometry.plot.right() + 1)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen dotted(theme.color(Token::Sub), 1);
    dotted.setDashPattern({1, 3});
    painter->setPen(dotted);
    painter->drawLine(QPointF(std::round(x), geometry.plot.top()),
                      QPointF(std::round(x), geometry.plot.bottom()));
    painter->setFont(theme.font(TypeStyle::Axis));
    const double width = painter->fontMetrics().horizontalAdvance(text) + 12;
    QRectF box(std::round(x) + 4, geometry.plot.top() + double(index % tagRows) * tagHeight, width,
               tagHeight - 2);
    if (box.right() > geometry.area.right())
        box.moveRight(std::round(x) - 4);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(Token::InfoBack));
    painter->drawRoundedRect(box, 3, 3);
    painter->setPen(theme.color(Token::InfoText));
    painter->drawText(box, Qt::AlignCenter, text);
    painter->restore();
}

QString chartNumber(double value, const QLocale &locale)
{
    return locale.toString(value, 'f', value == std::floor(value) ? 0 : 2);
}

} // namespace lc
