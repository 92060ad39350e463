// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassetruleset.h"
#include "pages/resourcepage.h"

namespace lc {

/// Rulesets: rules that say which resources belong to an asset group; those of AWS are read only.
class RulesetsPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit RulesetsPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void create();
    void edit();
    void remove();
    bool isOwn(int row);

    QAction *m_new;
    QAction *m_edit;
    QAction *m_tags;
    QAction *m_delete;
};

} // namespace lc
