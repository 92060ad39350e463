// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "workflows/fieldproblem.h"

#include <QList>
#include <QString>

namespace lc {

/// Adds, changes, renames and removes connections: in the program's own settings only, the shared
/// files are never written. What is open is opened anew where that is needed. GUI thread.
class ConnectionEditing {
public:
    /// The session's registry must have a book; the session outlives this.
    explicit ConnectionEditing(Session &session) : m_session(session) { }

    /// A connection of the user's, still without a name; `kind` is Endpoint or Keys.
    static Connection draft(Connection::Kind kind);
    /// What is wrong with a connection as it is about to be kept; empty: nothing. The paths are
    /// names of members: "Name", "Region", "Regions[1]", "Endpoint", "ServiceEndpoints.sts",
    /// "UseFips", "UseDualStack", "CaFile", "Proxy", "Profile".
    QList<FieldProblem> problemsOf(const Connection &connection) const;
    /// Keeps a connection, a new one or a changed one; returns its id, which a new name changes for
    /// connections of the user's own. Nothing is kept while there are problems.
    Result<QString, QList<FieldProblem>> save(const Connection &connection);
    /// Removes a connection of the user's own, or everything that was set on another one; it is
    /// closed first. Keys in the keychain are the caller's to remove.
    void remove(const QString &id);

    /// Whether a connection can be removed, not only set back.
    static bool isRemovable(const Connection &connection);
    /// Whether something was set on a connection that was found.
    bool isChanged(const QString &id) const;

private:
    Session &m_session;
};

/// The URL of an endpoint as people type it: "localhost:4566" stands for http, other hosts for
/// https.
QUrl endpointFromText(const QString &text);

} // namespace lc
