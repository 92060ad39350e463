// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertevaluation.h"

namespace lc {

/// An alert as other tools read it, a JSON line each: the names of its members are stable, times
/// are ISO 8601 in UTC, amounts are decimal texts.
struct AlertReport {
    QString alert; ///< id: the same as long as it is in force
    QString rule; ///< id
    QString ruleName;
    QString kind; ///< "level", "days-left", ...
    QString severity; ///< "danger", "warning", "notice"
    QString state; ///< "open", "acknowledged", "snoozed", "muted"
    QString itemKind; ///< "entitlement", "configuration", "api-key", ...
    QString item; ///< what people call it
    std::optional<QString> id; ///< ARN or id
    std::optional<QString> part; ///< entitlement, usage plan id
    std::optional<QString> product;
    std::optional<QString> account;
    std::optional<QString> region;
    std::optional<QString> connection;
    std::optional<QString> value; ///< in the unit of the kind
    std::optional<QString> threshold;
    std::optional<QString> used;
    std::optional<QString> limit;
    std::optional<DateText> date; ///< when it ends or is used up
    DateText since;
    DateText seen; ///< time of the newest reading
    std::optional<DateText> snoozedUntil;
    QString message; ///< a sentence, translated

    bool operator==(const AlertReport &) const = default;
    static const Type rows;
};

AlertReport alertReportOf(const Alert &alert, const AlertRecords &records, Instant now);

} // namespace lc
