// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inventorypage.h"

#include "api/licensemanager/inventory.h"
#include "items/resourcetables.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = InventoryPage::tr("Inventory");
    facts.symbol = Symbol::Inventory;
    facts.plural = InventoryPage::tr("resources");
    facts.listOperation = u"ListResourceInventory"_s;
    facts.empty = {
        Symbol::Inventory, InventoryPage::tr("No resources found in the open connections."), {}};
    return facts;
}

} // namespace

InventoryPage::InventoryPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), inventoryTable(), tr("Choose a resource to see its details."),
                   tr("ARN"), parent)
{
    FilterRule instances;
    instances.column = u"type"_s;
    instances.values = {u"EC2_INSTANCE"_s};
    pane().offerRule(tr("Instances"), instances);
    setList<licensemanager::ListResourceInventory>();
}

void InventoryPage::showDetailsOf(int row)
{
    if (row < 0)
        return recordDetails().clear();
    const auto resource = model().record<ResourceInventory>(row);
    showRecord<ResourceInventory>(row, resource.resourceId.value_or(QString()),
                                  resource.resourceArn.value_or(QString()),
                                  {"ResourceId", "ResourceArn"});
}

} // namespace lc
