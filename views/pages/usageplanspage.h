// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/plankeyspage.h"
#include "pages/usageplanforms.h"

class QStackedWidget;

namespace lc {

class PlanDetails;
class RecordTable;

/// Usage plans, and how every key stands in its plan.
class UsagePlansPage : public PlanKeysPage {
    Q_OBJECT
public:
    explicit UsagePlansPage(PageContext &context, QWidget *parent = nullptr);
    ~UsagePlansPage() override;

    /// A row of the keys, or a plan by its id.
    void showRow(const QByteArray &key) override;

protected:
    void updateActions() override;

private:
    UsagePlansPage(PageContext &context, KeyStandings *standings, QWidget *parent);
    void makePlanTable();
    void makePlanActions();
    void updatePlanActions();
    /// The details follow the table that has the focus.
    void followFocus(const QWidget *now);
    void showPlan();
    void showWantedPlan();
    /// Reads the plan as it is now, then opens its form.
    void openPlanForm(PlanSection section);
    int currentPlan() const; ///< row of the plans' table; -1: none
    CallPlace placeOfPlan(int row) const;
    void createPlan();
    void editPlan();
    void attachStages();
    void detachStage();
    void deletePlan();
    void editPlanTags();
    void editAccount();
    void addChips();
    void filterByPlan();

    RecordTable *m_planTable;
    PlanDetails *m_planDetails;
    QStackedWidget *m_bothDetails;
    QAction *m_newPlan = nullptr;
    QAction *m_editPlan = nullptr;
    QAction *m_attach = nullptr;
    QAction *m_detach = nullptr;
    QAction *m_planTags = nullptr;
    QAction *m_deletePlan = nullptr;
    QAction *m_account = nullptr;
    PendingCall m_formCall; ///< what a form begins with
    QByteArray m_wantedPlan; ///< id of the plan to be shown once it is loaded
};

} // namespace lc
