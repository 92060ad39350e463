// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpainter.h"

#include "style/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

ChartPainter::ChartPainter(const Theme &theme, const ChartData &data, const PlotGeometry &geometry,
                           QList<QPointF> capacity)
    : m_theme(theme), m_data(data), m_geometry(geometry), m_capacity(std::move(capacity))
{
}

void ChartPainter::paintBackground(QPainter *painter) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    drawOverage(painter);
    drawGrid(painter);
    drawGaps(painter);
    painter->restore();
}

void ChartPainter::paintForeground(QPainter *painter, const QList<Tick> &ticks, int crosshair) const
{
    drawAxes(painter, ticks);
    drawCapacityLabels(painter);
    drawEvents(painter);
    drawNewest(painter);
    drawCrosshair(painter, crosshair);
}

void ChartPainter::drawNewest(QPainter *painter) const
{
    if (m_data.points.isEmpty())
        return;
    const PlotPoint &last = m_data.points.last();
    if (last.time < m_geometry.range.from || last.time > m_geometry.range.to + 1)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(Token::Base), 1.5));
    painter->setBrush(m_theme.color(Token::Series1));
    painter->drawEllipse(QPointF(m_geometry.xOf(last.time), m_geometry.yOf(last.last)), 4.5, 4.5);
}

void ChartPainter::drawGrid(QPainter *painter) const
{
    painter->setPen(QPen(m_theme.color(Token::Line), 1));
    for (double value = 0; value <= m_geometry.scale.top + m_geometry.scale.step / 2;
         value += m_geometry.scale.step) {
        const double y = std::round(m_geometry.yOf(value));
        painter->drawLine(QPointF(m_geometry.plot.left(), y), QPointF(m_geometry.plot.right(), y));
    }
}

void ChartPainter::drawOverage(QPainter *painter) const
{
    if (m_data.overage != ChartData::Overage::Allowed || m_capacity.size() < 2)
        return;
    QPolygonF zone;
    const QList<QPointF> &line = m_capacity;
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

QList<TimeRange> ChartPainter::visibleGaps() const
{
    QList<TimeRange> gaps;
    for (qsizetype i = 1; i < m_data.points.size(); ++i) {
        const PlotPoint &point = m_data.points.at(i);
        if (!point.gapBefore)
            continue;
        const TimeRange gap{m_data.points.at(i - 1).time, point.time};
        if (gap.to > m_geometry.range.from && gap.from < m_geometry.range.to)
            gaps.append(
                {std::max(gap.from, m_geometry.range.from), std::min(gap.to, m_geometry.range.to)});
    }
    return gaps;
}

void ChartPainter::drawGaps(QPainter *painter) const
{
    painter->setFont(m_theme.font(TypeStyle::Axis));
    for (const TimeRange &gap : visibleGaps()) {
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

void ChartPainter::drawAxes(QPainter *painter, const QList<Tick> &ticks) const
{
    const QLocale locale;
    painter->setFont(m_theme.font(TypeStyle::Axis));
    painter->setPen(m_theme.color(Token::Sub));
    const int decimals = m_geometry.scale.step < 1 ? 2 : 0;
    for (double value = 0; value <= m_geometry.scale.top + m_geometry.scale.step / 2;
         value += m_geometry.scale.step) {
        const QRectF area(0, m_geometry.yOf(value) - 8, m_geometry.plot.left() - 8, 16);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                          locale.toString(value, 'f', decimals));
    }
    for (const Tick &tick : ticks) {
        const double x = m_geometry.xOf(tick.value);
        painter->drawLine(QPointF(std::round(x), m_geometry.plot.bottom()),
                          QPointF(std::round(x), m_geometry.plot.bottom() + 4));
        QRectF area(x - 50, m_geometry.plot.bottom() + 6, 100, 16);
        const double width = painter->fontMetrics().horizontalAdvance(tick.label);
        if (x + width / 2 > m_geometry.area.width() - 2)
            area.moveRight(m_geometry.area.width() - 2 + (50 - width / 2));
        painter->drawText(area, Qt::AlignCenter, tick.label);
    }
}

void ChartPainter::drawCapacityLabels(QPainter *painter) const
{
    const QList<QPointF> &line = m_capacity;
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
    if (index < 0 || index >= m_data.points.size())
        return;
    const PlotPoint &point = m_data.points.at(index);
    if (point.time < m_geometry.range.from || point.time > m_geometry.range.to)
        return;
    const QPointF at(m_geometry.xOf(point.time), m_geometry.yOf(point.last));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(m_theme.color(Token::Sub), 1));
    painter->drawLine(QPointF(std::round(at.x()), m_geometry.plot.top()),
                      QPointF(std::round(at.x()), m_geometry.plot.bottom()));
    painter->drawLine(QPointF(m_geometry.plot.left(), std::round(at.y())),
                      QPointF(m_geometry.plot.right(), std::round(at.y())));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(Token::Series1), 2));
    painter->setBrush(m_theme.color(Token::Base));
    painter->drawEllipse(at, 4, 4);
    painter->setFont(m_theme.font(TypeStyle::Small));
    const QString text = crosshairText(index);
    const QFontMetrics metrics(painter->font());
    const QStringList lines = text.split(u'\n');
    int width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(at.x() + 12, m_geometry.plot.top() + 8, width + 16,
               double(lines.size()) * metrics.lineSpacing() + 10);
    if (box.right() > m_geometry.plot.right())
        box.moveRight(at.x() - 12);
    painter->setPen(QPen(m_theme.color(Token::Border), 1));
    painter->setBrush(m_theme.color(Token::Base));
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::AlignTop, text);
}

QString ChartPainter::crosshairText(int index) const
{
    if (index < 0 || index >= m_data.points.size())
        return {};
    const PlotPoint &point = m_data.points.at(index);
    const QLocale locale;
    QStringList lines{chartTimeText(point.time, m_data.days, locale)};
    const auto limit = m_data.capacityAt(point.time);
    const auto number = [&](double value) {
        return locale.toString(value, 'f', value == std::floor(value) ? 0 : 2);
    };
    lines.append(limit ? tr("%1 of %2 used").arg(number(point.last), number(*limit))
                       : tr("%1 used").arg(number(point.last)));
    for (const ChartData::Line &other : m_data.others) {
        const auto at = std::lower_bound(
            other.points.begin(), other.points.end(), point.time,
            [](const PlotPoint &candidate, double time) { return candidate.time < time; });
        if (at != other.points.end())
            lines.append(other.title + u": "_s + number(at->last));
    }
    if (point.low != point.high)
        lines.append(tr("Lowest %1, highest %2").arg(number(point.low), number(point.high)));
    for (qsizetype i = 0; i < m_data.events.size(); ++i) {
        if (std::abs(m_geometry.xOf(m_data.events.at(i).time) - m_geometry.xOf(point.time)) < 3)
            lines.append(u"%1: %2"_s.arg(i + 1).arg(m_data.events.at(i).text));
    }
    return lines.join(u'\n');
}

} // namespace lc
