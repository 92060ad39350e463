// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/document.h"
#include "reports/exportcontrol.h"

class QIODevice;

namespace lc {

/// One sheet with frozen header row and filter buttons. Text is never a formula; numbers that a
/// double holds exactly are numbers, longer ones exact text; times are UTC.
Result<void, ExportError> writeXlsx(QIODevice &out, const QString &sheetName,
                                    const TableSource &table, ExportControl &control);
/// A sheet with the title, meta lines and notes, then one for each table.
Result<void, ExportError> writeXlsx(QIODevice &out, const Document &document,
                                    ExportControl &control);

} // namespace lc
