// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/inventorysearches.h"

#include "core/json.h"
#include "domain/productvalues.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field inventorySearchRows[] = {
    field<&InventorySearch::name>("Name").with(Required),
    field<&InventorySearch::filters>("Filters").with(Required),
};

constinit const Type InventorySearch::rows =
    describe<InventorySearch>("InventorySearch", inventorySearchRows);

namespace {

using Condition = InventoryFilterCondition;

/// Each is an InventorySearch as JSON.
const Setting<QStringList> searchesSetting{"Inventory/searches"};

constexpr QLatin1StringView tagPrefix{"tag:"};

class SearchWords {
    Q_DECLARE_TR_FUNCTIONS(SearchWords)

public:
    static QString condition(Condition condition)
    {
        switch (condition) {
        case Condition::Equals:
            return tr("is");
        case Condition::NotEquals:
            return tr("is not");
        case Condition::BeginsWith:
            return tr("begins with");
        case Condition::Contains:
            return tr("contains");
        }
        return {};
    }
    static QString filter(const QString &title, const QString &condition, const QString &value)
    {
        return tr("%1 %2 %3", "Platform, begins with, Windows").arg(title, condition, value);
    }
    static QString tag(const QString &key) { return tr("Tag %1").arg(key); }
    static QString unknown(const QString &name)
    {
        return tr("The service cannot search for %1.").arg(name);
    }
    static QString noKey() { return tr("Enter the key of the tag."); }
    static QString noValue() { return tr("Enter what to look for."); }
    static QString noCondition(const QString &title)
    {
        return tr("%1 cannot be compared like this.").arg(title);
    }
    static QString noSuchValue(const QStringList &values)
    {
        return tr("Choose one of %1.").arg(values.join(u", "_s));
    }
    static QString twice(const QString &title)
    {
        return tr("%1 can be compared with one value only.").arg(title);
    }
};

QString titleOf(const InventoryFilter &filter)
{
    const InventoryFilterFacts *facts = findInventoryFilter(filter.name);
    if (!facts)
        return filter.name;
    return filter.name.startsWith(tagPrefix) ? SearchWords::tag(filter.name.mid(tagPrefix.size()))
                                             : facts->title();
}

} // namespace

QString InventoryFilterFacts::title() const
{
    return QCoreApplication::translate("InventoryFilter", label);
}

std::span<const InventoryFilterFacts> inventoryFilters()
{
    static const InventoryFilterFacts filters[] = {
        {"resource_id",
         QT_TRANSLATE_NOOP("InventoryFilter", "Resource ID"),
         {Condition::Equals, Condition::NotEquals}},
        {"platform",
         QT_TRANSLATE_NOOP("InventoryFilter", "Platform"),
         {Condition::Equals, Condition::BeginsWith}},
        {"application_name",
         QT_TRANSLATE_NOOP("InventoryFilter", "Application"),
         {Condition::Equals, Condition::BeginsWith}},
        {"license_included",
         QT_TRANSLATE_NOOP("InventoryFilter", "License included"),
         {Condition::Equals, Condition::NotEquals},
         productvalues::includedLicenses},
        {"account_id",
         QT_TRANSLATE_NOOP("InventoryFilter", "Account"),
         {Condition::Equals, Condition::NotEquals}},
        {"tag:",
         QT_TRANSLATE_NOOP("InventoryFilter", "Tag"),
         {Condition::Equals, Condition::NotEquals}},
    };
    return filters;
}

const InventoryFilterFacts *findInventoryFilter(const QString &name)
{
    for (const InventoryFilterFacts &facts : inventoryFilters()) {
        const QLatin1StringView known(facts.name);
        if (name == known || (known == tagPrefix && name.startsWith(tagPrefix)))
            return &facts;
    }
    return nullptr;
}

QList<FieldProblem> problemsOf(const QList<InventoryFilter> &filters)
{
    QList<FieldProblem> problems;
    QSet<QString> seen;
    for (qsizetype i = 0; i < filters.size(); ++i) {
        const InventoryFilter &filter = filters[i];
        const auto add = [&](QLatin1StringView member, const QString &sentence) {
            problems.append({u"[%1].%2"_s.arg(i).arg(member), sentence});
        };
        const InventoryFilterFacts *facts = findInventoryFilter(filter.name);
        if (!facts) {
            add("Name"_L1, SearchWords::unknown(filter.name));
            continue;
        }
        const QString value = filter.value.value_or(QString());
        if (filter.name == tagPrefix)
            add("Name"_L1, SearchWords::noKey());
        else if (seen.contains(filter.name))
            add("Name"_L1, SearchWords::twice(titleOf(filter)));
        seen.insert(filter.name);
        const auto known = filter.condition.known();
        if (!known
            || std::find(facts->conditions.begin(), facts->conditions.end(), *known)
                == facts->conditions.end())
            add("Condition"_L1, SearchWords::noCondition(titleOf(filter)));
        if (value.trimmed().isEmpty())
            add("Value"_L1, SearchWords::noValue());
        else if (!facts->values.isEmpty() && !facts->values.contains(value))
            add("Value"_L1, SearchWords::noSuchValue(facts->values));
    }
    return problems;
}

QString conditionWords(InventoryFilterCondition condition)
{
    return SearchWords::condition(condition);
}

QString searchWords(const QList<InventoryFilter> &filters)
{
    QStringList words;
    for (const InventoryFilter &filter : filters) {
        const auto known = filter.condition.known();
        words.append(SearchWords::filter(titleOf(filter),
                                         known ? conditionWords(*known) : filter.condition.text,
                                         filter.value.value_or(QString())));
    }
    return words.join(u", "_s);
}

QList<InventorySearch> InventorySearches::all() const
{
    QList<InventorySearch> searches;
    for (const QString &text : m_settings.value(searchesSetting)) {
        if (auto search = readJson<InventorySearch>(text.toUtf8()))
            searches.append(*search);
    }
    std::sort(searches.begin(), searches.end(),
              [](const InventorySearch &a, const InventorySearch &b) {
                  return QString::localeAwareCompare(a.name, b.name) < 0;
              });
    return searches;
}

void InventorySearches::keep(const InventorySearch &search)
{
    QList<InventorySearch> searches = all();
    searches.removeIf([&](const InventorySearch &one) { return one.name == search.name; });
    searches.append(search);
    write(searches);
}

void InventorySearches::remove(const QString &name)
{
    QList<InventorySearch> searches = all();
    searches.removeIf([&](const InventorySearch &one) { return one.name == name; });
    write(searches);
}

void InventorySearches::write(const QList<InventorySearch> &searches)
{
    QStringList texts;
    for (const InventorySearch &search : searches)
        texts.append(QString::fromUtf8(writeJson(search)));
    m_settings.set(searchesSetting, texts);
}

} // namespace lc
