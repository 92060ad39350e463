// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/environment.h"
#include "aws/profiles.h"
#include "connections/connection.h"
#include "core/apierror.h"
#include "core/result.h"

#include <QHash>
#include <QList>

#include <optional>

namespace lc {

class AwsSettings;
class ConnectionBook;

/// Where a connection's keys come from, as far as that shows without asking anybody.
struct KeySource {
    enum class Kind {
        None, ///< it cannot work: `problem` says why
        LocalService,
        Stored, ///< access keys in the shared files or the environment
        WebIdentity,
        Process, ///< a program of the user's prints them
        SignIn, ///< IAM Identity Center in the browser
        Keychain
    };
    Kind kind = Kind::None;
    int roleCount = 0; ///< roles that are assumed one after the other
    bool asksForCode = false; ///< a code of an MFA device is wanted
    QString problem;

    bool operator==(const KeySource &) const = default;
};

/// What can be opened: the local pair, the environment, every profile of the shared files, and the
/// user's own.
class ConnectionRegistry {
public:
    /// Reads the shared files named by the environment. The book, borrowed, has the user's own
    /// connections and what they set on the others; `defined` are connections of the program's.
    explicit ConnectionRegistry(Environment environment, QList<Connection> defined = {},
                                ConnectionBook *book = nullptr);

    /// Reads the files and the book again.
    void reload();

    const QList<Connection> &connections() const { return m_connections; }
    /// By id; `local` is every local connection, a bare name is matched last. Empty when nothing
    /// matches.
    QList<Connection> find(const QString &idOrName) const;
    std::optional<Connection> byId(const QString &id) const;
    /// The connection without what people set on it; nothing for one of their own.
    std::optional<Connection> asFound(const QString &id) const;
    /// As of the last reload.
    KeySource keySource(const QString &id) const { return m_keySources.value(id); }

    const Environment &environment() const { return m_environment; }
    const Profiles &profiles() const { return m_profiles; }
    /// None: nothing that people set is known or kept.
    ConnectionBook *book() const { return m_book; }
    /// Why the shared files could not be read; then no profile is offered.
    const QString &problem() const { return m_problem; }

private:
    void readFiles();
    void addProfiles();
    void add(const Connection &found, const KeySource &keys);

    Environment m_environment;
    QList<Connection> m_defined;
    ConnectionBook *m_book;
    QList<Connection> m_found;
    QList<Connection> m_connections;
    QHash<QString, KeySource> m_keySources;
    Profiles m_profiles;
    QString m_problem;
};

/// What environment and shared files say for a connection: of its profile alone, or as they are.
AwsSettings settingsOf(const Connection &connection, const Environment &environment,
                       const Profiles &profiles);

} // namespace lc
