// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "pages/page.h"
#include "workflows/bulkjob.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace lc {

class ErrorPanel;
class RecordTable;
class WaitBand;

/// A bulk job under the content of a page: a row for each object with its result, progress, ways
/// to stop it, to try again what failed, and to copy its summary. Hidden before the first job. A
/// job that runs goes on without its panel.
class JobPanel final : public QWidget {
    Q_OBJECT
public:
    JobPanel(PageContext &context, Page &page);
    ~JobPanel() override;

    /// Shows the job and starts it; one that is over goes.
    void start(std::unique_ptr<BulkJob> job);
    bool isRunning() const { return m_job && m_job->isRunning(); }
    BulkJob *job() { return m_job.get(); }

signals:
    /// Nothing runs or waits any more.
    void finished();
    /// Its close button was pressed: it is hidden.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    void follow();
    void showRow(qsizetype row);
    void showErrorOf(int row);
    void letGo();

    PageContext &m_context;
    Page &m_page;
    std::unique_ptr<BulkJob> m_job;
    RecordTableModel m_model;
    QLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_counts = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    WaitBand *m_waitBand;
    RecordTable *m_table;
    ErrorPanel *m_error;
};

} // namespace lc
