// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/consumptionrows.h"

#include "domain/arn.h"
#include "store/metrics.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lc::ConsumptionReport)
};

QString choiceText(const OpenChoice &choice, const ChoiceType &type)
{
    const auto index = type.indexOf(choice.text);
    return index ? QCoreApplication::translate("Choice", type.values[size_t(*index)].label)
                 : choice.text;
}

QString partitionOf(const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    return parsed && !parsed->partition.isEmpty() ? parsed->partition : QStringLiteral("aws");
}

SeriesKey keyOf(const QString &arn, const QString &account, const QString &region,
                QStringView metric, const QString &dimension)
{
    return {partitionOf(arn), account, region, arn, metric.toString(), dimension};
}

ConsumptionRow entitlementRow(const ConsumptionReportInput &input,
                              const ConsumptionReportInput::LicenseEntry &entry,
                              const Entitlement &entitlement, const NewestSamples &newest)
{
    const License &license = entry.license;
    ConsumptionRow row;
    row.state.kind = UsageState::Kind::Entitlement;
    row.state.series = keyOf(license.licenseArn.value_or(QString()), entry.account, {},
                             metric::entitlementConsumed, entitlement.name);
    row.name = license.licenseName.value_or(QString());
    row.state.name = entitlement.name;
    row.parent = license.productName.value_or(QString());
    row.unit = choiceText(entitlement.unit, choiceTypeOf<EntitlementUnit>());
    row.account = entry.account;
    row.ownership = entry.ownership == ConsumptionReportInput::Ownership::Issued
        ? Words::tr("Issued")
        : ConsumptionRow::receivedWord();
    if (license.validity && license.validity->end)
        row.end = license.validity->end->instant();
    if (entitlement.maxCount)
        row.state.limit = Quantity(*entitlement.maxCount);
    if (entry.usages) {
        const auto usage =
            std::ranges::find(*entry.usages, entitlement.name, &EntitlementUsage::name);
        if (usage != entry.usages->end()) {
            row.state.used = Quantity::fromText(usage->consumedValue);
            row.state.asOf = input.to;
            row.isKnown = true;
            if (usage->maxCount)
                row.state.limit = Quantity::fromText(*usage->maxCount);
        }
    } else if (const auto known = newest.constFind(row.state.series); known != newest.constEnd()) {
        row.state.used = known->newest.value;
        row.state.asOf = known->newest.time;
        row.isKnown = true;
    }
    return row;
}

} // namespace

QString ConsumptionRow::receivedWord()
{
    return Words::tr("Received");
}

TableCell ConsumptionRow::nameCell() const
{
    return TableCell::ofText(name.isEmpty() ? state.series.resource : name);
}

TableCell ConsumptionRow::usedCell() const
{
    return isKnown ? TableCell::ofNumber(state.used.toText()) : TableCell();
}

TableCell ConsumptionRow::limitCell() const
{
    return state.limit ? TableCell::ofNumber(state.limit->toText()) : TableCell();
}

TableCell ConsumptionRow::percentCell() const
{
    const auto ratio = isKnown ? state.ratio() : std::nullopt;
    return ratio && std::isfinite(*ratio) ? TableCell::ofPercent(*ratio) : TableCell();
}

TableCell ConsumptionRow::stateCell() const
{
    if (!isKnown)
        return TableCell::ofText(Words::tr("Not known"));
    if (!state.limit)
        return TableCell::ofText(Words::tr("No limit"));
    if (state.isOverLimit())
        return TableCell::ofText(Words::tr("Over the limit")).with(Tone::Danger);
    if (state.isAtRisk())
        return TableCell::ofText(Words::tr("At 80 % or more")).with(Tone::Warning);
    return TableCell::ofText(Words::tr("Within the limit")).with(Tone::Success);
}

TableCell ConsumptionRow::asOfCell() const
{
    return isKnown ? TableCell::ofInstant(state.asOf) : TableCell();
}

void sortByUse(std::vector<ConsumptionRow> &rows)
{
    std::ranges::stable_sort(rows, [](const ConsumptionRow &left, const ConsumptionRow &right) {
        const double a = left.state.ratio().value_or(left.isKnown ? -1 : -2);
        const double b = right.state.ratio().value_or(right.isKnown ? -1 : -2);
        return a != b ? a > b : left.name.localeAwareCompare(right.name) < 0;
    });
}

std::vector<ConsumptionRow> entitlementRows(const ConsumptionReportInput &input,
                                            const NewestSamples &newest)
{
    std::vector<ConsumptionRow> rows;
    for (const auto &entry : input.licenses) {
        for (const Entitlement &entitlement :
             entry.license.entitlements.value_or(QList<Entitlement>())) {
            // A feature is had or not; it is never used up.
            if (!(entitlement.unit == EntitlementUnit::None))
                rows.push_back(entitlementRow(input, entry, entitlement, newest));
        }
    }
    sortByUse(rows);
    return rows;
}

