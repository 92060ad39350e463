// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpainter.h"

#include "style/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int plainLayers = 4; ///< so many areas have a colour of their own
constexpr float paleStrength = 0.25F;

Token layerToken(int series, ChartLayer layer)
{
    constexpr std::array tokens{Token::Series1, Token::Series2, Token::Series3, Token::Series4};
    return layer == ChartLayer::Rest ? Token::Series5 : tokens[size_t(series % plainLayers)];
}

QString named(const QString &name, const QString &value)
{
    return name + u": "_s + value;
}

} // namespace

ChartLegend::Entry layerEntry(const QString &title, int series, ChartLayer layer)
{
    const bool isPlain = series < plainLayers || layer == ChartLayer::Rest;
    return {title, isPlain ? ChartLegend::Mark::Strong : ChartLegend::Mark::Hatched,
            layerToken(series, layer)};
}

ChartPainter::ChartPainter(const Theme &theme, const ChartData &data, const PlotGeometry &geometry,
                           const PlottedData &plot)
    : m_theme(theme), m_data(data), m_geometry(geometry), m_plot(plot)
{
}

void ChartPainter::paintBackground(QPainter *painter) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    drawOverage(painter);
    drawGrid(painter, m_theme, m_geometry);
    drawGaps(painter);
    drawLayers(painter);
    painter->restore();
    if (m_data.showsForecast)
        drawForecast(painter, m_theme, m_geometry, m_data.forecast);
}

void ChartPainter::paintForeground(QPainter *painter, const QList<Tick> &ticks, int crosshair,
                                   ThresholdHandle handles) const
{
    drawAxes(painter, m_theme, m_geometry, ticks);
    drawThresholds(painter, handles);
    drawCapacityLabels(painter);
    if (m_data.showsEvents)
        drawEvents(painter);
    drawNewest(painter);
    if (m_data.meeting && m_data.showsForecast)
        drawMeeting(painter, m_theme, m_geometry,
                    {m_geometry.xOf(m_data.meeting->time), m_geometry.yOf(m_data.meeting->value)},
                    m_data.meeting->text);
    drawCrosshair(painter, crosshair);
}

void ChartPainter::drawNewest(QPainter *painter) const
{
    if (m_data.points.isEmpty() || m_data.arrangement == ChartData::Arrangement::Stacked)
        return;
    const PlotPoint &last = m_data.points.last();
    if (last.time < m_geometry.range.from || last.time > m_geometry.range.to + 1)
        return;
    const QPointF at(m_geometry.xOf(last.time), m_geometry.yOf(last.last));
    if (m_data.showsForecast && m_data.forecast.size() > 1
        && m_geometry.plot.right() - at.x() > 8) {
        painter->setPen(QPen(m_theme.color(Token::Sub), 1));
        const double x = std::round(m_geometry.xOf(m_data.end.value_or(last.time))) + 0.5;
        painter->drawLine(QPointF(x, m_geometry.plot.top()), QPointF(x, m_geometry.plot.bottom()));
        painter->setFont(m_theme.font(TypeStyle::Axis));
        painter->drawText(QRectF(x - 86, m_geometry.plot.bottom() - 20, 80, 16),
                          Qt::AlignRight | Qt::AlignVCenter, tr("Today"));
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(Token::Base), 1.5));
    painter->setBrush(m_theme.color(Token::Series1));
    painter->drawEllipse(at, 4.5, 4.5);
}

void ChartPainter::drawOverage(QPainter *painter) const
{
    if (m_data.overage != ChartData::Overage::Allowed || m_plot.capacity.size() < 2)
        return;
    QPolygonF zone;
    const QList<QPointF> &line = m_plot.capacity;
    for (const QPointF &point : line)
        zone.append({m_geometry.xOf(point.x()), m_geometry.yOf(point.y())});
    zone.append({m_geometry.xOf(line.last().x()), m_geometry.plot.top()});
    zone.append({m_geometry.xOf(line.first().x()), m_geometry.plot.top()});
    QColor ink = m_theme.color(Token::Series2);
    ink.setAlphaF(0.33F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QBrush(ink, Qt::BDiagPattern));
    painter->drawPolygon(zone);
    painter->setFont(m_theme.font(TypeStyle::Axis));
    painter->setPen(m_theme.color(Token::Series2));
    const QRectF words(m_geometry.plot.left() + 8, m_geometry.plot.top() + 4, 200, 16);
    if (m_geometry.yOf(line.first().y()) > words.bottom() + 4) {
        const QString text = tr("Overage zone");
        const QFontMetrics metrics(painter->font());
        painter->fillRect(
            QRectF(words.topLeft(), QSizeF(metrics.horizontalAdvance(text) + 4, words.height())),
            m_theme.color(Token::Base));
        painter->drawText(words.adjusted(2, 0, 0, 0), Qt::AlignVCenter, text);
    }
}

