// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/chartpainter.h"

#include "rendering/visibletext.h"
#include "style/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QTimeZone>

#include <cmath>

namespace lc {

namespace {

QColor ink(Token token)
{
    return Theme::fixedColor(token, Scheme::Light);
}

QString translated(const char *text)
{
    return QCoreApplication::translate("ChartPainter", text);
}

QFont fontOf(int pixels)
{
    QFont font(QStringLiteral("Roboto"));
    font.setPixelSize(pixels);
    return font;
}

QColor lineColor(ReportLine::Role role)
{
    switch (role) {
    case ReportLine::Role::Consumed:
        return ink(Token::Series1);
    case ReportLine::Role::Capacity:
        return ink(Token::Text);
    case ReportLine::Role::Remaining:
        break;
    }
    return ink(Token::Series2);
}

constexpr float paleForecast = 0.18F; ///< how much of its colour the likely range has

QColor forecastColor(const ReportChart &chart)
{
    return lineColor(chart.isDaily ? ReportLine::Role::Remaining : ReportLine::Role::Consumed);
}

QPen dashed(const QColor &color)
{
    QPen pen(color, 2);
    pen.setDashPattern({3, 2});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

/// A round step (1, 2 or 5 times a power of ten) that gives at most six ticks.
double roundStep(double highest)
{
    const double rough = highest / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

struct ChartPainter::Frame {
    QRectF plot;
    const ReportChart &chart;
    double top;

    double x(Instant instant) const
    {
        const double span = double((chart.to - chart.from).count());
        return plot.left()
            + plot.width() * double((instant - chart.from).count()) / std::max(1.0, span);
    }
    double y(double value) const { return plot.bottom() - plot.height() * value / top; }
};

ChartPainter::ChartPainter(const ReportChart &chart) : m_chart(chart)
{
    double highest = 0;
    for (const ReportLine &line : chart.lines) {
        for (const Bucket &point : line.points) {
            if (const double value = point.maximum.toDouble(); std::isfinite(value))
                highest = std::max(highest, value);
        }
    }
    for (const ForecastBandPoint &point : chart.forecast)
        highest = std::max(highest, point.high);
    m_step = roundStep(std::max(highest, 4.0));
    m_top = m_step * std::ceil(std::max(highest * 1.05, m_step) / m_step);
}

void ChartPainter::paint(QPainter &painter, const QRectF &place) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(13));
    painter.setPen(ink(Token::Text));
    const QString title = m_chart.unit.isEmpty()
        ? m_chart.title
        : QStringLiteral("%1 (%2)").arg(m_chart.title, m_chart.unit);
    painter.drawText(QRectF(place.left(), place.top(), place.width(), 20),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     visibleText(title, QFontMetricsF(painter.font())));
    const Frame frame{place.adjusted(64, 28, -12, -46), m_chart, m_top};
    paintAxes(painter, frame);
    painter.setClipRect(frame.plot.adjusted(-1, -1, 1, 1));
    paintGaps(painter, frame);
    paintForecast(painter, frame);
    for (const ReportLine &line : m_chart.lines) {
        if (m_chart.isDaily && line.role == ReportLine::Role::Consumed)
            paintBars(painter, frame, line);
        else
            paintLine(painter, frame, line);
    }
    painter.setClipping(false);
    paintMarks(painter, frame);
    paintMeeting(painter, frame);
    paintLegend(painter, QRectF(frame.plot.left(), place.bottom() - 20, frame.plot.width(), 18));
    painter.restore();
}

void ChartPainter::paintAxes(QPainter &painter, const Frame &frame) const
{
    const QLocale locale;
    painter.setFont(fontOf(11));
    for (double value = 0; value <= m_top + m_step / 2; value += m_step) {
        const double y = frame.y(value);
        painter.setPen(QPen(ink(Token::Line), 1));
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        painter.setPen(ink(Token::Sub));
        painter.drawText(QRectF(frame.plot.left() - 64, y - 8, 58, 16),
                         Qt::AlignRight | Qt::AlignVCenter,
                         locale.toString(value, 'f', m_step < 1 ? 1 : 0));
    }
    // Ticks at the start of UTC days, as many as have room.
    using namespace std::chrono;
    const auto days =
        std::max<qint64>(1, ceil<std::chrono::days>(m_chart.to - m_chart.from).count());
    const qint64 step = std::max<qint64>(1, (days + 7) / 8);
    for (auto day = ceil<std::chrono::days>(m_chart.from); day <= m_chart.to;
         day += std::chrono::days(step)) {
        const double x = frame.x(time_point_cast<milliseconds>(day));
        painter.drawText(
            QRectF(x - 40, frame.plot.bottom() + 4, 80, 16), Qt::AlignCenter,
            locale.toString(toQDateTime(time_point_cast<milliseconds>(day)).date(),
                            days > 300 ? QStringLiteral("MMM yyyy") : QStringLiteral("d MMM")));
    }
}

void ChartPainter::paintGaps(QPainter &painter, const Frame &frame) const
{
    painter.setFont(fontOf(11));
    for (const ReportLine &line : m_chart.lines) {
        if (line.role != ReportLine::Role::Consumed)
            continue;
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            if (!line.points[i].gapBefore)
                continue;
            const double left = frame.x(line.points[i - 1].last);
            const QRectF bar(left, frame.plot.top(), frame.x(line.points[i].first) - left,
                             frame.plot.height());
            painter.fillRect(bar, ink(Token::NeutralBack));
            if (bar.width() < 12)
                continue;
            painter.save();
            painter.translate(bar.center());
            painter.rotate(-90);
            painter.setPen(ink(Token::NeutralText));
            painter.drawText(QRectF(-bar.height() / 2, -8, bar.height() - 6, 16),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             translated(QT_TRANSLATE_NOOP("ChartPainter", "Not recorded")));
            painter.restore();
        }
    }
}

void ChartPainter::paintLine(QPainter &painter, const Frame &frame, const ReportLine &line) const
{
    QPen pen(lineColor(line.role), line.role == ReportLine::Role::Remaining ? 1.5 : 2);
    if (line.role == ReportLine::Role::Remaining)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    const bool isStepped = line.role == ReportLine::Role::Capacity;
    // One path, because a vector format writes down every separate stroke with its whole state.
    QPainterPath path;
    QPointF last;
    bool hasLast = false;
    for (const Bucket &point : line.points) {
        const double low = point.minimum.toDouble();
        const double high = point.maximum.toDouble();
        const double end = point.final.toDouble();
        if (!std::isfinite(low) || !std::isfinite(high) || !std::isfinite(end)) {
            hasLast = false;
            continue;
        }
        const QPointF at(frame.x(point.last), frame.y(end));
        if (hasLast && !point.gapBefore) {
            const QPointF entry(frame.x(point.first), isStepped ? last.y() : at.y());
            path.lineTo(isStepped ? entry : at);
            if (isStepped)
                path.lineTo(entry.x(), at.y());
        } else {
            path.moveTo(at);
        }
        if (high > low && !isStepped) {
            path.lineTo(at.x(), frame.y(low));
            path.lineTo(at.x(), frame.y(high));
            path.lineTo(at);
        }
        last = at;
        hasLast = true;
    }
    if (hasLast && isStepped)
        path.lineTo(frame.plot.right(), last.y());
    painter.strokePath(path, pen);
    if (!hasLast)
        return;
    if (line.role == ReportLine::Role::Consumed) {
        painter.setBrush(pen.color());
        painter.drawEllipse(last, 3, 3);
        painter.setBrush(Qt::NoBrush);
    }
}

void ChartPainter::paintBars(QPainter &painter, const Frame &frame, const ReportLine &line) const
{
    QPainterPath bars;
    const double day = frame.x(m_chart.from + std::chrono::hours(24)) - frame.plot.left();
    for (const Bucket &point : line.points) {
        const double value = point.maximum.toDouble();
        if (!std::isfinite(value))
            continue;
        const QRectF bar(frame.x(point.first) + day * 0.1, frame.y(value), std::max(0.6, day * 0.8),
                         frame.plot.bottom() - frame.y(value));
        bars.addRect(bar);
    }
    painter.fillPath(bars, ink(Token::Series1));
}

void ChartPainter::paintForecast(QPainter &painter, const Frame &frame) const
{
    if (m_chart.forecast.size() < 2)
        return;
    QPolygonF area;
    QPainterPath middle;
    bool isOver = false; // nothing is less than nothing: the line ends there
    for (const ForecastBandPoint &point : m_chart.forecast) {
        area.append({frame.x(point.time), frame.y(point.high)});
        const QPointF at(frame.x(point.time), frame.y(point.middle));
        if (middle.elementCount() == 0)
            middle.moveTo(at);
        else if (!isOver)
            middle.lineTo(at);
        isOver = isOver || point.middle <= 0;
    }
    for (auto point = m_chart.forecast.rbegin(); point != m_chart.forecast.rend(); ++point)
        area.append({frame.x(point->time), frame.y(point->low)});
    const QColor color = forecastColor(m_chart);
    QColor pale = color;
    pale.setAlphaF(paleForecast);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pale);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(middle, dashed(color));
}

