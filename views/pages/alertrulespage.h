// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepage.h"

namespace lc {

class AlertFeed;
class AlertRuleFormPage;
class DetailList;
class RecordDetails;
struct AlertRule;

/// The rules that alerts come from: the program's own, which can be switched off, and the user's.
class AlertRulesPage final : public TablePage {
    Q_OBJECT
public:
    explicit AlertRulesPage(PageContext &context, QWidget *parent = nullptr);

    void connectionsChanged() override { }

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void makeActions();
    const AlertRule *ruleAt(int row) const;
    QList<AlertRule> chosen() const;
    AlertRuleFormPage *openForm(const AlertRule &rule);
    void toggle();
    void test();
    void remove();

    AlertFeed *m_feed;
    RecordDetails *m_recordDetails;
    DetailList *m_reasons;
    QAction *m_new = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_test = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace lc
