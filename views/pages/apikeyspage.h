// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/keyplans.h"
#include "pages/keychangepage.h"
#include "pages/tablepage.h"

namespace lc {

class ApiKeyDetails;

/// Every API key of the open connections.
class ApiKeysPage final : public TablePage {
    Q_OBJECT
public:
    explicit ApiKeysPage(PageContext &context, QWidget *parent = nullptr);
    ~ApiKeysPage() override;

    void refresh() override;
    void connectionsChanged() override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    struct Standings;
    ApiKeysPage(PageContext &context, std::shared_ptr<Standings> standings, QWidget *parent);
    void makeActions();
    void readPlans();
    KeyTarget targetAt(int row);
    void create();
    void edit();
    void remove();
    void change(KeyChange what);
    void importKeys();

    std::shared_ptr<Standings> m_standings; ///< kept by the table, too
    KeyPlans *m_plans;
    ApiKeyDetails *m_keyDetails;
    QStringList m_connections;
    QAction *m_new = nullptr;
    QAction *m_import = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_showValue = nullptr;
    QAction *m_copyValue = nullptr;
    QAction *m_enable = nullptr;
    QAction *m_disable = nullptr;
    QAction *m_add = nullptr;
    QAction *m_move = nullptr;
    QAction *m_leave = nullptr;
    QAction *m_extend = nullptr;
    QAction *m_tags = nullptr;
    QAction *m_delete = nullptr;
};

} // namespace lc
