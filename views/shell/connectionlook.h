// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icon.h"

namespace lc {

class Session;

/// How the window shows what is open: a colour, and always a symbol and words beside it.
struct ConnectionLook {
    Token strip = Token::Border; ///< the line under the toolbar
    Symbol symbol = Symbol::Cloud;
    Tone tone = Tone::Neutral;
    QString mark; ///< "Production, read-only"; empty: nothing special

    bool operator==(const ConnectionLook &) const = default;
};

/// The most dangerous of the open connections decides.
ConnectionLook connectionLook(const Session &session);
/// Whether every open connection is one of the local service's.
bool isLocalOnly(const Session &session);

/// "Issued licenses (production) – License Console": the page and the mark of the connections.
QString titleOfWindow(const QString &page, const Session &session);

} // namespace lc
