// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/consumptionrows.h"
#include "reports/document.h"
#include "store/storeerror.h"

#include <QObject>

#include <functional>

namespace lc {

class HistoryStore;

/// The charts of rows, read from the history: what was used (or remained) and the limit.
struct ReportCharts {
    /// One a row asked for, in their order; none where nothing was recorded.
    std::vector<std::optional<ReportChart>> charts;
    std::optional<StoreError> error;
};

/// Reads them; `done` comes while `context` lives.
void readCharts(HistoryStore &store, std::vector<ConsumptionRow> rows, Instant from, Instant to,
                QObject *context, std::function<void(ReportCharts)> done);

} // namespace lc
