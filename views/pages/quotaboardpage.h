// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/plankeyspage.h"

class QLabel;
class QSplitter;

namespace lc {

class QuotaChart;

/// Every key in every usage plan, the fullest first: what is used, what is left, when it resets and
/// whether it lasts until then; below, the burn-down of the current one.
class QuotaBoardPage final : public PlanKeysPage {
    Q_OBJECT
public:
    explicit QuotaBoardPage(PageContext &context, QWidget *parent = nullptr);
    ~QuotaBoardPage() override;

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    QuotaBoardPage(PageContext &context, KeyStandings *standings, QWidget *parent);
    void makeActions();
    QWidget *makeNote();
    QWidget *makeLower();
    void showPresets();
    void showBurnDown();
    void importKeys();

    QSplitter *m_split;
    QLabel *m_nothing;
    QuotaChart *m_chart;
    QAction *m_disable = nullptr;
    QAction *m_enable = nullptr;
    QAction *m_import = nullptr;
    QTimer m_countSoon; ///< figures come page by page
};

} // namespace lc
