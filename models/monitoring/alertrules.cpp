// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertrules.h"

#include "store/exactnumber.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int longestLead = 3650; ///< days

QString translated(const char *text)
{
    return QCoreApplication::translate("AlertRules", text);
}

AlertRule ready(const QString &id, AlertKind kind, AlertSeverity severity)
{
    AlertRule rule = alertRuleOf(kind);
    rule.id = u"ready:"_s + id;
    rule.severity = severity;
    return rule;
}

QList<AlertRule> makeReadyRules()
{
    AlertRule nearly = ready(u"level-80"_s, AlertKind::Level, AlertSeverity::Warning);
    AlertRule full = ready(u"level-100"_s, AlertKind::Level, AlertSeverity::Danger);
    full.threshold = u"100"_s;
    AlertRule soon = ready(u"days-left"_s, AlertKind::DaysLeft, AlertSeverity::Warning);
    AlertRule reset = ready(u"before-reset"_s, AlertKind::BeforeReset, AlertSeverity::Warning);
    AlertRule jump = ready(u"jump"_s, AlertKind::Jump, AlertSeverity::Notice);
    AlertRule unused = ready(u"unused-key"_s, AlertKind::Unused, AlertSeverity::Notice);
    unused.items = AlertItemKind::ApiKey;
    unused.onDesktop = false;
    AlertRule expiry = ready(u"expiry"_s, AlertKind::Expiry, AlertSeverity::Warning);
    AlertRule pending = ready(u"grant-pending"_s, AlertKind::GrantPending, AlertSeverity::Notice);
    AlertRule held = ready(u"held-too-long"_s, AlertKind::HeldTooLong, AlertSeverity::Notice);
    AlertRule silent =
        ready(u"recorder-silent"_s, AlertKind::RecorderSilent, AlertSeverity::Warning);
    return {nearly, full, soon, reset, jump, unused, expiry, pending, held, silent};
}

/// A positive decimal number, or 0 where that makes sense.
bool isAmount(const std::optional<QString> &text)
{
    const auto number = text ? ExactNumber::fromText(*text) : std::nullopt;
    return number && !number->isNegative();
}

} // namespace

const QList<AlertRule> &readyAlertRules()
{
    static const QList<AlertRule> rules = makeReadyRules();
    return rules;
}

bool isReadyAlertRule(const QString &id)
{
    return id.startsWith(u"ready:");
}

QList<AlertRule> withReadyRules(const QList<AlertRule> &kept)
{
    QList<AlertRule> rules = readyAlertRules();
    for (const AlertRule &each : kept) {
        const auto known = std::ranges::find(rules, each.id, &AlertRule::id);
        if (known != rules.end())
            *known = each;
        else
            rules.append(each);
    }
    return rules;
}

AlertRule alertRuleOf(AlertKind kind)
{
    AlertRule rule;
    rule.kind = kind;
    const auto set = [&rule](const QString &threshold, const std::optional<QString> &margin) {
        rule.threshold = threshold;
        rule.margin = margin;
    };
    switch (kind) {
    case AlertKind::Level:
        set(u"80"_s, u"2"_s);
        break;
    case AlertKind::Amount:
        set(u"100"_s, u"1"_s);
        break;
    case AlertKind::DaysLeft:
        set(u"14"_s, u"3"_s);
        break;
    case AlertKind::Jump:
        set(u"25"_s, u"5"_s);
        rule.hours = 24;
        break;
    case AlertKind::Rise:
        set(u"10"_s, u"1"_s);
        rule.hours = 24;
        break;
    case AlertKind::Unused:
        set(u"30"_s, std::nullopt);
        rule.repeat = AlertRepeat::Once;
        break;
    case AlertKind::BeforeReset:
        break;
    case AlertKind::HeldTooLong:
        set(u"24"_s, std::nullopt);
        break;
    case AlertKind::GrantPending:
        set(u"3"_s, std::nullopt);
        break;
    case AlertKind::Expiry:
        rule.leadDays = u"30, 14, 7"_s;
        rule.repeat = AlertRepeat::Once;
        break;
    case AlertKind::RecorderSilent:
        set(u"2"_s, std::nullopt);
        break;
    }
    return rule;
}

