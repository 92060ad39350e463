// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/overviewfigures.h"
#include "reports/consumptionreport.h"

#include <vector>

namespace lc {

/// One line of the report's tables, before it is put into words.
struct ConsumptionRow {
    UsageState state; ///< of what is used and its limit
    QString name; ///< of the license, configuration or key
    QString parent; ///< product, or usage plan
    QString unit;
    QString account;
    QString region;
    QString ownership; ///< "Issued", "Received"; empty for others
    std::optional<Instant> end; ///< of a license's validity
    bool isKnown = false; ///< false: neither the service nor the history told a value

    static QString receivedWord(); ///< the ownership of a received license

    // As a table shows it.
    TableCell nameCell() const; ///< the ARN where there is no name
    TableCell usedCell() const;
    TableCell limitCell() const;
    TableCell percentCell() const;
    TableCell stateCell() const;
    TableCell asOfCell() const;
};

/// The newest samples by series, as the history told them.
using NewestSamples = QHash<SeriesKey, SeriesInfo>;

std::vector<ConsumptionRow> entitlementRows(const ConsumptionReportInput &input,
                                            const NewestSamples &newest);
std::vector<ConsumptionRow> configurationRows(const ConsumptionReportInput &input);
std::vector<ConsumptionRow> keyRows(const ConsumptionReportInput &input,
                                    const NewestSamples &newest);

/// The fullest first, rows without a known value last.
void sortByUse(std::vector<ConsumptionRow> &rows);

/// The tables of the report.
std::shared_ptr<const Table> entitlementTable(const std::vector<ConsumptionRow> &rows);
std::shared_ptr<const Table> configurationTable(const std::vector<ConsumptionRow> &rows);
std::shared_ptr<const Table> keyTable(const std::vector<ConsumptionRow> &rows);

} // namespace lc
