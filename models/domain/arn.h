// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lc {

/// The parts of an Amazon Resource Name: arn:partition:service:region:account:resource.
struct Arn {
    QString partition;
    QString service;
    QString region; ///< empty for licenses and grants
    QString account;
    QString resource; ///< all that follows the account

    /// Of a resource of API Gateway, which names no account: `path` is "/usageplans/a1b2c3".
    static Arn ofGateway(const QString &partition, const QString &region, const QString &path);
    static std::optional<Arn> parse(QStringView text);
    QString text() const;
    /// What follows the last colon or slash: "l-0123…".
    QString id() const;
};

} // namespace lc
