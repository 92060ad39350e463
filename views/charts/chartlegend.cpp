// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlegend.h"

#include <QPainter>

#include <cmath>

namespace lc {

namespace {

constexpr int swatch = 20;
constexpr int gap = 6;
constexpr int between = 24;
constexpr int rowGap = 8;

} // namespace

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setEntries(const QList<Entry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList words;
    for (const Entry &entry : entries)
        words.append(entry.text);
    setAccessibleName(tr("Legend: %1").arg(words.join(QStringLiteral(", "))));
    fit();
    update();
}

void ChartLegend::fit()
{
    const int height = heightForWidth(width());
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ChartLegend::setIndent(int pixels)
{
    m_indent = pixels;
    update();
}

QList<QRectF> ChartLegend::places(double width) const
{
    const QFontMetricsF metrics(m_theme.font(TypeStyle::Small));
    const double height = m_theme.lineHeight(TypeStyle::Small) + rowGap;
    QList<QRectF> places;
    QPointF next;
    for (const Entry &entry : m_entries) {
        const double needed = swatch + gap + metrics.horizontalAdvance(entry.text) + 2;
        if (next.x() > 0 && next.x() + needed > width)
            next = QPointF(0, next.y() + height);
        places.append(QRectF(next, QSizeF(needed, height)));
        next.rx() += needed + between;
    }
    return places;
}

int ChartLegend::heightForWidth(int width) const
{
    const QList<QRectF> all = places(width - m_indent);
    return all.isEmpty() ? 0 : int(std::ceil(all.last().bottom()));
}

QSize ChartLegend::sizeHint() const
{
    return {400, m_theme.lineHeight(TypeStyle::Small) + rowGap};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTo(painter, QRectF(rect()).adjusted(m_indent, 0, 0, 0));
}

void ChartLegend::paintTo(QPainter &painter, const QRectF &target) const
{
    painter.save();
    painter.setFont(m_theme.font(TypeStyle::Small));
    const QList<QRectF> all = places(target.width());
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries.at(i);
        const QRectF place = all.at(i).translated(target.topLeft());
        const double y = place.center().y();
        const QColor color = m_theme.color(entry.color);
        const QRectF box(place.left(), y - 6, swatch, 12);
        painter.setRenderHint(QPainter::Antialiasing, entry.mark == Mark::Square);
        switch (entry.mark) {
        case Mark::Line:
        case Mark::Dashed:
        case Mark::Dotted: {
            QPen pen(color, 2);
            if (entry.mark != Mark::Line)
                pen.setDashPattern(entry.mark == Mark::Dashed ? QList<qreal>{3, 2}
                                                              : QList<qreal>{1, 2});
            painter.setPen(pen);
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
            break;
        }
        case Mark::Area:
        case Mark::Strong:
        case Mark::Pale: {
            QColor fill = color;
            fill.setAlphaF(entry.mark == Mark::Strong     ? strong
                               : entry.mark == Mark::Pale ? pale
                                                          : 1);
            painter.fillRect(box, fill);
            break;
        }
        case Mark::Hatched:
            painter.fillRect(box, QBrush(color, Qt::BDiagPattern));
            break;
        case Mark::Square:
            painter.setPen(QPen(color, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(box.center().x() - 3, y - 3, 6, 6));
            break;
        }
        painter.setPen(m_theme.color(Token::Sub));
        painter.drawText(place.adjusted(swatch + gap, 0, 0, 0), Qt::AlignVCenter, entry.text);
    }
    painter.restore();
}

} // namespace lc
