// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace lc {

/// Whether an object anywhere in valid JSON has two members of one name, of which nobody can say
/// which one counts. False for text that is not JSON.
bool hasRepeatedNames(QByteArrayView json);

} // namespace lc
