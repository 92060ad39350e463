// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lc {

/// The values of one column of comma-separated lines whose first one names the columns, in any
/// case; quotes and doubled quotes are understood. Empty when there is no such column, or the text
/// is broken.
QStringList csvColumn(const QString &text, const QString &name);

} // namespace lc
