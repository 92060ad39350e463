// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/license.h"
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

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// What the licenses say, read in slices.
    struct Scan {
        int row = 0;
        QHash<QString, QString> names; ///< by ARN
        QList<License> ending; ///< within a month, or ended
    };

    void follow(const QStringList &connections);
    void scanSome();
    void makeTiles(QVBoxLayout *layout);
    void makeCards(QVBoxLayout *layout);
    void readSoon();
    void read();
    void showStates(const QList<UsageState> &states);
    void showExpiring(const QList<License> &licenses);
    void showGrants();
    void showRecording();

    PageContext &m_context;
    RecordTableModel m_licenses;
    RecordTableModel m_configurations;
    RecordTableModel m_grants;
    SessionFeed *m_licenseFeed;
    SessionFeed *m_configurationFeed;
    SessionFeed *m_grantFeed;
    QStringList m_connections;
    QTimer m_soon;
    QTimer m_scanStep;
    Scan m_scan;
    bool m_wasShown = false;
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
