// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/checkouts.h"

#include <algorithm>

namespace lc {

Checkouts::Checkouts(std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock))
{
    m_nextEnd.setSingleShot(true);
    connect(&m_nextEnd, &QTimer::timeout, this, &Checkouts::expire);
}

void Checkouts::add(HeldCheckout checkout, const CheckoutPlace &place)
{
    checkout.id = QString::number(++m_lastId);
    m_held.append({std::move(checkout), place});
    expire();
    emit changed();
}

void Checkouts::extend(const QString &id, const QString &consumptionToken,
                       const std::optional<DateText> &expiration)
{
    for (Held &held : m_held) {
        if (held.checkout.id != id)
            continue;
        if (!consumptionToken.isEmpty())
            held.checkout.consumptionToken = consumptionToken;
        if (expiration)
            held.checkout.expiration = expiration;
        held.checkout.state = HoldState::Held;
    }
    expire();
    emit changed();
}

void Checkouts::remove(const QString &id)
{
    m_held.removeIf([&id](const Held &held) { return held.checkout.id == id; });
    emit changed();
}

const Checkouts::Held *Checkouts::find(const QString &id) const
{
    const auto found = std::find_if(m_held.cbegin(), m_held.cend(),
                                    [&id](const Held &held) { return held.checkout.id == id; });
    return found == m_held.cend() ? nullptr : &*found;
}

void Checkouts::expire()
{
    const Instant now = m_clock->now();
    std::optional<Instant> next;
    bool isChanged = false;
    for (Held &held : m_held) {
        const auto end = held.checkout.expiration ? held.checkout.expiration->instant()
                                                  : std::optional<Instant>();
        if (!end || held.checkout.state == HoldState::Expired)
            continue;
        if (*end <= now) {
            held.checkout.state = HoldState::Expired;
            isChanged = true;
        } else if (!next || *end < *next)
            next = end;
    }
    if (next) {
        constexpr std::chrono::milliseconds longest = std::chrono::hours(1);
        m_nextEnd.start(
            std::min(longest, std::chrono::duration_cast<std::chrono::milliseconds>(*next - now)));
    }
    if (isChanged)
        emit changed();
}

} // namespace lc
