// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inventorypage.h"

#include "api/licensemanager/configurations.h"
#include "api/licensemanager/inventory.h"
#include "items/resourcetables.h"
#include "pages/associationpage.h"
#include "pages/attachedlicenses.h"
#include "pages/confirmation.h"
#include "pages/inventorysearchbar.h"

#include <QAction>

#include <algorithm>

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
                   tr("ARN"), parent),
      m_licenses(new AttachedLicenses(context, &recordDetails())),
      m_searchBar(new InventorySearchBar(context.theme, context.settings, this))
{
    pane().insertAboveFilters(m_searchBar);
    recordDetails().setExtra(m_licenses);
    m_attach = addChangeAction(tr("&Attach a license…"), Symbol::Plus, "license",
                               Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    m_detach = addChangeAction(tr("De&tach…"), Symbol::Close, "license");
    m_search = addPageAction(tr("&Search the inventory…"), Symbol::Search, "license",
                             Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    m_forget = addPageAction(tr("Delete this s&earch"), Symbol::Delete, "license");
    connect(m_search, &QAction::triggered, m_searchBar, &InventorySearchBar::compose);
    connect(m_forget, &QAction::triggered, m_searchBar, &InventorySearchBar::removeCurrent);
    connect(m_searchBar, &InventorySearchBar::searchChanged, this, &InventoryPage::search);
    connect(&model(), &RecordTableModel::stateChanged, this, [this] {
        m_searchBar->setCount(model().loadState() == LoadState::Complete ? model().totalCount()
                                                                         : -1);
    });
    m_licenses->setActions(*m_attach, *m_detach);
    connect(m_attach, &QAction::triggered, this, &InventoryPage::attach);
    connect(m_detach, &QAction::triggered, this, &InventoryPage::detach);
    connect(m_licenses, &AttachedLicenses::openRequested, this, &Page::openRequested);
    connect(m_licenses, &AttachedLicenses::chosenChanged, this, [this] { updateActions(); });
    FilterRule instances;
    instances.column = u"type"_s;
    instances.values = {u"EC2_INSTANCE"_s};
    pane().offerRule(tr("Instances"), instances);
    setList<licensemanager::ListResourceInventory>();
    updateActions();
}

void InventoryPage::showDetailsOf(int row)
{
    if (row < 0) {
        m_licenses->clear();
        return recordDetails().clear();
    }
    const auto resource = model().record<ResourceInventory>(row);
    showRecord<ResourceInventory>(row, resource.resourceId.value_or(QString()),
                                  resource.resourceArn.value_or(QString()),
                                  {"ResourceId", "ResourceArn"});
    m_licenses->show(resource.resourceArn.value_or(QString()), model().origin(row));
}

bool InventoryPage::isOnePlace()
{
    const auto rows = selectedRows();
    return std::all_of(rows.cbegin(), rows.cend(), [&](int row) {
        return connectionOf(row) == connectionOf(rows.first())
            && model().origin(row).region == model().origin(rows.first()).region;
    });
}

void InventoryPage::updateActions()
{
    const int count = int(selectedRows().size());
    m_attach->setText(count > 1 ? tr("&Attach a license to %n resource(s)…", nullptr, count)
                                : tr("&Attach a license…"));
    offer(m_attach, count > 0 && isOnePlace(),
          count == 0 ? tr("Choose resources first.")
                     : tr("Choose resources of one connection and Region."));
    offer(m_forget, m_searchBar->isCurrentKept(), tr("Choose a search that was kept first."));
    offer(m_detach, currentRow() >= 0 && !m_licenses->chosen().isEmpty(),
          tr("Choose a license in the details first."));
}

void InventoryPage::search()
{
    licensemanager::ListResourceInventory::Request request;
    if (!m_searchBar->current().filters.isEmpty())
        request.filters = m_searchBar->current().filters;
    setList<licensemanager::ListResourceInventory>(request);
    updateActions();
}

void InventoryPage::attach()
{
    const auto rows = selectedRows();
    if (rows.isEmpty() || !isOnePlace())
        return;
    AssociationPage::Start start;
    start.place = {connectionOf(rows.first()), model().origin(rows.first()).region};
    for (const int row : rows)
        start.resources.append(
            model().record<ResourceInventory>(row).resourceArn.value_or(QString()));
    auto *page = new AssociationPage(context(), start);
    connect(page, &BulkPage::changed, m_licenses, &AttachedLicenses::reload);
    openBulk(page);
}

void InventoryPage::detach()
{
    using Update = licensemanager::UpdateLicenseSpecificationsForResource;
    const QList<LicenseSpecification> chosen = m_licenses->chosen();
    if (currentRow() < 0 || chosen.isEmpty())
        return;
    const auto resource = model().record<ResourceInventory>(currentRow());
    const QString id = resource.resourceId.value_or(QString());
    Update::Request request;
    request.resourceArn = resource.resourceArn.value_or(QString());
    request.removeLicenseSpecifications.emplace();
    QStringList names;
    for (const LicenseSpecification &each : chosen) {
        // The scope belongs to attaching.
        request.removeLicenseSpecifications->append({each.licenseConfigurationArn, {}});
        names.append(m_licenses->nameOf(each.licenseConfigurationArn));
    }
    confirm(context().holdBack, this,
            {tr("Detach %1 from %2?").arg(names.join(u", "_s), id),
             tr("The license becomes free and the resource is no longer counted."),
             tr("Detach %n license(s)", nullptr, int(chosen.size())),
             callText<Update>(currentRow(), request),
             {},
             typedBefore(context().session, {connectionOf(currentRow())}, chosen.size(), id)},
            [this, request, id] {
                run<Update>(request, id, tr("Detached from %1.").arg(id),
                            [list = QPointer(m_licenses)](const Update::Response &) {
                                if (list)
                                    list->reload();
                            });
            });
}

} // namespace lc
