// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/resourcepage.h"

namespace lc {

class AttachedLicenses;
class InventorySearchBar;

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
    /// Lists what the search of the bar finds.
    void search();

    AttachedLicenses *m_licenses;
    InventorySearchBar *m_searchBar;
    QAction *m_attach;
    QAction *m_detach;
    QAction *m_search;
    QAction *m_forget;
};

} // namespace lc
