// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ticket.h"
#include "monitoring/forecastsentence.h"
#include "store/historystore.h"
#include "store/storethread.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace lc {

/// A subject with what is foretold of it.
struct Expectation {
    static constexpr int trendDays = 30;

    ForecastSubject subject;
    Forecast forecast;
    QList<double> trend; ///< in use at the end of each day, the last one today; NaN: not recorded
};

/// Reads what forecasts need from the history and makes them, off the GUI thread; keeps each until
/// its series grows or an hour has passed. Lives on the GUI thread; the store outlives it.
class Exhaustion final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const QList<Expectation> &)>;

    Exhaustion(HistoryStore &store, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~Exhaustion() override;

    /// Answers once through the event loop, in the order of `subjects`, unless the ticket or this
    /// object ends first. Where the history cannot be read it is TooLittleData. A quota's reset
    /// that a subject does not name is taken from the resets recorded.
    Ticket read(const QList<ForecastSubject> &subjects, Done done);

    /// How many forecasts were made and not taken from before.
    int madeCount() const { return m_madeCount; }

private:
    struct Reading;
    struct Kept;
    using ReadingPointer = std::shared_ptr<Reading>;

    void readNext(const ReadingPointer &reading);
    void calculate(const ReadingPointer &reading, std::vector<RangeAnswer> answers);
    void take(const ReadingPointer &reading, const QList<Expectation> &made);

    HistoryStore &m_store;
    std::shared_ptr<const Clock> m_clock;
    QHash<SeriesKey, Kept> m_kept;
    int m_madeCount = 0;
    StoreThread m_thread;
};

} // namespace lc
