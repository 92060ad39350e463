// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/exhaustion.h"
#include "reports/consumptionrows.h"
#include "reports/document.h"
#include "store/storeerror.h"

#include <QObject>

#include <functional>

namespace lc {

/// The charts of rows, read from the history: what was used (or remained), the limit, and what is
/// expected.
struct ReportCharts {
    /// One a row asked for, in their order; none where nothing was recorded.
    std::vector<std::optional<ReportChart>> charts;
    std::optional<StoreError> error;
};

/// Reads them. Lives on the GUI thread; the store outlives it.
class ChartReading final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(ReportCharts)>;

    ChartReading(HistoryStore &store, std::shared_ptr<const Clock> clock,
                 QObject *parent = nullptr);

    /// Begins; `done` comes once, unless this object goes or begins again. Only a period that
    /// reaches to the present has a forecast.
    void read(std::vector<ConsumptionRow> rows, Instant from, Instant to, Done done);

private:
    void expect(const std::vector<ConsumptionRow> &rows, ReportCharts read, const Done &done);

    HistoryStore &m_store;
    std::shared_ptr<const Clock> m_clock;
    Exhaustion m_exhaustion;
    Ticket m_forecasting;
    int m_round = 0; ///< an older one's answers are dropped
};

} // namespace lc
