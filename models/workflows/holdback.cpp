// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/holdback.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace lc {

HoldBack::HoldBack(std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock))
{
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &HoldBack::sendDue);
}

void HoldBack::hold(const QString &what, QObject *context, std::function<void()> send)
{
    Q_ASSERT(context && context->thread() == thread());
    if (m_duration.count() <= 0)
        return send();
    const int id = ++m_lastId;
    m_held.append({id, what, m_clock->now() + m_duration, context, std::move(send)});
    connect(context, &QObject::destroyed, this, [this, id] { undo(id); });
    m_timer.start();
    emit changed();
}

std::optional<HoldBack::Held> HoldBack::take(int id)
{
    const auto found = std::ranges::find(m_held, id, &Held::id);
    if (found == m_held.end())
        return std::nullopt;
    Held held = *found;
    m_held.erase(found);
    if (m_held.isEmpty())
        m_timer.stop();
    return held;
}

void HoldBack::undo(int id)
{
    const auto held = take(id);
    if (!held)
        return;
    emit changed();
    emit undone(held->what);
}

void HoldBack::sendNow(int id)
{
    const auto held = take(id);
    if (!held)
        return;
    emit changed();
    if (held->context)
        held->send();
}

QList<HoldBack::Held> HoldBack::heldBy(const QObject *context) const
{
    QList<Held> found;
    std::ranges::copy_if(m_held, std::back_inserter(found),
                         [context](const Held &held) { return held.context == context; });
    return found;
}

void HoldBack::sendDue()
{
    QList<int> due;
    for (const Held &held : std::as_const(m_held)) {
        if (held.until <= m_clock->now())
            due += held.id;
    }
    for (const int id : due)
        sendNow(id);
    if (!m_held.isEmpty())
        emit changed();
}

} // namespace lc
