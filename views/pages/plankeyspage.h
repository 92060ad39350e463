// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/usageplan.h"
#include "items/quotaoutlook.h"
#include "items/usageplantables.h"
#include "items/valueoverlay.h"
#include "pages/keychangepage.h"
#include "pages/tablepage.h"

#include <map>

namespace lc {

class KeyDetails;
class ParentFeed;
class QuotaFetcher;

/// What stands beside the rows of keys. A child of the page, so that it outlives the table.
class KeyStandings : public QObject {
public:
    explicit KeyStandings(std::shared_ptr<const Clock> clock)
        : outlook(quota, facts, std::move(clock))
    {
    }

    QuotaOverlay quota;
    ValueOverlay facts; ///< parts as in UsagePlanOverlays
    QuotaOutlook outlook;

    UsagePlanOverlays overlays() { return {&quota, &facts, &outlook}; }
};

/// A page over the keys of every usage plan of the open connections: how they are read, and what is
/// done to them.
class PlanKeysPage : public TablePage {
    Q_OBJECT
public:
    ~PlanKeysPage() override;

    void refresh() override;
    void connectionsChanged() override;

protected:
    /// Takes the standings over; `definition` is a table of UsagePlanKey that may refer to them.
    PlanKeysPage(PageContext &context, TablePageFacts facts, KeyStandings *standings,
                 TableDefinition definition, QWidget *parent);

    KeyStandings &standings() { return *m_standings; }
    RecordTableModel &plans() { return m_plans; }
    const RecordTableModel &plans() const { return m_plans; }
    KeyDetails &keyDetails() { return *m_keyDetails; }
    /// Those that need one key or several; in the order in which menus show them.
    QList<QAction *> mainKeyActions() const { return {m_extend, m_chart}; }
    QList<QAction *> moreKeyActions() const { return {m_move, m_leave, m_showKey}; }
    std::optional<UsagePlan> planOf(int keyRow);
    /// What the selected keys become, in a tab of its own.
    void changeKeys(KeyChange what);

    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void makeKeyActions();
    void readKeysOfPlans();
    void readKeyFacts(const QString &connectionId); ///< in each of its Regions
    void readKeyFacts(const CallPlace &place);
    void extendQuota();
    void openAtKey();

    KeyStandings *m_standings;
    RecordTableModel m_plans;
    SessionFeed *m_plansFeed;
    ParentFeed *m_keysFeed;
    QuotaFetcher *m_quota;
    KeyDetails *m_keyDetails;
    std::map<QString, std::map<QString, PendingCall>> m_factCalls; ///< by connection and Region
    QStringList m_connections;
    LoadState m_plansState = LoadState::Idle;
    QAction *m_chart = nullptr;
    QAction *m_rule = nullptr;
    QAction *m_extend = nullptr;
    QAction *m_move = nullptr;
    QAction *m_leave = nullptr;
    QAction *m_showKey = nullptr;
};

} // namespace lc
