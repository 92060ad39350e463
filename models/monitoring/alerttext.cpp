// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alerttext.h"

#include "monitoring/alertrules.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("AlertText", text);
}

QString choiceWord(const ChoiceType &type, const OpenChoice &choice)
{
    const auto index = type.indexOf(choice.text);
    return index ? QCoreApplication::translate("Choice", type.values[std::size_t(*index)].label)
                 : choice.text;
}

/// A decimal text as people of this place write it; one that is too long for that as it is.
QString localized(const QString &number, const QLocale &locale)
{
    const Quantity quantity = Quantity::fromText(number);
    return quantity.isText() ? number : locale.toString(quantity.toDouble(), 'f', quantity.scale());
}

QString dayText(const std::optional<DateText> &date, const QLocale &locale)
{
    const auto instant = date ? date->instant() : std::nullopt;
    return instant
        ? locale.toString(toQDateTime(*instant).toLocalTime().date(), QLocale::ShortFormat)
        : QString();
}

QString timeText(const QString &iso, const QLocale &locale)
{
    const auto instant = DateText(iso).instant();
    return instant ? locale.toString(toQDateTime(*instant).toLocalTime(), QLocale::ShortFormat)
                   : iso;
}

QString ofCapacity(const Alert &alert, const QLocale &locale)
{
    const QString used = localized(alert.used.value_or(u"0"_s), locale);
    return alert.capacity ? translated(QT_TRANSLATE_NOOP("AlertText", "%1 of %2"))
                                .arg(used, localized(*alert.capacity, locale))
                          : used;
}

/// Days or hours that are over, or whole ones that are left.
int wholeUnits(const Alert &alert)
{
    return int(std::floor(Quantity::fromText(alert.value.value_or(QString())).toDouble()));
}

QString endSentence(const Alert &alert, const QString &day)
{
    if (alert.value.value_or(u"0"_s).startsWith(u'-') || alert.value == u"0"_s)
        return translated(QT_TRANSLATE_NOOP("AlertText", "Ended on %1")).arg(day);
    const int daysLeft = wholeUnits(alert);
    return daysLeft == 0
        ? translated(QT_TRANSLATE_NOOP("AlertText", "Ends on %1, within a day")).arg(day)
        : QCoreApplication::translate("AlertText", "Ends on %1, in %n day(s)", nullptr, daysLeft)
              .arg(day);
}

QString withUnit(const QString &number, AlertKind kind)
{
    switch (kind) {
    case AlertKind::Level:
    case AlertKind::Jump:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1%")).arg(number);
    case AlertKind::Amount:
    case AlertKind::Rise:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1 units")).arg(number);
    case AlertKind::DaysLeft:
    case AlertKind::Unused:
    case AlertKind::GrantPending:
    case AlertKind::Expiry:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1 days")).arg(number);
    case AlertKind::HeldTooLong:
    case AlertKind::RecorderSilent:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1 hours")).arg(number);
    case AlertKind::BeforeReset:
        break;
    }
    return number;
}

} // namespace

QString alertRuleTitle(const AlertRule &rule, const QLocale &locale)
{
    if (rule.name && !rule.name->isEmpty())
        return *rule.name;
    const auto kind = rule.kind.known();
    if (!kind)
        return rule.kind.text;
    const QString threshold = localized(rule.threshold.value_or(QString()), locale);
    const QString hours = locale.toString(rule.hours.value_or(0));
    switch (*kind) {
    case AlertKind::Level:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1% used or more")).arg(threshold);
    case AlertKind::Amount:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1 units used or more")).arg(threshold);
    case AlertKind::DaysLeft:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Used up within %1 days")).arg(threshold);
    case AlertKind::Jump:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Up by %1% of the limit within %2 hours"))
            .arg(threshold, hours);
    case AlertKind::Rise:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Up by %1 units within %2 hours"))
            .arg(threshold, hours);
    case AlertKind::Unused:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Not used for %1 days")).arg(threshold);
    case AlertKind::BeforeReset:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Used up before the quota resets"));
    case AlertKind::HeldTooLong:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Checked out for %1 hours"))
            .arg(threshold);
    case AlertKind::GrantPending:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Grant pending for %1 days"))
            .arg(threshold);
    case AlertKind::Expiry:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Ends in %1 days"))
            .arg(rule.leadDays.value_or(QString()));
    case AlertKind::RecorderSilent:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Nothing recorded for %1 hours"))
            .arg(threshold);
    }
    return {};
}

