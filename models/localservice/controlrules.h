// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// The operations of localservice/control.h; only for a service that has a ServiceControl.
void addControlRules(HandlerTable &table);

} // namespace lc
