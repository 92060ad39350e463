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
    setRange(followsEnd || m_range.span() <= 0 ? extent() : m_range);
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
    const TimeRange former = std::exchange(m_range, TimeRange{from, from + span});
    feed();
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

void ChartCanvas::layOut()
{
    const QFontMetrics metrics(m_theme.font(TypeStyle::Axis));
    const double left = metrics.horizontalAdvance(QLocale().toString(qRound64(m_scale.top))) + 20;
    const QRectF area(viewport()->rect());
    m_plot = QRectF(left, topMargin, std::max(10.0, area.width() - left - rightMargin),
                    std::max(10.0, area.height() - topMargin - bottomMargin));
    chart()->setGeometry(area);
    chart()->setPlotArea(m_plot);
    setSceneRect(area);
}

void ChartCanvas::feed()
{
    const auto pixels = static_cast<int>(std::max(10.0, m_plot.width()));
    const QList<QList<QPointF>> runs = visibleRuns(m_data.points, m_range, pixels);
    double highest = 0;
    for (const auto &run : runs) {
        for (const QPointF &point : run)
            highest = std::max(highest, point.y());
    }
    QList<QPointF> capacity;
    QList<QPointF> above;
    std::optional<double> level = m_data.capacityAt(m_range.from);
    if (level)
        capacity.append({m_range.from, *level});
    for (const CapacityStep &step : std::as_const(m_data.capacity)) {
        if (step.time <= m_range.from || step.time >= m_range.to)
            continue;
        if (level && step.value)
            capacity.append({step.time, *level});
        if (step.value)
            capacity.append({step.time, *step.value});
        level = step.value ? step.value : level;
    }
    if (level)
        capacity.append({m_range.to, *level});
    for (const QPointF &point : std::as_const(capacity))
        highest = std::max(
            highest, point.y() * (m_data.overage == ChartData::Overage::Allowed ? 1.25 : 1.08));
    std::vector<std::pair<int, QList<QPointF>>> lines; // with the index of the series
    for (const auto &run : runs)
        lines.emplace_back(0, run);
    for (qsizetype i = 0; i < m_data.others.size(); ++i) {
        for (const auto &run : visibleRuns(m_data.others.at(i).points, m_range, pixels)) {
            lines.emplace_back(static_cast<int>(i) + 1, run);
            for (const QPointF &point : run)
                highest = std::max(highest, point.y());
        }
    }
    m_scale = niceScale(highest);
    layOut();
    m_ticks = calendarTicks(m_range, m_plot.width(), m_data.days, QLocale());

    m_time->setRange(m_range.from, m_range.to);
    m_value->setRange(0, m_scale.top);
    while (m_runs.size() < static_cast<qsizetype>(lines.size())) {
        auto *series = new QLineSeries(this);
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
        m_runs.append(series);
    }
    double lastAbove = -1;
    const double apart = m_range.span() / pixels * 8;
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

double ChartCanvas::xOf(double time) const
{
    return m_plot.left() + (time - m_range.from) / m_range.span() * m_plot.width();
}

double ChartCanvas::yOf(double value) const
{
    return m_plot.bottom() - value / m_scale.top * m_plot.height();
}

double ChartCanvas::timeAt(double x) const
{
    return m_range.from + (x - m_plot.left()) / m_plot.width() * m_range.span();
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

QList<TimeRange> ChartCanvas::visibleGaps() const
{
    QList<TimeRange> gaps;
    for (qsizetype i = 1; i < m_data.points.size(); ++i) {
        const PlotPoint &point = m_data.points.at(i);
        if (!point.gapBefore)
            continue;
        const TimeRange gap{m_data.points.at(i - 1).time, point.time};
        if (gap.to > m_range.from && gap.from < m_range.to)
            gaps.append({std::max(gap.from, m_range.from), std::min(gap.to, m_range.to)});
    }
    return gaps;
}

void ChartCanvas::drawBackground(QPainter *painter, const QRectF &rectangle)
{
    painter->fillRect(rectangle, m_theme.color(Token::Base));
    if (m_range.span() <= 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    drawOverage(painter);
    drawGrid(painter);
    drawGaps(painter);
    painter->restore();
}

void ChartCanvas::drawGrid(QPainter *painter) const
{
    painter->setPen(QPen(m_theme.color(Token::Line), 1));
    for (double value = 0; value <= m_scale.top + m_scale.step / 2; value += m_scale.step) {
        const double y = std::round(yOf(value));
        painter->drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    }
}

void ChartCanvas::drawOverage(QPainter *painter) const
{
    if (m_data.overage != ChartData::Overage::Allowed || m_capacity->count() < 2)
        return;
    QPolygonF zone;
    const QList<QPointF> line = m_capacity->points();
    for (const QPointF &point : line)
        zone.append({xOf(point.x()), yOf(point.y())});
    zone.append({xOf(line.last().x()), m_plot.top()});
    zone.append({xOf(line.first().x()), m_plot.top()});
    QColor ink = m_theme.color(Token::Series2);
    ink.setAlphaF(0.33F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QBrush(ink, Qt::BDiagPattern));
    painter->drawPolygon(zone);
    painter->setFont(m_theme.font(TypeStyle::Axis));
    painter->setPen(m_theme.color(Token::Series2));
    const QRectF words(m_plot.left() + 8, m_plot.top() + 4, 200, 16);
    if (yOf(line.first().y()) > words.bottom() + 4) {
        const QString text = tr("Overage zone");
        const QFontMetrics metrics(painter->font());
        painter->fillRect(
            QRectF(words.topLeft(), QSizeF(metrics.horizontalAdvance(text) + 4, words.height())),
            m_theme.color(Token::Base));
        painter->drawText(words.adjusted(2, 0, 0, 0), Qt::AlignVCenter, text);
    }
}

void ChartCanvas::drawGaps(QPainter *painter) const
{
    painter->setFont(m_theme.font(TypeStyle::Axis));
    for (const TimeRange &gap : visibleGaps()) {
        const QRectF bar(xOf(gap.from), m_plot.top(), std::max(1.0, xOf(gap.to) - xOf(gap.from)),
                         m_plot.height());
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

void ChartCanvas::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_range.span() <= 0) {
        painter->setFont(m_theme.font(TypeStyle::Body));
        painter->setPen(m_theme.color(Token::Sub));
        painter->drawText(QRectF(viewport()->rect()), Qt::AlignCenter, tr("Nothing recorded yet."));
        return;
    }
    painter->save();
    drawAxes(painter);
    drawCapacityLabels(painter);
    drawEvents(painter);
    const PlotPoint &last = m_data.points.isEmpty() ? PlotPoint() : m_data.points.last();
    if (!m_data.points.isEmpty() && last.time >= m_range.from && last.time <= m_range.to + 1) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Base), 1.5));
        painter->setBrush(m_theme.color(Token::Series1));
        painter->drawEllipse(QPointF(xOf(last.time), yOf(last.last)), 4.5, 4.5);
    }
    drawCrosshair(painter);
    if (hasFocus()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

void ChartCanvas::drawAxes(QPainter *painter) const
{
    const QLocale locale;
    painter->setFont(m_theme.font(TypeStyle::Axis));
    painter->setPen(m_theme.color(Token::Sub));
    const int decimals = m_scale.step < 1 ? 2 : 0;
    for (double value = 0; value <= m_scale.top + m_scale.step / 2; value += m_scale.step) {
        const QRectF area(0, yOf(value) - 8, m_plot.left() - 8, 16);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                          locale.toString(value, 'f', decimals));
    }
    for (const Tick &tick : m_ticks) {
        const double x = xOf(tick.value);
        painter->drawLine(QPointF(std::round(x), m_plot.bottom()),
                          QPointF(std::round(x), m_plot.bottom() + 4));
        QRectF area(x - 50, m_plot.bottom() + 6, 100, 16);
        const double width = painter->fontMetrics().horizontalAdvance(tick.label);
        if (x + width / 2 > viewport()->width() - 2)
            area.moveRight(viewport()->width() - 2 + (50 - width / 2));
        painter->drawText(area, Qt::AlignCenter, tick.label);
    }
}

