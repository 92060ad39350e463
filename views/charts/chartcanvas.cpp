// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcanvas.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr double topMargin = 28; ///< room for the flags
constexpr double bottomMargin = 24;
constexpr double rightMargin = 16;
constexpr double shortestSpan = hourMs;

/// Finer points in the place of coarser ones; what lies outside their stretch stays, so that moving
/// the range shows something at once.
QList<PlotPoint> spliced(const QList<PlotPoint> &former, const QList<PlotPoint> &finer)
{
    if (finer.isEmpty())
        return former;
    const auto before = [](const PlotPoint &point, double time) { return point.time < time; };
    const auto head = std::lower_bound(former.begin(), former.end(), finer.first().time, before);
    const auto tail =
        std::upper_bound(former.begin(), former.end(), finer.last().time,
                         [](double time, const PlotPoint &point) { return time < point.time; });
    QList<PlotPoint> points(former.begin(), head);
    points.append(finer);
    points.append(QList<PlotPoint>(tail, former.end()));
    return points;
}

} // namespace

ChartCanvas::ChartCanvas(const Theme &theme, QWidget *parent)
    : QChartView(new QChart, parent), m_theme(theme), m_time(new QValueAxis(this)),
      m_value(new QValueAxis(this)), m_capacity(new QLineSeries(this)),
      m_above(new QScatterSeries(this))
{
    QChart *chart = this->chart(); // one that is set later leaves the view's own behind
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->addAxis(m_time, Qt::AlignBottom);
    chart->addAxis(m_value, Qt::AlignLeft);
    m_time->setVisible(false);
    m_value->setVisible(false);
    for (QXYSeries *series :
         {static_cast<QXYSeries *>(m_capacity), static_cast<QXYSeries *>(m_above)}) {
        chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    }
    m_above->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    m_above->setMarkerSize(6);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(240);
    setViewportUpdateMode(FullViewportUpdate);
    connect(&theme, &Theme::changed, this, &ChartCanvas::recolour);
    recolour();
}

ChartCanvas::~ChartCanvas() = default;

void ChartCanvas::setData(const ChartData &data)
{
    const bool followsEnd = m_data.points.isEmpty();
    const bool isPart = data.begin && data.begin == m_data.begin && data.title == m_data.title
        && data.others.isEmpty() && m_data.others.isEmpty();
    const QList<PlotPoint> former = m_data.points;
    m_data = data;
    if (isPart)
        m_data.points = spliced(former, data.points);
    m_crosshair = -1;
    setRange(followsEnd || m_geometry.range.span() <= 0 ? extent() : m_geometry.range);
    if (m_data.points.isEmpty())
        feed();
}

TimeRange ChartCanvas::extent() const
{
    if (m_data.points.isEmpty() && !(m_data.begin && m_data.end))
        return {};
    double from = m_data.begin.value_or(m_data.points.isEmpty() ? 0 : m_data.points.first().time);
    double to = m_data.end.value_or(m_data.points.isEmpty() ? 0 : m_data.points.last().time);
    if (to - from < shortestSpan)
        from = to - shortestSpan;
    return {from, to};
}

void ChartCanvas::setRange(TimeRange range)
{
    const TimeRange all = extent();
    if (all.span() <= 0)
        return;
    const double span = std::clamp(range.span(), shortestSpan, std::max(shortestSpan, all.span()));
    double from = range.from + (range.span() - span) / 2;
    from = std::clamp(from, all.from, std::max(all.from, all.to - span));
    const TimeRange former = std::exchange(m_geometry.range, TimeRange{from, from + span});
    feed();
    // Owners answer a new range with finer data: the same range again must not ask them again.
    if (m_geometry.range != former)
        emit rangeChanged();
}

void ChartCanvas::showAll()
{
    setRange(extent());
}

void ChartCanvas::zoom(double factor, double about)
{
    const TimeRange all = extent();
    const double span = std::clamp(m_geometry.range.span() * factor, shortestSpan,
                                   std::max(shortestSpan, all.span()));
    const double share = m_geometry.range.span() > 0
        ? (about - m_geometry.range.from) / m_geometry.range.span()
        : 0.5;
    const double from = about - span * share;
    setRange({from, from + span});
}

void ChartCanvas::pan(double milliseconds)
{
    setRange({m_geometry.range.from + milliseconds, m_geometry.range.to + milliseconds});
}

