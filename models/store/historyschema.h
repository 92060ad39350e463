// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/migration.h"

#include <span>

namespace lc {

/// The schema of history.db. Times are UTC milliseconds, quantities exact text.
std::span<const Migration> historySchema();

} // namespace lc
