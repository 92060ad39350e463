// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "monitoring/alerttext.h"

#include <functional>

class QWidget;

namespace lc {

struct PageContext;

/// The levels at which rules that are switched on warn of the use of one item; an own name only
/// where people gave one.
QList<ChartData::Threshold> alertThresholds(const QList<AlertRule> &rules, const AlertItem &item);

/// When alerts about one item were raised, and what they said; ascending.
QList<ChartEvent> alertEvents(const QList<Alert> &alerts, const AlertItem &item,
                              const TimeRange &range);

/// Asks whether a rule is to warn at another level from now on, of all that it is about or, as a
/// rule of its own, only of this item; then keeps that. `ended` follows in any case.
void askToMoveThreshold(PageContext &context, QWidget *parent, const QString &ruleId,
                        const AlertItem &item, double value, std::function<void()> ended);

} // namespace lc
