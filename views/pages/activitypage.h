// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepage.h"

namespace lc {

class ActivityFeed;
class CopyCallMenu;
class RecordDetails;

/// The journal: every call that was kept, what was sent, by whom, and what came of it.
class ActivityPage final : public TablePage {
    Q_OBJECT
public:
    explicit ActivityPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    /// Free text finds what stands in columns that are not shown, too.
    void lookEverywhere();

    ActivityFeed *m_journal = nullptr;
    RecordDetails *m_recordDetails;
    CopyCallMenu *m_copyMenu;
    QList<QAction *> m_copyActions;
};

} // namespace lc
