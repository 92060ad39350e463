// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace lc {

class HandlerTable;
class Store;

/// Conversion tasks: CreateLicenseConversionTaskForResource, GetLicenseConversionTask,
/// ListLicenseConversionTasks.
void addConversionRules(HandlerTable &table);

namespace conversions {

/// Ends the tasks whose time has come, with what that does to the inventory; true when there were
/// any.
bool settle(Store &store, Instant now);

} // namespace conversions
} // namespace lc
