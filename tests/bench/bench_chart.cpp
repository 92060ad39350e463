// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_chart [samples]: a history of ten million samples of one series opened in the usage chart,
// panned and zoomed while finer points are read behind it; then a year of samples every 15 minutes
// without the store, beside the same points in a plain line series of Qt Charts.
#include "charts/chartcanvas.h"
#include "charts/plotdata.h"
#include "items/chartmodel.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QLineSeries>
#include <QTemporaryDir>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

constexpr double step = 15 * 60 * 1000.0;
constexpr int samples = 365 * 24 * 4;
constexpr double begin = 1'742'371'200'000.0;

double valueAt(int sample)
{
    const double day = sample / 96.0;
    return std::round(60 + 25 * std::sin(day / 40) + 8 * std::sin(day * 6.283) + sample % 7);
}

ChartData yearOfSamples()
{
    ChartData data;
    data.title = QStringLiteral("Seats");
    data.unit = QStringLiteral("Count");
    for (int i = 0; i < samples; ++i) {
        const double value = valueAt(i);
        data.points.append({begin + i * step, value, value, value, 1, i % 4000 == 3999});
    }
    data.capacity = {{begin, 80.0}, {begin + samples / 2 * step, 100.0}};
    data.events = {
        {begin + samples / 2 * step, QStringLiteral("Limit changed from 80 to 100"), {}}};
    return data;
}

/// Milliseconds that passed, and those of all threads of this program: on a busy machine the
/// second tell what the first would be.
class Watch {
public:
    Watch() { m_passed.start(); }

    double passed() const { return double(m_passed.nsecsElapsed()) / 1e6; }
    double worked() const { return now() - m_begin; }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    QElapsedTimer m_passed;
    double m_begin = now();
};

struct Times {
    std::vector<double> passed;
    std::vector<double> worked;

    void add(const Watch &watch)
    {
        passed.push_back(watch.passed());
        worked.push_back(watch.worked());
    }
};

struct Frames {
    double median = 0;
    double worst = 0;
    double worked = 0; ///< median
};

Frames sorted(Times times)
{
    std::sort(times.passed.begin(), times.passed.end());
    std::sort(times.worked.begin(), times.worked.end());
    const std::size_t middle = times.passed.size() / 2;
    return {times.passed[middle], times.passed.back(), times.worked[middle]};
}

/// Does `change` and paints, so many times.
Frames measure(QWidget &view, int count, const std::function<void(int)> &change)
{
    Times times;
    for (int i = 0; i < count; ++i) {
        const Watch watch;
        change(i);
        view.repaint();
        times.add(watch);
    }
    return sorted(times);
}

void print(const char *what, const Frames &frames)
{
    std::printf("%-34s median %7.1f ms  worst %7.1f ms  processor %7.1f ms\n", what, frames.median,
                frames.worst, frames.worked);
}

Frames measurePlainSeries(const ChartData &data)
{
    auto *series = new QLineSeries;
    QList<QPointF> points;
    for (const PlotPoint &point : data.points)
        points.append({point.time, point.last});
    series->replace(points);
    auto *chart = new QChart;
    chart->addSeries(series);
    auto *time = new QValueAxis;
    auto *value = new QValueAxis;
    chart->addAxis(time, Qt::AlignBottom);
    chart->addAxis(value, Qt::AlignLeft);
    series->attachAxis(time);
    series->attachAxis(value);
    value->setRange(0, 120);
    QChartView view(chart);
    view.setRenderHint(QPainter::Antialiasing);
    view.resize(1000, 500);
    view.show();
    QApplication::processEvents();
    return measure(*view.viewport(), 10, [&](int i) {
        time->setRange(begin + i * dayMs, begin + (330 + i) * dayMs);
        QApplication::processEvents();
    });
}

