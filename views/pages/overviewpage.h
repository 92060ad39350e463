// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/exhaustion.h"
#include "pages/overviewlists.h"
#include "pages/page.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

class OverviewCard;
class OverviewTile;
class RunOutCard;
class UsageStateReader;

/// What needs attention first: what is nearly used up and what will be, what ends soon, which
/// grants wait, what alerts say, and whether consumption is recorded.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(PageContext &context, QWidget *parent = nullptr);
    ~OverviewPage() override;

    QString title() const override { return tr("Overview"); }
    Symbol symbol() const override { return Symbol::Overview; }
    void refresh() override;
    void connectionsChanged() override;
    std::optional<Instant> asOf() const override { return m_lists.asOf(); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeHead(QVBoxLayout *layout);
    void makeTiles(QVBoxLayout *layout);
    void makeCards(QVBoxLayout *layout);
    void readSoon();
    void read();
    void forecastAll(const QList<UsageState> &states);
    void showRunOut(const QList<Expectation> &expectations);
    void showExpiring();
    void showGrants();
    void showAlerts();
    void showRecording();
    QString noteOf(const UsageState &state) const;
    QString asOfText(const std::optional<Instant> &asOf) const;

    PageContext &m_context;
    OverviewLists m_lists;
    QTimer m_soon;
    bool m_wasShown = false;
    UsageStateReader *m_states;
    Ticket m_reading;
    QLabel *m_subtitle;
    QLabel *m_recording;
    QPushButton *m_record;
    OverviewTile *m_atRisk = nullptr;
    OverviewTile *m_expiring = nullptr;
    OverviewTile *m_pending = nullptr;
    OverviewTile *m_alerts = nullptr;
    RunOutCard *m_runOut = nullptr;
    OverviewCard *m_expiringCard = nullptr;
    OverviewCard *m_grantCard = nullptr;
    OverviewCard *m_alertCard = nullptr;
};

} // namespace lc
