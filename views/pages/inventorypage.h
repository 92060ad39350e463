// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/resourcepage.h"

namespace lc {

/// Resources that License Manager has found, with the search that it offers.
class InventoryPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit InventoryPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
};

} // namespace lc
