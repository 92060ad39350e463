// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "pages/page.h"

#include <QTimer>

class QLabel;
class QVBoxLayout;

namespace lc {

class OverviewCard;
class OverviewTile;
class SessionFeed;
class UsageStateReader;
struct UsageState;

/// What needs attention first: what is nearly used up, what ends soon, which grants wait, and
/// whether consumption is recorded.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(PageContext &context, QWidget *parent = nullptr);
    ~OverviewPage() override;

    QString title() const override { return tr("Overview"); }
    Symbol symbol() const override { return Symbol::Overview; }
    void refresh() override;
    void connectionsChanged() override;
    std::optional<Instant> asOf() const override { return m_licenses.asOf(); }

private:
    void makeTiles(QVBoxLayout *layout);
    void makeCards(QVBoxLayout *layout);
    void readSoon();
    void read();
    void showStates(const QList<UsageState> &states);
    void showExpiring();
    void showGrants();
    void showRecording();
    QHash<QString, QString> names() const;

    PageContext &m_context;
    RecordTableModel m_licenses;
    RecordTableModel m_configurations;
    RecordTableModel m_grants;
    SessionFeed *m_licenseFeed;
    SessionFeed *m_configurationFeed;
    SessionFeed *m_grantFeed;
    QStringList m_connections;
    QTimer m_soon;
    UsageStateReader *m_states;
    QLabel *m_subtitle;
    OverviewTile *m_atRisk = nullptr;
    OverviewTile *m_expiring = nullptr;
    OverviewTile *m_pending = nullptr;
    OverviewTile *m_recording = nullptr;
    OverviewCard *m_riskCard = nullptr;
    OverviewCard *m_expiringCard = nullptr;
    OverviewCard *m_grantCard = nullptr;
};

} // namespace lc
