// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/alertrule.h"

namespace lc {

/// Something that a rule found, from when until when, and what was done about it.
struct Alert {
    QString id; ///< rule, item and time
    QString rule; ///< id
    QString itemKey; ///< the same for every alert of the rule about this item
    Open<AlertKind> kind = AlertKind::Level;
    Open<AlertSeverity> severity = AlertSeverity::Warning;
    AlertItem item;
    std::optional<QString> value; ///< decimal: percent, units, days or hours by the kind
    std::optional<QString> limit; ///< the threshold that it passed
    std::optional<QString> used; ///< units, where there are any
    std::optional<QString> capacity;
    std::optional<DateText> date; ///< when it ends or is used up
    qint64 stage = 0; ///< lead times that have passed
    DateText raised; ///< time of the reading that raised it
    DateText seen; ///< time of the newest reading
    std::optional<DateText> notified;
    std::optional<DateText> acknowledged;
    std::optional<DateText> snoozedUntil;
    std::optional<DateText> cleared;

    bool operator==(const Alert &) const = default;
    static const Type rows;
};

} // namespace lc
