// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"

#include <QList>

#include <memory>
#include <optional>

namespace lc {

class Settings;

/// What people said about connections, kept in the settings: their own endpoints and keys, what
/// they set on connections that were found, and who each one spoke as last. Never a secret. GUI
/// thread.
class ConnectionBook {
public:
    /// The settings outlive it.
    explicit ConnectionBook(Settings &settings);
    ~ConnectionBook();
    ConnectionBook(const ConnectionBook &) = delete;
    ConnectionBook &operator=(const ConnectionBook &) = delete;

    /// The connections that exist only here, in the order of their making.
    QList<Connection> own() const;
    /// A connection that was found, with what people set on it.
    Connection applied(const Connection &found) const;
    /// Keeps in what `wanted` differs from `found`; a connection that was not found stands here as
    /// a whole.
    void put(const Connection &wanted, const std::optional<Connection> &found);
    /// Forgets everything about a connection.
    void remove(const QString &id);

    /// Who the connection spoke as when it was open last.
    std::optional<Identity> identity(const QString &id) const;
    void rememberIdentity(const QString &id, const Identity &identity);

private:
    struct Note;
    Note &note(const QString &id);
    const Note *find(const QString &id) const;
    void save();

    Settings &m_settings;
    QList<Note> m_notes;
};

/// Whether a connection of this id exists only in the book.
bool isOwnConnection(QStringView id);

} // namespace lc
