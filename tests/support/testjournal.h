// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calljournal.h"

#include <QList>
#include <QObject>

namespace lc::test {

/// A journal that keeps its words and commits through the event loop.
class TestJournal final : public CallJournal {
public:
    void begin(const CallRecord &record, Kept kept) override
    {
        records.append(record);
        const auto committed = [this, kept = std::move(kept)] {
            kept(refusal ? Result<void, ApiError>(unexpected(*refusal)) : Result<void, ApiError>());
        };
        if (isHeld)
            held.append(committed);
        else
            QMetaObject::invokeMethod(&context, committed, Qt::QueuedConnection);
    }
    void delay(const QString &id, const RetryWait &wait) override { waits.append({id, wait}); }
    void settle(const QString &id, const CallOutcome &outcome) override
    {
        outcomes.append({id, outcome});
    }
    void conclude(const QString &id, std::optional<Verdict> verdict) override
    {
        verdicts.append({id, verdict});
    }

    QObject context;
    bool isHeld = false;
    QList<std::function<void()>> held;
    std::optional<ApiError> refusal; ///< when set, nothing is kept
    QList<CallRecord> records;
    QList<std::pair<QString, RetryWait>> waits;
    QList<std::pair<QString, CallOutcome>> outcomes;
    QList<std::pair<QString, std::optional<Verdict>>> verdicts;
};

} // namespace lc::test
