// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "localservice/call.h"
#include "localservice/store.h"

#include <QString>

#include <optional>

/// API keys as they are stored, for the rules that make and change them.
namespace lc::apikeys {

/// The key of the caller's account and Region that has this value.
std::optional<Resource> findByValue(Call &call, const QString &value);
/// What is wrong with a key's value, name or description.
std::optional<QString> fault(const ApiKey &key);
/// Checks and stores a new key; draws its id, and its value when it has none.
Served<ApiKey> create(Call &call, ApiKey key);
/// Checks and stores a changed key, which gets a new date.
Served<ApiKey> change(Call &call, Resource resource, ApiKey key);
/// Makes a stored key findable by its value.
void index(Store &store, const Resource &resource, const ApiKey &key);
/// "apiId/stage" of an existing stage.
Served<QString> stageKey(Call &call, const QString &apiId, const QString &stage);

} // namespace lc::apikeys