void ChartPainter::drawLayers(QPainter *painter) const
{
    if (m_plot.layers.isEmpty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(m_geometry.plot, Qt::IntersectClip);
    for (const PlottedData::Layer &layer : m_plot.layers) {
        QPolygonF top;
        for (const QPointF &point : layer.top)
            top.append({m_geometry.xOf(point.x()), m_geometry.yOf(point.y())});
        QPolygonF area = top;
        for (auto point = layer.bottom.crbegin(); point != layer.bottom.crend(); ++point)
            area.append({m_geometry.xOf(point->x()), m_geometry.yOf(point->y())});
        const bool isRest = layer.series > 0 && m_data.others.at(layer.series - 1).isRest;
        QColor ink = m_theme.color(
            layerToken(layer.series, isRest ? ChartLayer::Rest : ChartLayer::OfItsOwn));
        const QColor edge = ink;
        const bool isHatched = layer.series >= plainLayers && !isRest;
        painter->setPen(Qt::NoPen);
        ink.setAlphaF(isHatched ? paleStrength : ChartLegend::strong);
        painter->setBrush(ink);
        painter->drawPolygon(area);
        if (isHatched) {
            painter->setBrush(QBrush(edge, Qt::BDiagPattern));
            painter->drawPolygon(area);
        }
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(edge, 1.5));
        painter->drawPolyline(top);
    }
    painter->restore();
}

void ChartPainter::drawGaps(QPainter *painter) const
{
    painter->setFont(m_theme.font(TypeStyle::Axis));
    for (const TimeRange &gap : visibleGaps(m_data, m_geometry.range)) {
        const QRectF bar(m_geometry.xOf(gap.from), m_geometry.plot.top(),
                         std::max(1.0, m_geometry.xOf(gap.to) - m_geometry.xOf(gap.from)),
                         m_geometry.plot.height());
        painter->fillRect(bar, m_theme.color(Token::NeutralBack));
        if (bar.width() < 16)
            continue;
        painter->save();
        painter->translate(bar.center().x(), bar.bottom() - 8);
        painter->rotate(-90);
        painter->setPen(m_theme.color(Token::NeutralText));
        painter->drawText(QRectF(0, -8, bar.height() - 16, 16), Qt::AlignVCenter | Qt::AlignLeft,
                          tr("Not recorded"));
        painter->restore();
    }
}

void ChartPainter::drawCapacityLabels(QPainter *painter) const
{
    const QList<QPointF> &line = m_plot.capacity;
    painter->setFont(m_theme.font(TypeStyle::Axis));
    const QFontMetrics metrics(painter->font());
    double free = m_geometry.plot.left();
    for (qsizetype i = 0; i + 1 < line.size(); i += 2) {
        const double x = std::max(m_geometry.xOf(line.at(i).x()) + 6, free);
        const double end = m_geometry.xOf(line.at(i + 1).x());
        const QString text = tr("Capacity %1").arg(QLocale().toString(qRound64(line.at(i).y())));
        const int width = metrics.horizontalAdvance(text);
        if (x + width > end)
            continue;
        const QRectF area(x, m_geometry.yOf(line.at(i).y()) - 19, width + 6, 15);
        painter->fillRect(area, m_theme.color(Token::Base));
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(area.adjusted(3, 0, 0, 0), Qt::AlignVCenter, text);
        free = area.right() + 8;
    }
}

void ChartPainter::drawThresholds(QPainter *painter, ThresholdHandle handles) const
{
    const QLocale locale;
    for (qsizetype i = 0; i < m_plot.thresholds.size(); ++i)
        drawThreshold(painter, m_theme, m_geometry, m_plot.thresholds.at(i),
                      thresholdText(m_data.thresholds.at(i), locale), handles);
}

