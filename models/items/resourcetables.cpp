// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/resourcetables.h"

#include "domain/heldcheckout.h"
#include "domain/licenseassetgroup.h"
#include "domain/licenseassetruleset.h"
#include "domain/licenseconversion.h"
#include "domain/reportgenerator.h"
#include "domain/resourceinventory.h"
#include "domain/token.h"
#include "items/licensetables.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A table of `T` whose rows are told apart by `key` and called by `name`.
template <class T>
TableDefinition tableOf(const QString &id, std::string_view key, std::string_view name,
                        std::vector<Column> columns)
{
    TableDefinition table;
    table.id = id;
    table.type = &typeOf<T>();
    table.keyPaths = {key};
    table.identityPath = name;
    table.columns = std::move(columns);
    return table;
}

/// The columns that every table offers last.
void addPlace(std::vector<Column> &columns)
{
    columns.insert(columns.end(),
                   {Column::account().onRequest(), Column::connection().onRequest()});
}

Column idColumn(const char *id, const char *title, std::string_view path)
{
    return Column::computed(id, title, ColumnKind::Id, {path}, idOfArn);
}

} // namespace

TableDefinition tokensTable()
{
    const Type &type = typeOf<TokenData>();
    std::vector<Column> columns = {
        Column::field(type, "TokenId", ColumnKind::Id)
            .named("id")
            .titled(QT_TRANSLATE_NOOP("Column", "Token")),
        idColumn("license", QT_TRANSLATE_NOOP("Column", "License"), "LicenseArn"),
        Column::field(type, "ExpirationTime").named("expires"),
        Column::field(type, "RoleArns").named("roles"),
        Column::field(type, "TokenProperties").named("properties"),
        Column::field(type, "Status", ColumnKind::Status)
            .named("status")
            .worded(choiceTypeOf<LicenseStatus>), // AVAILABLE, DELETED
        Column::field(type, "TokenType", ColumnKind::Text).named("type").onRequest(),
        Column::region().onRequest()};
    addPlace(columns);
    return tableOf<TokenData>(u"tokens"_s, "TokenId", "TokenId", std::move(columns));
}

TableDefinition checkoutsTable()
{
    const Type &type = typeOf<HeldCheckout>();
    std::vector<Column> columns = {
        Column::field(type, "Product").named("product"),
        Column::field(type, "Entitlements", ColumnKind::Text).named("entitlements"),
        Column::field(type, "CheckoutType", ColumnKind::Text).named("type"),
        Column::field(type, "IssuedAt").named("issued").ofKind(ColumnKind::Time),
        Column::field(type, "Expiration").named("expires").ofKind(ColumnKind::RelativeTime),
        Column::field(type, "State").named("status"),
        Column::field(type, "NodeId").named("node").onRequest(),
        Column::field(type, "LicenseArn", ColumnKind::Id).named("license").onRequest(),
        Column::region().onRequest()};
    addPlace(columns);
    return tableOf<HeldCheckout>(u"check-outs"_s, "Id", "Product", std::move(columns));
}

TableDefinition reportGeneratorsTable()
{
    const Type &type = typeOf<ReportGenerator>();
    std::vector<Column> columns = {
        Column::field(type, "ReportGeneratorName").named("name"),
        Column::field(type, "ReportType").named("contents"),
        Column::field(type, "ReportFrequency.period")
            .named("frequency")
            .titled(QT_TRANSLATE_NOOP("Column", "How often"))
            .ofKind(ColumnKind::Text),
        Column::field(type, "S3Location.bucket")
            .named("bucket")
            .titled(QT_TRANSLATE_NOOP("Column", "Bucket")),
        Column::field(type, "LastReportGenerationTime").named("lastReport"),
        Column::field(type, "LastRunStatus", ColumnKind::Status).named("status"),
        Column::field(type, "LastRunFailureReason").named("failure"),
        Column::region(),
        Column::field(type, "Description").named("description").onRequest(),
        Column::field(type, "CreateTime").named("created").onRequest(),
        Column::field(type, "LicenseManagerReportGeneratorArn", ColumnKind::Id)
            .named("arn")
            .onRequest()};
    addPlace(columns);
    return tableOf<ReportGenerator>(u"report-generators"_s, "LicenseManagerReportGeneratorArn",
                                    "ReportGeneratorName", std::move(columns));
}

