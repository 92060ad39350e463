// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotview.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QtCharts/QAbstractSeries>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace lc {

PlotView::PlotView(const Theme &theme, const QMarginsF &margins, QWidget *parent)
    : QChartView(new QChart, parent), m_theme(theme), m_margins(margins),
      m_horizontal(new QValueAxis(this)), m_vertical(new QValueAxis(this))
{
    QChart *chart = this->chart(); // one that is set later leaves the view's own behind
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->addAxis(m_horizontal, Qt::AlignBottom);
    chart->addAxis(m_vertical, Qt::AlignLeft);
    m_horizontal->setVisible(false);
    m_vertical->setVisible(false);
    viewport()->setFocusPolicy(Qt::NoFocus); // the view has it, with its name
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setViewportUpdateMode(FullViewportUpdate);
    setBackgroundBrush(theme.color(Token::Base));
    connect(&theme, &Theme::changed, this, [this] {
        setBackgroundBrush(m_theme.color(Token::Base));
        recolour();
        arrange();
    });
}

void PlotView::addSeries(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_horizontal);
    series->attachAxis(m_vertical);
}

void PlotView::setAxes(const TimeRange &range, const ValueScale &scale)
{
    m_geometry.range = range;
    m_geometry.scale = scale;
    m_horizontal->setRange(range.from, range.to);
    m_vertical->setRange(0, scale.top);
}

QSizeF PlotView::viewSize() const
{
    return m_isPicture ? m_pictureSize : QSizeF(viewport()->size());
}

void PlotView::arrange()
{
    const QSizeF size = viewSize();
    const QFontMetrics metrics(m_theme.font(TypeStyle::Axis));
    const double left = m_margins.left() > 0
        ? m_margins.left()
        : metrics.horizontalAdvance(QLocale().toString(qRound64(m_geometry.scale.top))) + 20;
    m_geometry.area = QRectF(QPointF(), size);
    m_geometry.plot =
        QRectF(left, m_margins.top(), std::max(10.0, size.width() - left - m_margins.right()),
               std::max(10.0, size.height() - m_margins.top() - m_margins.bottom()));
    chart()->setGeometry(m_geometry.area);
    chart()->setPlotArea(m_geometry.plot);
    setSceneRect(m_geometry.area);
    viewport()->update();
}

void PlotView::recolour()
{
    viewport()->update();
}

void PlotView::paintTo(QPainter &painter, const QRectF &target)
{
    m_isPicture = true;
    m_pictureSize = target.size();
    arrange();
    chart()->layout()->activate();
    painter.save();
    painter.translate(target.topLeft());
    painter.setClipRect(m_geometry.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBackground(&painter, m_geometry.area);
    scene()->render(&painter, m_geometry.area, m_geometry.area);
    drawForeground(&painter, m_geometry.area);
    painter.restore();
    m_isPicture = false;
    arrange();
}

void PlotView::drawBackground(QPainter *painter, const QRectF &rectangle)
{
    painter->fillRect(rectangle, m_theme.color(Token::Base));
    if (m_geometry.range.span() > 0)
        paintUnder(painter);
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->save();
    if (m_geometry.range.span() > 0) {
        paintOver(painter);
    } else {
        painter->setFont(m_theme.font(TypeStyle::Body));
        painter->setPen(m_theme.color(Token::Sub));
        painter->drawText(m_geometry.area, Qt::AlignCenter, tr("Nothing recorded yet."));
    }
    if (hasFocus() && !m_isPicture) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(m_geometry.area.adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    arrange();
}

// Presses and releases are not for the scene: Qt Charts would zoom by a rubber band.
void PlotView::mousePressEvent(QMouseEvent *) { }

void PlotView::mouseReleaseEvent(QMouseEvent *) { }

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    pointAt(event->position());
}

void PlotView::leaveEvent(QEvent *)
{
    if (!hasFocus())
        clearMark();
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return stepMark(Step::Left);
    case Qt::Key_Right:
        return stepMark(Step::Right);
    case Qt::Key_Up:
        return stepMark(Step::Up);
    case Qt::Key_Down:
        return stepMark(Step::Down);
    case Qt::Key_Home:
        return stepMark(Step::First);
    case Qt::Key_End:
        return stepMark(Step::Last);
    case Qt::Key_Escape:
        if (!readOut().isEmpty())
            return clearMark();
        break;
    default:
        break;
    }
    QChartView::keyPressEvent(event);
}

void PlotView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    clearMark();
    viewport()->update();
}

} // namespace lc
