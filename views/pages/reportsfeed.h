// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "reports/reportshelf.h"

#include <QObject>

namespace lc {

/// A saved report as the list shows it.
struct ReportRecord {
    QString id;
    QString name;
    QString kind;
    QString format;
    QString schedule; ///< in words; empty: none
    std::optional<Instant> nextRun;
    std::optional<Instant> lastRun;
    QString result; ///< "never", "running", "done", "problem"
    QString problem;
    QString file;

    bool operator==(const ReportRecord &) const = default;
    static const Type rows;
};

ReportRecord toRecord(const ShelvedReport &report);
/// "Weekly on Monday at 06:00".
QString scheduleWords(const ReportSchedule &schedule);
TableDefinition reportsTable(); ///< of ReportRecord

/// The saved reports as the rows of a table, which follows them. Shelf and model outlive it.
class ReportsFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    ReportsFeed(ReportShelf &shelf, RecordTableModel &model, QObject *parent = nullptr);
    ~ReportsFeed() override;

    void refresh() override { m_shelf.load(); }
    void retry() override { refresh(); }
    void cancel() override { }

private:
    void show();

    ReportShelf &m_shelf;
    RecordTableModel &m_model;
};

} // namespace lc
