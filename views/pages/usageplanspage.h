// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/usageplan.h"
#include "pages/keychangepage.h"
#include "pages/tablepage.h"
#include "pages/usageplanforms.h"

#include <map>

class QStackedWidget;

namespace lc {

class KeyDetails;
class KeyStandings;
class ParentFeed;
class PlanDetails;
class QuotaFetcher;
class RecordTable;
class SessionFeed;

/// Usage plans, and how every key stands in its plan.
class UsagePlansPage : public TablePage {
    Q_OBJECT
public:
    explicit UsagePlansPage(PageContext &context, QWidget *parent = nullptr);
    ~UsagePlansPage() override;

    void refresh() override;
    void connectionsChanged() override;
    /// A row of the keys, or a plan by its id.
    void showRow(const QByteArray &key) override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
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
    void readKeysOfPlans();
    void readKeyFacts(const QString &connectionId); ///< in each of its Regions
    void readKeyFacts(const CallPlace &place);
    void filterByPlan();
    void extendQuota();
    void changeKeys(KeyChange what);
    void openAtKey();
    void openChart();
    std::optional<UsagePlan> planOf(int keyRow) const;

    KeyStandings *m_standings;
    RecordTableModel m_plans;
    RecordTable *m_planTable;
    SessionFeed *m_plansFeed;
    ParentFeed *m_keysFeed;
    QuotaFetcher *m_quota;
    std::map<QString, std::map<QString, PendingCall>> m_factCalls; ///< by connection and Region
    KeyDetails *m_keyDetails;
    PlanDetails *m_planDetails;
    QStackedWidget *m_bothDetails;
    QStringList m_connections;
    LoadState m_plansState = LoadState::Idle;
    QAction *m_extend;
    QAction *m_chart;
    QAction *m_move;
    QAction *m_leave;
    QAction *m_showKey;
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
