// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"
#include "store/snapshotlists.h"

namespace lc {

TableDefinition changesTable(); ///< of ChangeRecord

} // namespace lc
