// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcanvas.h"

#include <QKeyEvent>
#include <QPainter>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr QMarginsF margins(0, 28, 16, 24); // room for the flags above
constexpr double shortestSpan = hourMs;
constexpr double wheelStep = 120; ///< eighths of a degree

template <class Points> auto firstFrom(const Points &points, double time)
{
    return std::lower_bound(points.begin(), points.end(), time,
                            [](const auto &point, double t) { return point.time < t; });
}

} // namespace

ChartCanvas::ChartCanvas(const Theme &theme, QWidget *parent)
    : PlotView(theme, margins, parent), m_capacity(new QLineSeries(this)),
      m_above(new QScatterSeries(this))
{
    addSeries(m_capacity);
    addSeries(m_above);
    m_above->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    m_above->setMarkerSize(6);
    setMinimumHeight(240);
    ChartCanvas::recolour();
}

ChartCanvas::~ChartCanvas() = default;

void ChartCanvas::setData(const ChartData &data)
{
    const bool followsEnd = m_data.points.isEmpty();
    const ChartData former = std::exchange(m_data, data);
    splice(m_data, former);
    m_data.showsForecast = former.showsForecast;
    m_data.showsEvents = former.showsEvents;
    m_data.showsThresholds = former.showsThresholds;
    m_data.thresholds = former.thresholds;
    m_crosshair = -1;
    if (extent().span() <= 0) {
        m_range = {};
        return arrange();
    }
    setRange(followsEnd || m_range.span() <= 0 ? recorded() : m_range);
}

void ChartCanvas::setForecastShown(bool shown)
{
    m_data.showsForecast = shown;
    m_crosshair = -1;
    setRange(m_range);
}

void ChartCanvas::setEventsShown(bool shown)
{
    m_data.showsEvents = shown;
    viewport()->update();
}

void ChartCanvas::setThresholdsShown(bool shown)
{
    m_data.showsThresholds = shown;
    arrange();
}

void ChartCanvas::setThresholds(const QList<ChartData::Threshold> &thresholds)
{
    m_data.thresholds = thresholds;
    m_draggedThreshold = -1;
    arrange();
}

void ChartCanvas::moveThreshold(int index, double value)
{
    if (index < 0 || index >= m_data.thresholds.size()
        || m_data.thresholds.at(index).value == value)
        return;
    m_data.thresholds[index].value = value;
    arrange();
}

QRectF ChartCanvas::thresholdHandleAt(int index) const
{
    return thresholdHandle(plotGeometry(), m_plot.thresholds.value(index));
}

int ChartCanvas::thresholdUnder(const QPointF &place) const
{
    // The last one is drawn on top.
    for (auto index = int(m_plot.thresholds.size()); index-- > 0;) {
        if (thresholdHandleAt(index).contains(place))
            return index;
    }
    return -1;
}

void ChartCanvas::dragThreshold(const QPointF &place)
{
    const double value = thresholdAt(m_data, m_data.thresholds.at(m_draggedThreshold),
                                     plotGeometry(), place.y() - m_gripOffset);
    moveThreshold(m_draggedThreshold, value);
    emit thresholdDragged(m_draggedThreshold, value);
}

TimeRange ChartCanvas::recorded() const
{
    if (m_data.points.isEmpty() && !(m_data.begin && m_data.end))
        return {};
    double from = m_data.begin.value_or(m_data.points.isEmpty() ? 0 : m_data.points.first().time);
    const double to = m_data.end.value_or(m_data.points.isEmpty() ? 0 : m_data.points.last().time);
    if (to - from < shortestSpan)
        from = to - shortestSpan;
    return {from, to};
}

TimeRange ChartCanvas::extent() const
{
    TimeRange all = recorded();
    if (m_data.showsForecast && !m_data.forecast.isEmpty() && all.span() > 0)
        all.to = std::max(all.to, m_data.forecast.last().time);
    if (m_data.earlier && all.span() > 0)
        all.to = std::max(all.to, m_data.earlier->end);
    return all;
}

