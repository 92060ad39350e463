// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/tagedit.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class TagWords {
    Q_DECLARE_TR_FUNCTIONS(TagWords)

public:
    static QString added(const QString &key, const QString &value)
    {
        return tr("+ %1 = %2").arg(key, value);
    }
    static QString changed(const QString &key, const QString &value, const QString &before)
    {
        return tr("%1 = %2 (was %3)").arg(key, value, before);
    }
    static QString removed(const QString &key) { return tr("− %1").arg(key); }
};

QList<Tag>::const_iterator find(const QList<Tag> &tags, const QString &key)
{
    return std::find_if(tags.cbegin(), tags.cend(),
                        [&](const Tag &tag) { return tag.key.value_or(QString()) == key; });
}

} // namespace

QList<Tag> edited(const QList<Tag> &present, const TagEdit &edit)
{
    QList<Tag> tags = present;
    tags.removeIf(
        [&](const Tag &tag) { return edit.removed.contains(tag.key.value_or(QString())); });
    for (const Tag &tag : edit.set) {
        const auto found = find(tags, tag.key.value_or(QString()));
        if (found == tags.cend())
            tags.append(tag);
        else
            tags[found - tags.cbegin()] = tag;
    }
    return tags;
}

QString changeWords(const QList<Tag> &present, const TagEdit &edit)
{
    QStringList words;
    for (const Tag &tag : edit.set) {
        const QString key = tag.key.value_or(QString());
        const QString value = tag.value.value_or(QString());
        const auto before = find(present, key);
        if (before == present.cend())
            words.append(TagWords::added(key, value));
        else if (before->value.value_or(QString()) != value)
            words.append(TagWords::changed(key, value, before->value.value_or(QString())));
    }
    for (const QString &key : edit.removed) {
        if (find(present, key) != present.cend())
            words.append(TagWords::removed(key));
    }
    return words.join(u", "_s);
}

} // namespace lc
