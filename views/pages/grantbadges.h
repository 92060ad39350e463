// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cell.h"
#include "workflows/grantanswering.h"
#include "workflows/grantprecheck.h"

namespace lc {

/// The state of a pre-check by which rows are filtered and drawn.
QString stateOf(PreCheck::Kind kind);
/// How far a row has come, as a pill.
Badge resultOf(const GrantAnswering::Row &row);

} // namespace lc
