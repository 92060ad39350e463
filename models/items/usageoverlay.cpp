// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/usageoverlay.h"

#include "items/column.h"

namespace lc {

void UsageOverlay::setUsage(const QString &account, const QString &licenseArn,
                            const LicenseUsage &usage, Instant asOf)
{
    QList<UsageFigure> figures;
    for (const EntitlementUsage &entitlement :
         usage.entitlementUsages.value_or(QList<EntitlementUsage>()))
        figures.append({entitlement.consumedValue, entitlement.maxCount, entitlement.unit.text,
                        entitlement.name, asOf, false});
    m_figures.insert(overlayKey(account, licenseArn), figures);
    announceChange();
}

void UsageOverlay::setStale(const QString &account, const QString &licenseArn)
{
    const auto known = m_figures.find(overlayKey(account, licenseArn));
    if (known == m_figures.end())
        return;
    for (UsageFigure &figure : *known)
        figure.isStale = true;
    announceChange();
}

QList<UsageFigure> UsageOverlay::figures(const QString &account, const QString &licenseArn) const
{
    return m_figures.value(overlayKey(account, licenseArn));
}

std::optional<Instant> UsageOverlay::asOf(const QString &account, const QString &licenseArn) const
{
    const auto known = m_figures.constFind(overlayKey(account, licenseArn));
    // A license without counted entitlements has no figure that could say when.
    return known == m_figures.cend() || known->isEmpty() ? std::nullopt : known->first().asOf;
}

Cell UsageOverlay::cell(const Utf8Origin &origin, std::string_view resource, int part) const
{
    const bool isOfLicense = part == OfLicense;
    const auto known = m_figures.constFind(
        overlayKey(origin, isOfLicense ? resource : std::string_view(origin.parent)));
    if (known == m_figures.cend())
        return {};
    if (isOfLicense) {
        const UsageFigure *tightest = tightestOf(*known);
        return tightest ? Cell::usage(*tightest) : Cell();
    }
    const auto name = QString::fromUtf8(resource.data(), qsizetype(resource.size()));
    for (const UsageFigure &figure : *known) {
        if (figure.name == name)
            return Cell::usage(figure);
    }
    return {};
}

const UsageFigure *tightestOf(const QList<UsageFigure> &figures)
{
    const UsageFigure *tightest = nullptr;
    for (const UsageFigure &figure : figures) {
        if (!tightest || figure.percent().value_or(-1) > tightest->percent().value_or(-1))
            tightest = &figure;
    }
    return tightest;
}

} // namespace lc
