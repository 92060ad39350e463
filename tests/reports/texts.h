// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace lc {

/// Text that has troubled programs: our own list, and the public one where it is there.
inline QStringList hostileTexts()
{
    QStringList texts{
        QStringLiteral("=HYPERLINK(\"http://example.com\",\"click\")"),
        QStringLiteral("+1+cmd|' /C calc'!A0"),
        QStringLiteral("-2+3"),
        QStringLiteral("@SUM(1+1)"),
        QStringLiteral("\t=1+1"),
        QStringLiteral("\r=1+1"),
        QStringLiteral("\n=1+1"),
        QStringLiteral("\uff1d1+1"),
        QStringLiteral("\uff0b1"),
        QStringLiteral("\uff0d1"),
        QStringLiteral("\uff20SUM(1)"),
        QStringLiteral(" =1+1"),
        QStringLiteral("\u00a0=1+1"),
        QStringLiteral("\ufeff=1+1"),
        QStringLiteral("a;=1+1"),
        QStringLiteral("a\t=1+1"),
        QStringLiteral("\"=1+1\""),
        QStringLiteral("',=1"),
        QStringLiteral("line one\r\nline two\nline three\rend"),
        QStringLiteral("a \"quoted\" word"),
        QStringLiteral(""),
        QStringLiteral(" blanks "),
        QStringLiteral("_x0041_ and \u0007"),
        QStringLiteral("\U0001F511 日本語 العربية"),
    };
    QFile file(QStringLiteral(LC_TESTDATA "/text/blns.json"));
    if (QByteArrayView(LC_TESTDATA).isEmpty() || !file.open(QIODevice::ReadOnly))
        return texts;
    for (const auto &value : QJsonDocument::fromJson(file.readAll()).array())
        texts.append(value.toString());
    return texts;
}

} // namespace lc
