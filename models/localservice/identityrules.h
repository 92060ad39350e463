// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// STS GetCallerIdentity.
void addIdentityRules(HandlerTable &table);

} // namespace lc
