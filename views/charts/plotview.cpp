// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotview.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSeries>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr double topMargin = 10;
constexpr double bottomMargin = 22;
constexpr double rightMargin = 12;
constexpr double leftMargin = 60;

} // namespace

PlotView::PlotView(const Theme &theme, QWidget *parent)
    : QChartView(new QChart, parent), m_theme(theme), m_slots(new QValueAxis(this)),
      m_values(new QValueAxis(this))
{
    QChart *chart = this->chart(); // one that is set later leaves the view's own behind
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->addAxis(m_slots, Qt::AlignBottom);
    chart->addAxis(m_values, Qt::AlignLeft);
    m_slots->setVisible(false);
    m_values->setVisible(false);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setViewportUpdateMode(FullViewportUpdate);
    setMinimumHeight(110);
    connect(&theme, &Theme::changed, this, [this] { recolour(); });
}

void PlotView::addSeries(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_slots);
    series->attachAxis(m_values);
}

void PlotView::setSlots(int count, const QList<Tick> &labels)
{
    m_count = count;
    m_labels = labels;
    m_marked = -1;
    m_slots->setRange(-0.5, std::max(1, count) - 0.5);
    viewport()->update();
}

void PlotView::setHighest(double value)
{
    m_scale = niceScale(value);
    // Low plots have room for few lines.
    while (m_scale.top / m_scale.step > 4 && height() < 160)
        m_scale.step *= 2;
    m_scale.top = std::ceil(m_scale.top / m_scale.step) * m_scale.step;
    m_values->setRange(0, m_scale.top);
    layOut();
}

void PlotView::setMarked(int slot)
{
    const int wanted = slot < 0 || slot >= m_count ? -1 : slot;
    if (wanted == m_marked)
        return;
    m_marked = wanted;
    viewport()->update();
    emit markedChanged(m_marked);
}

void PlotView::setEndMark(double slot, const QString &text)
{
    m_endMark = slot;
    m_endText = text;
    viewport()->update();
}

void PlotView::layOut()
{
    const QRectF area(viewport()->rect());
    m_plot = QRectF(leftMargin, topMargin, std::max(10.0, area.width() - leftMargin - rightMargin),
                    std::max(10.0, area.height() - topMargin - bottomMargin));
    chart()->setGeometry(area);
    chart()->setPlotArea(m_plot);
    setSceneRect(area);
    viewport()->update();
}

double PlotView::xOf(double slot) const
{
    return m_plot.left() + (slot + 0.5) / std::max(1, m_count) * m_plot.width();
}

double PlotView::yOf(double value) const
{
    return m_plot.bottom() - value / m_scale.top * m_plot.height();
}

void PlotView::drawBackground(QPainter *painter, const QRectF &rectangle)
{
    painter->fillRect(rectangle, m_theme.color(Token::Base));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QLocale locale;
    painter->setFont(m_theme.font(TypeStyle::Axis));
    for (double value = 0; value <= m_scale.top + m_scale.step / 2; value += m_scale.step) {
        const double y = std::round(yOf(value));
        painter->setPen(m_theme.color(Token::Line));
        painter->drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        painter->setPen(m_theme.color(Token::Sub));
        painter->drawText(QRectF(0, y - 8, m_plot.left() - 8, 16),
                          Qt::AlignRight | Qt::AlignVCenter,
                          locale.toString(value, 'f', m_scale.step < 1 ? 2 : 0));
    }
    for (const Tick &label : m_labels)
        painter->drawText(QRectF(xOf(label.value) - 60, m_plot.bottom() + 4, 120, 16),
                          Qt::AlignCenter, label.label);
    painter->restore();
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->save();
    painter->setFont(m_theme.font(TypeStyle::Axis));
    if (m_endMark) {
        const double x = std::min(std::round(xOf(*m_endMark + 0.5)), m_plot.right());
        painter->setPen(m_theme.color(Token::Sub));
        painter->drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
        painter->drawText(QRectF(x - 206, m_plot.top(), 200, 16), Qt::AlignRight | Qt::AlignVCenter,
                          m_endText);
    }
    if (m_marked >= 0) {
        const double x = std::round(xOf(m_marked));
        painter->setPen(m_theme.color(Token::Sub));
        painter->drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
        const QString text = m_markText ? m_markText(m_marked) : QString();
        if (!text.isEmpty()) {
            painter->setFont(m_theme.font(TypeStyle::Small));
            QRectF box =
                painter->boundingRect(QRectF(0, 0, 300, 100), Qt::AlignLeft | Qt::AlignTop, text);
            box.adjust(0, 0, 16, 10);
            box.moveTopLeft(QPointF(x + 10, m_plot.top() + 4));
            if (box.right() > m_plot.right())
                box.moveRight(x - 10);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(m_theme.color(Token::Border));
            painter->setBrush(m_theme.color(Token::Base));
            painter->drawRoundedRect(box, 4, 4);
            painter->setPen(m_theme.color(Token::Text));
            painter->drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::AlignTop, text);
        }
    }
    if (hasFocus()) {
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

void PlotView::recolour()
{
    setBackgroundBrush(m_theme.color(Token::Base));
    viewport()->update();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    const double slot = (event->position().x() - m_plot.left()) / m_plot.width() * m_count;
    setMarked(m_plot.contains(event->position()) ? int(std::floor(slot)) : -1);
}

void PlotView::leaveEvent(QEvent *)
{
    if (!hasFocus())
        setMarked(-1);
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    const int from = m_marked < 0 ? m_count : m_marked;
    switch (event->key()) {
    case Qt::Key_Left:
        setMarked(std::max(0, from - 1));
        return;
    case Qt::Key_Right:
        setMarked(std::min(m_count - 1, from + 1));
        return;
    case Qt::Key_Home:
        setMarked(0);
        return;
    case Qt::Key_End:
        setMarked(m_count - 1);
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void PlotView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    setMarked(-1);
    viewport()->update();
}

} // namespace lc
