// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/usageplantables.h"

#include "client/readback.h"
#include "domain/keyimport.h"
#include "domain/planthrottle.h"
#include "items/quotaoutlook.h"
#include "items/valueoverlay.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// "team=web, stage=test"
Cell tagWords(const RowView &row)
{
    const auto tags = row.list<QMap<QString, QString>>(0);
    QStringList words;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it) {
        if (it.key() != QLatin1StringView(intentTag))
            words.append(it.key() + u'=' + it.value());
    }
    return words.isEmpty() ? Cell() : Cell::text(words.join(u", "_s).toStdString());
}

/// The ARN of a resource under `path` whose id is the first input.
std::string arnUnder(std::string_view path, const RowView &row)
{
    const Utf8Origin &origin = row.origin();
    return "arn:" + origin.partition + ":apigateway:" + origin.region + "::/" + std::string(path)
        + '/' + std::string(row.text(0));
}

Column arnColumn(Column::Compute compute)
{
    return Column::computed("arn", QT_TRANSLATE_NOOP("Column", "ARN"), ColumnKind::Id, {"id"},
                            compute)
        .onRequest();
}

Column tagsColumn()
{
    return Column::computed("tags", QT_TRANSLATE_NOOP("Column", "Tags"), ColumnKind::Text, {"tags"},
                            tagWords);
}

} // namespace

TableDefinition usagePlansTable()
{
    const Type &type = typeOf<UsagePlan>();
    TableDefinition table;
    table.id = u"usage-plans"_s;
    table.type = &type;
    table.keyPaths = {"id"};
    table.identityPath = "name";
    table.columns = {
        Column::field(type, "name").titled(QT_TRANSLATE_NOOP("Column", "Plan")),
        Column::field(type, "quota.limit")
            .named("limit")
            .titled(QT_TRANSLATE_NOOP("Column", "Quota per key"))
            .absentAs(QT_TRANSLATE_NOOP("Column", "No quota")),
        Column::field(type, "quota.period", ColumnKind::Text).named("period"),
        Column::field(type, "throttle.rateLimit").named("rate"),
        Column::field(type, "throttle.burstLimit").named("burst"),
        Column::field(type, "apiStages").named("stages"),
        tagsColumn().onRequest(),
        Column::account().onRequest(),
        Column::region(),
        Column::field(type, "description").onRequest(),
        Column::field(type, "quota.offset").named("offset").onRequest(),
        Column::field(type, "productCode").onRequest(),
        Column::connection().onRequest(),
        Column::field(type, "id", ColumnKind::Id).onRequest(),
        arnColumn([](const RowView &row) { return Cell::text(arnUnder("usageplans", row)); })};
    return table;
}

TableDefinition apiKeysTable(RowOverlay *keys)
{
    const Type &type = typeOf<ApiKey>();
    TableDefinition table;
    table.id = u"api-keys"_s;
    table.type = &type;
    table.keyPaths = {"id"};
    table.identityPath = "name";
    table.columns = {
        Column::field(type, "name").titled(QT_TRANSLATE_NOOP("Column", "Key")),
        Column::field(type, "customerId").titled(QT_TRANSLATE_NOOP("Column", "Customer")),
        Column::overlaid("plans", QT_TRANSLATE_NOOP("Column", "Plans"), ColumnKind::Text, "id",
                         keys, UsagePlanOverlays::Plans)
            .absentAs(QT_TRANSLATE_NOOP("Column", "No plan")),
        Column::field(type, "enabled", ColumnKind::YesNo),
        Column::field(type, "createdDate", ColumnKind::Date).named("created"),
        Column::field(type, "lastUpdatedDate", ColumnKind::Date).named("updated"),
        tagsColumn(),
        Column::field(type, "id", ColumnKind::Id),
        Column::account().onRequest(),
        Column::region().onRequest(),
        Column::field(type, "description").onRequest(),
        Column::field(type, "stageKeys").named("stages").onRequest(),
        Column::connection().onRequest(),
        arnColumn([](const RowView &row) { return Cell::text(arnUnder("apikeys", row)); })};
    return table;
}

