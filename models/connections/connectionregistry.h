// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/environment.h"
#include "aws/profiles.h"
#include "connections/connection.h"
#include "core/apierror.h"
#include "core/result.h"

#include <QList>

#include <optional>

namespace lc {

/// What can be opened: the local pair, the environment, and every profile of the shared files.
class ConnectionRegistry {
public:
    /// Reads the shared files named by the environment; `defined` are the user's own endpoint
    /// connections.
    explicit ConnectionRegistry(Environment environment, QList<Connection> defined = {});

    /// Reads the files again.
    void reload();

    const QList<Connection> &connections() const { return m_connections; }
    /// By id; `local` is every local connection, a bare name is matched last. Empty when nothing
    /// matches.
    QList<Connection> find(const QString &idOrName) const;
    std::optional<Connection> byId(const QString &id) const;

    const Environment &environment() const { return m_environment; }
    const Profiles &profiles() const { return m_profiles; }
    /// What is wrong with the shared files, a line each; the profiles that it spoils cannot be
    /// opened.
    const QString &problem() const { return m_problem; }

private:
    Environment m_environment;
    QList<Connection> m_defined;
    QList<Connection> m_connections;
    Profiles m_profiles;
    QString m_problem;
};

} // namespace lc
