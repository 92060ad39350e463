// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/calltask.h"

#include <QPointer>

#include <functional>
#include <utility>

namespace lc {

/// Owns one call or list in flight; destroying or reassigning it cancels, and nothing is delivered
/// afterwards. Cancelling stops our listening: a change that already left may still be carried out
/// by the service.
class PendingCall {
public:
    PendingCall() = default;
    explicit PendingCall(CallTask *task) : m_task(task) { }
    PendingCall(PendingCall &&other) noexcept : m_task(std::exchange(other.m_task, nullptr)) { }
    PendingCall &operator=(PendingCall &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_task = std::exchange(other.m_task, nullptr);
        }
        return *this;
    }
    ~PendingCall() { cancel(); }

    bool isActive() const { return m_task && !m_task->isFinished(); }
    void cancel()
    {
        if (CallTask *task = std::exchange(m_task, nullptr).data(); task && !task->isFinished())
            task->cancel();
    }
    /// `told` runs whenever the call has to wait before it is sent (again).
    void onWaiting(QObject *context, std::function<void(const RetryWait &)> told) const
    {
        if (m_task)
            QObject::connect(m_task, &CallTask::waiting, context, std::move(told));
    }
    /// `told` runs when a change has left, its outcome is not known and it is being read back.
    void onUnknown(QObject *context, std::function<void()> told) const
    {
        if (m_task)
            QObject::connect(m_task, &CallTask::outcomeUnknown, context, std::move(told));
    }

private:
    QPointer<CallTask> m_task;
};

} // namespace lc
