// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/csvcolumn.h"

#include "core/csvlines.h"

namespace lc {

QStringList csvColumn(const QString &text, const QString &name)
{
    const auto lines = csvLines(text);
    if (!lines || lines->isEmpty())
        return {};
    qsizetype column = -1;
    const QStringList &header = lines->first().cells;
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (header.at(i).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            column = i;
    }
    QStringList values;
    for (qsizetype i = 1; i < lines->size() && column >= 0; ++i) {
        const QString value = lines->at(i).cells.value(column).trimmed();
        if (!value.isEmpty())
            values += value;
    }
    return values;
}

} // namespace lc
