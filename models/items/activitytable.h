// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "items/column.h"
#include "store/activitystore.h"

#include <optional>

namespace lc {

/// A call as the activity list shows it.
struct ActivityRecord {
    QString id;
    Instant startedAt{};
    QString service;
    QString operation;
    QString target;
    QString connection;
    QString account;
    QString identity; ///< ARN
    QString region;
    QString result; ///< "sent", "waiting", "done", "failed", "checking", "unknown"
    QString kind; ///< "change", "read"
    std::optional<Instant> waitsUntil; ///< of "waiting", where that is known
    std::optional<QString> code;
    std::optional<QString> message; ///< of the service
    std::optional<qint64> httpStatus; ///< none where nothing was answered
    std::optional<qint64> milliseconds;
    std::optional<qint64> attempts;
    std::optional<QString> requestId;
    QString request; ///< JSON without secrets

    bool operator==(const ActivityRecord &) const = default;
    static const Type rows;
};

ActivityRecord toRecord(const ActivityEntry &entry);
TableDefinition activityTable(); ///< of ActivityRecord, in a few columns
TableDefinition journalTable(); ///< the same, for a whole page

} // namespace lc