void ChartPainter::paintMeeting(QPainter &painter, const Frame &frame) const
{
    if (!m_chart.meeting)
        return;
    const QPointF at(frame.x(m_chart.meeting->time), frame.y(m_chart.meeting->value));
    const QColor color = forecastColor(m_chart);
    painter.setPen(QPen(color, 1, Qt::DotLine));
    painter.drawLine(at, QPointF(at.x(), frame.plot.bottom()));
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::white);
    painter.drawEllipse(at, 4.5, 4.5);
    painter.setBrush(Qt::NoBrush);
    painter.setFont(fontOf(11));
    const double width = painter.fontMetrics().horizontalAdvance(m_chart.meeting->text) + 8;
    const bool isLow = frame.plot.bottom() - at.y() < 24;
    QRectF box(at.x() + 4, (isLow ? at.y() - 8 : frame.plot.bottom()) - 19, width, 16);
    if (box.right() > frame.plot.right())
        box.moveRight(at.x() - 4);
    painter.fillRect(box, QColor(255, 255, 255, 204));
    painter.setPen(ink(Token::Text));
    painter.drawText(box, Qt::AlignCenter, m_chart.meeting->text);
}

void ChartPainter::paintMarks(QPainter &painter, const Frame &frame) const
{
    painter.setFont(fontOf(11));
    int number = 0;
    for (const ReportMark &mark : m_chart.marks) {
        ++number;
        if (mark.time < m_chart.from || mark.time > m_chart.to)
            continue;
        const double x = frame.x(mark.time);
        painter.setPen(QPen(ink(Token::Sub), 1, Qt::DotLine));
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
        painter.setPen(ink(Token::Text));
        painter.setBrush(ink(Token::NeutralBack));
        painter.drawEllipse(QPointF(x, frame.plot.top() - 6), 7, 7);
        painter.setBrush(Qt::NoBrush);
        painter.drawText(QRectF(x - 8, frame.plot.top() - 14, 16, 16), Qt::AlignCenter,
                         QLocale().toString(number));
    }
}