void ChartCanvas::setRange(TimeRange range)
{
    const TimeRange all = extent();
    if (all.span() <= 0)
        return;
    const double span = std::clamp(range.span(), shortestSpan, std::max(shortestSpan, all.span()));
    double from = range.from + (range.span() - span) / 2;
    from = std::clamp(from, all.from, std::max(all.from, all.to - span));
    const TimeRange former = std::exchange(m_range, TimeRange{from, from + span});
    arrange();
    // Owners answer a new range with finer data: the same range again must not ask them again.
    if (m_range != former)
        emit rangeChanged();
}

void ChartCanvas::showAll()
{
    setRange(extent());
}

void ChartCanvas::zoom(double factor, double about)
{
    const TimeRange all = extent();
    const double span =
        std::clamp(m_range.span() * factor, shortestSpan, std::max(shortestSpan, all.span()));
    const double share = m_range.span() > 0 ? (about - m_range.from) / m_range.span() : 0.5;
    const double from = about - span * share;
    setRange({from, from + span});
}

void ChartCanvas::pan(double milliseconds)
{
    setRange({m_range.from + milliseconds, m_range.to + milliseconds});
}

void ChartCanvas::arrange()
{
    const auto pixels = static_cast<int>(std::max(10.0, viewSize().width()));
    m_plot = m_range.span() > 0 ? plotted(m_data, m_range, pixels) : PlottedData();
    setAxes(m_range, niceScale(m_plot.highest));
    PlotView::arrange();
    m_ticks = calendarTicks(m_range, plotGeometry().plot.width(), m_data.days, QLocale());
    feedSeries();
}

void ChartCanvas::feedSeries()
{
    while (m_runs.size() < m_plot.runs.size()) {
        m_runs.append(new QLineSeries(this));
        addSeries(m_runs.last());
    }
    for (qsizetype i = 0; i < m_runs.size(); ++i) {
        if (i >= m_plot.runs.size()) {
            if (m_runs.at(i)->count() > 0)
                m_runs.at(i)->clear();
            continue;
        }
        const PlottedData::Run &run = m_plot.runs.at(i);
        const QColor color = run.series == PlottedData::earlierSeries ? theme().color(Token::Faint)
                                                                      : theme().series(run.series);
        QPen pen(color, run.series == PlottedData::earlierSeries ? 1.5 : 2);
        if (m_runs.at(i)->pen() != pen)
            m_runs.at(i)->setPen(pen);
        m_runs.at(i)->replace(run.points);
    }
    m_capacity->replace(m_plot.capacity);
    m_above->replace(m_plot.above);
}

void ChartCanvas::recolour()
{
    m_capacity->setPen(QPen(theme().color(Token::Text), 2));
    m_above->setBrush(theme().color(Token::Base));
    m_above->setColor(theme().color(Token::Base));
    m_above->setBorderColor(theme().color(Token::Series2));
    PlotView::recolour();
}

int ChartCanvas::markCount() const
{
    return int(m_data.points.size() + (m_data.showsForecast ? m_data.forecast.size() : 0));
}

double ChartCanvas::timeOf(int index) const
{
    const auto place = placeOf(m_data, index);
    return place ? place->x() : 0;
}

int ChartCanvas::nearestPoint(double time) const
{
    const int count = markCount();
    if (count == 0)
        return -1;
    const auto points = int(m_data.points.size());
    int index = int(firstFrom(m_data.points, time) - m_data.points.begin());
    if (index == points && count > points)
        index += int(firstFrom(m_data.forecast, time) - m_data.forecast.begin());
    index = std::min(index, count - 1);
    if (index > 0 && std::abs(timeOf(index - 1) - time) <= std::abs(timeOf(index) - time))
        --index;
    return index;
}

ChartPainter ChartCanvas::chartPainter() const
{
    return {theme(), m_data, plotGeometry(), m_plot};
}

