// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

/// Of JobResult: the objects of a bulk job.
TableDefinition jobTable();

} // namespace lc
