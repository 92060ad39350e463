// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/readback.h"
#include "domain/patchoperation.h"

#include <optional>

namespace lc {

/// Whether a record that was read has what patch operations ask for: Done when all of it, NotDone
/// when something is missing, Unproven when a path is not understood. Done carries the record.
ReadBackStep patchStep(const std::optional<QList<PatchOperation>> &operations, const Type &type,
                       const void *record);

} // namespace lc