TableDefinition conversionTasksTable()
{
    const Type &type = typeOf<LicenseConversionTask>();
    std::vector<Column> columns = {
        Column::field(type, "LicenseConversionTaskId", ColumnKind::Id)
            .named("id")
            .titled(QT_TRANSLATE_NOOP("Column", "Task")),
        idColumn("resource", QT_TRANSLATE_NOOP("Column", "Resource"), "ResourceArn"),
        Column::field(type, "SourceLicenseContext.UsageOperation")
            .named("from")
            .titled(QT_TRANSLATE_NOOP("Column", "From")),
        Column::field(type, "DestinationLicenseContext.UsageOperation")
            .named("to")
            .titled(QT_TRANSLATE_NOOP("Column", "To")),
        Column::field(type, "Status").named("status"),
        Column::field(type, "StatusMessage").named("message"),
        Column::field(type, "StartTime").named("started").ofKind(ColumnKind::Time),
        Column::field(type, "EndTime").named("ended").ofKind(ColumnKind::Time),
        Column::region().onRequest(),
        Column::field(type, "ResourceArn", ColumnKind::Id).named("arn").onRequest()};
    addPlace(columns);
    return tableOf<LicenseConversionTask>(u"conversion-tasks"_s, "LicenseConversionTaskId",
                                          "LicenseConversionTaskId", std::move(columns));
}

TableDefinition assetGroupsTable()
{
    const Type &type = typeOf<LicenseAssetGroup>();
    std::vector<Column> columns = {
        Column::field(type, "Name").named("name"),
        Column::field(type, "AssociatedLicenseAssetRulesetARNs", ColumnKind::Count)
            .named("rulesets")
            .titled(QT_TRANSLATE_NOOP("Column", "Rulesets")),
        Column::field(type, "Status").named("status"),
        Column::field(type, "LatestUsageAnalysisTime").named("analysed").ofKind(ColumnKind::Time),
        Column::field(type, "LatestResourceDiscoveryTime")
            .named("discovered")
            .ofKind(ColumnKind::Time),
        Column::field(type, "Description").named("description"),
        Column::region().onRequest(),
        Column::field(type, "StatusMessage").named("message").onRequest(),
        Column::field(type, "LicenseAssetGroupArn", ColumnKind::Id).named("arn").onRequest()};
    addPlace(columns);
    return tableOf<LicenseAssetGroup>(u"asset-groups"_s, "LicenseAssetGroupArn", "Name",
                                      std::move(columns));
}

TableDefinition assetsTable()
{
    const Type &type = typeOf<Asset>();
    return tableOf<Asset>(
        u"assets"_s, "AssetArn", "AssetArn",
        {idColumn("asset", QT_TRANSLATE_NOOP("Column", "Resource"), "AssetArn"),
         Column::field(type, "LatestAssetDiscoveryTime")
             .named("discovered")
             .ofKind(ColumnKind::Time),
         Column::field(type, "AssetArn", ColumnKind::Id).named("arn").onRequest()});
}

TableDefinition rulesetsTable()
{
    const Type &type = typeOf<LicenseAssetRuleset>();
    std::vector<Column> columns = {
        Column::field(type, "Name").named("name"),
        Column::field(type, "Rules", ColumnKind::Count).named("rules"),
        Column::field(type, "Description").named("description"), Column::region().onRequest(),
        Column::field(type, "LicenseAssetRulesetArn", ColumnKind::Id).named("arn").onRequest()};
    columns.push_back(Column::account().onRequest());
    columns.push_back(Column::connection().onRequest());
    return tableOf<LicenseAssetRuleset>(u"rulesets"_s, "LicenseAssetRulesetArn", "Name",
                                        std::move(columns));
}

TableDefinition inventoryTable()
{
    const Type &type = typeOf<ResourceInventory>();
    std::vector<Column> columns = {
        Column::field(type, "ResourceId", ColumnKind::Id).named("id"),
        Column::field(type, "ResourceType", ColumnKind::Text).named("type"),
        Column::field(type, "Platform").named("platform"),
        Column::field(type, "PlatformVersion").named("version"),
        Column::field(type, "InstanceType").named("instanceType"),
        Column::field(type, "UsageOperation").named("usageOperation"),
        Column::field(type, "MarketplaceProductCodes").named("products"),
        Column::field(type, "ResourceOwningAccountId").named("owner"),
        Column::field(type, "AmiId", ColumnKind::Id).named("image").onRequest(),
        Column::field(type, "HostId", ColumnKind::Id).named("host").onRequest(),
        Column::field(type, "Region").named("home").onRequest(),
        Column::region().onRequest(),
        Column::field(type, "ResourceArn", ColumnKind::Id).named("arn").onRequest()};
    addPlace(columns);
    return tableOf<ResourceInventory>(u"inventory"_s, "ResourceArn", "ResourceId",
                                      std::move(columns));
}

} // namespace lc
