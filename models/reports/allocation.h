// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/exactnumber.h"

#include <optional>
#include <vector>

namespace lc {

/// "-12.50" as people write prices; nothing for what is no plain decimal number.
std::optional<ExactNumber> amountOf(QStringView text);

/// Rounds parts to so many decimals so that they sum to their rounded total: each is cut off, and
/// what is left goes, one unit each, to those that lost most (the largest remainder).
std::vector<ExactNumber> allocated(const std::vector<ExactNumber> &parts, int decimals);

} // namespace lc
