// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace lc {

/// Loads the program's and Qt's own texts; an empty language means the system's. Call before any
/// text is made.
void installLanguage(QCoreApplication &application, const QString &language);

} // namespace lc
