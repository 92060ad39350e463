// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace lc {

/// Measures how long the event loop of its thread is away: the time between two rounds of a timer
/// of one millisecond.
class EventLoopProbe : public QObject {
public:
    explicit EventLoopProbe(int thresholdMs = 50) : m_threshold(thresholdMs)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { round(); });
    }

    /// Forgets what was and measures from now on.
    void start()
    {
        m_gaps = 0;
        m_worst = 0;
        m_sinceRound.start();
        m_timer.start(1);
    }
    int gaps() const { return m_gaps; } ///< longer than the threshold
    double worstMs() const { return m_worst; }

private:
    void round()
    {
        const double away = double(m_sinceRound.nsecsElapsed()) / 1e6;
        m_worst = std::max(m_worst, away);
        m_gaps += away > m_threshold ? 1 : 0;
        m_sinceRound.start();
    }

    QTimer m_timer;
    QElapsedTimer m_sinceRound;
    int m_threshold;
    int m_gaps = 0;
    double m_worst = 0;
};

} // namespace lc
