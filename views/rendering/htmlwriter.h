// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/document.h"
#include "reports/exportcontrol.h"

class QIODevice;

namespace lc {

/// The report as one HTML file that loads nothing and runs nothing: charts are inline SVG, every
/// text is escaped. Callable on any thread.
Result<void, ExportError> writeHtml(QIODevice &out, const Document &document,
                                    ExportControl &control);

/// A chart alone.
QByteArray chartToSvg(const ReportChart &chart, QSize size);

} // namespace lc
