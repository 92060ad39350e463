// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/csvcolumn.h"

#include <QList>

namespace lc {

namespace {

QList<QStringList> csvLines(const QString &text)
{
    QList<QStringList> lines{{QString()}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        QString &cell = lines.last().last();
        if (letter == u'"') {
            const bool isDoubled = isQuoted && i + 1 < text.size() && text.at(i + 1) == u'"';
            if (isDoubled)
                cell += text.at(++i);
            else
                isQuoted = !isQuoted;
        } else if (!isQuoted && letter == u',') {
            lines.last().append(QString());
        } else if (!isQuoted && letter == u'\n') {
            lines.append({QString()});
        } else if (isQuoted || letter != u'\r') {
            cell += letter;
        }
    }
    return lines;
}

} // namespace

QStringList csvColumn(const QString &text, const QString &name)
{
    const QList<QStringList> lines = csvLines(text);
    qsizetype column = -1;
    for (qsizetype i = 0; i < lines.first().size(); ++i) {
        if (lines.first().at(i).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            column = i;
    }
    QStringList values;
    for (qsizetype i = 1; i < lines.size() && column >= 0; ++i) {
        const QString value = lines.at(i).value(column).trimmed();
        if (!value.isEmpty())
            values += value;
    }
    return values;
}

} // namespace lc
