// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/sampleworld.h"

namespace lc {

/// Says what runs on a machine that uses the self-managed license `use`.
void describeMachine(quint64 seed, QStringView use, InventoryResource &machine);

} // namespace lc
