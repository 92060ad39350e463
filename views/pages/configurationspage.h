// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "pages/tablepage.h"
#include "workflows/associationchecks.h"
#include "workflows/configurationediting.h"

namespace lc {

class ConfigurationDetails;

/// Self-managed licenses (license configurations): how many are consumed, by what.
class ConfigurationsPage final : public TablePage {
    Q_OBJECT
public:
    explicit ConfigurationsPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void create();
    void edit();
    void remove();
    /// Whose licenses are listed.
    enum class View { Own, Organization };
    QWidget *makeViews();
    void setView(View view);
    /// Whether a row belongs to the account of its connection: only that one changes it.
    bool isOwn(int row);
    void associate(Association what);
    void openChart();

    View m_view = View::Own;
    ConfigurationDetails *m_configurationDetails;
    std::unique_ptr<ConfigurationEditing> m_removal;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_attach;
    QAction *m_detach;
    QAction *m_tags;
    QAction *m_chart;
    QAction *m_rule;
    QAction *m_delete;
};

} // namespace lc