QList<AlertItemKind> suitingItems(AlertKind kind)
{
    using Item = AlertItemKind;
    switch (kind) {
    case AlertKind::Level:
    case AlertKind::Amount:
    case AlertKind::Jump:
    case AlertKind::Rise:
    case AlertKind::Unused:
        return {Item::Entitlement, Item::Configuration, Item::ApiKey};
    case AlertKind::DaysLeft:
        // A quota begins anew: of keys BeforeReset tells.
        return {Item::Entitlement, Item::Configuration};
    case AlertKind::BeforeReset:
        return {Item::ApiKey};
    case AlertKind::HeldTooLong:
        return {Item::Checkout};
    case AlertKind::GrantPending:
        return {Item::Grant};
    case AlertKind::Expiry:
        return {Item::License, Item::Configuration, Item::Grant, Item::Token, Item::Checkout};
    case AlertKind::RecorderSilent:
        return {Item::Recorder};
    }
    return {};
}

bool suits(AlertKind kind, AlertItemKind item)
{
    return suitingItems(kind).contains(item);
}

bool hasThreshold(AlertKind kind)
{
    return kind != AlertKind::BeforeReset && kind != AlertKind::Expiry;
}

bool hasMargin(AlertKind kind)
{
    return hasSamples(kind) || kind == AlertKind::DaysLeft;
}

bool hasSamples(AlertKind kind)
{
    return kind == AlertKind::Level || kind == AlertKind::Amount || hasHours(kind);
}

bool hasHours(AlertKind kind)
{
    return kind == AlertKind::Jump || kind == AlertKind::Rise;
}

std::optional<QList<int>> leadDaysOf(const QString &text)
{
    QList<int> days;
    for (const QString &part : text.split(u',')) {
        bool isNumber = false;
        const int day = part.trimmed().toInt(&isNumber);
        if (!isNumber || day < 0 || day > longestLead)
            return std::nullopt;
        if (!days.contains(day))
            days += day;
    }
    std::sort(days.begin(), days.end(), std::greater<>());
    return days;
}

QList<AlertRuleProblem> problemsOf(const AlertRule &rule)
{
    QList<AlertRuleProblem> problems;
    const auto kind = rule.kind.known();
    if (!kind)
        return {{u"Kind"_s,
                 translated(QT_TRANSLATE_NOOP("AlertRules",
                                              "This version does not know this kind of rule."))}};
    const auto zero = ExactNumber();
    if (hasThreshold(*kind)) {
        const auto threshold =
            rule.threshold ? ExactNumber::fromText(*rule.threshold) : std::nullopt;
        if (!threshold || *threshold <= zero)
            problems.append(
                {u"Threshold"_s,
                 translated(QT_TRANSLATE_NOOP("AlertRules", "Enter a number greater than 0."))});
        else if (hasMargin(*kind) && isAmount(rule.margin) && *kind != AlertKind::DaysLeft
                 && *ExactNumber::fromText(*rule.margin) > *threshold)
            problems.append({u"Margin"_s,
                             translated(QT_TRANSLATE_NOOP(
                                 "AlertRules", "The margin is greater than the threshold."))});
    }
    if (hasMargin(*kind) && rule.margin && !isAmount(rule.margin))
        problems.append(
            {u"Margin"_s,
             translated(QT_TRANSLATE_NOOP("AlertRules", "Enter a number that is not negative."))});
    if (*kind == AlertKind::Expiry && (!rule.leadDays || !leadDaysOf(*rule.leadDays)))
        problems.append({u"LeadDays"_s,
                         translated(QT_TRANSLATE_NOOP(
                             "AlertRules", "Enter days, separated by commas: 30, 14, 7."))});
    if (hasHours(*kind) && (!rule.hours || *rule.hours < 1 || *rule.hours > 24 * 30))
        problems.append(
            {u"Hours"_s,
             translated(QT_TRANSLATE_NOOP("AlertRules", "Enter hours from 1 to 720 (30 days)."))});
    if (rule.samples < 1 || rule.samples > 100)
        problems.append(
            {u"Samples"_s,
             translated(QT_TRANSLATE_NOOP("AlertRules", "Enter a number from 1 to 100."))});
    if (!(rule.scope == AlertScope::All) && rule.target.value_or(QString()).trimmed().isEmpty())
        problems.append({u"Target"_s,
                         translated(QT_TRANSLATE_NOOP(
                             "AlertRules", "Say which one, or let it apply to everything."))});
    const auto item = rule.items ? rule.items->known() : std::nullopt;
    if (rule.items && (!item || !suits(*kind, *item)))
        problems.append({u"Items"_s,
                         translated(QT_TRANSLATE_NOOP(
                             "AlertRules", "A rule of this kind cannot be about these."))});
    return problems;
}

} // namespace lc
