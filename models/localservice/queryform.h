// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "localservice/serviceerror.h"

#include <QByteArray>
#include <QHash>

namespace lc {

/// The query protocol: requests as form members ("PolicyArns.member.1.arn"), answers as XML.
namespace queryform {

using Members = QHash<QByteArray, QByteArray>;

Members read(const QByteArray &body);
/// Fills `object` by the rows of its type.
Served<void> fill(const Operation &operation, const Members &members, void *object);
/// The elements of an object, without one around them.
QByteArray elements(const Type &type, const void *object);
QByteArray escaped(const QString &text);

} // namespace queryform
} // namespace lc