QString alertRuleScope(const AlertRule &rule)
{
    const AlertScope scope = rule.scope.known().value_or(AlertScope::All);
    if (scope == AlertScope::All) {
        return rule.items ? choiceWord(choiceTypeOf<AlertItemKind>(), *rule.items)
                          : translated(QT_TRANSLATE_NOOP("AlertText", "Everything"));
    }
    const QString target = rule.targetName.value_or(rule.target.value_or(QString()));
    const QString part = rule.part.value_or(QString());
    return scope == AlertScope::Item && !part.isEmpty() && !(rule.items == AlertItemKind::ApiKey)
        ? translated(QT_TRANSLATE_NOOP("AlertText", "%1, %2")).arg(target, part)
        : target;
}

QString alertItemTitle(const AlertItem &item)
{
    if (item.kind == AlertItemKind::Recorder)
        return translated(QT_TRANSLATE_NOOP("AlertText", "Recording"));
    const QString name =
        item.name.value_or(QString()).isEmpty() ? item.id : item.name.value_or(QString());
    return item.kind == AlertItemKind::Entitlement && item.part
        ? translated(QT_TRANSLATE_NOOP("AlertText", "%1, %2")).arg(name, *item.part)
        : name;
}

QString alertSentence(const Alert &alert, const QLocale &locale)
{
    const auto kind = alert.kind.known();
    if (!kind)
        return alert.kind.text;
    const QString value = localized(alert.value.value_or(QString()), locale);
    const QString day = dayText(alert.date, locale);
    switch (*kind) {
    case AlertKind::Level:
        return value.isEmpty()
            ? translated(QT_TRANSLATE_NOOP("AlertText", "Used beyond its limit: %1"))
                  .arg(ofCapacity(alert, locale))
            : translated(QT_TRANSLATE_NOOP("AlertText", "%1% used: %2"))
                  .arg(value, ofCapacity(alert, locale));
    case AlertKind::Amount:
        return translated(QT_TRANSLATE_NOOP("AlertText", "%1 used")).arg(ofCapacity(alert, locale));
    case AlertKind::DaysLeft:
        return alert.value == u"0"_s
            ? translated(QT_TRANSLATE_NOOP("AlertText", "Used up: %1"))
                  .arg(ofCapacity(alert, locale))
            : translated(QT_TRANSLATE_NOOP("AlertText", "Used up around %1: %2"))
                  .arg(day, ofCapacity(alert, locale));
    case AlertKind::Jump:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Up by %1% of the limit: %2"))
            .arg(value, ofCapacity(alert, locale));
    case AlertKind::Rise:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Up by %1 units: %2"))
            .arg(value, ofCapacity(alert, locale));
    case AlertKind::Unused:
        return QCoreApplication::translate("AlertText", "Not used for %n day(s)", nullptr,
                                           wholeUnits(alert));
    case AlertKind::BeforeReset:
        return day.isEmpty()
            ? translated(QT_TRANSLATE_NOOP("AlertText", "Used up before the quota resets: %1"))
                  .arg(ofCapacity(alert, locale))
            : translated(
                  QT_TRANSLATE_NOOP("AlertText", "Used up around %1, before the quota resets: %2"))
                  .arg(day, ofCapacity(alert, locale));
    case AlertKind::HeldTooLong:
        return QCoreApplication::translate("AlertText", "Checked out for %n hour(s)", nullptr,
                                           wholeUnits(alert));
    case AlertKind::GrantPending:
        return QCoreApplication::translate("AlertText", "Waits for an answer for %n day(s)",
                                           nullptr, wholeUnits(alert));
    case AlertKind::Expiry:
        return endSentence(alert, day);
    case AlertKind::RecorderSilent:
        return QCoreApplication::translate("AlertText", "Nothing recorded for %n hour(s)", nullptr,
                                           wholeUnits(alert));
    }
    return {};
}

AlertStanding standingOf(const Alert &alert, const QList<AlertMute> &mutes, Instant now)
{
    if (alert.cleared)
        return AlertStanding::Cleared;
    if (alert.acknowledged)
        return AlertStanding::Acknowledged;
    if (isSnoozed(alert, now))
        return AlertStanding::Snoozed;
    return isMuted(alert, mutes, now) ? AlertStanding::Muted : AlertStanding::Open;
}