void ChartCanvas::drawCapacityLabels(QPainter *painter) const
{
    const QList<QPointF> line = m_capacity->points();
    painter->setFont(m_theme.font(TypeStyle::Axis));
    const QFontMetrics metrics(painter->font());
    double free = m_plot.left();
    for (qsizetype i = 0; i + 1 < line.size(); i += 2) {
        const double x = std::max(xOf(line.at(i).x()) + 6, free);
        const double end = xOf(line.at(i + 1).x());
        const QString text = tr("Capacity %1").arg(QLocale().toString(qRound64(line.at(i).y())));
        const int width = metrics.horizontalAdvance(text);
        if (x + width > end)
            continue;
        const QRectF area(x, yOf(line.at(i).y()) - 19, width + 6, 15);
        painter->fillRect(area, m_theme.color(Token::Base));
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(area.adjusted(3, 0, 0, 0), Qt::AlignVCenter, text);
        free = area.right() + 8;
    }
}

void ChartCanvas::drawEvents(QPainter *painter) const
{
    QFont font = m_theme.font(TypeStyle::Axis);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    for (qsizetype i = 0; i < m_data.events.size(); ++i) {
        const double time = m_data.events.at(i).time;
        if (time < m_range.from || time > m_range.to)
            continue;
        const double x = std::round(xOf(time)) + 0.5;
        QPen dotted(m_theme.color(Token::Sub), 1);
        dotted.setDashPattern({1, 3});
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(dotted);
        painter->drawLine(QPointF(x, m_plot.top() - 8), QPointF(x, m_plot.bottom()));
        const QRectF flag(x - 9, m_plot.top() - 27, 18, 18);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Token::Sub), 1));
        painter->setBrush(m_theme.color(Token::NeutralBack));
        painter->drawEllipse(flag);
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(flag, Qt::AlignCenter, QString::number(i + 1));
    }
}

