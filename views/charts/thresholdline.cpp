// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/thresholdline.h"

#include "items/cellformat.h"
#include "style/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr QSizeF handleSize(12, 14);
constexpr double reach = 4; ///< the mouse may miss a handle by so much

using Unit = ChartData::Threshold::Unit;

} // namespace

QString thresholdText(const ChartData::Threshold &threshold, const QLocale &locale)
{
    const QString number = chartNumber(threshold.value, locale);
    const QString value = threshold.unit == Unit::Percent ? withPercentSign(number) : number;
    return threshold.name.isEmpty()
        ? QCoreApplication::translate("Thresholds", "Alert at %1").arg(value)
        : QCoreApplication::translate("Thresholds", "%1: %2", "name of an alert rule, its level")
              .arg(threshold.name, value);
}

QList<QPointF> thresholdCorners(const ChartData::Threshold &threshold,
                                const QList<QPointF> &capacity, const TimeRange &range)
{
    if (threshold.unit == Unit::Units)
        return {{range.from, threshold.value}, {range.to, threshold.value}};
    QList<QPointF> corners = capacity;
    for (QPointF &corner : corners)
        corner.ry() *= threshold.value / 100;
    return corners;
}

double thresholdAt(const ChartData &data, const ChartData::Threshold &threshold,
                   const PlotGeometry &geometry, double y)
{
    const double height = (geometry.plot.bottom() - y) / geometry.plot.height();
    double value = height * geometry.scale.top;
    if (threshold.unit == Unit::Percent)
        value *= 100 / data.capacityAt(geometry.range.to).value_or(geometry.scale.top);
    const double top = threshold.unit == Unit::Percent ? ChartData::Threshold::mostPercent
                                                       : std::max(1.0, geometry.scale.top);
    return std::clamp(std::round(value), 1.0, top);
}

QRectF thresholdHandle(const PlotGeometry &geometry, const QList<QPointF> &corners)
{
    if (corners.isEmpty())
        return {};
    QRectF handle({}, handleSize);
    handle.moveCenter({geometry.plot.right() + 1, geometry.yOf(corners.last().y())});
    return handle.adjusted(-reach, -reach, reach, reach);
}

void drawThreshold(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
                   const QList<QPointF> &corners, const QString &text, ThresholdHandle handle)
{
    if (corners.isEmpty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const QPointF &corner : corners)
        line.append({geometry.xOf(corner.x()), std::round(geometry.yOf(corner.y())) + 0.5});
    QPen pen(theme.color(Token::WarningText), 1.25);
    pen.setDashPattern({6, 4});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(line);

    painter->setFont(theme.font(TypeStyle::Axis));
    const double width = painter->fontMetrics().horizontalAdvance(text) + 8;
    QRectF words(geometry.plot.right() - width - 10, line.last().y() - 17, width, 15);
    // Above the plot stand the flags of events.
    if (words.top() < geometry.plot.top())
        words.moveTop(line.last().y() + 3);
    QColor veil = theme.color(Token::Base); // the newest values are behind it
    veil.setAlphaF(0.65F);
    painter->fillRect(words, veil);
    painter->setPen(theme.color(Token::WarningText));
    painter->drawText(words, Qt::AlignCenter, text);

    if (handle == ThresholdHandle::Shown) {
        const QRectF grip =
            thresholdHandle(geometry, corners).adjusted(reach, reach, -reach, -reach);
        painter->setPen(QPen(theme.color(Token::WarningText), 1.25));
        painter->setBrush(theme.color(Token::WarningBack));
        painter->drawRoundedRect(grip, 3, 3);
        for (const double offset : {-2.0, 2.0}) {
            const double y = grip.center().y() + offset;
            painter->drawLine(QPointF(grip.left() + 3, y), QPointF(grip.right() - 3, y));
        }
    }
    painter->restore();
}

} // namespace lc
