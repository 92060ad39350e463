// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/resourcepage.h"

namespace lc {

class AttachedLicenses;

/// Resources that License Manager has found, with the search that it offers and the licenses that
/// are attached to each.
class InventoryPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit InventoryPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    /// Whether all selected resources are in one connection and Region.
    bool isOnePlace();
    void attach();
    void detach();

    AttachedLicenses *m_licenses;
    QAction *m_attach;
    QAction *m_detach;
};

} // namespace lc