void ChartCanvas::drawCrosshair(QPainter *painter) const
{
    if (m_crosshair < 0 || m_crosshair >= m_data.points.size())
        return;
    const PlotPoint &point = m_data.points.at(m_crosshair);
    if (point.time < m_range.from || point.time > m_range.to)
        return;
    const QPointF at(xOf(point.time), yOf(point.last));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(m_theme.color(Token::Sub), 1));
    painter->drawLine(QPointF(std::round(at.x()), m_plot.top()),
                      QPointF(std::round(at.x()), m_plot.bottom()));
    painter->drawLine(QPointF(m_plot.left(), std::round(at.y())),
                      QPointF(m_plot.right(), std::round(at.y())));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(Token::Series1), 2));
    painter->setBrush(m_theme.color(Token::Base));
    painter->drawEllipse(at, 4, 4);
    painter->setFont(m_theme.font(TypeStyle::Small));
    const QString text = crosshairText();
    const QFontMetrics metrics(painter->font());
    const QStringList lines = text.split(u'\n');
    int width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(at.x() + 12, m_plot.top() + 8, width + 16,
               double(lines.size()) * metrics.lineSpacing() + 10);
    if (box.right() > m_plot.right())
        box.moveRight(at.x() - 12);
    painter->setPen(QPen(m_theme.color(Token::Border), 1));
    painter->setBrush(m_theme.color(Token::Base));
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::AlignTop, text);
}

QString ChartCanvas::crosshairText() const
{
    if (m_crosshair < 0 || m_crosshair >= m_data.points.size())
        return {};
    const PlotPoint &point = m_data.points.at(m_crosshair);
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
        if (std::abs(xOf(m_data.events.at(i).time) - xOf(point.time)) < 3)
            lines.append(u"%1: %2"_s.arg(i + 1).arg(m_data.events.at(i).text));
    }
    return lines.join(u'\n');
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
             timeAt(std::clamp(event->position().x(), m_plot.left(), m_plot.right())));
    event->accept();
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    m_dragFrom = event->position().x();
    m_dragRange = m_range;
    setCursor(Qt::ClosedHandCursor);
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        const double moved =
            (m_dragFrom - event->position().x()) / m_plot.width() * m_dragRange.span();
        setRange({m_dragRange.from + moved, m_dragRange.to + moved});
        return;
    }
    const bool inside = m_plot.contains(event->position());
    setCrosshair(inside ? nearestPoint(timeAt(event->position().x())) : -1);
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
                                : (m_range.from + m_range.to) / 2;
    };
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto step = [this](int direction) {
        const auto last = static_cast<int>(m_data.points.size()) - 1;
        if (last < 0)
            return;
        // A pixel at least: otherwise the mark seems to stand still in a long range.
        const double time = m_crosshair < 0 ? m_range.to : m_data.points.at(m_crosshair).time;
        int index =
            m_crosshair < 0 ? nearestPoint(time) : std::clamp(m_crosshair + direction, 0, last);
        if (m_crosshair >= 0 && std::abs(xOf(m_data.points.at(index).time) - xOf(time)) < 2)
            index =
                nearestPoint(time + direction * m_range.span() / std::max(1.0, m_plot.width()) * 2);
        setCrosshair(index);
        const double now = m_data.points.at(index).time;
        if (now < m_range.from || now > m_range.to)
            pan(now < m_range.from ? now - m_range.from : now - m_range.to);
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
        shifted ? pan(-m_range.span() / 10) : step(-1);
        return;
    case Qt::Key_Right:
        shifted ? pan(m_range.span() / 10) : step(1);
        return;
    case Qt::Key_Home:
        setCrosshair(nearestPoint(m_range.from));
        return;
    case Qt::Key_End:
        setCrosshair(nearestPoint(m_range.to));
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
