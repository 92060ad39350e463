// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/commandline.h"

#include <QCoreApplication>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

} // namespace

Result<QStringList, QString> splitCommandLine(const QString &line)
{
    QStringList words;
    QString word;
    bool isInWord = false;
    QChar quote; // null outside quotes
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c.isNull())
            return unexpected(translated(
                QT_TRANSLATE_NOOP("CommandLine", "It has a character that no command can have.")));
        if (quote == u'\'') {
            if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'\\') {
            if (++i == line.size())
                return unexpected(
                    translated(QT_TRANSLATE_NOOP("CommandLine", "It ends with a backslash.")));
            const QChar next = line[i];
            if (quote == u'"' && !u"\"\\$`"_s.contains(next))
                word += c;
            word += next;
            isInWord = true;
        } else if (quote == u'"') {
            if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            isInWord = true;
        } else if (c.isSpace()) {
            if (std::exchange(isInWord, false))
                words.append(std::exchange(word, QString()));
        } else if (u"|&;<>()`"_s.contains(c)) {
            return unexpected(
                translated(
                    QT_TRANSLATE_NOOP("CommandLine",
                                      "It has \"%1\", which needs a shell, and none is used. "
                                      "Put the command into a script and name that."))
                    .arg(c));
        } else {
            word += c;
            isInWord = true;
        }
    }
    if (!quote.isNull())
        return unexpected(
            translated(QT_TRANSLATE_NOOP("CommandLine", "A quotation mark is not closed.")));
    if (isInWord)
        words.append(word);
    if (words.isEmpty() || words.first().isEmpty())
        return unexpected(translated(QT_TRANSLATE_NOOP("CommandLine", "It names no program.")));
    return words;
}

} // namespace lc
