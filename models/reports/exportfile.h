// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/exportcontrol.h"

#include <QString>
#include <QStringView>

#include <functional>

class QIODevice;

namespace lc {

/// Writes a file whole or not at all: beside the target first (mode 0600), then renamed over it, on
/// the disk when it returns. What a killed run may have left in the folder is removed. A symbolic
/// link in its place is refused, not followed.
Result<void, ExportError>
writeExportFile(const QString &path,
                const std::function<Result<void, ExportError>(QIODevice &)> &write);

/// A file name made from text of a service: no separators, control or bidirectional characters, no
/// leading dash, dot or blank, no reserved name, at most 200 bytes with its suffix (".csv").
QString safeFileName(QStringView name, QStringView suffix);

} // namespace lc
