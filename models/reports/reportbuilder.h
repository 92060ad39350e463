// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportcharts.h"
#include "reports/reportkind.h"

#include <QObject>

namespace lc {

class HistoryStore;

/// What a definition makes of what was read, without charts. Pure; callable on any thread.
std::shared_ptr<Document> makeReport(const ReportDefinition &definition, const ReportFacts &facts);

/// The rows of a report over all its groups.
qint64 rowCountOf(const Document &document);

/// A name for its file, without suffix: name or kind, products, period, day it was made.
QString reportFileName(const ReportDefinition &definition, Instant now);

/// Makes reports with charts from the history. Lives on the GUI thread.
class ReportBuilder : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(std::shared_ptr<const Document>)>;

    /// `store` is borrowed and outlives it.
    ReportBuilder(HistoryStore &store, std::shared_ptr<const Clock> clock,
                  QObject *parent = nullptr);

    /// `done` comes once, while this object lives.
    void build(const ReportDefinition &definition, const std::shared_ptr<const ReportFacts> &facts,
               Done done);

private:
    ChartReading m_charts;
};

} // namespace lc
