// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/historystore.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>

namespace lc {

/// What the history knew of each series when a recording began.
using KnownSeries = QHash<SeriesKey, SeriesInfo>;

/// Collects what one connection's recording reads and hands it to the store in polls, each with the
/// time at which its values were read.
class RecordingSink : public QObject {
    Q_OBJECT
public:
    RecordingSink(HistoryStore &store, std::shared_ptr<const Clock> clock,
                  std::chrono::milliseconds interval, std::shared_ptr<const KnownSeries> known,
                  QObject *parent = nullptr);

    Instant now() const { return m_clock->now(); }
    const KnownSeries &known() const { return *m_known; }

    /// A value as it stands now.
    void add(const SeriesKey &series, const Quantity &value);
    /// A limit as it stands now; a change since the last sample becomes an event.
    void addLimit(const SeriesKey &series, const Quantity &limit);
    /// Values of past times, such as days.
    void addSamples(SeriesSamples samples);
    void addEvent(HistoryEvent event);
    /// Hands over what is collected; finished() follows when the store has it all.
    void finish();

    qint64 storedSamples() const { return m_stored; }
    std::optional<StoreError> error() const { return m_error; }

signals:
    void finished();

private:
    void flush();
    void settle(const Result<void, StoreError> &outcome, qint64 samples);

    HistoryStore &m_store;
    std::shared_ptr<const Clock> m_clock;
    std::chrono::milliseconds m_interval;
    std::shared_ptr<const KnownSeries> m_known;
    Poll m_poll;
    std::vector<SeriesSamples> m_samples;
    QList<HistoryEvent> m_events;
    int m_underWay = 0;
    bool m_isFinishing = false;
    qint64 m_stored = 0;
    std::optional<StoreError> m_error;
};

} // namespace lc
