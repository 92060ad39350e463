// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace lc {

/// What a parser made of one request.
struct ParsedMessage {
    QByteArray method;
    QByteArray target;
    qsizetype bodySize = 0;
    qsizetype lineEnd = -1; ///< where the bytes of its request line end; -1: it got not so far
    bool isComplete = false;
};

/// Requests of the test suite of llhttp, a strict HTTP parser, and what it makes of them.
struct PublishedCase {
    QByteArray name; ///< "file: title"
    QByteArray bytes;
    QList<ParsedMessage> messages;

    /// The bytes with each request sent to that host instead of its own.
    QByteArray sentTo(const QByteArray &host) const;
};

/// Every case of a folder of such files; cases of answers are left out.
QList<PublishedCase> publishedCases(const QString &folder);

} // namespace lc
