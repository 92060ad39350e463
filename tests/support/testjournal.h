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
    void begin(const CallRecord &record, std::function<void()> committed) override
    {
        records.append(record);
        if (isHeld)
            held.append(std::move(committed));
        else
            QMetaObject::invokeMethod(&context, std::move(committed), Qt::QueuedConnection);
    }
    void settle(const QString &id, const CallOutcome &outcome) override
    {
        outcomes.append({id, outcome});
    }

    QObject context;
    bool isHeld = false;
    QList<std::function<void()>> held;
    QList<CallRecord> records;
    QList<std::pair<QString, CallOutcome>> outcomes;
};

} // namespace lc::test