TableDefinition keyImportTable()
{
    const Type &type = typeOf<KeyImportLine>();
    TableDefinition table;
    table.id = u"key-import"_s;
    table.type = &type;
    table.keyPaths = {"Line"};
    table.identityPath = "Name";
    table.columns = {Column::field(type, "Line").named("line"),
                     Column::field(type, "Name").named("name"),
                     Column::field(type, "State").named("state"),
                     Column::field(type, "Note").named("note"),
                     Column::field(type, "Value").named("value"),
                     Column::field(type, "UsagePlanIds").named("plans"),
                     Column::field(type, "Enabled", ColumnKind::YesNo).named("enabled"),
                     Column::field(type, "Description").named("description").onRequest(),
                     Column::field(type, "KeyId", ColumnKind::Id).named("keyId")};
    return table;
}

TableDefinition planStagesTable(RowOverlay *apis)
{
    const Type &type = typeOf<ApiStage>();
    TableDefinition table;
    table.id = u"plan-stages"_s;
    table.type = &type;
    table.keyPaths = {"apiId", "stage"};
    table.identityPath = "stage";
    if (apis)
        table.columns.push_back(Column::overlaid("api", QT_TRANSLATE_NOOP("Column", "API"),
                                                 ColumnKind::Text, "apiId", apis));
    table.columns.insert(table.columns.end(),
                         {Column::field(type, "stage"),
                          Column::field(type, "throttle", ColumnKind::Count)
                              .named("methods")
                              .titled(QT_TRANSLATE_NOOP("Column", "Method throttles")),
                          Column::field(type, "apiId", ColumnKind::Id).onRequest()});
    return table;
}

TableDefinition planThrottlesTable()
{
    const Type &type = typeOf<PlanThrottle>();
    TableDefinition table;
    table.id = u"plan-throttles"_s;
    table.type = &type;
    table.keyPaths = {"stage", "path", "method"};
    table.identityPath = "path";
    table.columns = {
        Column::field(type, "path").absentAs(QT_TRANSLATE_NOOP("Column", "Whole plan")),
        Column::field(type, "method"), Column::field(type, "rateLimit").named("rate"),
        Column::field(type, "burstLimit").named("burst"),
        Column::field(type, "stage", ColumnKind::Id)};
    return table;
}

TableDefinition planKeysTable(const UsagePlanOverlays &overlays)
{
    const Type &type = typeOf<UsagePlanKey>();
    TableDefinition table;
    table.id = u"plan-keys"_s;
    table.type = &type;
    table.keyPaths = {"id"};
    table.identityPath = "name";
    auto &columns = table.columns;
    const auto ofKey = [&](const char *id, const char *title, ColumnKind kind, int part) {
        return Column::overlaid(id, title, kind, "id", overlays.keys, part);
    };
    const auto ofQuota = [&](const char *id, const char *title, ColumnKind kind, int part) {
        return Column::overlaid(id, title, kind, "id", overlays.quota, part);
    };
    columns = {Column::field(type, "name").titled(QT_TRANSLATE_NOOP("Column", "Key"))};
    if (overlays.keys)
        columns.push_back(ofKey("customer", QT_TRANSLATE_NOOP("Column", "Customer"),
                                ColumnKind::Text, UsagePlanOverlays::CustomerId));
    columns.push_back(Column::computed(
        "plan", QT_TRANSLATE_NOOP("Column", "Plan"), ColumnKind::Text, {},
        [](const RowView &row) { return Cell::borrowed(row.origin().parentName); }));
    if (overlays.quota) {
        columns.insert(columns.end(),
                       {ofQuota("today", QT_TRANSLATE_NOOP("Column", "Today"), ColumnKind::Number,
                                QuotaOverlay::Today)
                            .onRequest(),
                        ofQuota("period", QT_TRANSLATE_NOOP("Column", "This period"),
                                ColumnKind::Number, QuotaOverlay::Period),
                        ofQuota("limit", QT_TRANSLATE_NOOP("Column", "Limit"), ColumnKind::Number,
                                QuotaOverlay::Limit),
                        ofQuota("usedPercent", QT_TRANSLATE_NOOP("Column", "Used %"),
                                ColumnKind::Percent, QuotaOverlay::Share),
                        ofQuota("remaining", QT_TRANSLATE_NOOP("Column", "Remaining"),
                                ColumnKind::Number, QuotaOverlay::Remaining),
                        ofQuota("resets", QT_TRANSLATE_NOOP("Column", "Resets (UTC)"),
                                ColumnKind::UtcDay, QuotaOverlay::Resets),
                        ofQuota("perDay", QT_TRANSLATE_NOOP("Column", "Per day"),
                                ColumnKind::Sparkline, QuotaOverlay::PerDay)
                            .absentAs(QT_TRANSLATE_NOOP("Column", "No data"))});
    }
    if (overlays.keys) {
        columns.push_back(ofKey("enabled", QT_TRANSLATE_NOOP("Column", "Enabled"),
                                ColumnKind::YesNo, UsagePlanOverlays::Enabled)
                              .onRequest());
        columns.push_back(ofKey("description", QT_TRANSLATE_NOOP("Column", "Description"),
                                ColumnKind::Text, UsagePlanOverlays::Description)
                              .onRequest());
        columns.push_back(ofKey("created", QT_TRANSLATE_NOOP("Column", "Created"), ColumnKind::Date,
                                UsagePlanOverlays::Created)
                              .onRequest());
    }
    columns.insert(columns.end(),
                   {Column::account().onRequest(), Column::region().onRequest(),
                    Column::connection().onRequest(),
                    Column::field(type, "id", ColumnKind::Id).onRequest()});
    return table;
}

