// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lc {

/// One line of comma-separated values, which quotes may carry over line ends.
struct CsvLine {
    int number = 0; ///< of the line it begins on; the first is 1
    QStringList cells;
};

/// Why a text is not a list of such lines.
struct CsvFault {
    enum class Kind { OpenQuote, TextAfterQuote };

    Kind kind = Kind::OpenQuote;
    int line = 0;
};

/// Splits text into lines of cells: quotes hold commas, line ends and doubled quotes; blanks around
/// cells without quotes are not theirs. Lines end with LF, CR or both; empty ones and a byte order
/// mark are passed over.
Result<QList<CsvLine>, CsvFault> csvLines(const QString &text);

/// A line of cells, quoted where they need it, with its end.
QString csvLine(const QStringList &cells);

} // namespace lc
