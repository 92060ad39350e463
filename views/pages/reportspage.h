// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepage.h"

namespace lc {

class RecordDetails;
class ReportPage;
struct ReportDefinition;
struct ShelvedReport;

/// The saved reports: when they ran and run next, making them now, changing and scheduling them.
class ReportsPage final : public TablePage {
    Q_OBJECT
public:
    explicit ReportsPage(PageContext &context, QWidget *parent = nullptr);
    ~ReportsPage() override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    const ShelvedReport *current();
    void open(const QString &id, const ReportDefinition &definition);
    void runNow();
    void remove();
    void tellEnd(const QString &name, const QString &path, const QString &problem);

    RecordDetails *m_recordDetails;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_run;
    QAction *m_duplicate;
    QAction *m_openFile;
    QAction *m_delete;
    QAction *m_generators;
};

} // namespace lc
