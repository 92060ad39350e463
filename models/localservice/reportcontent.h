// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/reportgenerator.h"

#include <QByteArray>

namespace lc {

class Store;
struct ServiceSetup;

/// A report as CSV (RFC 4180, UTF-8, a line of names first); a sentence when it cannot be made.
Result<QByteArray, QString> reportContent(Store &store, const ServiceSetup &setup,
                                          const Open<ReportType> &type,
                                          const ReportGenerator &generator, Instant now);

} // namespace lc
