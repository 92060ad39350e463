// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/exportcontrol.h"
#include "reports/tablesource.h"

class QIODevice;

namespace lc {

/// How comma-separated values are spelled.
struct CsvOptions {
    enum class Formulas {
        Guard, ///< text that a spreadsheet would run gets a leading apostrophe
        Exact ///< text as it is: reads back byte for byte
    };
    enum class ByteOrderMark { Omit, Write };

    Formulas formulas = Formulas::Guard;
    ByteOrderMark byteOrderMark = ByteOrderMark::Omit;
    char separator = ',';
};

/// RFC 4180: a header line, CRLF, UTF-8. Numbers are exact and locale-free, times ISO 8601 in UTC,
/// days ISO dates, percentages plain numbers of percent with up to two decimals.
Result<void, ExportError> writeCsv(QIODevice &out, const TableSource &table,
                                   const CsvOptions &options, ExportControl &control);

} // namespace lc
