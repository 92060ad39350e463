// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/stackseries.h"

#include "domain/choices.h"
#include "store/metrics.h"

#include <QCoreApplication>

#include <map>

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
    return name.isEmpty() ? arn.section(u':', -1) : name;
}

bool isSameKind(const SeriesKey &key, const SeriesKey &subject)
{
    return key.partition == subject.partition && key.metric == subject.metric;
}

/// The title of the area that a series belongs to; empty: to none.
QString titleOf(const SeriesKey &key, const SeriesKey &subject, StackBy by, const StackNames &names)
{
    const bool isConfiguration = !isOfEntitlement(subject);
    const bool isHere = key.account == subject.account && key.region == subject.region;
    switch (by) {
    case StackBy::Account:
        return key.resource == subject.resource && key.dimension == subject.dimension ? key.account
                                                                                      : QString();
    case StackBy::Resource:
        if (isConfiguration)
            return isHere && key.resource == subject.resource && !key.dimension.isEmpty()
                ? typeTitle(key.dimension)
                : QString();
        return isHere && key.dimension == subject.dimension ? resourceTitle(key.resource, names)
                                                            : QString();
    case StackBy::Product:
        return isHere && !isConfiguration && key.dimension == subject.dimension
            ? names.products.value(key.resource)
            : QString();
    }
    return {};
}

} // namespace

bool isOfEntitlement(const SeriesKey &key)
{
    return key.metric == metric::entitlementConsumed;
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
    std::map<QString, QList<SeriesKey>> found;
    for (const SeriesInfo &info : recorded) {
        if (!isSameKind(info.key, subject))
            continue;
        const QString title = titleOf(info.key, subject, by, names);
        if (!title.isEmpty())
            found[title].append(info.key);
    }
    QList<StackGroup> groups;
    for (const auto &group : found)
        groups.append({group.first, group.second});
    return groups;
}

} // namespace lc