void ChartPainter::drawEvents(QPainter *painter) const
{
    QFont font = m_theme.font(TypeStyle::Axis);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    for (qsizetype i = 0; i < m_data.events.size(); ++i) {
        const double time = m_data.events.at(i).time;
        if (time < m_geometry.range.from || time > m_geometry.range.to)
            continue;
        const double x = std::round(m_geometry.xOf(time)) + 0.5;
        QPen dotted(m_theme.color(Token::Sub), 1);
        dotted.setDashPattern({1, 3});
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(dotted);
        painter->drawLine(QPointF(x, m_geometry.plot.top() - 8),
                          QPointF(x, m_geometry.plot.bottom()));
        const QRectF flag(x - 9, m_geometry.plot.top() - 27, 18, 18);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Sub), 1));
        painter->setBrush(m_theme.color(Token::NeutralBack));
        painter->drawEllipse(flag);
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(flag, Qt::AlignCenter, QString::number(i + 1));
    }
}

void ChartPainter::drawCrosshair(QPainter *painter, int index) const
{
    const auto place = placeOf(m_data, index);
    if (!place || place->x() < m_geometry.range.from || place->x() > m_geometry.range.to)
        return;
    const double x = m_geometry.xOf(place->x());
    if (m_data.arrangement == ChartData::Arrangement::Lines) {
        const double y = m_geometry.yOf(place->y());
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(m_theme.color(Token::Sub), 1));
        painter->drawLine(QPointF(m_geometry.plot.left(), std::round(y)),
                          QPointF(m_geometry.plot.right(), std::round(y)));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Series1), 2));
        painter->setBrush(m_theme.color(Token::Base));
        painter->drawEllipse(QPointF(x, y), 4, 4);
    }
    drawReadOut(painter, m_theme, m_geometry, x, crosshairText(index));
}

QStringList ChartPainter::valueLines(const PlotPoint &point) const
{
    const QLocale locale;
    const auto number = [&](double value) { return chartNumber(value, locale); };
    const auto limit = m_data.capacityAt(point.time);
    QStringList lines;
    const bool isStacked = m_data.arrangement == ChartData::Arrangement::Stacked;
    double used = point.last;
    if (!m_data.others.isEmpty())
        lines.append(
            named(m_data.lineTitle.isEmpty() ? tr("Used") : m_data.lineTitle, number(point.last)));
    for (const ChartData::Line &other : m_data.others) {
        const auto value = valueAt(other.points, point.time);
        used += value && isStacked ? *value : 0;
        lines.append(named(other.title, value ? number(*value) : tr("not recorded")));
    }
    if (m_data.others.isEmpty() || isStacked)
        lines.prepend(limit ? tr("%1 of %2 used").arg(number(used), number(*limit))
                            : tr("%1 used").arg(number(used)));
    if (m_data.earlier) {
        const auto value = valueAt(m_data.earlier->points, point.time);
        lines.append(named(m_data.earlier->title, value ? number(*value) : tr("not recorded")));
    }
    if (point.low != point.high && m_data.others.isEmpty())
        lines.append(tr("Lowest %1, highest %2").arg(number(point.low), number(point.high)));
    return lines;
}

QString ChartPainter::crosshairText(int index) const
{
    const auto place = placeOf(m_data, index);
    if (!place)
        return {};
    const QLocale locale;
    QStringList lines{chartTimeText(place->x(), m_data.days, locale)};
    if (index < m_data.points.size()) {
        lines += valueLines(m_data.points.at(index));
    } else {
        const BandPoint &point = m_data.forecast.at(index - m_data.points.size());
        lines.append(tr("About %1 expected").arg(locale.toString(qRound64(point.middle))));
        lines.append(
            tr("Likely %1 to %2")
                .arg(locale.toString(qRound64(point.low)), locale.toString(qRound64(point.high))));
    }
    for (qsizetype i = 0; i < m_data.events.size() && m_data.showsEvents; ++i) {
        if (std::abs(m_geometry.xOf(m_data.events.at(i).time) - m_geometry.xOf(place->x())) < 3)
            lines.append(u"%1: %2"_s.arg(i + 1).arg(m_data.events.at(i).text));
    }
    return lines.join(u'\n');
}

} // namespace lc
