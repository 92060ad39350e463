// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/outcomechecking.h"

#include "connections/session.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace lc {

struct OutcomeChecking::Item {
    Intent intent;
    bool isEarlier = false;
    int tries = 0;
    std::optional<Instant> next; ///< nothing: only when asked for, or when a connection opens
    PendingCall call;
};

OutcomeChecking::OutcomeChecking(Session &session, IntentStore &intents, QObject *parent)
    : OutcomeChecking(session, intents, Pace(), parent)
{
}

OutcomeChecking::OutcomeChecking(Session &session, IntentStore &intents, Pace pace, QObject *parent)
    : QObject(parent), m_session(session), m_intents(intents), m_pace(pace)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OutcomeChecking::tryAll);
    connect(&intents, &IntentStore::unsettled, this,
            [this](const Intent &intent) { add(intent, false); });
    connect(&intents, &IntentStore::concluded, this, &OutcomeChecking::onConcluded);
    connect(&session, &Session::stateChanged, this, [this](const QString &connectionId) {
        if (m_session.state(connectionId) == Session::State::Open)
            check();
    });
}

OutcomeChecking::~OutcomeChecking() = default;

void OutcomeChecking::start()
{
    m_intents.takeOpen(this, [this](const Result<QList<Intent>, StoreError> &open) {
        if (!open) {
            emit failed(open.error());
            return;
        }
        for (const Intent &intent : *open) {
            if (!find(intent.record.id))
                add(intent, true);
        }
    });
}

void OutcomeChecking::add(const Intent &intent, bool isEarlier)
{
    m_hasEarlier = m_hasEarlier || isEarlier;
    m_items.push_back(std::make_unique<Item>());
    Item &item = *m_items.back();
    item.intent = intent;
    item.isEarlier = isEarlier;
    // Its own call has just asked in vain; an earlier run's can be asked for at once.
    item.next = isEarlier ? m_session.now() : m_session.now() + m_pace.first;
    emit changed();
    waitForNext();
}

void OutcomeChecking::check()
{
    for (const auto &item : m_items) {
        item->tries = 0;
        item->next = m_session.now();
    }
    tryAll();
}

int OutcomeChecking::waitingCount() const
{
    return int(m_items.size());
}

int OutcomeChecking::homelessCount() const
{
    return int(std::count_if(m_items.begin(), m_items.end(), [this](const auto &item) {
        return item->isEarlier && !clientFor(item->intent.record);
    }));
}

int OutcomeChecking::restingCount() const
{
    return int(std::count_if(m_items.begin(), m_items.end(), [](const auto &item) {
        return !item->next && !item->call.isActive();
    }));
}

OutcomeChecking::Item *OutcomeChecking::find(const QString &id)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&id](const auto &item) {
        return item->intent.record.id == id;
    });
    return found == m_items.end() ? nullptr : found->get();
}

Client *OutcomeChecking::clientFor(const CallRecord &record) const
{
    QStringList ids = m_session.opened();
    // The very connection first; any other of the same account will do.
    if (ids.removeOne(record.connection))
        ids.prepend(record.connection);
    for (const QString &id : ids) {
        const Identity identity = m_session.identity(id);
        const bool isSame =
            identity.account == record.account && identity.partition == record.partition;
        if (isSame && m_session.state(id) == Session::State::Open)
            return m_session.clientIn(id, record.region);
    }
    return nullptr;
}

void OutcomeChecking::tryAll()
{
    // One that is answered at once leaves the list.
    QStringList due;
    for (const auto &item : m_items) {
        if (item->next && *item->next <= m_session.now() && !item->call.isActive())
            due += item->intent.record.id;
    }
    for (const QString &id : due) {
        if (Item *item = find(id))
            tryOne(*item);
    }
    waitForNext();
}

void OutcomeChecking::tryOne(Item &item)
{
    item.next.reset();
    Client *client = clientFor(item.intent.record);
    if (!client)
        return;
    ++item.tries;
    const QString id = item.intent.record.id;
    item.call = client->readBack(
        item.intent.record, this,
        [this, id](const Result<Finding, ApiError> &found) { onAnswer(id, found.has_value()); });
}

void OutcomeChecking::onAnswer(const QString &id, bool isSettled)
{
    Item *item = find(id);
    // What is settled has left the list through concluded().
    if (isSettled || !item)
        return;
    if (item->tries < m_pace.tries) {
        const auto wait = m_pace.first * (1 << std::min(item->tries, 16));
        item->next = m_session.now() + std::min(wait, m_pace.longest);
    }
    waitForNext();
}

void OutcomeChecking::onConcluded(const QString &id, Verdict verdict)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&id](const auto &item) {
        return item->intent.record.id == id;
    });
    if (found == m_items.end())
        return;
    const std::unique_ptr<Item> item = std::move(*found);
    m_items.erase(found);
    if (item->isEarlier)
        ++(verdict == Verdict::Done          ? m_tally.done
               : verdict == Verdict::NotDone ? m_tally.notDone
                                             : m_tally.unproven);
    emit changed();
    const bool isOver = m_hasEarlier
        && std::none_of(m_items.begin(), m_items.end(),
                        [](const auto &each) { return each->isEarlier; });
    if (!isOver)
        return;
    m_hasEarlier = false;
    emit earlierSettled(std::exchange(m_tally, {}));
}

void OutcomeChecking::waitForNext()
{
    std::optional<Instant> next;
    for (const auto &item : m_items) {
        if (item->next && (!next || *item->next < *next))
            next = item->next;
    }
    if (!next)
        return m_timer.stop();
    m_timer.start(std::max(*next - m_session.now(), std::chrono::milliseconds(0)));
}

QString OutcomeChecking::noticeOf(const Tally &tally)
{
    QStringList parts;
    if (tally.done > 0)
        parts += tr("%n made", "changes", tally.done);
    if (tally.notDone > 0)
        parts += tr("%n not made", "changes", tally.notDone);
    if (tally.unproven > 0)
        parts += tr("%n that nothing can prove", "changes", tally.unproven);
    return tr("The program ended before it knew the outcome of its last changes. They have been "
              "read back: %1. Activity lists them.")
        .arg(parts.join(tr(", ")));
}

} // namespace lc