constexpr std::chrono::milliseconds longInterval{30'000};
constexpr int samplesAtOnce = 1 << 19;
const SeriesKey longSeries{u"aws"_s,
                           u"111122223333"_s,
                           {},
                           u"arn:aws:license-manager::111122223333:license:l-long"_s,
                           metric::entitlementConsumed.toString(),
                           u"Seats"_s};

Instant longTime(qint64 sample)
{
    return Instant(std::chrono::milliseconds(qint64(begin))) + sample * longInterval;
}

/// Ten million samples every 30 seconds: nine and a half years, written through the store.
void fill(HistoryStore &store, qint64 count)
{
    QObject context;
    for (qint64 from = 0; from < count; from += samplesAtOnce) {
        SeriesSamples some{longSeries, longInterval, {}};
        for (qint64 i = from; i < std::min(count, from + samplesAtOnce); ++i)
            some.samples.push_back({longTime(i), Quantity(qint64(valueAt(int(i / 30))))});
        QEventLoop loop;
        store.merge({std::move(some)}, &context, [&](const Result<void, StoreError> &merged) {
            if (!merged)
                std::printf("not written: %s\n", qPrintable(merged.error().message));
            loop.quit();
        });
        loop.exec();
    }
}

/// A chart over the store as the pages have it: every new range is read behind the picture.
class LongChart : public QObject {
public:
    LongChart(HistoryStore &store, qint64 count, const Theme &theme)
        : m_model(store), m_count(count), m_canvas(theme)
    {
        m_canvas.resize(1000, 500);
        m_canvas.show();
        connect(&m_model, &ChartModel::changed, this, [this] { take(); });
        connect(&m_canvas, &ChartCanvas::rangeChanged, this, [this] {
            if (!m_isOpening)
                ask(fromChartTime(m_canvas.range().from), fromChartTime(m_canvas.range().to));
        });
    }

    ChartCanvas &canvas() { return m_canvas; }
    qint64 seen() const { return m_seen; }

    /// From the question to the painted picture.
    void open(Times &times)
    {
        m_canvas.setData({});
        QApplication::processEvents();
        const Watch watch;
        m_isOpening = true;
        ask(longTime(0), longTime(m_count));
        settle();
        m_isOpening = false;
        times.add(watch);
    }

    /// Waits for the answer that is under way.
    void settle()
    {
        while (m_model.isLoading())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    /// What it took to show the answers.
    Times &arrivals() { return m_arrivals; }

private:
    void ask(Instant from, Instant to)
    {
        ChartQuery query;
        query.title = u"Seats"_s;
        query.parts = {{longSeries, u"Used"_s, ChartSeries::Shape::Line}};
        query.from = from;
        query.to = to;
        query.maxPoints = 1000;
        m_model.setQuery(query);
    }

    void take()
    {
        if (m_model.isLoading())
            return;
        const Watch watch;
        ChartData data = plotDataOf(m_model.content());
        m_seen = 0;
        for (const PlotPoint &point : std::as_const(data.points))
            m_seen += point.count;
        data.begin = toChartTime(longTime(0));
        data.end = toChartTime(longTime(m_count));
        m_canvas.setData(data);
        m_canvas.viewport()->repaint();
        m_arrivals.add(watch);
    }

    ChartModel m_model;
    qint64 m_count;
    ChartCanvas m_canvas;
    qint64 m_seen = 0;
    bool m_isOpening = false; ///< the first answer brings everything: no range is asked for
    Times m_arrivals;
};

/// Moves the range so many times; prints the frames of moving and those in which finer points
/// arrive.
void measureMoves(const char *what, LongChart &chart, const std::function<void(int)> &move)
{
    Times moves;
    chart.arrivals() = {};
    for (int i = 0; i < 60; ++i) {
        const Watch watch;
        move(i);
        chart.canvas().viewport()->repaint();
        moves.add(watch);
        chart.settle();
    }
    std::printf("%s\n", what);
    print("  frame", sorted(moves));
    print("  frame with finer points", sorted(chart.arrivals()));
}

void measureLong(qint64 count, const Theme &theme)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"history.db"_s);
    {
        SqliteHistoryStore writer(path, std::make_shared<SystemClock>());
        fill(writer, count);
    }
    SqliteHistoryStore store(path, std::make_shared<SystemClock>());
    std::printf("%lld samples of one series, %lld bytes on the disk, 1000 x 500 pixels\n",
                static_cast<long long>(count), static_cast<long long>(QFileInfo(path).size()));
    LongChart chart(store, count, theme);
    Times first;
    chart.open(first);
    print("open for the first time", sorted(first));
    std::printf("%-34s %lld samples\n", "in the picture", static_cast<long long>(chart.seen()));
    Times opens;
    for (int i = 0; i < 9; ++i)
        chart.open(opens);
    print("open (may take 100 ms)", sorted(opens));
    const TimeRange all = chart.canvas().extent();
    chart.canvas().setRange({all.from, all.from + all.span() * 0.8});
    chart.settle();
    measureMoves("pan (a frame may take 33 ms)", chart,
                 [&](int i) { chart.canvas().pan((i < 30 ? 1 : -1) * all.span() / 200); });
    measureMoves("zoom (a frame may take 33 ms)", chart, [&](int i) {
        chart.canvas().zoom(i < 30 ? 0.85 : 1 / 0.85, all.from + all.span() / 3);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ChartData data = yearOfSamples();
    const Theme theme;
    measureLong(argc > 1 ? std::max(1, std::atoi(argv[1])) : 10'000'000, theme);
    ChartCanvas canvas(theme);
    canvas.resize(1000, 500);
    canvas.show();
    canvas.setData(data);
    canvas.showAll();
    QApplication::processEvents();

    std::printf("%d samples, 1000 x 500 pixels\n", samples);
    print("new data", measure(*canvas.viewport(), 20, [&](int) { canvas.setData(data); }));
    const Frames zoom = measure(*canvas.viewport(), 60, [&](int i) {
        canvas.zoom(i < 30 ? 0.9 : 1 / 0.9, begin + samples / 3 * step);
        QApplication::processEvents();
    });
    print("zoom", zoom);
    canvas.setRange({begin, begin + 330 * dayMs});
    const Frames pan = measure(*canvas.viewport(), 60, [&](int i) {
        canvas.pan(i < 30 ? dayMs : -dayMs);
        QApplication::processEvents();
    });
    print("pan", pan);
    const Frames plain = measurePlainSeries(data);
    print("plain line series of Qt Charts, pan", plain);
    std::printf("pan is %.1f times faster than the plain series; a frame may take 33 ms\n",
                plain.median / pan.median);
}
