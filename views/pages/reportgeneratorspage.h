// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reportgenerator.h"
#include "pages/resourcepage.h"

namespace lc {

/// Report generators of the service: make, change, take away; their last run and why it failed.
class ReportGeneratorsPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit ReportGeneratorsPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void create();
    void edit();
    void remove();

    QAction *m_new;
    QAction *m_edit;
    QAction *m_tags;
    QAction *m_delete;
};

} // namespace lc
