// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/tablesource.h"

#include <string>
#include <string_view>

namespace lc {

/// Whether a text is a plain decimal number ("-12.50"): only then may a file show it as one.
bool isPlainNumber(std::string_view text);

/// Whether a spreadsheet that opens the text in a CSV file might run it: a leading = + - @, tab or
/// line end, their full-width forms, also behind blanks that some programs drop.
bool looksLikeFormula(std::string_view utf8);

/// A ratio as percent with up to two decimals, "87.5"; empty when it is not finite.
std::string percentText(double ratio);

/// The cell as locale-free UTF-8: numbers exact, times ISO 8601 in UTC, days ISO dates.
void appendPlainText(std::string &out, const TableCell &cell);

} // namespace lc
