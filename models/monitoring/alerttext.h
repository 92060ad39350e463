// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertevaluation.h"

#include <QLocale>

namespace lc {

/// What a rule is called: its name, or what it warns about ("80% used or more").
QString alertRuleTitle(const AlertRule &rule, const QLocale &locale);
/// What a rule applies to ("Everything", "Acme Pro").
QString alertRuleScope(const AlertRule &rule);

/// What an alert is about ("Acme Pro, Seats").
QString alertItemTitle(const AlertItem &item);
/// What happened, in a sentence ("84% used: 84 of 100").
QString alertSentence(const Alert &alert, const QLocale &locale);
/// How it stands and since when ("Acknowledged", "Snoozed until 14:00").
enum class AlertStanding { Open, Acknowledged, Snoozed, Muted, Cleared };
AlertStanding standingOf(const Alert &alert, const QList<AlertMute> &mutes, Instant now);
QString standingWord(AlertStanding standing);
/// The same for files and filters: "acknowledged".
QString wireWord(AlertStanding standing);

/// One condition of a rule, as a sentence that says whether it holds.
QString conditionText(const AlertCondition &condition, AlertKind kind, const QLocale &locale);
/// Why the rule is silent about an item, or that it fires: the first thing that fails.
QString reasonText(const AlertReason &reason, AlertKind kind, const QLocale &locale);

} // namespace lc
