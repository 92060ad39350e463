// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <QSet>

namespace lc {

/// Fills every member of a described object with a value of its kind, lists with two elements.
/// Values differ from member to member, so that a mix-up shows. Ignores limits and patterns.
void fillWithSamples(const Type &type, void *object);

/// Every type that is reachable from the requests and answers of these operations' types.
void collectTypes(const Type &type, QSet<const Type *> &types);

} // namespace lc
