// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/document.h"
#include "reports/exportcontrol.h"

#include <QByteArray>

class QIODevice;

namespace lc {

/// The report as JSON for programs: stable order of members, a `schemaVersion`, exact numbers,
/// times in ISO 8601 UTC.
Result<void, ExportError> writeJson(QIODevice &out, const Document &document,
                                    ExportControl &control);
QByteArray toJson(const Document &document);

} // namespace lc
