// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "domain/resourceinventory.h"
#include "workflows/fieldproblem.h"

#include <span>

namespace lc {

/// A filter that the service has for its inventory (user guide): what it compares, and how.
struct InventoryFilterFacts {
    const char *name; ///< "platform"; "tag:" stands for the tag of any key
    const char *label; ///< source text in "InventoryFilter"
    std::initializer_list<InventoryFilterCondition> conditions;
    QStringList values = {}; ///< empty: any

    QString title() const;
};

std::span<const InventoryFilterFacts> inventoryFilters();
/// Null for a name that the service does not have.
const InventoryFilterFacts *findInventoryFilter(const QString &name);

/// What the service would refuse, by paths such as "[0].Value".
QList<FieldProblem> problemsOf(const QList<InventoryFilter> &filters);
/// "Platform begins with Windows, account is 111122223333".
QString searchWords(const QList<InventoryFilter> &filters);
QString conditionWords(InventoryFilterCondition condition);

/// A search of the inventory that was given a name.
struct InventorySearch {
    QString name;
    QList<InventoryFilter> filters;

    bool operator==(const InventorySearch &) const = default;
    static const Type rows;
};

/// The searches that people kept, in the settings. GUI thread; the settings outlive it.
class InventorySearches {
public:
    explicit InventorySearches(Settings &settings) : m_settings(settings) { }

    /// In alphabetical order.
    QList<InventorySearch> all() const;
    /// Takes the place of one with the same name.
    void keep(const InventorySearch &search);
    void remove(const QString &name);

private:
    void write(const QList<InventorySearch> &searches);

    Settings &m_settings;
};

} // namespace lc
