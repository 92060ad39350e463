// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/inventoryrules.h"

#include "api/licensemanager/inventory.h"
#include "domain/arn.h"
#include "domain/productvalues.h"
#include "localservice/conversionrules.h"
#include "localservice/handlertable.h"
#include "localservice/inventory.h"
#include "localservice/listing.h"
#include "localservice/servicesettingsrules.h"
#include "localservice/store.h"

#include <QSet>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

using Condition = InventoryFilterCondition;

/// A filter of the guide: which conditions it has, and what of a resource it compares. A resource
/// may have several values (applications) or none.
struct FilterFacts {
    QLatin1StringView name;
    std::initializer_list<Condition> conditions;
    QStringList (*values)(const Resource &entry, const InventoryResource &resource);
    QStringList choices = {}; ///< empty: any value
};

QStringList only(const std::optional<QString> &value)
{
    return value ? QStringList{*value} : QStringList();
}

QStringList applicationNames(const InventoryResource &resource)
{
    QStringList names;
    for (const InventoryApplication &application :
         resource.applications.value_or(QList<InventoryApplication>()))
        names += application.name;
    return names;
}

const FilterFacts plainFilters[] = {
    {"account_id"_L1,
     {Condition::Equals, Condition::NotEquals},
     [](const Resource &entry, const InventoryResource &) { return QStringList{entry.account}; }},
    {"application_name"_L1,
     {Condition::Equals, Condition::BeginsWith},
     [](const Resource &, const InventoryResource &resource) {
         return applicationNames(resource);
     }},
    {"license_included"_L1,
     {Condition::Equals, Condition::NotEquals},
     [](const Resource &, const InventoryResource &resource) {
         return only(resource.licenseIncluded);
     },
     productvalues::includedLicenses},
    {"platform"_L1,
     {Condition::Equals, Condition::BeginsWith},
     [](const Resource &, const InventoryResource &resource) { return only(resource.platform); }},
    {"resource_id"_L1,
     {Condition::Equals, Condition::NotEquals},
     [](const Resource &entry, const InventoryResource &) {
         return QStringList{Arn::parse(entry.id).value_or(Arn()).id()};
     }},
};

constexpr QLatin1StringView tagPrefix{"tag:"};

/// One filter of a request, checked.
struct Test {
    const FilterFacts *facts = nullptr; ///< null: a tag
    QString tagKey;
    Condition condition = Condition::Equals;
    QString value;

    bool allows(const Resource &entry, const InventoryResource &resource) const
    {
        const QStringList values = facts ? facts->values(entry, resource) : tagValues(resource);
        switch (condition) {
        case Condition::Equals:
            return values.contains(value);
        case Condition::NotEquals:
            return !values.contains(value);
        case Condition::BeginsWith:
        case Condition::Contains:
            return std::ranges::any_of(
                values, [this](const QString &each) { return each.startsWith(value); });
        }
        return false;
    }

private:
    QStringList tagValues(const InventoryResource &resource) const
    {
        QStringList values;
        for (const Tag &tag : resource.tags.value_or(QList<Tag>())) {
            if (tag.key == tagKey)
                values += tag.value.value_or(QString());
        }
        return values;
    }
};

Served<void> checkCondition(Call &call, const InventoryFilter &filter, const Test &test)
{
    const bool allowed = test.facts
        ? std::ranges::find(test.facts->conditions, test.condition) != test.facts->conditions.end()
        : test.condition == Condition::Equals
            || (test.condition == Condition::NotEquals
                && servicesettings::read(call).enableCrossAccountsDiscovery.value_or(false));
    if (!allowed)
        return refuseInput(call.operation,
                           u"Condition %1 is not supported for filter %2."_s.arg(
                               filter.condition.text, filter.name));
    if (test.facts && !test.facts->choices.isEmpty() && !test.facts->choices.contains(test.value))
        return refuseInput(
            call.operation,
            u"Value %1 is not supported for filter %2."_s.arg(test.value, filter.name));
    return {};
}

Served<Test> readFilter(Call &call, const InventoryFilter &filter)
{
    Test test;
    test.condition = filter.condition.known().value_or(Condition::Equals);
    test.value = filter.value.value_or(QString());
    const auto *plain = std::ranges::find_if(
        plainFilters, [&filter](const FilterFacts &facts) { return filter.name == facts.name; });
    if (plain != std::end(plainFilters))
        test.facts = plain;
    else if (filter.name.startsWith(tagPrefix) && filter.name.size() > tagPrefix.size())
        test.tagKey = filter.name.mid(tagPrefix.size());
    else
        return refuseInput(call.operation, u"Filter %1 is not supported."_s.arg(filter.name));
    if (!filter.value)
        return refuseInput(call.operation, u"Filter %1 needs a value."_s.arg(filter.name));
    if (auto checked = checkCondition(call, filter, test); !checked)
        return unexpected(checked.error());
    return test;
}

Served<QList<Test>> readFilters(Call &call, const QList<InventoryFilter> &filters)
{
    QList<Test> tests;
    QSet<QString> names;
    for (const InventoryFilter &filter : filters) {
        const auto test = readFilter(call, filter);
        if (!test)
            return unexpected(test.error());
        if (names.contains(filter.name))
            return refuse("FilterLimitExceededException",
                          u"Filter %1 can have only one value."_s.arg(filter.name));
        names.insert(filter.name);
        tests += *test;
    }
    return tests;
}

Served<ListResourceInventory::Response> list(Call &call,
                                             const ListResourceInventory::Request &request)
{
    const auto tests = readFilters(call, request.filters.value_or(QList<InventoryFilter>()));
    if (!tests)
        return unexpected(tests.error());
    conversions::settle(call.store, call.now);
    const auto convert = [&tests](const Resource &entry) -> std::optional<ResourceInventory> {
        const InventoryResource resource = inventory::read(entry);
        const bool shown = std::ranges::all_of(
            *tests, [&](const Test &test) { return test.allows(entry, resource); });
        return shown ? std::optional(inventory::shown(entry)) : std::nullopt;
    };
    auto page = listMerged<ResourceInventory>(
        call, request, servicesettings::inventories(call.store, call.setup, call.caller),
        request.maxResults, request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListResourceInventory::Response{page->records, page->nextToken};
}

} // namespace

void addInventoryRules(HandlerTable &table)
{
    table.add<ListResourceInventory>(list);
}

} // namespace lc