QString standingWord(AlertStanding standing)
{
    switch (standing) {
    case AlertStanding::Open:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Open"));
    case AlertStanding::Acknowledged:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Acknowledged"));
    case AlertStanding::Snoozed:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Snoozed"));
    case AlertStanding::Muted:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Muted"));
    case AlertStanding::Cleared:
        return translated(QT_TRANSLATE_NOOP("AlertText", "Cleared"));
    }
    return {};
}

QString wireWord(AlertStanding standing)
{
    switch (standing) {
    case AlertStanding::Open:
        return u"open"_s;
    case AlertStanding::Acknowledged:
        return u"acknowledged"_s;
    case AlertStanding::Snoozed:
        return u"snoozed"_s;
    case AlertStanding::Muted:
        return u"muted"_s;
    case AlertStanding::Cleared:
        break;
    }
    return u"cleared"_s;
}

QString conditionText(const AlertCondition &condition, AlertKind kind, const QLocale &locale)
{
    using What = AlertCondition::What;
    const bool isMet = condition.isMet;
    switch (condition.what) {
    case What::SwitchedOn:
        return isMet ? translated(QT_TRANSLATE_NOOP("AlertText", "The rule is switched on"))
                     : translated(QT_TRANSLATE_NOOP("AlertText", "The rule is switched off"));
    case What::HasReadings:
        return translated(isMet ? QT_TRANSLATE_NOOP("AlertText", "Enough readings: %1 of %2")
                                : QT_TRANSLATE_NOOP("AlertText", "Too few readings: %1 of %2"))
            .arg(localized(condition.value, locale), localized(condition.threshold, locale));
    case What::HasLimit:
        return isMet ? translated(QT_TRANSLATE_NOOP("AlertText", "It has a limit"))
                     : translated(QT_TRANSLATE_NOOP("AlertText", "It has no limit"));
    case What::HasForecast:
        return isMet ? translated(QT_TRANSLATE_NOOP("AlertText", "A forecast can be made"))
                     : translated(QT_TRANSLATE_NOOP("AlertText", "Too little data for a forecast"));
    case What::HasDate:
        return isMet
            ? translated(QT_TRANSLATE_NOOP("AlertText", "It has a date"))
            : translated(QT_TRANSLATE_NOOP("AlertText", "It has no end and does not wait"));
    case What::Reached: {
        if (condition.value.isEmpty() || condition.threshold.isEmpty()) {
            return isMet
                ? translated(QT_TRANSLATE_NOOP("AlertText", "The threshold is reached"))
                : translated(QT_TRANSLATE_NOOP("AlertText", "Not in sight by the forecast"));
        }
        return translated(
                   isMet ? QT_TRANSLATE_NOOP("AlertText", "%1 reaches the %2 of the rule")
                         : QT_TRANSLATE_NOOP("AlertText", "%1 does not reach the %2 of the rule"))
            .arg(withUnit(localized(condition.value, locale), kind),
                 localized(condition.threshold, locale));
    }
    case What::NotMuted:
        return isMet ? translated(QT_TRANSLATE_NOOP("AlertText", "The connection is not muted"))
                     : translated(QT_TRANSLATE_NOOP("AlertText", "The connection is muted"));
    case What::NotSnoozed:
        return isMet ? translated(QT_TRANSLATE_NOOP("AlertText", "It is not snoozed"))
                     : translated(QT_TRANSLATE_NOOP("AlertText", "It is snoozed until %1"))
                           .arg(timeText(condition.threshold, locale));
    case What::NotAcknowledged:
        return isMet ? translated(QT_TRANSLATE_NOOP("AlertText", "It is not acknowledged"))
                     : translated(QT_TRANSLATE_NOOP("AlertText", "It is acknowledged"));
    }
    return {};
}

QString reasonText(const AlertReason &reason, AlertKind kind, const QLocale &locale)
{
    for (const AlertCondition &condition : reason.verdict.conditions) {
        if (!condition.isMet)
            return conditionText(condition, kind, locale);
    }
    return translated(QT_TRANSLATE_NOOP("AlertText", "It fires"));
}

} // namespace lc
