// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// What License Manager has found: ListResourceInventory.
void addInventoryRules(HandlerTable &table);

} // namespace lc
