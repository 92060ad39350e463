// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/recordingsink.h"

namespace lc {

namespace {

/// Values of one poll are read within seconds of each other.
constexpr size_t valuesOfAPoll = 500;

} // namespace

RecordingSink::RecordingSink(HistoryStore &store, std::shared_ptr<const Clock> clock,
                             std::chrono::milliseconds interval,
                             std::shared_ptr<const KnownSeries> known, QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock)), m_interval(interval),
      m_known(std::move(known))
{
}

void RecordingSink::add(const SeriesKey &series, const Quantity &value)
{
    m_poll.values.emplace_back(series, value);
    if (m_poll.values.size() >= valuesOfAPoll)
        flush();
}

void RecordingSink::addLimit(const SeriesKey &series, const Quantity &limit)
{
    const auto before = m_known->constFind(series);
    if (before != m_known->constEnd() && before->newest.value != limit) {
        addEvent({series, now(), HistoryEvent::Kind::LimitChange, before->newest.value.toText(),
                  limit.toText()});
    }
    add(series, limit);
}

void RecordingSink::addSamples(SeriesSamples samples)
{
    if (!samples.samples.empty())
        m_samples.push_back(std::move(samples));
}

void RecordingSink::addEvent(HistoryEvent event)
{
    m_events.append(std::move(event));
}

void RecordingSink::finish()
{
    m_isFinishing = true;
    ++m_underWay;
    flush();
    settle({}, 0);
}

void RecordingSink::flush()
{
    if (!m_poll.values.empty()) {
        Poll poll = std::exchange(m_poll, {});
        poll.time = now();
        poll.interval = m_interval;
        const auto count = qint64(poll.values.size());
        ++m_underWay;
        m_store.append(std::move(poll), this,
                       [this, count](const auto &outcome) { settle(outcome, count); });
    }
    if (!m_samples.empty()) {
        qint64 count = 0;
        for (const SeriesSamples &series : m_samples)
            count += qint64(series.samples.size());
        ++m_underWay;
        m_store.merge(std::exchange(m_samples, {}), this,
                      [this, count](const auto &outcome) { settle(outcome, count); });
    }
    if (!m_events.isEmpty()) {
        ++m_underWay;
        m_store.addEvents(std::exchange(m_events, {}), this,
                          [this](const auto &outcome) { settle(outcome, 0); });
    }
}

void RecordingSink::settle(const Result<void, StoreError> &outcome, qint64 samples)
{
    if (outcome)
        m_stored += samples;
    else
        m_error = outcome.error();
    if (--m_underWay == 0 && m_isFinishing)
        emit finished();
}

} // namespace lc
