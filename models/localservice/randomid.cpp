// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/randomid.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace lc {

QString randomHex(int digits)
{
    QByteArray bytes((digits + 1) / 2, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->generate() & 0xff);
    return QString::fromLatin1(bytes.toHex().left(digits));
}

QString randomLetters(int count)
{
    constexpr QLatin1StringView letters("abcdefghijklmnopqrstuvwxyz0123456789");
    QString text;
    for (int i = 0; i < count; ++i)
        text += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    return text;
}

} // namespace lc