void ChartCanvas::layOut()
{
    const QFontMetrics metrics(m_theme.font(TypeStyle::Axis));
    const double left =
        metrics.horizontalAdvance(QLocale().toString(qRound64(m_geometry.scale.top))) + 20;
    const QRectF area(viewport()->rect());
    m_geometry.area = area;
    m_geometry.plot = QRectF(left, topMargin, std::max(10.0, area.width() - left - rightMargin),
                             std::max(10.0, area.height() - topMargin - bottomMargin));
    chart()->setGeometry(area);
    chart()->setPlotArea(m_geometry.plot);
    setSceneRect(area);
}

void ChartCanvas::feed()
{
    const auto pixels = static_cast<int>(std::max(10.0, m_geometry.plot.width()));
    const QList<QList<QPointF>> runs = visibleRuns(m_data.points, m_geometry.range, pixels);
    double highest = 0;
    for (const auto &run : runs) {
        for (const QPointF &point : run)
            highest = std::max(highest, point.y());
    }
    QList<QPointF> capacity;
    QList<QPointF> above;
    std::optional<double> level = m_data.capacityAt(m_geometry.range.from);
    if (level)
        capacity.append({m_geometry.range.from, *level});
    for (const CapacityStep &step : std::as_const(m_data.capacity)) {
        if (step.time <= m_geometry.range.from || step.time >= m_geometry.range.to)
            continue;
        if (level && step.value)
            capacity.append({step.time, *level});
        if (step.value)
            capacity.append({step.time, *step.value});
        level = step.value ? step.value : level;
    }
    if (level)
        capacity.append({m_geometry.range.to, *level});
    for (const QPointF &point : std::as_const(capacity))
        highest = std::max(
            highest, point.y() * (m_data.overage == ChartData::Overage::Allowed ? 1.25 : 1.08));
    std::vector<std::pair<int, QList<QPointF>>> lines; // with the index of the series
    for (const auto &run : runs)
        lines.emplace_back(0, run);
    for (qsizetype i = 0; i < m_data.others.size(); ++i) {
        for (const auto &run : visibleRuns(m_data.others.at(i).points, m_geometry.range, pixels)) {
            lines.emplace_back(static_cast<int>(i) + 1, run);
            for (const QPointF &point : run)
                highest = std::max(highest, point.y());
        }
    }
    m_geometry.scale = niceScale(highest);
    layOut();
    m_ticks = calendarTicks(m_geometry.range, m_geometry.plot.width(), m_data.days, QLocale());

    m_time->setRange(m_geometry.range.from, m_geometry.range.to);
    m_value->setRange(0, m_geometry.scale.top);
    while (m_runs.size() < static_cast<qsizetype>(lines.size())) {
        auto *series = new QLineSeries(this);
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
        m_runs.append(series);
    }
    double lastAbove = -1;
    const double apart = m_geometry.range.span() / pixels * 8;
    for (qsizetype i = 0; i < m_runs.size(); ++i) {
        if (i >= static_cast<qsizetype>(lines.size())) {
            if (m_runs.at(i)->count() > 0)
                m_runs.at(i)->clear();
            continue;
        }
        const auto &[series, run] = lines[static_cast<std::size_t>(i)];
        m_runs.at(i)->setPen(QPen(m_theme.series(series), 2));
        m_runs.at(i)->replace(run);
        if (series > 0)
            continue;
        for (const QPointF &point : run) {
            const auto limit = m_data.capacityAt(point.x());
            if (limit && point.y() > *limit && point.x() - lastAbove >= apart) {
                above.append(point);
                lastAbove = point.x();
            }
        }
    }
    m_capacity->replace(capacity);
    m_above->replace(above);
    viewport()->update();
}

void ChartCanvas::recolour()
{
    setBackgroundBrush(m_theme.color(Token::Base));
    m_capacity->setPen(QPen(m_theme.color(Token::Text), 2));
    m_above->setBrush(m_theme.color(Token::Base));
    m_above->setColor(m_theme.color(Token::Base));
    m_above->setBorderColor(m_theme.color(Token::Series2));
    feed();
}

int ChartCanvas::nearestPoint(double time) const
{
    if (m_data.points.isEmpty())
        return -1;
    const auto begin = m_data.points.begin();
    auto it = std::lower_bound(begin, m_data.points.end(), time,
                               [](const PlotPoint &point, double t) { return point.time < t; });
    if (it == m_data.points.end() || (it != begin && time - (it - 1)->time < it->time - time))
        --it;
    return static_cast<int>(it - begin);
}