std::vector<ConsumptionRow> configurationRows(const ConsumptionReportInput &input)
{
    std::vector<ConsumptionRow> rows;
    for (const auto &entry : input.configurations) {
        const LicenseConfiguration &configuration = entry.configuration;
        ConsumptionRow row;
        row.state.kind = UsageState::Kind::Configuration;
        row.state.series = keyOf(configuration.licenseConfigurationArn.value_or(QString()),
                                 entry.account, entry.region, metric::configurationConsumed, {});
        row.name = configuration.name.value_or(QString());
        if (configuration.licenseCountingType) {
            row.unit =
                choiceText(*configuration.licenseCountingType, choiceTypeOf<LicenseCountingType>());
        }
        row.account = entry.account;
        row.region = entry.region;
        row.state.used = Quantity(configuration.consumedLicenses.value_or(0));
        if (configuration.licenseCount)
            row.state.limit = Quantity(*configuration.licenseCount);
        row.state.asOf = input.to;
        row.isKnown = configuration.consumedLicenses.has_value();
        rows.push_back(std::move(row));
    }
    sortByUse(rows);
    return rows;
}

std::vector<ConsumptionRow> keyRows(const ConsumptionReportInput &input,
                                    const NewestSamples &newest)
{
    std::vector<ConsumptionRow> rows;
    for (const auto &entry : input.keys) {
        ConsumptionRow row;
        row.state.kind = UsageState::Kind::ApiKey;
        row.state.series = {entry.partition,
                            entry.account,
                            entry.region,
                            entry.keyId,
                            metric::apiRemaining.toString(),
                            entry.plan.id.value_or(QString())};
        row.name = entry.keyName.isEmpty() ? entry.keyId : entry.keyName;
        row.parent = entry.plan.name.value_or(entry.plan.id.value_or(QString()));
        row.account = entry.account;
        row.region = entry.region;
        if (entry.plan.quota && entry.plan.quota->limit)
            row.state.limit = Quantity(*entry.plan.quota->limit);
        const auto known = newest.constFind(row.state.series);
        if (known != newest.constEnd() && row.state.limit && !known->newest.value.isText()) {
            const qint64 left = known->newest.value.units();
            row.state.used = Quantity(std::max<qint64>(0, row.state.limit->units() - left));
            row.state.asOf = known->newest.time;
            row.isKnown = true;
        }
        rows.push_back(std::move(row));
    }
    sortByUse(rows);
    return rows;
}

std::shared_ptr<const Table> entitlementTable(const std::vector<ConsumptionRow> &rows)
{
    auto table = std::make_shared<Table>(std::vector<TableColumn>{{Words::tr("License")},
                                                                  {Words::tr("Product")},
                                                                  {Words::tr("Entitlement")},
                                                                  {Words::tr("Used"), true},
                                                                  {Words::tr("Maximum"), true},
                                                                  {Words::tr("Used %"), true},
                                                                  {Words::tr("Unit")},
                                                                  {Words::tr("State")},
                                                                  {Words::tr("Expires (UTC)")},
                                                                  {Words::tr("Account")},
                                                                  {Words::tr("Role")},
                                                                  {Words::tr("As of (UTC)")},
                                                                  {Words::tr("ARN")}});
    for (const ConsumptionRow &row : rows) {
        table->addRow({row.nameCell(), TableCell::ofText(row.parent),
                       TableCell::ofText(row.state.name), row.usedCell(), row.limitCell(),
                       row.percentCell(), TableCell::ofText(row.unit), row.stateCell(),
                       row.end ? TableCell::ofInstant(*row.end) : TableCell(),
                       TableCell::ofText(row.account), TableCell::ofText(row.ownership),
                       row.asOfCell(), TableCell::ofText(row.state.series.resource)});
    }
    return table;
}

std::shared_ptr<const Table> configurationTable(const std::vector<ConsumptionRow> &rows)
{
    auto table =
        std::make_shared<Table>(std::vector<TableColumn>{{Words::tr("Self-managed license")},
                                                         {Words::tr("Counted by")},
                                                         {Words::tr("Consumed"), true},
                                                         {Words::tr("Limit"), true},
                                                         {Words::tr("Used %"), true},
                                                         {Words::tr("State")},
                                                         {Words::tr("Account")},
                                                         {Words::tr("Region")},
                                                         {Words::tr("ARN")}});
    for (const ConsumptionRow &row : rows) {
        table->addRow({row.nameCell(), TableCell::ofText(row.unit), row.usedCell(), row.limitCell(),
                       row.percentCell(), row.stateCell(), TableCell::ofText(row.account),
                       TableCell::ofText(row.region),
                       TableCell::ofText(row.state.series.resource)});
    }
    return table;
}

std::shared_ptr<const Table> keyTable(const std::vector<ConsumptionRow> &rows)
{
    auto table =
        std::make_shared<Table>(std::vector<TableColumn>{{Words::tr("API key")},
                                                         {Words::tr("Usage plan")},
                                                         {Words::tr("Used in the period"), true},
                                                         {Words::tr("Quota"), true},
                                                         {Words::tr("Used %"), true},
                                                         {Words::tr("State")},
                                                         {Words::tr("Account")},
                                                         {Words::tr("Region")},
                                                         {Words::tr("Day (UTC)")},
                                                         {Words::tr("Key ID")}});
    for (const ConsumptionRow &row : rows) {
        table->addRow({TableCell::ofText(row.name), TableCell::ofText(row.parent), row.usedCell(),
                       row.limitCell(), row.percentCell(), row.stateCell(),
                       TableCell::ofText(row.account), TableCell::ofText(row.region),
                       row.isKnown ? TableCell::ofDay(row.state.asOf) : TableCell(),
                       TableCell::ofText(row.state.series.resource)});
    }
    return table;
}

} // namespace lc
