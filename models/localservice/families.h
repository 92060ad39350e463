// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// Adds the rules of every family this service has.
void addFamilies(HandlerTable &table);

} // namespace lc
