// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quotaperiod.h"
#include "monitoring/estatereader.h"
#include "reports/reportkind.h"

#include <algorithm>

namespace lc {

namespace {

using Shown = ReportColumn::Shown;

constexpr ReportColumn consumptionColumns[] = {
    {"name", QT_TRANSLATE_NOOP("Report", "License")},
    {"product", QT_TRANSLATE_NOOP("Report", "Product")},
    {"entitlement", QT_TRANSLATE_NOOP("Report", "Entitlement")},
    {"used", QT_TRANSLATE_NOOP("Report", "Used"), true},
    {"maximum", QT_TRANSLATE_NOOP("Report", "Maximum"), true},
    {"percent", QT_TRANSLATE_NOOP("Report", "Used %"), true},
    {"unit", QT_TRANSLATE_NOOP("Report", "Unit")},
    {"state", QT_TRANSLATE_NOOP("Report", "State")},
    {"ends", QT_TRANSLATE_NOOP("Report", "Ends")},
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"role", QT_TRANSLATE_NOOP("Report", "Role")},
    {"region", QT_TRANSLATE_NOOP("Report", "Region"), false, Shown::OnRequest},
    {"as-of", QT_TRANSLATE_NOOP("Report", "As of"), false, Shown::OnRequest},
    {"arn", QT_TRANSLATE_NOOP("Report", "ARN"), false, Shown::OnRequest},
};

constexpr ReportColumn quotaColumns[] = {
    {"key", QT_TRANSLATE_NOOP("Report", "API key")},
    {"plan", QT_TRANSLATE_NOOP("Report", "Usage plan")},
    {"used", QT_TRANSLATE_NOOP("Report", "Used in the period"), true},
    {"quota", QT_TRANSLATE_NOOP("Report", "Quota"), true},
    {"remaining", QT_TRANSLATE_NOOP("Report", "Remaining"), true},
    {"percent", QT_TRANSLATE_NOOP("Report", "Used %"), true},
    {"state", QT_TRANSLATE_NOOP("Report", "State")},
    {"reset", QT_TRANSLATE_NOOP("Report", "Resets on (UTC)")},
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"region", QT_TRANSLATE_NOOP("Report", "Region")},
    {"day", QT_TRANSLATE_NOOP("Report", "Day (UTC)"), false, Shown::OnRequest},
    {"key-id", QT_TRANSLATE_NOOP("Report", "Key ID"), false, Shown::OnRequest},
};

ReportRow rowOf(const ConsumptionRow &use, const QString &product)
{
    ReportRow row;
    row.account = use.account;
    row.region = use.region;
    row.product = product;
    row.use = use;
    return row;
}

QMap<QString, QString> tagsOf(const ReportFacts &facts, const QString &account,
                              const QString &resource)
{
    for (const auto &estate : facts.estates) {
        if (estate->account == account && estate->tags.contains(resource))
            return estate->tags.value(resource);
    }
    return {};
}

std::vector<ReportRow> consumption(const ReportDefinition &definition, const ReportFacts &facts)
{
    const ConsumptionReportInput input = consumptionInput(definition, facts);
    std::vector<ConsumptionRow> uses = entitlementRows(input, newestSamples(facts));
    for (ConsumptionRow &use : configurationRows(input)) {
        use.ownership = reportText(QT_TRANSLATE_NOOP("Report", "Self-managed"));
        uses.push_back(std::move(use));
    }
    sortByUse(uses);
    std::vector<ReportRow> rows;
    for (const ConsumptionRow &use : uses) {
        const bool isLicense = use.state.kind == UsageState::Kind::Entitlement;
        ReportRow row = rowOf(use, use.parent);
        row.tags = tagsOf(facts, use.account, use.state.series.resource);
        row.cells = {use.nameCell(),
                     TableCell::ofText(use.parent),
                     TableCell::ofText(isLicense ? use.state.name : QString()),
                     use.usedCell(),
                     use.limitCell(),
                     use.percentCell(),
                     TableCell::ofText(use.unit),
                     use.stateCell(),
                     use.end ? TableCell::ofInstant(*use.end) : TableCell(),
                     TableCell::ofText(use.account),
                     TableCell::ofText(use.ownership),
                     TableCell::ofText(use.region),
                     use.asOfCell(),
                     TableCell::ofText(use.state.series.resource)};
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList consumptionNotes(const ReportDefinition &definition, const ReportFacts &facts)
{
    int risky = 0;
    for (const ReportRow &row : consumption(definition, facts))
        risky += row.use->isKnown && row.use->state.isAtRisk() ? 1 : 0;
    return {QCoreApplication::translate("Report", "%n row(s) at 80 % of the maximum or more.",
                                        nullptr, risky)};
}

std::vector<ReportRow> quotas(const ReportDefinition &definition, const ReportFacts &facts)
{
    const ConsumptionReportInput input = consumptionInput(definition, facts);
    QHash<QPair<QString, QString>, QMap<QString, QString>> tags;
    for (const auto &estate : facts.estates) {
        estate->apiKeys.forEach([&](const ApiKey &key) {
            tags.insert({estate->account, key.id.value_or(QString())},
                        key.tags.value_or(QMap<QString, QString>()));
        });
    }
    QHash<QString, QuotaSettings> settings;
    for (const auto &key : input.keys)
        settings.insert(key.plan.id.value_or(QString()), key.plan.quota.value_or(QuotaSettings()));
    std::vector<ReportRow> rows;
    for (const ConsumptionRow &use : keyRows(input, newestSamples(facts))) {
        ReportRow row = rowOf(use, use.parent);
        row.tags = tags.value({use.account, use.state.series.resource});
        const QuotaSettings quota = settings.value(use.state.series.dimension);
        const auto period = quota.period ? quota.period->known() : std::nullopt;
        TableCell reset;
        if (period && isQuotaOffset(*period, quota.offset.value_or(0)))
            reset = TableCell::ofDay(
                quotaWindow(*period, quota.offset.value_or(0), dayOf(facts.now)).reset);
        TableCell remaining;
        if (use.isKnown && use.state.limit && !use.state.used.isText())
            remaining = TableCell::ofNumber(use.state.limit->units() - use.state.used.units());
        row.cells = {TableCell::ofText(use.name),
                     TableCell::ofText(use.parent),
                     use.usedCell(),
                     use.limitCell(),
                     remaining,
                     use.percentCell(),
                     use.stateCell(),
                     reset,
                     TableCell::ofText(use.account),
                     TableCell::ofText(use.region),
                     use.isKnown ? TableCell::ofDay(use.state.asOf) : TableCell(),
                     TableCell::ofText(use.state.series.resource)};
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList quotaNotes(const ReportDefinition &, const ReportFacts &)
{
    return {reportText(QT_TRANSLATE_NOOP("Report", "API usage is counted in UTC days.")),
            reportText(QT_TRANSLATE_NOOP("Report", "Quotas apply to each key separately."))};
}

} // namespace

const ReportKindFacts &consumptionKind()
{
    static const ReportKindFacts facts{ReportKind::Consumption,
                                       EstateReader::Part::Licenses
                                           | EstateReader::Part::Configurations
                                           | EstateReader::Part::UsageNow,
                                       false,
                                       false,
                                       consumptionColumns,
                                       consumption,
                                       consumptionNotes};
    return facts;
}

const ReportKindFacts &quotasKind()
{
    static const ReportKindFacts facts{ReportKind::Quotas,
                                       EstateReader::Part::UsagePlans | EstateReader::Part::ApiKeys,
                                       false,
                                       false,
                                       quotaColumns,
                                       quotas,
                                       quotaNotes};
    return facts;
}

} // namespace lc
