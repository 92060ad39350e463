// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertevaluation.h"
#include "monitoring/alertsubjects.h"
#include "store/storethread.h"

#include <QObject>

#include <memory>

namespace lc {

/// Runs a rule over what was recorded of late: what it would have raised. Lives on the GUI thread,
/// works in one of its own; the store outlives it.
class AlertRehearsal final : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::days period{30};

    AlertRehearsal(HistoryStore &store, std::shared_ptr<const Clock> clock,
                   QObject *parent = nullptr);
    ~AlertRehearsal() override;

    /// Begins anew.
    void start(const AlertRule &rule, const QList<AlertItem> &items);
    bool isRunning() const { return m_current != nullptr; }
    /// Of the last one that came to its end: the latest first.
    const QList<Alert> &alerts() const { return m_alerts; }
    /// How many items the rule was held against.
    int itemCount() const { return m_itemCount; }

signals:
    void finished();
    void failed(const lc::StoreError &error);

private:
    struct Run;
    using RunPointer = std::shared_ptr<Run>;

    void readNext(const RunPointer &run);
    void rehearseInThread(const RunPointer &run, std::vector<UsageSubject> subjects,
                          std::vector<RangeAnswer> answers);
    void take(const RunPointer &run, const QList<Alert> &alerts);

    HistoryStore &m_store;
    std::shared_ptr<const Clock> m_clock;
    RunPointer m_current; ///< an older one's answers are dropped
    QList<Alert> m_alerts;
    int m_itemCount = 0;
    StoreThread m_thread;
};

} // namespace lc
