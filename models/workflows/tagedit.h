// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"

#include <QList>
#include <QStringList>

namespace lc {

/// A resource whose tags are edited together with those of others.
struct TagTarget {
    QString connection; ///< id
    QString arn;
    QString name; ///< what people call it

    bool operator==(const TagTarget &) const = default;
};

/// What is done to the tags of every resource: some keys get a value, others go.
struct TagEdit {
    QList<Tag> set;
    QStringList removed; ///< keys

    bool isEmpty() const { return set.isEmpty() && removed.isEmpty(); }
    bool operator==(const TagEdit &) const = default;
};

/// The tags of a resource after the edit.
QList<Tag> edited(const QList<Tag> &present, const TagEdit &edit);
/// "+owner = platform, stage = test (was production), −team": what the edit does to a resource;
/// empty when nothing.
QString changeWords(const QList<Tag> &present, const TagEdit &edit);

} // namespace lc
