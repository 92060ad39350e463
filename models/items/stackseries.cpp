// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/stackseries.h"

#include "domain/choices.h"
#include "store/metrics.h"

#include <QCoreApplication>

#include <map>
#include <optional>

namespace lc {

namespace {

QString typeTitle(const QString &type)
{
    const ChoiceType &choice = choiceTypeOf<ResourceType>();
    const auto index = choice.indexOf(type);
    return index ? QCoreApplication::translate("Choice", choice.values[size_t(*index)].label)
                 : type;
}

QString resourceTitle(const QString &arn, const StackNames &names)
{
    const QString name = names.resources.value(arn);
    return name.isEmpty() ? arn.section(u':', -1).section(u'/', -1) : name;
}

/// Where a series belongs in a chart; nothing: not there.
struct Place {
    QString title;
    QString arn; ///< of what is called so; empty: the title says all
};

std::optional<Place> placeInLicenses(const SeriesKey &key, const SeriesKey &subject, StackBy by,
                                     const StackNames &names)
{
    const bool isHere = key.account == subject.account && key.region == subject.region;
    if (key.metric != subject.metric || key.dimension != subject.dimension)
        return {};
    if (by == StackBy::Account && key.resource == subject.resource)
        return Place{key.account, {}};
    if (by == StackBy::Resource && isHere)
        return Place{resourceTitle(key.resource, names), key.resource};
    const QString product = names.products.value(key.resource);
    if (by == StackBy::Product && isHere && !product.isEmpty())
        return Place{product, {}};
    return {};
}

std::optional<Place> placeInConfiguration(const SeriesKey &key, const SeriesKey &subject,
                                          StackBy by, const StackNames &names)
{
    if (key.account != subject.account || key.region != subject.region
        || key.resource != subject.resource)
        return {};
    if (by == StackBy::ResourceType && key.metric == metric::configurationConsumed
        && !key.dimension.isEmpty())
        return Place{typeTitle(key.dimension), {}};
    if (by == StackBy::Account && key.metric == metric::configurationOwnerConsumed)
        return Place{key.dimension, {}};
    if (by == StackBy::Resource && key.metric == metric::configurationResourceConsumed) {
        return key.dimension.isEmpty() ? Place{}
                                       : Place{resourceTitle(key.dimension, names), key.dimension};
    }
    return {};
}

} // namespace

bool isOfEntitlement(const SeriesKey &key)
{
    return key.metric == metric::entitlementConsumed;
}

bool isSilentAtZero(const SeriesKey &key)
{
    const bool isPart = key.metric == metric::configurationOwnerConsumed
        || key.metric == metric::configurationResourceConsumed;
    return isPart && !key.dimension.isEmpty();
}

StackNames licenseNames(const RecordBlock &licenses, const Type &type)
{
    const BlockLayout &layout = BlockLayout::of(type);
    const int arn = layout.indexOf("LicenseArn");
    const int name = layout.indexOf("LicenseName");
    const int product = layout.indexOf("ProductName");
    const auto textAt = [&licenses](int record, int column) {
        const std::string_view text = licenses.text(record, column);
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    };
    StackNames names;
    for (int record = 0; record < licenses.size(); ++record) {
        names.resources.insert(textAt(record, arn), textAt(record, name));
        names.products.insert(textAt(record, arn), textAt(record, product));
    }
    return names;
}

QList<StackGroup> stackGroups(const QList<SeriesInfo> &recorded, const SeriesKey &subject,
                              StackBy by, const StackNames &names)
{
    std::map<QString, std::map<QString, QList<SeriesKey>>> found; // by title, then ARN
    for (const SeriesInfo &info : recorded) {
        if (info.key.partition != subject.partition)
            continue;
        const auto place = isOfEntitlement(subject)
            ? placeInLicenses(info.key, subject, by, names)
            : placeInConfiguration(info.key, subject, by, names);
        if (place)
            found[place->title][place->arn].append(info.key);
    }
    QList<StackGroup> groups;
    for (const auto &[title, parts] : found) {
        for (const auto &[arn, series] : parts)
            groups.append({parts.size() > 1 ? arn : title, series});
    }
    // What all others come to says nothing alone.
    if (groups.size() == 1 && groups.first().isRest())
        return {};
    return groups;
}

} // namespace lc