void ChartCanvas::paintUnder(QPainter *painter) const
{
    chartPainter().paintBackground(painter);
}

void ChartCanvas::paintOver(QPainter *painter) const
{
    chartPainter().paintForeground(painter, m_ticks, isPicture() ? -1 : m_crosshair,
                                   isPicture() ? ThresholdHandle::Hidden : ThresholdHandle::Shown);
}

QString ChartCanvas::readOut() const
{
    return chartPainter().crosshairText(m_crosshair);
}

void ChartCanvas::setCrosshair(int index)
{
    if (index == m_crosshair)
        return;
    m_crosshair = index;
    viewport()->update();
    emit markMoved();
}

void ChartCanvas::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / wheelStep;
    const QRectF &plot = plotGeometry().plot;
    if (steps != 0)
        zoom(std::pow(0.8, steps),
             plotGeometry().timeAt(std::clamp(event->position().x(), plot.left(), plot.right())));
    event->accept();
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_draggedThreshold = thresholdUnder(event->position());
    if (m_draggedThreshold >= 0) {
        m_gripOffset = event->position().y() - thresholdHandleAt(m_draggedThreshold).center().y();
        return;
    }
    m_dragging = true;
    m_dragFrom = event->position().x();
    m_dragRange = m_range;
    setCursor(Qt::ClosedHandCursor);
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_draggedThreshold >= 0)
        return dragThreshold(event->position());
    if (!m_dragging) {
        if (thresholdUnder(event->position()) >= 0)
            setCursor(Qt::SizeVerCursor);
        else
            unsetCursor();
        return PlotView::mouseMoveEvent(event);
    }
    const double moved =
        (m_dragFrom - event->position().x()) / plotGeometry().plot.width() * m_dragRange.span();
    setRange({m_dragRange.from + moved, m_dragRange.to + moved});
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    unsetCursor();
    const int dropped = std::exchange(m_draggedThreshold, -1);
    if (dropped >= 0)
        emit thresholdDropped(dropped, m_data.thresholds.at(dropped).value);
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *)
{
    showAll();
}

void ChartCanvas::pointAt(const QPointF &place)
{
    const bool isInside = plotGeometry().plot.contains(place);
    setCrosshair(isInside ? nearestPoint(plotGeometry().timeAt(place.x())) : -1);
}

void ChartCanvas::stepMark(Step step)
{
    const int last = markCount() - 1;
    if (last < 0 || step == Step::Up || step == Step::Down)
        return;
    if (step == Step::First || step == Step::Last)
        return setCrosshair(nearestPoint(step == Step::First ? m_range.from : m_range.to));
    if (m_crosshair < 0)
        return setCrosshair(nearestPoint(std::min(m_range.to, recorded().to)));
    const int direction = step == Step::Left ? -1 : 1;
    // Two pixels at least: otherwise the mark seems to stand still in a long range.
    const double least = m_range.span() / std::max(1.0, plotGeometry().plot.width()) * 2;
    const double time = timeOf(m_crosshair);
    int index = std::clamp(m_crosshair + direction, 0, last);
    if (std::abs(timeOf(index) - time) < least) {
        const int further = nearestPoint(time + direction * least);
        index = direction < 0 ? std::min(index, further) : std::max(index, further);
    }
    setCrosshair(index);
    const double now = timeOf(index);
    if (now < m_range.from || now > m_range.to)
        pan(now < m_range.from ? now - m_range.from : now - m_range.to);
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    const double about = m_crosshair >= 0 ? timeOf(m_crosshair) : (m_range.from + m_range.to) / 2;
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8, about);
    case Qt::Key_Minus:
        return zoom(1.25, about);
    case Qt::Key_0:
        return showAll();
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (isShifted)
            return pan((event->key() == Qt::Key_Left ? -1 : 1) * m_range.span() / 10);
        break;
    default:
        break;
    }
    PlotView::keyPressEvent(event);
}

} // namespace lc
