// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertjudging.h"
#include "store/alert.h"
#include "store/alertmute.h"

#include <functional>

namespace lc {

/// What is known beside the facts: which alerts there are and what people did about them.
struct AlertRecords {
    QList<AlertRule> rules;
    QList<Alert> alerts; ///< those in force and, for repeats, the latest past ones
    QList<AlertMute> mutes;
};

/// What an evaluation found.
struct AlertOutcome {
    QList<Alert> changed; ///< new ones, new values, cleared ones
    QList<Alert> announced; ///< those of `changed` that people are to be told about now
    QList<Alert> active; ///< all that are in force now, by severity and time
};

/// Holds everything against every rule. Pure: the same facts and records give the same outcome.
AlertOutcome evaluate(const AlertFacts &facts, const AlertRecords &records);

/// The newest alert of a rule about an item; null when there is none.
const Alert *latestAlert(const QList<Alert> &alerts, const QString &rule, const QString &itemKey);

/// How one rule stands to one item now, with every condition: why it fires, or does not.
struct AlertReason {
    AlertItem item;
    bool isActive = false;
    AlertVerdict verdict;
};
/// A reason for each item that the rule is about, the nearest to firing first.
QList<AlertReason> reasonsOf(const AlertRule &rule, const AlertFacts &facts,
                             const AlertRecords &records);

/// Forecasts what readings up to a time would have said then; may be empty.
using OutlookAt =
    std::function<AlertOutlook(const AlertSubject &, std::span<const AlertReading>, Instant)>;
/// What a rule would have raised between two times, by all readings that `facts` hold, as alerts
/// with their ends. Ends and waits are taken as they are known now.
QList<Alert> rehearse(const AlertRule &rule, const AlertFacts &facts, Instant from,
                      const OutlookAt &outlookAt = {});

/// Whether an alert asks for attention: in force, and not acknowledged, snoozed or muted.
bool isOpen(const Alert &alert, const QList<AlertMute> &mutes, Instant now);
bool isMuted(const Alert &alert, const QList<AlertMute> &mutes, Instant now);
bool isSnoozed(const Alert &alert, Instant now);

} // namespace lc
