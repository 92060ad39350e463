// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/samplehistory.h"

#include "localservice/sampleseries.h"
#include "localservice/samplestamp.h"
#include "store/historystore.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>

namespace lc {

namespace {

/// The same series in the words of the history store.
struct SampleHistory {
    std::vector<SeriesSamples> series;
    QList<HistoryEvent> events;
};

SeriesSamples samplesOf(const ConsumptionSeries &series, const SeriesKey &key)
{
    SeriesSamples samples{key, series.interval, {}};
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (series.values[i] != ConsumptionSeries::gap)
            samples.samples.push_back({series.timeOf(i), Quantity(series.values[i])});
    }
    return samples;
}

/// Capacity is recorded with every reading; here it is known from its changes.
SeriesSamples capacityOf(const ConsumptionSeries &series, SeriesKey key)
{
    key.metric.replace(QStringLiteral(".consumed"), QStringLiteral(".capacity"));
    SeriesSamples samples{key, series.interval, {}};
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (series.values[i] == ConsumptionSeries::gap)
            continue;
        std::optional<qint64> limit;
        for (const ConsumptionSeries::Capacity &capacity : series.capacities) {
            if (capacity.at <= series.timeOf(i))
                limit = capacity.limit;
        }
        if (limit)
            samples.samples.push_back({series.timeOf(i), Quantity(*limit)});
    }
    return samples;
}

SampleHistory historyOf(const std::vector<ConsumptionSeries> &all)
{
    SampleHistory history;
    for (const ConsumptionSeries &series : all) {
        const SeriesKey key{QStringLiteral("aws"), series.account, series.region,
                            series.resource,       series.metric,  series.dimension};
        history.series.push_back(samplesOf(series, key));
        if (!series.capacities.empty())
            history.series.push_back(capacityOf(series, key));
        for (const ConsumptionSeries::Event &event : series.events)
            history.events += HistoryEvent{key, event.at, HistoryEvent::Kind(int(event.kind)),
                                           event.before, event.after};
    }
    return history;
}

} // namespace

void importSampleHistory(const QString &serviceFolder, HistoryStore &history, QObject *context,
                         std::function<void(const QString &)> done)
{
    const auto stamp = SampleStamp::ofFolder(serviceFolder);
    if (!stamp)
        return done({});
    // Making a year of series takes longer than a frame: it happens in a thread of its own.
    auto made = std::make_shared<SampleHistory>();
    QThread *thread = QThread::create([stamp, made] { *made = historyOf(sampleSeries(*stamp)); });
    thread->setParent(&history);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, context, [=, &history] {
        history.importOnce(
            QString::fromUtf8(stamp->text()), std::move(made->series), std::move(made->events),
            context, [done](const Result<bool, StoreError> &imported) {
                done(imported
                         ? QString()
                         : QCoreApplication::translate(
                             "SampleHistory",
                             "The recorded consumption of the sample data could not be kept. The "
                             "charts begin now."));
            });
    });
    thread->start();
}

} // namespace lc
