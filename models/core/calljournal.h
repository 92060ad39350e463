// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/clock.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

namespace lc {

/// What is about to be sent, as far as it may be kept: no secret is ever in it.
struct CallRecord {
    QString id; ///< unique for this call, not for its retries
    QString service; ///< "license-manager", "apigateway", "sts"
    QString operation;
    QString target; ///< ARN or id of the resource, or its name for a create
    QString connection; ///< connection id
    QString account;
    QString region;
    bool changesState = false;
    QByteArray bodyHash; ///< SHA-256 of the request body
    QString clientToken;
    QString request; ///< the request as JSON, sensitive members replaced
    Instant startedAt{};
};

/// How a call ended.
struct CallOutcome {
    Instant finishedAt{};
    int attempts = 1;
    QString requestId;
    std::optional<ApiError> error;
};

/// Told about every call before its first byte leaves and after its end. Asynchronous; called on
/// the GUI thread.
class CallJournal {
public:
    virtual ~CallJournal() = default;
    /// Keeps the record; `committed` runs through the event loop once it is safe, and only then is
    /// the call sent.
    virtual void begin(const CallRecord &record, std::function<void()> committed) = 0;
    virtual void settle(const QString &id, const CallOutcome &outcome) = 0;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::CallRecord)
Q_DECLARE_METATYPE(lc::CallOutcome)
