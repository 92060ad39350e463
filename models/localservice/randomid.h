// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lc {

/// So many lower-case hexadecimal digits that nobody can guess.
QString randomHex(int digits);

/// So many lower-case letters and digits, as ids of API Gateway and values of API keys are made of.
QString randomLetters(int count);

} // namespace lc
