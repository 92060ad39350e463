// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/pendingcall.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <map>

namespace lc {

/// Makes calls one after another, a few at a time and not too quickly, so that recording takes
/// neither the service's rate limit nor the user's connections. Destroying it cancels its calls.
class CallQueue : public QObject {
    Q_OBJECT
public:
    using Finished = std::function<void()>;
    /// Begins a call, and runs `finished` through the event loop once its answer was dealt with.
    using Start = std::function<PendingCall(Finished finished)>;

    CallQueue(int atOnce, std::chrono::milliseconds pace, QObject *parent = nullptr);

    void add(Start start);
    /// Forgets the calls that have not begun.
    void clear();
    /// The service said that calls come too quickly: doubles the time between them.
    void slowDown();
    /// A call was answered: goes half the way back.
    void speedUp();

    bool isIdle() const { return m_waiting.empty() && m_running.empty(); }
    int done() const { return m_done; }
    int total() const { return m_done + int(m_waiting.size() + m_running.size()); }

signals:
    void progressed();
    /// Nothing waits or runs any more.
    void idle();

private:
    void startNext();
    void finish(int id);

    size_t m_atOnce;
    std::chrono::milliseconds m_usualPace;
    QTimer m_pace;
    std::deque<Start> m_waiting;
    std::map<int, PendingCall> m_running;
    int m_nextId = 0;
    int m_done = 0;
};

} // namespace lc
