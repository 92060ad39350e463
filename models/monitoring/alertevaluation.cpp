// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertevaluation.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using What = AlertCondition::What;
using AlertKey = std::pair<QString, QString>; ///< rule, item

constexpr std::chrono::hours repeatAfter{24};

std::optional<Instant> instantOf(const std::optional<DateText> &date)
{
    return date ? date->instant() : std::nullopt;
}

Alert begun(const AlertRule &rule, const AlertItem &item, const AlertVerdict &verdict, Instant now)
{
    Alert alert;
    const Instant raised = verdict.reading.value_or(now);
    alert.rule = rule.id;
    alert.itemKey = alertItemKey(item);
    alert.id = rule.id + u'|' + alert.itemKey + u'|' + toIsoText(raised);
    alert.raised = DateText(raised);
    return alert;
}

void take(Alert &alert, const AlertRule &rule, const AlertItem &item, const AlertVerdict &verdict,
          Instant now)
{
    alert.kind = rule.kind;
    alert.severity = rule.severity;
    alert.item = item;
    alert.value = verdict.value;
    alert.limit = verdict.limit;
    alert.used = verdict.used;
    alert.capacity = verdict.capacity;
    alert.date = verdict.date ? std::optional(DateText(*verdict.date)) : std::nullopt;
    alert.seen = DateText(verdict.reading.value_or(now));
}

/// The course of one rule about one item.
class Course {
public:
    Course(const AlertRule &rule, const AlertItem &item, const QList<AlertMute> &mutes, Instant now)
        : m_rule(rule), m_item(item), m_mutes(mutes), m_now(now)
    {
    }

    /// `last` is the newest alert, which may be past. Returns the alert as it is now, if there is
    /// one to speak of.
    std::optional<Alert> advance(const Alert *last, const AlertVerdict &verdict)
    {
        const bool wasActive = last && !last->cleared;
        if (wasActive && verdict.isClear) {
            Alert alert = *last;
            alert.cleared = DateText(m_now);
            return alert;
        }
        if (!wasActive && !verdict.isMet)
            return std::nullopt;
        Alert alert = wasActive ? *last : begun(m_rule, m_item, verdict, m_now);
        const bool isNewer = !wasActive || instantOf(alert.seen) < verdict.reading;
        // Between met and clear the last value that was met may be long gone.
        if (verdict.isMet || verdict.value)
            take(alert, m_rule, m_item, verdict, m_now);
        if (!wasActive && last) {
            // What came back soon is told of no earlier than if it had never gone.
            if (m_rule.repeat == AlertRepeat::Daily)
                alert.notified = last->notified;
            if (isSnoozed(*last, m_now))
                alert.snoozedUntil = last->snoozedUntil;
        }
        const bool isNextStage = wasActive && verdict.stage > alert.stage;
        alert.stage = verdict.stage;
        if (isNextStage)
            alert.acknowledged.reset();
        if (verdict.isMet && isDue(alert, isNewer, isNextStage)) {
            m_isAnnounced = true;
            alert.notified = DateText(m_now);
        }
        if (alert.snoozedUntil && !isSnoozed(alert, m_now))
            alert.snoozedUntil.reset();
        return alert;
    }
    bool isAnnounced() const { return m_isAnnounced; }

private:
    bool isDue(const Alert &alert, bool isNewer, bool isNextStage) const
    {
        if (alert.acknowledged || isSnoozed(alert, m_now) || isMuted(alert, m_mutes, m_now))
            return false;
        const auto notified = instantOf(alert.notified);
        if (!notified || isNextStage)
            return true;
        // Who asked for quiet until then is told once it is over.
        if (alert.snoozedUntil)
            return true;
        switch (m_rule.repeat.known().value_or(AlertRepeat::Once)) {
        case AlertRepeat::Once:
            return false;
        case AlertRepeat::Daily:
            return m_now - *notified >= repeatAfter;
        case AlertRepeat::EachTime:
            return isNewer;
        }
        return false;
    }

    const AlertRule &m_rule;
    const AlertItem &m_item;
    const QList<AlertMute> &m_mutes;
    Instant m_now;
    bool m_isAnnounced = false;
};

QHash<AlertKey, const Alert *> latestByKey(const QList<Alert> &alerts)
{
    QHash<AlertKey, const Alert *> latest;
    for (const Alert &alert : alerts) {
        const Alert *&known = latest[{alert.rule, alert.itemKey}];
        if (!known || instantOf(known->raised) <= instantOf(alert.raised))
            known = &alert;
    }
    return latest;
}

void sortAlerts(QList<Alert> &alerts)
{
    std::ranges::stable_sort(alerts, [](const Alert &left, const Alert &right) {
        const auto a = left.severity.known().value_or(AlertSeverity::Notice);
        const auto b = right.severity.known().value_or(AlertSeverity::Notice);
        if (a != b)
            return a > b;
        return instantOf(left.raised) > instantOf(right.raised);
    });
}

/// How near a verdict is to firing, for sorting: the share of the conditions' threshold.
double nearness(const AlertReason &reason)
{
    if (reason.isActive)
        return 1e9;
    if (reason.verdict.isMet)
        return 1e8;
    const AlertCondition *reached = nullptr;
    for (const AlertCondition &condition : reason.verdict.conditions) {
        if (condition.what == What::Reached)
            reached = &condition;
    }
    if (!reached)
        return -1;
    const double value = reached->value.toDouble();
    const double threshold = reached->threshold.toDouble();
    return value > 0 && threshold > 0 ? std::min(value, threshold) / std::max(value, threshold) : 0;
}

} // namespace

bool isSnoozed(const Alert &alert, Instant now)
{
    const auto until = instantOf(alert.snoozedUntil);
    return until && now < *until;
}

