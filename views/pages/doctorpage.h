// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepage.h"

namespace lc {

class DoctorFeed;
class Examination;
class RecordDetails;

/// The license doctor: what is wrong or soon will be in the open connections, why, and where it
/// can be mended.
class DoctorPage final : public TablePage {
    Q_OBJECT
public:
    explicit DoctorPage(PageContext &context, QWidget *parent = nullptr);

    void connectionsChanged() override;
    void cancelJob(const QString &name) override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void showOutcome();

    Examination *m_examination;
    DoctorFeed *m_findings = nullptr;
    RecordDetails *m_recordDetails;
    QAction *m_examine;
    QAction *m_goTo;
    QTimer m_soon;
};

} // namespace lc