ChartPainter ChartCanvas::chartPainter() const
{
    return {m_theme, m_data, m_geometry, m_capacity->points()};
}

void ChartCanvas::drawBackground(QPainter *painter, const QRectF &rectangle)
{
    painter->fillRect(rectangle, m_theme.color(Token::Base));
    if (m_geometry.range.span() > 0)
        chartPainter().paintBackground(painter);
}

void ChartCanvas::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_geometry.range.span() <= 0) {
        painter->setFont(m_theme.font(TypeStyle::Body));
        painter->setPen(m_theme.color(Token::Sub));
        painter->drawText(QRectF(viewport()->rect()), Qt::AlignCenter, tr("Nothing recorded yet."));
        return;
    }
    painter->save();
    chartPainter().paintForeground(painter, m_ticks, m_crosshair);
    if (hasFocus()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

QString ChartCanvas::crosshairText() const
{
    return chartPainter().crosshairText(m_crosshair);
}

void ChartCanvas::setCrosshair(int index)
{
    if (index == m_crosshair)
        return;
    m_crosshair = index;
    viewport()->update();
    emit crosshairChanged();
}

void ChartCanvas::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    feed();
}

void ChartCanvas::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0)
        zoom(std::pow(0.8, steps),
             m_geometry.timeAt(std::clamp(event->position().x(), m_geometry.plot.left(),
                                          m_geometry.plot.right())));
    event->accept();
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    m_dragFrom = event->position().x();
    m_dragRange = m_geometry.range;
    setCursor(Qt::ClosedHandCursor);
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        const double moved =
            (m_dragFrom - event->position().x()) / m_geometry.plot.width() * m_dragRange.span();
        setRange({m_dragRange.from + moved, m_dragRange.to + moved});
        return;
    }
    const bool inside = m_geometry.plot.contains(event->position());
    setCrosshair(inside ? nearestPoint(m_geometry.timeAt(event->position().x())) : -1);
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    unsetCursor();
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *)
{
    showAll();
}

void ChartCanvas::leaveEvent(QEvent *)
{
    if (!hasFocus())
        setCrosshair(-1);
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    const auto about = [this] {
        return m_crosshair >= 0 ? m_data.points.at(m_crosshair).time
                                : (m_geometry.range.from + m_geometry.range.to) / 2;
    };
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto step = [this](int direction) {
        const auto last = static_cast<int>(m_data.points.size()) - 1;
        if (last < 0)
            return;
        // A pixel at least: otherwise the mark seems to stand still in a long range.
        const double time =
            m_crosshair < 0 ? m_geometry.range.to : m_data.points.at(m_crosshair).time;
        int index =
            m_crosshair < 0 ? nearestPoint(time) : std::clamp(m_crosshair + direction, 0, last);
        if (m_crosshair >= 0
            && std::abs(m_geometry.xOf(m_data.points.at(index).time) - m_geometry.xOf(time)) < 2)
            index = nearestPoint(time
                                 + direction * m_geometry.range.span()
                                     / std::max(1.0, m_geometry.plot.width()) * 2);
        setCrosshair(index);
        const double now = m_data.points.at(index).time;
        if (now < m_geometry.range.from || now > m_geometry.range.to)
            pan(now < m_geometry.range.from ? now - m_geometry.range.from
                                            : now - m_geometry.range.to);
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.8, about());
        return;
    case Qt::Key_Minus:
        zoom(1.25, about());
        return;
    case Qt::Key_0:
        showAll();
        return;
    case Qt::Key_Left:
        shifted ? pan(-m_geometry.range.span() / 10) : step(-1);
        return;
    case Qt::Key_Right:
        shifted ? pan(m_geometry.range.span() / 10) : step(1);
        return;
    case Qt::Key_Home:
        setCrosshair(nearestPoint(m_geometry.range.from));
        return;
    case Qt::Key_End:
        setCrosshair(nearestPoint(m_geometry.range.to));
        return;
    case Qt::Key_Escape:
        if (m_crosshair >= 0) {
            setCrosshair(-1);
            return;
        }
        break;
    default:
        break;
    }
    QChartView::keyPressEvent(event);
}

void ChartCanvas::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ChartCanvas::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    setCrosshair(-1);
    viewport()->update();
}

} // namespace lc
