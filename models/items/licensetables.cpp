// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/licensetables.h"

#include "domain/license.h"
#include "domain/tag.h"
#include "items/usageoverlay.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Columns = std::vector<Column>;

void addUsage(Columns &columns, const LicenseOverlays &overlays, std::string_view path, int part)
{
    if (overlays.usage) {
        columns.push_back(Column::overlaid("used", QT_TRANSLATE_NOOP("Column", "Used"),
                                           ColumnKind::Usage, path, overlays.usage, part));
        columns.push_back(Column::overlaid("usedPercent", QT_TRANSLATE_NOOP("Column", "Used %"),
                                           ColumnKind::Percent, path, overlays.usage, part));
    }
    if (overlays.trend)
        columns.push_back(Column::overlaid("trend", QT_TRANSLATE_NOOP("Column", "30 days"),
                                           ColumnKind::Sparkline, path, overlays.trend, part)
                              .absentAs(QT_TRANSLATE_NOOP("Column", "No data")));
}

Column renewal(const Type &type)
{
    return Column::field(type, "ConsumptionConfiguration.RenewType", ColumnKind::Text)
        .named("renewal")
        .onRequest();
}

Column issuer(const Type &type)
{
    return Column::field(type, "Issuer.Name")
        .named("issuer")
        .titled(QT_TRANSLATE_NOOP("Column", "Issuer"));
}

Column home(const Type &type)
{
    return Column::field(type, "HomeRegion")
        .named("home")
        .titled(QT_TRANSLATE_NOOP("Column", "Home"));
}

Column ends(const Type &type)
{
    return Column::field(type, "Validity.End")
        .named("ends")
        .absentAs(QT_TRANSLATE_NOOP("Column", "No end"));
}

/// What every license table offers on request.
void addDetails(Columns &columns, const Type &type)
{
    columns.insert(columns.end(),
                   {Column::field(type, "Beneficiary").named("beneficiary").onRequest(),
                    Column::field(type, "Entitlements").named("entitlements").onRequest(),
                    Column::field(type, "Validity.Begin").named("begins").onRequest(),
                    Column::field(type, "CreateTime").named("created").onRequest(),
                    Column::field(type, "Version").named("version").onRequest(), renewal(type),
                    Column::connection().onRequest(),
                    Column::field(type, "LicenseArn", ColumnKind::Id).named("arn").onRequest()});
}

TableDefinition licenseTable(const Type &type, const QString &id)
{
    TableDefinition table;
    table.id = id;
    table.type = &type;
    table.keyPaths = {"LicenseArn"};
    table.identityPath = "LicenseName";
    table.scope = TableDefinition::Scope::ListKind;
    table.columns = {Column::field(type, "LicenseName")
                         .named("name")
                         .titled(QT_TRANSLATE_NOOP("Column", "License"))};
    return table;
}

} // namespace

TableDefinition issuedLicensesTable(const LicenseOverlays &overlays)
{
    const Type &type = typeOf<License>();
    TableDefinition table = licenseTable(type, u"issued-licenses"_s);
    Columns &columns = table.columns;
    columns.push_back(Column::field(type, "ProductSKU").named("sku"));
    addUsage(columns, overlays, "LicenseArn", UsageOverlay::OfLicense);
    columns.insert(columns.end(),
                   {ends(type), home(type), Column::field(type, "Status").named("status"),
                    Column::account().onRequest(),
                    Column::field(type, "ProductName").named("product").onRequest(),
                    issuer(type).onRequest()});
    addDetails(columns, type);
    return table;
}

TableDefinition receivedLicensesTable(const LicenseOverlays &overlays)
{
    const Type &type = typeOf<GrantedLicense>();
    TableDefinition table = licenseTable(type, u"received-licenses"_s);
    Columns &columns = table.columns;
    columns.insert(columns.end(),
                   {Column::field(type, "ProductName")
                        .named("product")
                        .titled(QT_TRANSLATE_NOOP("Column", "Product")),
                    issuer(type),
                    Column::computed("fromAccount", QT_TRANSLATE_NOOP("Column", "From account"),
                                     ColumnKind::Text, {"LicenseArn"}, accountOfArn)
                        .onRequest()});
    addUsage(columns, overlays, "LicenseArn", UsageOverlay::OfLicense);
    columns.insert(
        columns.end(),
        {ends(type), home(type),
         Column::field(type, "ReceivedMetadata.ReceivedStatus")
             .named("received")
             .titled(QT_TRANSLATE_NOOP("Column", "Grant")),
         Column::field(type, "Status")
             .named("status")
             .titled(QT_TRANSLATE_NOOP("Column", "License status")),
         Column::account().onRequest(), Column::field(type, "ProductSKU").named("sku").onRequest(),
         Column::field(type, "ReceivedMetadata.ReceivedStatusReason").named("reason").onRequest()});
    addDetails(columns, type);
    return table;
}

TableDefinition licenseVersionsTable()
{
    const Type &type = typeOf<License>();
    TableDefinition table;
    table.id = u"license-versions"_s;
    table.type = &type;
    table.keyPaths = {"Version"};
    table.identityPath = "Version";
    table.columns = {Column::field(type, "Version").named("version"),
                     Column::field(type, "Status").named("status"),
                     Column::field(type, "LicenseName").named("name"),
                     Column::field(type, "Entitlements").named("entitlements"),
                     Column::field(type, "Validity.Begin").named("begins"),
                     ends(type),
                     renewal(type),
                     Column::field(type, "Beneficiary").named("beneficiary").onRequest(),
                     Column::field(type, "LicenseMetadata").named("metadata").onRequest(),
                     Column::field(type, "CreateTime").named("created").onRequest()};
    return table;
}

TableDefinition entitlementsTable(const LicenseOverlays &overlays)
{
    const Type &type = typeOf<Entitlement>();
    TableDefinition table;
    table.id = u"entitlements"_s;
    table.type = &type;
    table.keyPaths = {"Name"};
    table.identityPath = "Name";
    table.columns = {Column::field(type, "Name").named("name"),
                     Column::field(type, "Unit", ColumnKind::Text).named("unit")};
    addUsage(table.columns, overlays, "Name", UsageOverlay::OfEntitlement);
    table.columns.insert(table.columns.end(),
                         {Column::field(type, "MaxCount").named("maximum"),
                          Column::field(type, "Value").named("value"),
                          Column::field(type, "Overage").named("overage"),
                          Column::field(type, "AllowCheckIn").named("checkIn")});
    return table;
}

TableDefinition tagsTable()
{
    const Type &type = typeOf<Tag>();
    TableDefinition table;
    table.id = u"tags"_s;
    table.type = &type;
    table.keyPaths = {"Key"};
    table.identityPath = "Key";
    table.columns = {Column::field(type, "Key").named("key"),
                     Column::field(type, "Value").named("value")};
    return table;
}

Cell accountOfArn(const RowView &row)
{
    // arn:partition:service:region:account:resource
    std::string_view rest = row.text(0);
    for (int part = 0; part < 4; ++part) {
        const size_t colon = rest.find(':');
        if (colon == std::string_view::npos)
            return {};
        rest.remove_prefix(colon + 1);
    }
    const std::string_view account = rest.substr(0, rest.find(':'));
    return account.empty() ? Cell() : Cell::borrowed(account);
}

Cell idOfArn(const RowView &row)
{
    const std::string_view arn = row.text(0);
    if (arn.empty())
        return {};
    return Cell::borrowed(arn.substr(arn.find_last_of(":/") + 1));
}

} // namespace lc
