// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/configurationtables.h"

#include "domain/licenseassociation.h"
#include "domain/licenseconfiguration.h"
#include "items/licensetables.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// Consumed licenses of the count; inputs ConsumedLicenses, LicenseCount.
Cell consumption(const RowView &row)
{
    UsageFigure figure;
    figure.used = QString::number(row.integer(0));
    if (row.has(1))
        figure.maximum = QString::number(row.integer(1));
    return Cell::usage(figure);
}

/// LicenseExpiry is a number of epoch seconds.
Cell expiry(const RowView &row)
{
    return row.has(0) ? Cell::instant(Instant(std::chrono::seconds(row.integer(0)))) : Cell();
}

/// Whose launches of an image are counted.
Column imageScope(const Type &type)
{
    return Column::field(type, "AmiAssociationScope")
        .named("scope")
        .titled(QT_TRANSLATE_NOOP("Column", "Counted in"))
        .absentAs(QT_TRANSLATE_NOOP("Column", "This account"));
}

} // namespace

TableDefinition licenseConfigurationsTable(RowOverlay *trend)
{
    const Type &type = typeOf<LicenseConfiguration>();
    TableDefinition table;
    table.id = u"self-managed-licenses"_s;
    table.type = &type;
    table.keyPaths = {"LicenseConfigurationArn"};
    table.identityPath = "Name";
    auto &columns = table.columns;
    columns = {Column::field(type, "Name").named("name"),
               Column::field(type, "LicenseCountingType", ColumnKind::Text).named("counting"),
               Column::computed("used", QT_TRANSLATE_NOOP("Column", "Used"), ColumnKind::Usage,
                                {"ConsumedLicenses", "LicenseCount"}, consumption),
               Column::computed("usedPercent", QT_TRANSLATE_NOOP("Column", "Used %"),
                                ColumnKind::Percent, {"ConsumedLicenses", "LicenseCount"},
                                consumption)};
    if (trend)
        columns.push_back(Column::overlaid("trend", QT_TRANSLATE_NOOP("Column", "30 days"),
                                           ColumnKind::Sparkline, "LicenseConfigurationArn", trend)
                              .absentAs(QT_TRANSLATE_NOOP("Column", "No data")));
    columns.insert(
        columns.end(),
        {Column::field(type, "LicenseCountHardLimit").named("hardLimit"),
         Column::field(type, "LicenseRules").named("rules"), Column::region(),
         Column::field(type, "Status")
             .named("status")
             .worded(choiceTypeOf<LicenseConfigurationStatus>),
         Column::account().onRequest(),
         Column::field(type, "Description").named("description").onRequest(),
         Column::computed("expiry", QT_TRANSLATE_NOOP("Column", "Expires"), ColumnKind::Date,
                          {"LicenseExpiry"}, expiry)
             .onRequest(),
         Column::field(type, "AutomatedDiscoveryInformation.LastRunTime")
             .named("discovery")
             .onRequest(),
         Column::field(type, "OwnerAccountId").named("owner").onRequest(),
         Column::connection().onRequest(),
         Column::field(type, "LicenseConfigurationId", ColumnKind::Id).named("id").onRequest(),
         Column::field(type, "LicenseConfigurationArn", ColumnKind::Id).named("arn").onRequest()});
    return table;
}

TableDefinition configurationResourcesTable()
{
    const Type &type = typeOf<LicenseConfigurationUsage>();
    TableDefinition table;
    table.id = u"configuration-resources"_s;
    table.type = &type;
    table.keyPaths = {"ResourceArn"};
    table.identityPath = "ResourceArn";
    table.columns = {Column::computed("resource", QT_TRANSLATE_NOOP("Column", "Resource"),
                                      ColumnKind::Id, {"ResourceArn"}, idOfArn),
                     Column::field(type, "ResourceType", ColumnKind::Text).named("type"),
                     Column::field(type, "ConsumedLicenses").named("used"),
                     Column::field(type, "ResourceStatus", ColumnKind::Status).named("status"),
                     Column::field(type, "ResourceOwnerId").named("owner"),
                     Column::field(type, "AssociationTime").named("associated"),
                     Column::field(type, "ResourceArn", ColumnKind::Id).named("arn").onRequest()};
    return table;
}

TableDefinition configurationAssociationsTable()
{
    const Type &type = typeOf<LicenseConfigurationAssociation>();
    TableDefinition table;
    table.id = u"configuration-associations"_s;
    table.type = &type;
    table.keyPaths = {"ResourceArn"};
    table.identityPath = "ResourceArn";
    table.columns = {Column::computed("resource", QT_TRANSLATE_NOOP("Column", "Resource"),
                                      ColumnKind::Id, {"ResourceArn"}, idOfArn),
                     Column::field(type, "ResourceType", ColumnKind::Text)
                         .named("type")
                         .titled(QT_TRANSLATE_NOOP("Column", "Type")),
                     Column::field(type, "ResourceOwnerId").named("owner"),
                     Column::field(type, "AssociationTime").named("associated"),
                     imageScope(type),
                     Column::field(type, "ResourceArn", ColumnKind::Id).named("arn").onRequest()};
    return table;
}

TableDefinition licenseSpecificationsTable(RowOverlay *names)
{
    const Type &type = typeOf<LicenseSpecification>();
    TableDefinition table;
    table.id = u"license-specifications"_s;
    table.type = &type;
    table.keyPaths = {"LicenseConfigurationArn"};
    table.identityPath = "LicenseConfigurationArn";
    table.columns = {
        Column::overlaid("name", QT_TRANSLATE_NOOP("Column", "License"), ColumnKind::Text,
                         "LicenseConfigurationArn", names)
            .otherwise(idOfArn),
        imageScope(type),
        Column::field(type, "LicenseConfigurationArn", ColumnKind::Id).named("arn").onRequest()};
    return table;
}

TableDefinition configurationFailuresTable()
{
    const Type &type = typeOf<LicenseOperationFailure>();
    TableDefinition table;
    table.id = u"configuration-failures"_s;
    table.type = &type;
    // The same attempt fails again and again; failures have no id of their own.
    table.keyPaths = {"ResourceArn", "FailureTime", "OperationName", "ErrorMessage"};
    table.identityPath = "ErrorMessage";
    table.columns = {Column::field(type, "FailureTime").named("time"),
                     Column::computed("resource", QT_TRANSLATE_NOOP("Column", "Resource"),
                                      ColumnKind::Id, {"ResourceArn"}, idOfArn),
                     Column::field(type, "ErrorMessage")
                         .named("message")
                         .titled(QT_TRANSLATE_NOOP("Column", "Why")),
                     Column::field(type, "OperationName")
                         .named("operation")
                         .titled(QT_TRANSLATE_NOOP("Column", "Operation")),
                     Column::field(type, "OperationRequestedBy").named("by"),
                     Column::field(type, "ResourceType", ColumnKind::Text)
                         .named("type")
                         .titled(QT_TRANSLATE_NOOP("Column", "Type"))
                         .onRequest(),
                     Column::field(type, "ResourceOwnerId").named("owner").onRequest(),
                     Column::field(type, "ResourceArn", ColumnKind::Id).named("arn").onRequest()};
    return table;
}

} // namespace lc
