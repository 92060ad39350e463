// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportkind.h"

#include "domain/arn.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace lc {

const ReportKindFacts &factsOf(const Open<ReportKind> &kind)
{
    static const std::array all{&consumptionKind(), &grantsKind(),  &expiringKind(), &quotasKind(),
                                &chargebackKind(),  &changesKind(), &activityKind()};
    const auto known = kind.known();
    const auto found = std::ranges::find_if(
        all, [&known](const ReportKindFacts *facts) { return known && facts->kind == *known; });
    return found == all.end() ? *all.front() : **found;
}

QString reportText(const char *source)
{
    return QCoreApplication::translate("Report", source);
}

namespace {

QDate dayOr(const std::optional<DateText> &day, const QDate &fallback)
{
    const QDate written = day ? QDate::fromString(day->text.left(10), Qt::ISODate) : QDate();
    return written.isValid() ? written : fallback;
}

} // namespace

ReportSpan spanOf(const ReportDefinition &definition, Instant now)
{
    QTimeZone zone(definition.timeZone.toLatin1());
    if (!zone.isValid())
        zone = QTimeZone::utc();
    const QDate today = toQDateTime(now).toTimeZone(zone).date();
    const auto startOf = [&zone](const QDate &day) { return fromQDateTime(day.startOfDay(zone)); };
    const auto lastDays = [&](int days) {
        return ReportSpan{startOf(today.addDays(1 - days)), now};
    };
    const QDate first(today.year(), today.month(), 1);
    switch (definition.period.known().value_or(ReportPeriod::Last30Days)) {
    case ReportPeriod::Last7Days:
        return lastDays(7);
    case ReportPeriod::Last30Days:
        return lastDays(30);
    case ReportPeriod::Last90Days:
        return lastDays(90);
    case ReportPeriod::Last365Days:
        return lastDays(365);
    case ReportPeriod::ThisMonth:
        return {startOf(first), now};
    case ReportPeriod::LastMonth:
        return {startOf(first.addMonths(-1)), startOf(first)};
    case ReportPeriod::Custom: {
        const QDate from = dayOr(definition.from, today.addDays(-29));
        const QDate to = std::max(from, dayOr(definition.to, today));
        return {startOf(from), std::min(startOf(to.addDays(1)), std::max(now, startOf(from)))};
    }
    }
    return lastDays(30);
}

FactReading::Wanted wantedFacts(const ReportDefinition &definition, Instant now)
{
    const ReportKindFacts &kind = factsOf(definition.kind);
    const ReportSpan span = spanOf(definition, now);
    FactReading::Wanted wanted;
    wanted.parts = kind.parts;
    const bool hasTagPrices = std::ranges::any_of(
        definition.prices, [](const ReportPrice &price) { return !price.tag.isEmpty(); });
    if (definition.grouping == ReportGrouping::Tag
        || (kind.kind == ReportKind::Chargeback && hasTagPrices))
        wanted.parts |= EstateReader::Part::Tags;
    wanted.activity = kind.needsActivity;
    wanted.changes = kind.needsChanges;
    wanted.connections = definition.connections;
    wanted.now = now;
    wanted.from = span.from;
    wanted.to = span.to;
    return wanted;
}

bool isInScope(const ReportDefinition &definition, const QString &region,
               const QStringList &productNames)
{
    if (!definition.regions.isEmpty() && !region.isEmpty() && !definition.regions.contains(region))
        return false;
    if (definition.products.isEmpty())
        return true;
    return std::ranges::any_of(definition.products, [&](const QString &wanted) {
        return std::ranges::any_of(productNames, [&](const QString &name) {
            return name.contains(wanted.trimmed(), Qt::CaseInsensitive);
        });
    });
}

namespace {

void addLicense(ConsumptionReportInput &input, const Estate &estate, const License &license,
                ConsumptionReportInput::Ownership ownership)
{
    ConsumptionReportInput::LicenseEntry entry{license, estate.account, ownership, std::nullopt};
    const QString arn = license.licenseArn.value_or(QString());
    if (const auto usage = estate.usageNow.constFind(arn); usage != estate.usageNow.cend())
        entry.usages = *usage;
    input.licenses.append(entry);
}

void addKeys(ConsumptionReportInput &input, const Estate &estate, const UsagePlan &plan,
             const QHash<QString, QString> &names)
{
    for (const QString &key : estate.keysOfPlans.value(plan.id.value_or(QString())))
        input.keys.append(
            {estate.partition, key, names.value(key), plan, estate.account, estate.region});
}

} // namespace

ConsumptionReportInput consumptionInput(const ReportDefinition &definition,
                                        const ReportFacts &facts)
{
    using Ownership = ConsumptionReportInput::Ownership;
    ConsumptionReportInput input;
    input.from = facts.from;
    input.to = facts.now;
    const auto isWanted = [&definition](const License &license) {
        return isInScope(definition, license.homeRegion.value_or(QString()),
                         {license.licenseName.value_or(QString()),
                          license.productName.value_or(QString()),
                          license.productSku.value_or(QString())});
    };
    for (const auto &estate : facts.estates) {
        estate->issued.forEach([&](const License &license) {
            if (isWanted(license))
                addLicense(input, *estate, license, Ownership::Issued);
        });
        estate->received.forEach([&](const GrantedLicense &license) {
            if (isWanted(license))
                addLicense(input, *estate, license, Ownership::Received);
        });
        estate->configurations.forEach([&](const LicenseConfiguration &configuration) {
            if (isInScope(definition, estate->region, {configuration.name.value_or(QString())}))
                input.configurations.append({configuration, estate->account, estate->region});
        });
        QHash<QString, QString> names;
        estate->apiKeys.forEach([&names](const ApiKey &key) {
            names.insert(key.id.value_or(QString()), key.name.value_or(QString()));
        });
        estate->usagePlans.forEach([&](const UsagePlan &plan) {
            if (isInScope(definition, estate->region, {plan.name.value_or(QString())}))
                addKeys(input, *estate, plan, names);
        });
    }
    return input;
}

NewestSamples newestSamples(const ReportFacts &facts)
{
    NewestSamples newest;
    for (const SeriesInfo &info : facts.series)
        newest.insert(info.key, info);
    return newest;
}

} // namespace lc
