// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"
#include "items/column.h"
#include "items/quotaoutlook.h"
#include "pages/page.h"

class QLabel;
class QVBoxLayout;

namespace lc {

class ActionRow;
class CopyLine;
class FactList;
class PillLabel;

/// The details of one API key in one plan: what is used and left, when it resets, and the days
/// behind it.
class KeyDetails final : public QWidget {
    Q_OBJECT
public:
    KeyDetails(PageContext &context, QuotaOverlay &quota, QuotaOutlook &outlook,
               QWidget *parent = nullptr);

    void show(const UsagePlanKey &key, const UsagePlan &plan, const RowOrigin &origin);
    void clear();
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &more);
    /// The chart of the shown key, for a tab of its own; null when none is shown.
    Page *makeChart() const;

private:
    void showStanding();
    void showOutlook();

    PageContext &m_context;
    QuotaOverlay &m_quota;
    QuotaOutlook &m_outlook;
    UsagePlanKey m_key;
    UsagePlan m_plan;
    RowOrigin m_origin;
    QWidget *m_content;
    QLabel *m_nothing;
    QLabel *m_name;
    PillLabel *m_state;
    CopyLine *m_id;
    FactList *m_facts;
    QLabel *m_expected; ///< what is foretold
    QLabel *m_sentence;
    ActionRow *m_buttons;
};

} // namespace lc
