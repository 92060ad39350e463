// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "core/field.h"
#include "items/column.h"

#include <optional>

namespace lc {

/// A connection as the list of connections shows it; holds no secret.
struct ConnectionRecord {
    QString id;
    QString name;
    QString kind; ///< "local", "environment", "profile", "endpoint", "keys"
    QString source; ///< where the keys come from, in words
    std::optional<QString> profile;
    std::optional<QString> account; ///< of the last time, where it is not open
    std::optional<QString> arn;
    std::optional<QString> regions; ///< in words, when there are many
    std::optional<QString> endpoint;
    std::optional<QString> marks; ///< "production", "read-only", "production read-only"
    QString state; ///< "closed", "opening", "open", "failed", "unusable"
    std::optional<QString> problem; ///< why it failed, in one sentence

    bool operator==(const ConnectionRecord &) const = default;
    static const Type rows;
};

/// What the session knows about a connection now.
ConnectionRecord toRecord(Session &session, const Connection &connection);
/// Its state and kind in words.
Badge marksBadge(const ConnectionRecord &record); ///< no word: no mark
Badge connectionBadge(const ConnectionRecord &record);
QString connectionKindWord(const ConnectionRecord &record);
TableDefinition connectionTable(); ///< of ConnectionRecord

} // namespace lc
