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

    static std::optional<Arn> parse(QStringView text);
    QString text() const;
    /// What follows the last colon or slash: "l-0123…".
    QString id() const;
};

} // namespace lc
