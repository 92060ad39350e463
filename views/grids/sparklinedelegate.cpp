// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/sparklinedelegate.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lc {

void Sparkline::paint(QPainter *painter, const QRect &area, const Theme &theme, const Trend &trend,
                      const QColor &line)
{
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const double value : trend.values) {
        if (std::isnan(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high)
        return;
    const bool showsCapacity = trend.capacity && area.width() >= 72 && area.height() >= 16;
    if (showsCapacity)
        high = std::max(high, *trend.capacity);
    const double span = high - low;
    const QRectF plot = QRectF(area).adjusted(1, 3, -4, -3);
    const auto y = [&](double value) {
        return span > 0 ? plot.bottom() - (value - low) / span * plot.height() : plot.center().y();
    };
    const auto count = trend.values.size();
    const double step = count > 1 ? plot.width() / double(count - 1) : 0;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (showsCapacity) {
        QPen dotted(theme.color(Token::Sub), 1.2);
        dotted.setDashPattern({1.5, 2});
        painter->setPen(dotted);
        const double level = std::round(y(*trend.capacity)) + 0.5;
        painter->drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level));
    }
    QPen pen(line, 1.4);
    pen.setJoinStyle(Qt::RoundJoin);
    painter->setPen(pen);
    QPolygonF run;
    QPointF last;
    const auto flush = [&] {
        if (run.size() > 1)
            painter->drawPolyline(run);
        run.clear();
    };
    for (qsizetype i = 0; i < count; ++i) {
        const double value = trend.values.at(i);
        if (std::isnan(value)) {
            flush();
            continue;
        }
        last = QPointF(plot.left() + double(i) * step, y(value));
        run.append(last);
    }
    flush();
    painter->setPen(Qt::NoPen);
    painter->setBrush(line);
    painter->drawEllipse(last, 2, 2);
    painter->restore();
}

void SparklineDelegate::paintContent(const Content &content) const
{
    const QVariant value = content.index.data(TrendRole);
    const Trend trend = value.canConvert<Trend>() ? value.value<Trend>() : Trend();
    const bool known = std::any_of(trend.values.begin(), trend.values.end(),
                                   [](double v) { return !std::isnan(v); });
    if (!known) {
        content.painter->setPen(content.isSelected ? content.ink : theme().color(Token::Sub));
        drawText(content, content.area, tr("No data"), Qt::AlignLeft);
        return;
    }
    const int width = std::min(content.area.width(), 110);
    const int height = std::min(content.area.height() - 2, 18);
    const QRect area(content.area.left(), content.area.top() + (content.area.height() - height) / 2,
                     width, height);
    Sparkline::paint(content.painter, area, theme(), trend,
                     theme().color(content.isFaint ? Token::Faint : Token::Series1));
}

int SparklineDelegate::contentWidth(const QModelIndex &) const
{
    return 58;
}

} // namespace lc
