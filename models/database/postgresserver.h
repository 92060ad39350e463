// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace lc {

/// Where a PostgreSQL database is and who asks; the password travels apart from it.
struct PostgresServer {
    /// How the way to the server is protected; named as libpq does.
    enum class Tls {
        Disable,
        Prefer, ///< when the server offers it
        Require, ///< encrypted, to whomever
        VerifyFull ///< encrypted, and the certificate must name the host
    };

    QString host; ///< a name, an address, or the folder of a local socket
    int port = 5432;
    QString database;
    QString user;
    Tls tls = Tls::Require;
    QString caFile; ///< certificates that are trusted; empty: libpq's own choice

    bool operator==(const PostgresServer &) const = default;
    QString name() const; ///< "user@host:5432/database", for people
};

/// How long a server may take.
struct PostgresLimits {
    std::chrono::seconds connecting{10};
    std::chrono::milliseconds statement = std::chrono::seconds(60); ///< kept by the server
    std::chrono::milliseconds lock =
        std::chrono::seconds(30); ///< for its turn to write; by the server
    /// Beyond what the server keeps: a server that does not answer at all.
    std::chrono::milliseconds grace = std::chrono::seconds(15);
};

} // namespace lc
