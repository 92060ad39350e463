// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertfacts.h"
#include "store/alertrule.h"

#include <QList>

#include <span>

namespace lc {

/// One thing that must hold for a rule to fire.
struct AlertCondition {
    enum class What {
        SwitchedOn,
        HasReadings, ///< value and threshold are counts of readings
        HasLimit,
        HasForecast,
        HasDate, ///< an end, or a time since when it waits
        Reached, ///< value and threshold in the unit of the rule's kind
        NotMuted,
        NotSnoozed, ///< threshold is the time, ISO
        NotAcknowledged
    };

    What what = What::Reached;
    QString value;
    QString threshold;
    bool isMet = false;

    bool operator==(const AlertCondition &) const = default;
};

/// How a rule stands to one item at one time. Between met and clear an alert stays as it is.
struct AlertVerdict {
    bool isMet = false;
    bool isClear = false;
    qint64 stage = 0; ///< lead times that have passed
    std::optional<QString> value; ///< in the unit of the rule's kind
    std::optional<QString> limit; ///< the threshold in the same unit
    std::optional<QString> used;
    std::optional<QString> capacity;
    std::optional<Instant> date; ///< when it ends or is used up
    std::optional<Instant> reading; ///< time of the newest one that counted
    QList<AlertCondition> conditions; ///< up to the first that fails
};

/// Whether the rule is about this item at all: kind and scope.
bool isAbout(const AlertRule &rule, const AlertItem &item);

/// Holds an item against a rule. `readings` are those known at `now`; which rules are switched on
/// is not asked here.
AlertVerdict judge(const AlertRule &rule, const AlertItem &item,
                   std::span<const AlertReading> readings, const AlertOutlook &outlook,
                   Instant now);

} // namespace lc
