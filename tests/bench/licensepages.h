// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lc {

/// Answers of ListLicenses, ready to be sent: bodies only, in page order. Page n names page n + 1
/// in its NextToken; the same arguments always give the same bytes.
std::vector<std::string> makeLicensePages(std::size_t licenses, std::size_t pageSize);

} // namespace lc
