// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace lc {

/// A program and its arguments out of one line, by the quoting of a POSIX shell but without a
/// shell: nothing is expanded. An error says, in words for people, what only a shell could do.
Result<QStringList, QString> splitCommandLine(const QString &line);

} // namespace lc
