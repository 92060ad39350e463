// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionlook.h"

#include "connections/session.h"
#include "style/connectioncolor.h"

#include <QCoreApplication>

#include <algorithm>

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ConnectionLook", text);
}

/// The colour of all connections, where they have the same one.
std::optional<Token> sharedColor(const QList<Connection> &connections)
{
    const QString name = connections.first().colour;
    const bool isShared =
        std::all_of(connections.begin(), connections.end(),
                    [&](const Connection &connection) { return connection.colour == name; });
    return isShared ? connectionColor(name) : std::nullopt;
}

} // namespace

bool isLocalOnly(const Session &session)
{
    const QStringList opened = session.opened();
    return !opened.isEmpty() && std::all_of(opened.begin(), opened.end(), [&](const QString &id) {
        return session.connection(id).kind == Connection::Kind::Local;
    });
}

ConnectionLook connectionLook(const Session &session)
{
    QList<Connection> connections;
    for (const QString &id : session.opened())
        connections += session.connection(id);
    if (connections.isEmpty())
        return {};
    const bool isProduction =
        std::any_of(connections.begin(), connections.end(), std::mem_fn(&Connection::isProduction));
    // One that takes changes is enough for the others' sake.
    const bool isReadOnly =
        std::all_of(connections.begin(), connections.end(), std::mem_fn(&Connection::isReadOnly));
    const bool isLocal = isLocalOnly(session);
    const auto color = sharedColor(connections);
    ConnectionLook look;
    look.strip = isProduction ? Token::StripProduction
        : color               ? *color
        : isReadOnly          ? Token::StripReadOnly
        : isLocal             ? Token::StripLocal
                              : Token::StripNormal;
    look.symbol = isProduction ? Symbol::Production
        : isReadOnly           ? Symbol::Lock
        : isLocal              ? Symbol::Local
                               : Symbol::Cloud;
    look.tone = isProduction ? Tone::Danger
        : isReadOnly         ? Tone::Neutral
        : isLocal            ? Tone::Success
                             : Tone::Info;
    if (isProduction && isReadOnly)
        look.mark = translated(QT_TRANSLATE_NOOP("ConnectionLook", "Production, read-only"));
    else if (isProduction)
        look.mark = translated(QT_TRANSLATE_NOOP("ConnectionLook", "Production"));
    else if (isReadOnly)
        look.mark = translated(QT_TRANSLATE_NOOP("ConnectionLook", "Read-only"));
    return look;
}

QString titleOfWindow(const QString &page, const Session &session)
{
    const QString mark = connectionLook(session).mark;
    QString words = page;
    if (!mark.isEmpty())
        words = words.isEmpty()
            ? mark
            : QCoreApplication::translate("MainWindow", "%1 (%2)", "page and mark")
                  .arg(words, mark);
    return words.isEmpty()
        ? QCoreApplication::translate("MainWindow", "License Console")
        : QCoreApplication::translate("MainWindow", "%1 – License Console", "page").arg(words);
}

} // namespace lc
