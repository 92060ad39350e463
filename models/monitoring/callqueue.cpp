// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/callqueue.h"

namespace lc {

CallQueue::CallQueue(int atOnce, std::chrono::milliseconds pace, QObject *parent)
    : QObject(parent), m_atOnce(size_t(atOnce))
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