void ChartPainter::paintLegend(QPainter &painter, const QRectF &place) const
{
    painter.setFont(fontOf(11));
    double x = place.left();
    const auto add = [&](const QPen &pen, const QString &name) {
        painter.setPen(pen);
        painter.drawLine(QPointF(x, place.center().y()), QPointF(x + 20, place.center().y()));
        painter.setPen(ink(Token::Sub));
        const double width = painter.fontMetrics().horizontalAdvance(name);
        painter.drawText(QRectF(x + 26, place.top(), width + 4, place.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, name);
        x += width + 48;
    };
    for (const ReportLine &line : m_chart.lines) {
        QPen pen(lineColor(line.role), 2);
        if (line.role == ReportLine::Role::Remaining)
            pen.setStyle(Qt::DashLine);
        add(pen, line.name);
    }
    if (m_chart.forecast.size() < 2)
        return;
    QColor pale = forecastColor(m_chart);
    add(dashed(pale), translated(QT_TRANSLATE_NOOP("ChartPainter", "Forecast")));
    pale.setAlphaF(paleForecast);
    QPen broad(pale, 10);
    broad.setCapStyle(Qt::FlatCap);
    add(broad, translated(QT_TRANSLATE_NOOP("ChartPainter", "Likely range (80%)")));
}

QString ChartPainter::description() const
{
    QStringList parts{m_chart.title};
    for (const ReportLine &line : m_chart.lines) {
        if (!line.points.empty())
            parts += translated(QT_TRANSLATE_NOOP("ChartPainter", "%1: last value %2"))
                         .arg(line.name, line.points.back().final.toText());
    }
    return (parts + m_chart.notes).join(QStringLiteral("; "));
}

} // namespace lc
