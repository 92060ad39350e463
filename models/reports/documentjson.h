// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <QByteArray>

namespace lc {

/// The report as JSON for programs: stable order of members, a `schemaVersion`, exact numbers,
/// times in ISO 8601 UTC.
QByteArray toJson(const Document &document);

} // namespace lc
