// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"
#include "localservice/call.h"

#include <QList>
#include <QString>

#include <optional>

namespace lc {

inline constexpr int tagsPerResource = 50;

/// What is wrong with tags of a request: a key missing, too long, reserved or repeated, a value
/// too long.
std::optional<QString> tagsFault(const QList<Tag> &tags);
std::optional<QString> tagsFault(const QMap<QString, QString> &tags);
/// Adds the tags of a checked request to those the resource has.
void setTags(Call &call, const QString &arn, const QList<Tag> &tags);
QList<Tag> tagsOf(Call &call, const QString &arn);

} // namespace lc
