// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/inventoryresource.h"
#include "domain/resourceinventory.h"
#include "pages/labcard.h"

namespace lc {

/// Machines, images and databases that the account has in the Region, as far as the local service
/// knows.
class InventoryCard final : public LabCard {
    Q_OBJECT
public:
    explicit InventoryCard(PageContext &context, QWidget *parent = nullptr);

    void read() override;

private:
    enum class Sort { Machine, Image, Database };

    QAction *addKind(const QString &name, const QString &text, Sort sort, QHBoxLayout &row);
    void readPage(const QString &token, const QList<ResourceInventory> &before);
    void addRow(const ResourceInventory &resource);
    /// A resource that nobody has yet, to begin with.
    InventoryResource newResource(Sort sort) const;
    void openForm(Sort sort, const QString &action);
    void remove();

    QTableWidget *m_resources;
    QAction *m_remove;
};

} // namespace lc
