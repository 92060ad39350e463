// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/publishedcases.h"

#include <QDir>
#include <QRegularExpression>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Undoes the suite's way of writing bytes down.
QByteArray bytesOf(QString text)
{
    static const QRegularExpression joined(u"\\\\\\n"_s);
    static const QRegularExpression code(u"\\\\x([0-9a-fA-F]{2})"_s);
    if (text.endsWith(u'\n'))
        text.chop(1);
    text.remove(joined).replace(u"\n"_s, u"\r\n"_s);
    text.replace(u"\\r"_s, u"\r"_s).replace(u"\\n"_s, u"\n"_s).replace(u"\\t"_s, u"\t"_s);
    text.replace(u"\\f"_s, u"\f"_s);
    for (auto match = code.match(text); match.hasMatch(); match = code.match(text))
        text.replace(match.capturedStart(), match.capturedLength(),
                     QChar(match.captured(1).toInt(nullptr, 16)));
    return text.toLatin1();
}

QList<ParsedMessage> messagesIn(const QString &log)
{
    static const QRegularExpression entry(
        u"^off=(\\d+) (?:len=(\\d+) span\\[(\\w+)\\]=\"(.*)\"|(.*))$"_s,
        QRegularExpression::MultilineOption);
    QList<ParsedMessage> messages;
    for (auto match = entry.globalMatch(log); match.hasNext();) {
        const auto each = match.next();
        const QString event = each.captured(5);
        if (event == u"message begin"_s)
            messages.append(ParsedMessage());
        if (messages.isEmpty())
            continue;
        ParsedMessage &message = messages.last();
        if (each.captured(3) == u"method"_s)
            message.method += each.captured(4).toLatin1();
        if (each.captured(3) == u"url"_s)
            message.target += each.captured(4).toLatin1();
        if (each.captured(3) == u"body"_s)
            message.bodySize += each.captured(2).toLongLong();
        if (event == u"version complete"_s)
            message.lineEnd = each.captured(1).toLongLong();
        if (event == u"message complete"_s)
            message.isComplete = true;
    }
    return messages;
}

} // namespace

QByteArray PublishedCase::sentTo(const QByteArray &host) const
{
    static const QRegularExpression others(u"^Host:(?! \\x01)[^\\n]*\\n"_s,
                                           QRegularExpression::CaseInsensitiveOption
                                               | QRegularExpression::MultilineOption);
    const QString mark = u"Host: \x01"_s;
    QString text = QString::fromLatin1(bytes);
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
        const qsizetype end = message->lineEnd < 0 ? -1 : text.indexOf(u'\n', message->lineEnd - 1);
        if (end >= 0)
            text.insert(end + 1, mark + u"\r\n"_s);
    }
    return text.remove(others).toLatin1().replace('\x01', host);
}

QList<PublishedCase> publishedCases(const QString &folder)
{
    static const QRegularExpression section(
        u"\\n##+ ([^\\n]*)\\n(?:(?!\\n##).)*?<!-- meta=(\\{[^\\n]*\\}) ?-->\\s*```http\\n([^`]*)```"
        "[^`]*```log\\n(.*?)```"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QList<PublishedCase> cases;
    const QDir files(folder, u"*.md"_s, QDir::Name, QDir::Files);
    for (const QFileInfo &info : files.entryInfoList()) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = section.globalMatch(text); match.hasNext();) {
            const auto each = match.next();
            if (!each.captured(2).contains(u"\"request"_s))
                continue;
            cases.append({info.completeBaseName().toLatin1() + ": " + each.captured(1).toLatin1(),
                          bytesOf(each.captured(3)), messagesIn(each.captured(4))});
        }
    }
    return cases;
}

} // namespace lc