bool isMuted(const Alert &alert, const QList<AlertMute> &mutes, Instant now)
{
    return std::ranges::any_of(mutes, [&](const AlertMute &mute) {
        return mute.connection == alert.item.connection && mute.isInForce(now);
    });
}

bool isOpen(const Alert &alert, const QList<AlertMute> &mutes, Instant now)
{
    return !alert.cleared && !alert.acknowledged && !isSnoozed(alert, now)
        && !isMuted(alert, mutes, now);
}

const Alert *latestAlert(const QList<Alert> &alerts, const QString &rule, const QString &itemKey)
{
    const Alert *latest = nullptr;
    for (const Alert &alert : alerts) {
        if (alert.rule == rule && alert.itemKey == itemKey
            && (!latest || instantOf(latest->raised) <= instantOf(alert.raised)))
            latest = &alert;
    }
    return latest;
}

AlertOutcome evaluate(const AlertFacts &facts, const AlertRecords &records)
{
    AlertOutcome outcome;
    const auto latest = latestByKey(records.alerts);
    std::set<AlertKey> judged;
    for (const AlertRule &rule : records.rules) {
        if (!rule.enabled)
            continue;
        for (const AlertSubject &subject : facts.subjects) {
            if (!isAbout(rule, subject.item))
                continue;
            const AlertKey key(rule.id, alertItemKey(subject.item));
            // Two accounts see one item: the first counts.
            if (!judged.insert(key).second)
                continue;
            const AlertVerdict verdict =
                judge(rule, subject.item, subject.readings, subject.outlook, facts.now);
            const Alert *last = latest.value(key, nullptr);
            Course course(rule, subject.item, records.mutes, facts.now);
            const auto alert = course.advance(last, verdict);
            if (!alert)
                continue;
            if (!last || *last != *alert)
                outcome.changed += *alert;
            if (course.isAnnounced())
                outcome.announced += *alert;
            if (!alert->cleared)
                outcome.active += *alert;
        }
    }
    // The rule was switched off or changed, or the item is gone.
    for (const Alert *last : latest) {
        if (last->cleared || judged.contains({last->rule, last->itemKey}))
            continue;
        Alert alert = *last;
        alert.cleared = DateText(facts.now);
        outcome.changed += alert;
    }
    sortAlerts(outcome.announced);
    sortAlerts(outcome.active);
    return outcome;
}

QList<AlertReason> reasonsOf(const AlertRule &rule, const AlertFacts &facts,
                             const AlertRecords &records)
{
    QList<AlertReason> reasons;
    std::set<QString> seen;
    for (const AlertSubject &subject : facts.subjects) {
        const QString key = alertItemKey(subject.item);
        if (!isAbout(rule, subject.item) || !seen.insert(key).second)
            continue;
        AlertReason reason;
        reason.item = subject.item;
        reason.verdict = judge(rule, subject.item, subject.readings, subject.outlook, facts.now);
        QList<AlertCondition> conditions{{What::SwitchedOn, {}, {}, rule.enabled}};
        conditions += reason.verdict.conditions;
        const Alert *last = latestAlert(records.alerts, rule.id, key);
        reason.isActive = last && !last->cleared;
        if (reason.isActive) {
            conditions.append({What::NotAcknowledged, {}, {}, !last->acknowledged});
            conditions.append({What::NotSnoozed,
                               {},
                               last->snoozedUntil ? last->snoozedUntil->text : QString(),
                               !isSnoozed(*last, facts.now)});
        }
        Alert here;
        here.item = subject.item;
        conditions.append({What::NotMuted, {}, {}, !isMuted(here, records.mutes, facts.now)});
        reason.verdict.conditions = conditions;
        reasons += reason;
    }
    std::ranges::stable_sort(reasons, [](const AlertReason &left, const AlertReason &right) {
        return nearness(left) > nearness(right);
    });
    return reasons;
}

QList<Alert> rehearse(const AlertRule &rule, const AlertFacts &facts, Instant from,
                      const OutlookAt &outlookAt)
{
    using std::chrono::days;
    QList<Alert> raised;
    std::set<QString> seen;
    for (const AlertSubject &subject : facts.subjects) {
        if (!isAbout(rule, subject.item) || !seen.insert(alertItemKey(subject.item)).second)
            continue;
        // At every reading, and every hour for what depends on time alone.
        std::set<Instant> times{facts.now};
        for (Instant time = from; time < facts.now; time += std::chrono::hours(1))
            times.insert(time);
        for (const AlertReading &reading : subject.readings) {
            if (reading.time >= from && reading.time <= facts.now)
                times.insert(reading.time);
        }
        std::optional<Alert> last;
        AlertOutlook outlook;
        std::optional<Instant> forecastAt;
        std::size_t known = 0;
        for (const Instant now : times) {
            while (known < subject.readings.size() && subject.readings[known].time <= now)
                ++known;
            const auto readings = std::span(subject.readings).first(known);
            if (outlookAt && (!forecastAt || now - *forecastAt >= days(1))) {
                outlook = outlookAt(subject, readings, now);
                forecastAt = now;
            }
            const AlertVerdict verdict = judge(rule, subject.item, readings, outlook, now);
            const bool wasActive = last && !last->cleared;
            const auto next =
                Course(rule, subject.item, {}, now).advance(last ? &*last : nullptr, verdict);
            if (!next)
                continue;
            if (wasActive)
                raised.last() = *next;
            else
                raised += *next;
            last = next;
        }
    }
    std::ranges::stable_sort(raised, [](const Alert &left, const Alert &right) {
        return instantOf(left.raised) > instantOf(right.raised);
    });
    return raised;
}

} // namespace lc
