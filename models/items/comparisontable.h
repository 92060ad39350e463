// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

/// Of ComparedField: two versions side by side.
TableDefinition comparisonTable();

} // namespace lc
