// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertwatch.h"

#include "monitoring/alertitems.h"
#include "monitoring/alertrules.h"
#include "monitoring/estatereader.h"
#include "monitoring/recorder.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// What depends on time alone changes without a recording.
constexpr std::chrono::minutes lookEvery{10};
/// Names and dates change seldom: lists are not read with each recording.
constexpr std::chrono::hours listsAreGoodFor{1};
/// The lists on the screen come first.
constexpr std::chrono::seconds listsWithoutRecording{10};
/// Past alerts in memory.
constexpr qsizetype mostPast = 1000;

EstateReader::Parts watchedParts()
{
    using Part = EstateReader::Part;
    return Part::Licenses | Part::Grants | Part::Tokens | Part::Configurations | Part::UsagePlans
        | Part::ApiKeys;
}

} // namespace

AlertWatch::AlertWatch(AlertWatchParts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_reader(m_parts.history, m_parts.clock),
      m_estates(std::make_unique<EstateReader>(m_parts.session, watchedParts()))
{
    m_records.rules = readyAlertRules();
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &AlertWatch::look);
    connect(m_estates.get(), &EstateReader::finished, this, &AlertWatch::takeEstates);
    connect(&m_parts.store, &AlertStore::failed, this, &AlertWatch::failed);
    m_parts.store.read(this, [this](const Result<AlertBook, StoreError> &book) {
        if (book)
            takeBook(*book);
        else
            emit failed(book.error());
        m_isReady = true;
        emit changed();
        if (std::exchange(m_readsWhenReady, false))
            readAndLook();
        if (std::exchange(m_looksAgain, false))
            look();
    });
}

AlertWatch::~AlertWatch() = default;

void AlertWatch::start()
{
    m_startedAt = m_parts.clock->now();
    m_timer.start();
    connect(&m_parts.recorder, &Recorder::finished, this, [this] {
        const bool isFresh =
            m_itemsReadAt && m_parts.clock->now() - *m_itemsReadAt < listsAreGoodFor;
        if (isFresh)
            look();
        else
            readAndLook();
    });
    // Who does not record is warned of what ends, too.
    QTimer::singleShot(listsWithoutRecording, this, [this] {
        if (!m_itemsReadAt && m_parts.recorder.interval().count() <= 0)
            readAndLook();
    });
    look();
}

void AlertWatch::takeBook(const AlertBook &book)
{
    // What was done meanwhile stays.
    QList<AlertRule> kept = book.rules;
    for (const AlertRule &present : std::as_const(m_records.rules)) {
        if (!readyAlertRules().contains(present))
            kept.append(present);
    }
    m_records.rules = withReadyRules(kept);
    for (const Alert &past : book.alerts) {
        if (!alert(past.id))
            m_records.alerts.append(past);
    }
    m_records.mutes += book.mutes;
    m_items = book.items;
    sortAlerts();
}

void AlertWatch::readAndLook()
{
    // Since when something waits is known from earlier lists only.
    if (!m_isReady) {
        m_readsWhenReady = true;
        return;
    }
    if (std::exchange(m_isReading, true))
        return;
    m_estates->start();
}

void AlertWatch::takeEstates()
{
    m_isReading = false;
    m_unread = m_estates->failures();
    const Instant now = m_parts.clock->now();
    QList<AlertItemList> lists;
    for (const auto &estate : m_estates->takeEstates())
        lists += alertItemsOf(*estate, m_items, now);
    for (const AlertItemList &list : std::as_const(lists)) {
        auto known = std::ranges::find(m_items, list.place, &AlertItemList::place);
        if (known != m_items.end())
            *known = list;
        else
            m_items.append(list);
    }
    m_parts.store.keepItems(lists);
    if (!lists.isEmpty())
        m_itemsReadAt = now;
    look();
}

void AlertWatch::look()
{
    // One after another; what happens meanwhile is seen by the next one.
    if (!m_isReady || m_isLooking) {
        m_looksAgain = true;
        return;
    }
    m_isLooking = true;
    AlertFactsQuery query;
    query.rules = m_records.rules;
    query.items = items();
    if (m_parts.recorder.interval().count() > 0)
        query.recordingSince = m_startedAt;
    m_reader.read(query, [this](const Result<AlertFacts, StoreError> &facts) {
        m_isLooking = false;
        if (facts) {
            take(*facts);
        } else {
            m_blindness = facts.error();
            emit changed();
        }
        if (std::exchange(m_looksAgain, false))
            look();
    });
}

