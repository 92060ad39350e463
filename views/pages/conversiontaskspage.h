// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/resourcepage.h"

namespace lc {

/// Changes of the license under which resources run: watch them, begin one.
class ConversionTasksPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit ConversionTasksPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    void create();

    QAction *m_new;
};

} // namespace lc
