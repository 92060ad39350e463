// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/callqueue.h"

#include <algorithm>

namespace lc {

namespace {

constexpr std::chrono::milliseconds slowedPace(250); ///< by the first throttle
constexpr std::chrono::milliseconds slowestPace(8'000);

} // namespace

CallQueue::CallQueue(int atOnce, std::chrono::milliseconds pace, QObject *parent)
    : QObject(parent), m_atOnce(size_t(atOnce)), m_usualPace(pace)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(pace);
    connect(&m_pace, &QTimer::timeout, this, &CallQueue::startNext);
}

void CallQueue::add(Start start)
{
    m_waiting.push_back(std::move(start));
    if (!m_pace.isActive())
        m_pace.start(0);
}

void CallQueue::clear()
{
    m_waiting.clear();
}

void CallQueue::slowDown()
{
    m_pace.setInterval(std::clamp(2 * m_pace.intervalAsDuration(), slowedPace, slowestPace));
}

void CallQueue::speedUp()
{
    const auto pace = m_pace.intervalAsDuration();
    m_pace.setInterval(pace <= slowedPace ? m_usualPace : std::max(pace / 2, m_usualPace));
}

void CallQueue::startNext()
{
    if (m_waiting.empty() || m_running.size() >= m_atOnce)
        return;
    const Start start = std::move(m_waiting.front());
    m_waiting.pop_front();
    const int id = m_nextId++;
    m_running.emplace(id, start([this, id] { finish(id); }));
    if (!m_waiting.empty())
        m_pace.start();
}

void CallQueue::finish(int id)
{
    m_running.erase(id);
    ++m_done;
    emit progressed();
    if (isIdle())
        emit idle();
    else if (!m_pace.isActive())
        m_pace.start();
}

} // namespace lc
