// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

namespace lc {

/// Fills a default-constructed request from what writeJsonWithoutSecrets() or writeJsonForPeople()
/// wrote: wherever its members travel. readJson() takes those of the body only.
Result<void, JsonError> readRequestJson(const Type &type, void *object, QByteArrayView json,
                                        Reading reading = Reading::Tolerant);

} // namespace lc
