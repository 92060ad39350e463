// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/consumption.h"

#include <QSet>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

const Entitlement *findByName(const QList<Entitlement> &entitlements, const QString &name)
{
    const auto found =
        std::find_if(entitlements.begin(), entitlements.end(),
                     [&](const Entitlement &entitlement) { return entitlement.name == name; });
    return found == entitlements.end() ? nullptr : &*found;
}

std::optional<QString> entitlementFault(const Entitlement &entitlement)
{
    const QString &name = entitlement.name;
    if (name.isEmpty())
        return u"An entitlement has no name."_s;
    if (!isCounted(entitlement.unit))
        return entitlement.maxCount ? std::optional(
                   u"MaxCount of entitlement %1 is not allowed with the unit None."_s.arg(name))
                                    : std::nullopt;
    if (!entitlement.maxCount)
        return u"MaxCount of entitlement %1 is required with its unit."_s.arg(name);
    if (*entitlement.maxCount < 0)
        return u"MaxCount of entitlement %1 is negative."_s.arg(name);
    return std::nullopt;
}

} // namespace

bool isCounted(const Open<EntitlementUnit> &unit)
{
    return !(unit == EntitlementUnit::None);
}

std::optional<QString> entitlementsFault(const QList<Entitlement> &entitlements)
{
    if (entitlements.isEmpty())
        return u"At least one entitlement is required."_s;
    QSet<QString> names;
    for (const Entitlement &entitlement : entitlements) {
        if (auto fault = entitlementFault(entitlement))
            return fault;
        if (names.contains(entitlement.name))
            return u"Entitlement %1 is given twice."_s.arg(entitlement.name);
        names.insert(entitlement.name);
    }
    return std::nullopt;
}

std::optional<QString> entitlementQuotaFault(const QList<Entitlement> &entitlements)
{
    const auto counted =
        std::count_if(entitlements.begin(), entitlements.end(),
                      [](const Entitlement &each) { return isCounted(each.unit); });
    if (counted > countedEntitlementsPerLicense
        || entitlements.size() - counted > uncountedEntitlementsPerLicense)
        return u"A license can have at most %1 counted and %2 uncounted entitlements."_s.arg(
            QString::number(countedEntitlementsPerLicense),
            QString::number(uncountedEntitlementsPerLicense));
    return std::nullopt;
}

std::optional<qint64> amountOf(const EntitlementData &wanted)
{
    const QString text = wanted.value.value_or(QString());
    const bool isDecimal = !text.isEmpty() && !text.startsWith(u'0')
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const qint64 amount = text.toLongLong(&fits);
    return isDecimal && fits ? std::optional(amount) : std::nullopt;
}

std::optional<QString> checkoutFault(const QList<EntitlementData> &wanted)
{
    if (wanted.isEmpty())
        return u"At least one entitlement is required."_s;
    QSet<QString> names;
    for (const EntitlementData &each : wanted) {
        if (each.name.isEmpty())
            return u"An entitlement has no name."_s;
        if (names.contains(each.name))
            return u"Entitlement %1 is given twice."_s.arg(each.name);
        names.insert(each.name);
        if (!isCounted(each.unit)) {
            if (each.value)
                return u"Value of entitlement %1 is not allowed with the unit None."_s.arg(
                    each.name);
            continue;
        }
        if (!amountOf(each))
            return u"Value of entitlement %1 is not a positive whole number."_s.arg(each.name);
    }
    return std::nullopt;
}

std::optional<QString> checkoutQuotaFault(const QList<EntitlementData> &wanted)
{
    const auto counted =
        std::count_if(wanted.begin(), wanted.end(),
                      [](const EntitlementData &each) { return isCounted(each.unit); });
    if (counted > countedEntitlementsPerCheckout)
        return u"A check-out can ask for at most %1 counted entitlements."_s.arg(
            countedEntitlementsPerCheckout);
    return std::nullopt;
}

bool hasRoom(const Entitlement &entitlement, qint64 consumed, qint64 amount)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    if (amount > most - consumed)
        return false;
    if (entitlement.overage.value_or(false) || !entitlement.maxCount)
        return true;
    return consumed + amount <= *entitlement.maxCount;
}

QList<EntitlementData> allowedOf(const QList<EntitlementData> &wanted,
                                 const QList<Entitlement> &entitlements, const Consumed &consumed)
{
    QList<EntitlementData> allowed;
    for (const EntitlementData &each : wanted) {
        const Entitlement *entitlement = findByName(entitlements, each.name);
        if (!entitlement || entitlement->unit != each.unit)
            continue;
        if (!isCounted(each.unit))
            allowed.append({each.name, entitlement->value, each.unit});
        else if (hasRoom(*entitlement, consumed.value(each.name), amountOf(each).value_or(0)))
            allowed.append(each);
    }
    return allowed;
}

std::optional<QString> unitFault(const QList<Entitlement> &before, const QList<Entitlement> &after,
                                 const Consumed &consumed)
{
    for (const Entitlement &entitlement : after) {
        const Entitlement *former = findByName(before, entitlement.name);
        if (consumed.value(entitlement.name) != 0 && former && former->unit != entitlement.unit)
            return u"The unit of entitlement %1 cannot change while it is consumed."_s.arg(
                entitlement.name);
    }
    return std::nullopt;
}

} // namespace lc
