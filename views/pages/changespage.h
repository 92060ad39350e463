// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepage.h"

class QComboBox;

namespace lc {

class ChangesFeed;
class RecordDetails;

/// What came, went and changed between two days, from the lists that were kept.
class ChangesPage final : public TablePage {
    Q_OBJECT
public:
    explicit ChangesPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    QWidget *makeDays();
    void showDays();
    void compare();

    ChangesFeed *m_changes = nullptr;
    RecordDetails *m_recordDetails;
    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QAction *m_goTo;
};

} // namespace lc
