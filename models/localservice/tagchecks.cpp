// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/tagchecks.h"

#include "localservice/store.h"

#include <QSet>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestKey = 128;
constexpr int longestValue = 256;

} // namespace

std::optional<QString> tagsFault(const QList<Tag> &tags)
{
    if (tags.size() > tagsPerResource)
        return u"A resource can have at most %1 tags."_s.arg(tagsPerResource);
    QSet<QString> keys;
    for (const Tag &tag : tags) {
        const QString key = tag.key.value_or(QString());
        if (key.isEmpty() || key.size() > longestKey)
            return u"A tag key must have 1 to %1 characters."_s.arg(longestKey);
        if (key.startsWith(u"aws:", Qt::CaseInsensitive))
            return u"Tag keys that begin with aws: are reserved."_s;
        if (tag.value.value_or(QString()).size() > longestValue)
            return u"The value of tag %1 is longer than %2 characters."_s.arg(
                key, QString::number(longestValue));
        if (keys.contains(key))
            return u"The tag key %1 is given twice."_s.arg(key);
        keys.insert(key);
    }
    return std::nullopt;
}

std::optional<QString> tagsFault(const QMap<QString, QString> &tags)
{
    QList<Tag> list;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        list.append(Tag{it.key(), it.value()});
    return tagsFault(list);
}

void setTags(Call &call, const QString &arn, const QList<Tag> &tags)
{
    for (const Tag &tag : tags)
        call.store.setTag(arn, tag.key.value_or(QString()), tag.value.value_or(QString()));
}

QList<Tag> tagsOf(Call &call, const QString &arn)
{
    QList<Tag> tags;
    for (const auto &[key, value] : call.store.tags(arn))
        tags.append(Tag{key, value});
    return tags;
}

} // namespace lc
