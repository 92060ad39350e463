// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/retrywait.h"

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
    QString partition;
    QString account;
    QString identity; ///< ARN of who asks; empty until it is known
    QString region;
    bool changesState = false;
    QByteArray bodyHash; ///< SHA-256 of the request: path, query and body
    QString clientToken;
    /// Until when the same ClientToken and bytes may be sent again; none: never.
    std::optional<Instant> resendUntil;
    QString request; ///< the request as JSON, sensitive members replaced
    /// A change, to be read again by its rows: sensitive members left out. Empty for reads.
    QByteArray members;
    /// What a read-back compares with: learnt before sending, secrets as SHA-256 only; JSON.
    QByteArray evidence;
    Instant startedAt{};
};

/// How a call ended.
struct CallOutcome {
    Instant finishedAt{};
    int attempts = 1;
    QString requestId;
    std::optional<ApiError> error;
};

/// What reading back told about a change whose outcome was unknown.
enum class Verdict {
    Done,
    NotDone,
    Unproven ///< nothing that can be read tells
};

/// Told about every call before its first byte leaves and after its end. Asynchronous; called on
/// the GUI thread.
class CallJournal {
public:
    /// Runs through the event loop; with an error the call is not sent.
    using Kept = std::function<void(const Result<void, ApiError> &)>;

    virtual ~CallJournal() = default;
    /// Keeps the record; `kept` runs once it is safe, and only then is the call sent.
    virtual void begin(const CallRecord &record, Kept kept) = 0;
    /// It is not failed and not answered: it will be sent (again) then.
    virtual void delay(const QString &id, const RetryWait &wait) = 0;
    virtual void settle(const QString &id, const CallOutcome &outcome) = 0;
    /// What reading back told about an outcome that settle() called unknown; nothing when it failed
    /// or was not tried, so that it has to be done later.
    virtual void conclude(const QString &id, std::optional<Verdict> verdict) = 0;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::CallRecord)
Q_DECLARE_METATYPE(lc::CallOutcome)
