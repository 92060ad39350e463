// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/clock.h"
#include "store/storeerror.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace lc {

/// What a recording reads from one connection.
enum class RecordingPart { IssuedLicenses, ReceivedLicenses, Configurations, UsagePlans };

/// A part of one connection that could not be recorded, wholly or for one resource.
struct RecordingFailure {
    QString connectionId;
    QString region;
    std::optional<RecordingPart> part; ///< none: the connection was closed or the user stopped it
    QString resource; ///< ARN or id; empty: the list itself
    ApiError error;

    bool operator==(const RecordingFailure &) const = default;
};

/// How a recording went.
struct Recording {
    Instant startedAt{};
    Instant finishedAt{};
    int connections = 0; ///< that took part
    qint64 samples = 0; ///< that were stored
    QList<RecordingFailure> failures;
    std::optional<StoreError> storeError; ///< nothing was stored since

    bool isComplete() const { return failures.isEmpty() && !storeError; }
    bool operator==(const Recording &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::Recording)
