// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/alertrule.h"

#include <QList>

namespace lc {

/// The rules that the program brings: they are there from the first start, can be changed and
/// switched off, and not be removed.
const QList<AlertRule> &readyAlertRules();
bool isReadyAlertRule(const QString &id);
/// All rules: the program's, as they were changed, then those of the user.
QList<AlertRule> withReadyRules(const QList<AlertRule> &kept);

/// A new rule of a kind, with thresholds that make sense; still without an id.
AlertRule alertRuleOf(AlertKind kind);

/// Whether a kind of rule can be about a kind of item.
bool suits(AlertKind kind, AlertItemKind item);
/// The kinds of items that a kind of rule can be about.
QList<AlertItemKind> suitingItems(AlertKind kind);

/// Which members of a rule its kind uses.
bool hasThreshold(AlertKind kind);
bool hasMargin(AlertKind kind);
bool hasSamples(AlertKind kind);
bool hasHours(AlertKind kind);

/// "30, 14, 7" as numbers, the longest first; nothing when it is no list of days.
std::optional<QList<int>> leadDaysOf(const QString &text);

/// What is wrong with a rule, by the wire names of its members.
struct AlertRuleProblem {
    QString path;
    QString sentence; ///< translated

    bool operator==(const AlertRuleProblem &) const = default;
};
QList<AlertRuleProblem> problemsOf(const AlertRule &rule);

} // namespace lc
