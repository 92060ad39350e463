// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/document.h"
#include "reports/exportcontrol.h"

class QIODevice;

namespace lc {

/// How comma-separated values are spelled.
struct CsvOptions {
    enum class Formulas {
        Guard, ///< text that a spreadsheet would run gets a leading apostrophe
        Exact ///< text as it is: reads back byte for byte
    };
    enum class ByteOrderMark { Omit, Write };
    enum class Encoding {
        Utf8,
        Utf16 ///< little-endian, always with a byte order mark
    };

    enum class Footer {
        Omit,
        Write ///< that of a report, as the last line
    };

    Formulas formulas = Formulas::Guard;
    ByteOrderMark byteOrderMark = ByteOrderMark::Omit;
    char separator = ',';
    Encoding encoding = Encoding::Utf8;
    Footer footer = Footer::Omit;

    /// As spreadsheets read it at once.
    static CsvOptions forSpreadsheets();
};

/// RFC 4180: a header line, CRLF, UTF-8. Numbers are exact and locale-free, times ISO 8601 in UTC,
/// days ISO dates, percentages plain numbers of percent with up to two decimals.
Result<void, ExportError> writeCsv(QIODevice &out, const TableSource &table,
                                   const CsvOptions &options, ExportControl &control);
/// The tables of a report, one after another; where they are several, each under a line with its
/// title.
Result<void, ExportError> writeCsv(QIODevice &out, const Document &document,
                                   const CsvOptions &options, ExportControl &control);

} // namespace lc
