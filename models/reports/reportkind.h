// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/factreading.h"
#include "reports/consumptionrows.h"
#include "reports/document.h"
#include "reports/reportdefinition.h"

#include <span>

namespace lc {

/// One row of a report before it is grouped and its columns are chosen.
struct ReportRow {
    QString account;
    QString region;
    QString product;
    QMap<QString, QString> tags;
    std::vector<TableCell> cells; ///< one a column of the kind
    std::optional<ConsumptionRow> use; ///< what a chart can show
};

struct ReportColumn {
    enum class Shown { ByDefault, OnRequest };

    const char *id; ///< stable: definitions name it
    const char *title; ///< source text, context "Report"
    bool isNumeric = false;
    Shown shown = Shown::ByDefault;
};

/// Rows of one value that a report is grouped by.
struct ReportGroup {
    QString title; ///< empty: the report is not grouped
    std::vector<ReportRow> rows;
};

/// What tells one kind of report from another: what it needs to be read, its columns, and pure
/// functions over what was read.
struct ReportKindFacts {
    ReportKind kind;
    EstateReader::Parts parts;
    bool needsActivity = false;
    bool needsChanges = false;
    std::span<const ReportColumn> columns;
    std::vector<ReportRow> (*rows)(const ReportDefinition &definition, const ReportFacts &facts);
    /// Sentences over the table; may be null.
    QStringList (*notes)(const ReportDefinition &definition, const ReportFacts &facts) = nullptr;
    /// A table over the groups, such as totals; may be null.
    std::shared_ptr<const Table> (*summary)(const ReportDefinition &definition,
                                            const std::vector<ReportGroup> &groups) = nullptr;
};

const ReportKindFacts &consumptionKind();
const ReportKindFacts &quotasKind();
const ReportKindFacts &grantsKind();
const ReportKindFacts &expiringKind();
const ReportKindFacts &chargebackKind();
const ReportKindFacts &changesKind();
const ReportKindFacts &activityKind();

/// The facts of a kind; an unknown one (of a later version) counts as consumption.
const ReportKindFacts &factsOf(const Open<ReportKind> &kind);

/// A translated text of a report: column titles, words in cells.
QString reportText(const char *source);

/// The beginning of the first day and the end of the last one, by the definition's time zone.
struct ReportSpan {
    Instant from{};
    Instant to{};
};
ReportSpan spanOf(const ReportDefinition &definition, Instant now);

/// What has to be read for a report.
FactReading::Wanted wantedFacts(const ReportDefinition &definition, Instant now);

/// Whether a place is in the scope of a report.
bool isInScope(const ReportDefinition &definition, const QString &region,
               const QStringList &productNames);

/// The lists of the report's scope, in the form that consumption rows are made of.
ConsumptionReportInput consumptionInput(const ReportDefinition &definition,
                                        const ReportFacts &facts);
NewestSamples newestSamples(const ReportFacts &facts);

} // namespace lc
