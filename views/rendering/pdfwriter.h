// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/document.h"
#include "reports/exportcontrol.h"

class QIODevice;

namespace lc {

/// The report on A4 pages: table headers repeat, pages are numbered. Callable on any thread.
Result<void, ExportError> writePdf(QIODevice &out, const Document &document,
                                   ExportControl &control);

} // namespace lc
