// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepage.h"

namespace lc {

class AlertFeed;
class DetailList;
class RecordDetails;
struct Alert;
struct AlertRule;

/// What the rules found: what asks for attention, what was done about it, and what is past.
class AlertsPage final : public TablePage {
    Q_OBJECT
public:
    explicit AlertsPage(PageContext &context, QWidget *parent = nullptr);

    void connectionsChanged() override { }

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void makeActions();
    void followWatch();
    const Alert *alertAt(int row) const;
    QStringList chosenIds() const;
    void snooze();
    void toggleMute();
    void editRule();
    void newRule();

    AlertFeed *m_feed;
    RecordDetails *m_recordDetails;
    DetailList *m_reasons;
    QAction *m_acknowledge = nullptr;
    QAction *m_snooze = nullptr;
    QAction *m_reopen = nullptr;
    QAction *m_mute = nullptr;
    QAction *m_chart = nullptr;
    QAction *m_why = nullptr;
    QAction *m_rules = nullptr;
    QAction *m_new = nullptr;
};

} // namespace lc
