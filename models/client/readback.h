// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/calljournal.h"
#include "core/field.h"
#include "core/operation.h"
#include "core/result.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace lc {

/// What was learnt before a change was sent, for comparing with what is read afterwards.
struct Evidence {
    std::optional<QString> before; ///< the value that the change replaces
    std::optional<QList<QString>> known; ///< ids of what was there already
    std::optional<QList<QString>> hashes; ///< SHA-256 of secrets that the service will show

    bool operator==(const Evidence &) const = default;
    static const Type rows;
};

/// A change that was sent, as far as it is still known.
struct SentChange {
    std::shared_ptr<const void> request; ///< of the operation's own type
    bool isWhole = true; ///< false: sensitive members are missing
    QString intent; ///< its id in the journal
    Instant startedAt{};
    Evidence evidence;

    template <class Change> const typename Change::Request &as() const
    {
        return *static_cast<const typename Change::Request *>(request.get());
    }
};

/// What reading back has found.
struct Finding {
    Verdict verdict = Verdict::Unproven;
    QByteArray answer = {}; ///< for Done: what is essential of the change's own answer, as JSON
};

struct ReadBackStep;

/// Something to be read, and what follows from the answer.
struct Question {
    const Operation *read = nullptr;
    std::shared_ptr<const void> request;
    std::shared_ptr<void> response;
    std::function<ReadBackStep(const Result<void, ApiError> &)> next;
};

/// An end, another question, or a failure of reading that says nothing about the change.
struct ReadBackStep {
    std::variant<Finding, Question, ApiError> is;
};

/// How it is proved whether an operation took effect: pure functions over what is read.
struct ReadBack {
    const Operation *change = nullptr;
    /// Null: nothing that can be read tells; see tokenLife.
    ReadBackStep (*prove)(const SentChange &sent) = nullptr;
    /// How long the same ClientToken and bytes may be sent again, which proves it and answers it.
    std::chrono::minutes tokenLife{0};
    /// Makes the request recognizable before it is first sent.
    void (*mark)(void *request, const QString &intent) = nullptr;
    /// What has to be known before sending; the finding's answer is the Evidence as JSON.
    ReadBackStep (*before)(const SentChange &sent) = nullptr;
};

/// The tag that marks what a change has made.
inline constexpr const char *intentTag = "license-console:intent";

/// Of an operation that changes something; nullptr when there is none.
const ReadBack *findReadBack(const Operation &change);

/// SHA-256 as text, for Evidence.
QString secretHash(const QString &secret);

} // namespace lc
