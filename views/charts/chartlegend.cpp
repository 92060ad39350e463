// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlegend.h"

#include <QPainter>

namespace lc {

namespace {

constexpr int swatch = 20;
constexpr int gap = 6;
constexpr int between = 24;

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
    updateGeometry();
    update();
}

void ChartLegend::setIndent(int pixels)
{
    m_indent = pixels;
    update();
}

QSize ChartLegend::sizeHint() const
{
    return {400, m_theme.lineHeight(TypeStyle::Small) + 8};
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
    const QFontMetricsF metrics(painter.font());
    double x = target.left();
    const double y = target.center().y();
    for (const Entry &entry : m_entries) {
        const double width = metrics.horizontalAdvance(entry.text);
        if (x > target.left() && x + swatch + gap + width > target.right())
            break;
        const QColor color = m_theme.color(entry.color);
        const QRectF box(x, y - 6, swatch, 12);
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
            painter.fillRect(box, color);
            break;
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
        painter.drawText(QRectF(box.right() + gap, target.top(), width + 2, target.height()),
                         Qt::AlignVCenter, entry.text);
        x += swatch + gap + width + between;
    }
    painter.restore();
}

} // namespace lc