TableDefinition quotaBoardTable(const UsagePlanOverlays &overlays)
{
    TableDefinition table = planKeysTable(overlays);
    table.id = u"quota-board"_s;
    const auto ofOutlook = [&](const char *id, const char *title, ColumnKind kind, int part) {
        return Column::overlaid(id, title, kind, "id", overlays.outlook, part);
    };
    const auto insertAfter = [&](QStringView id, const std::vector<Column> &columns) {
        const auto at = table.columns.begin() + table.indexOf(id) + 1;
        table.columns.insert(at, columns.begin(), columns.end());
    };
    table.columns[size_t(table.indexOf(u"today"))].shown = Column::Shown::ByDefault;
    table.columns[size_t(table.indexOf(u"usedPercent"))].absentText =
        QT_TRANSLATE_NOOP("Column", "No limit");
    insertAfter(u"limit",
                {ofOutlook("extension", QT_TRANSLATE_NOOP("Column", "Extension"),
                           ColumnKind::Number, QuotaOutlook::Extension)
                     .onRequest()});
    insertAfter(u"resets",
                {ofOutlook("daysToReset", QT_TRANSLATE_NOOP("Column", "Days left"),
                           ColumnKind::Number, QuotaOutlook::DaysToReset),
                 ofOutlook("forecast", QT_TRANSLATE_NOOP("Column", "Forecast"), ColumnKind::Mark,
                           QuotaOutlook::Expected)});
    insertAfter(u"perDay",
                {ofOutlook("state", QT_TRANSLATE_NOOP("Column", "State"), ColumnKind::Status,
                           QuotaOutlook::State),
                 ofOutlook("asOf", QT_TRANSLATE_NOOP("Column", "As of"), ColumnKind::Mark,
                           QuotaOutlook::AsOf),
                 ofOutlook("idle", QT_TRANSLATE_NOOP("Column", "No traffic"), ColumnKind::YesNo,
                           QuotaOutlook::Idle)
                     .onRequest()});
    return table;
}

void learnKeys(const QString &account, const QList<ApiKey> &keys, ValueOverlay &values)
{
    using Part = UsagePlanOverlays::KeyPart;
    std::vector<ValueOverlay::Entry> entries;
    for (const ApiKey &key : keys) {
        const auto add = [&](Part part, const Cell &cell) {
            entries.push_back({account, key.id.value_or(QString()), part, cell});
        };
        if (key.customerId)
            add(Part::CustomerId, Cell::text(key.customerId->toStdString()));
        if (key.enabled)
            add(Part::Enabled, Cell::integer(*key.enabled));
        if (key.description)
            add(Part::Description, Cell::text(key.description->toStdString()));
        if (key.createdDate)
            add(Part::Created, Cell::instant(*key.createdDate));
    }
    values.set(entries);
}

} // namespace lc
