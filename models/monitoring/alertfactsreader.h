// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ticket.h"
#include "monitoring/alertsubjects.h"
#include "monitoring/exhaustion.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lc {

/// What facts are to be read for.
struct AlertFactsQuery {
    QList<AlertRule> rules; ///< only what these look at is read
    QList<AlertItem> items;
    Unnamed unnamed = Unnamed::LeftOut;
    /// Since when somebody should be recording; Instant(): since the first recording; none: nobody
    /// should.
    std::optional<Instant> recordingSince;
};

/// Reads what rules are held against from the history: newest values, the readings before them
/// where a rule looks back, and forecasts. Lives on the GUI thread; the store outlives it.
class AlertFactsReader final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<AlertFacts, StoreError> &)>;

    AlertFactsReader(HistoryStore &store, std::shared_ptr<const Clock> clock,
                     QObject *parent = nullptr);
    ~AlertFactsReader() override;

    /// Answers once through the event loop, unless this object ends or another query begins.
    void read(const AlertFactsQuery &query, Done done);
    Exhaustion &exhaustion() { return m_exhaustion; }

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void takeSeries(const ReadingPointer &reading, const QList<SeriesInfo> &series);
    void readRanges(const ReadingPointer &reading);
    void readForecasts(const ReadingPointer &reading);
    void end(const ReadingPointer &reading);

    HistoryStore &m_store;
    std::shared_ptr<const Clock> m_clock;
    Exhaustion m_exhaustion;
    Ticket m_forecasts;
    ReadingPointer m_current; ///< an older one's answers are dropped
};

} // namespace lc