void AlertWatch::take(const AlertFacts &facts)
{
    m_facts = facts;
    m_lookedAt = facts.now;
    m_blindness.reset();
    const AlertOutcome outcome = evaluate(facts, m_records);
    for (const Alert &changed : outcome.changed) {
        auto known = std::ranges::find(m_records.alerts, changed.id, &Alert::id);
        if (known != m_records.alerts.end())
            *known = changed;
        else
            m_records.alerts.append(changed);
    }
    sortAlerts();
    m_parts.store.keepAlerts(outcome.changed);
    emit changed();
    QList<Alert> told;
    for (const Alert &each : outcome.announced) {
        const AlertRule *its = rule(each.rule);
        if (its && its->onDesktop)
            told += each;
    }
    if (!told.isEmpty())
        emit announced(told);
}

void AlertWatch::sortAlerts()
{
    QList<Alert> &alerts = m_records.alerts;
    std::ranges::stable_sort(alerts, [](const Alert &left, const Alert &right) {
        return left.raised.instant() > right.raised.instant();
    });
    qsizetype past = 0;
    alerts.removeIf([&past](const Alert &each) { return each.cleared && ++past > mostPast; });
}

const AlertRule *AlertWatch::rule(const QString &id) const
{
    const auto found = std::ranges::find(m_records.rules, id, &AlertRule::id);
    return found == m_records.rules.end() ? nullptr : &*found;
}

QString AlertWatch::saveRule(AlertRule rule)
{
    if (rule.id.isEmpty())
        rule.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto known = std::ranges::find(m_records.rules, rule.id, &AlertRule::id);
    if (known != m_records.rules.end())
        *known = rule;
    else
        m_records.rules.append(rule);
    m_parts.store.keepRule(rule);
    emit changed();
    look();
    return rule.id;
}

void AlertWatch::removeRule(const QString &id)
{
    const auto &ready = readyAlertRules();
    const auto original = std::ranges::find(ready, id, &AlertRule::id);
    if (original != ready.end())
        std::ranges::replace_if(
            m_records.rules, [&](const AlertRule &each) { return each.id == id; }, *original);
    else
        m_records.rules.removeIf([&](const AlertRule &each) { return each.id == id; });
    m_parts.store.removeRule(id);
    emit changed();
    look();
}

const Alert *AlertWatch::alert(const QString &id) const
{
    const auto found = std::ranges::find(m_records.alerts, id, &Alert::id);
    return found == m_records.alerts.end() ? nullptr : &*found;
}

AlertStanding AlertWatch::standing(const Alert &alert) const
{
    return standingOf(alert, m_records.mutes, m_parts.clock->now());
}

QList<Alert> AlertWatch::openAlerts() const
{
    QList<Alert> open;
    std::ranges::copy_if(m_records.alerts, std::back_inserter(open), [this](const Alert &each) {
        return standing(each) == AlertStanding::Open;
    });
    std::ranges::stable_sort(open, [](const Alert &left, const Alert &right) {
        return left.severity.known().value_or(AlertSeverity::Notice)
            > right.severity.known().value_or(AlertSeverity::Notice);
    });
    return open;
}

void AlertWatch::change(const QStringList &ids, const std::function<void(Alert &)> &change)
{
    QList<Alert> kept;
    for (Alert &each : m_records.alerts) {
        if (!ids.contains(each.id) || each.cleared)
            continue;
        change(each);
        kept += each;
    }
    m_parts.store.keepAlerts(kept);
    emit changed();
}

void AlertWatch::acknowledge(const QStringList &ids)
{
    const DateText now(m_parts.clock->now());
    change(ids, [&](Alert &alert) { alert.acknowledged = now; });
}

void AlertWatch::snooze(const QStringList &ids, Instant until)
{
    change(ids, [&](Alert &alert) {
        alert.snoozedUntil = DateText(until);
        alert.acknowledged.reset();
    });
}

void AlertWatch::reopen(const QStringList &ids)
{
    change(ids, [](Alert &alert) {
        alert.snoozedUntil.reset();
        alert.acknowledged.reset();
    });
}

void AlertWatch::mute(const QString &connection, std::optional<Instant> until)
{
    m_records.mutes.removeIf([&](const AlertMute &mute) { return mute.connection == connection; });
    m_records.mutes.append({connection, until});
    m_parts.store.keepMute(m_records.mutes.last());
    emit changed();
}

void AlertWatch::unmute(const QString &connection)
{
    m_records.mutes.removeIf([&](const AlertMute &mute) { return mute.connection == connection; });
    m_parts.store.removeMute(connection);
    emit changed();
}

bool AlertWatch::isMuted(const QString &connection) const
{
    return std::ranges::any_of(m_records.mutes, [&](const AlertMute &mute) {
        return mute.connection == connection && mute.isInForce(m_parts.clock->now());
    });
}

QList<AlertItem> AlertWatch::items() const
{
    QList<AlertItem> items;
    for (const AlertItemList &list : m_items)
        items += list.items;
    if (m_parts.moreItems)
        items += m_parts.moreItems();
    return items;
}

QList<AlertReason> AlertWatch::reasons(const AlertRule &rule) const
{
    return reasonsOf(rule, m_facts, m_records);
}

} // namespace lc
