// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_chart: one year of samples every 15 minutes in the usage chart: frames of panning and
// zooming, and setting new data, beside the same points in a plain line series of Qt Charts.
#include "charts/chartcanvas.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QElapsedTimer>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

using namespace lc;

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

struct Frames {
    double median = 0;
    double worst = 0;
};

/// Does `change` and paints, so many times.
Frames measure(QWidget &view, int count, const std::function<void(int)> &change)
{
    std::vector<double> times;
    QElapsedTimer timer;
    for (int i = 0; i < count; ++i) {
        timer.start();
        change(i);
        view.repaint();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.back()};
}

void print(const char *what, const Frames &frames)
{
    std::printf("%-34s median %7.1f ms  worst %7.1f ms\n", what, frames.median, frames.worst);
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

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ChartData data = yearOfSamples();
    const Theme theme;
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
