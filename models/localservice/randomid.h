// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lc {

/// So many lower-case hexadecimal digits that nobody can guess.
QString randomHex(int digits);

} // namespace lc
