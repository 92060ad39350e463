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

} // namespace lc
