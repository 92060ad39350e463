// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/csvwriter.h"
#include "reports/exportcontrol.h"

#include <QStringList>

namespace lc {

/// The formats a report can be written in, by the suffix of the file name.
enum class DocumentFormat { Pdf, Html, Csv, Xlsx, Json, Ics };

std::optional<DocumentFormat> documentFormat(const QString &path);
/// What a document can be written as, for file dialogs: "PDF (*.pdf)", ...
QStringList documentFilters(const Document &document);

/// Writes the file whole or not at all; a calendar file needs dates. Callable on any thread.
Result<void, ExportError> writeDocument(const QString &path, DocumentFormat format,
                                        const Document &document, ExportControl &control,
                                        const CsvOptions &csv = CsvOptions::forSpreadsheets());

} // namespace lc
