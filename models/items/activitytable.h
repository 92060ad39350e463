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
    QString region;
    QString result; ///< "sent", "done", "failed", "checking", "unknown"
    std::optional<QString> code;
    std::optional<qint64> milliseconds;
    std::optional<qint64> attempts;
    std::optional<QString> requestId;

    bool operator==(const ActivityRecord &) const = default;
    static const Type rows;
};

ActivityRecord toRecord(const ActivityEntry &entry);
TableDefinition activityTable(); ///< of ActivityRecord

} // namespace lc
