// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <span>

namespace lc {

/// Every operation this program knows, in the order of its services.
std::span<const Operation *const> allOperations();

/// The operation of a service by its name; nullptr when it is not known.
const Operation *findOperation(std::string_view signingName, std::string_view operation);

} // namespace lc
