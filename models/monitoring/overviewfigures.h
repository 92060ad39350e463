// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "domain/license.h"
#include "monitoring/recording.h"
#include "store/samples.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <optional>

namespace lc {

/// From this share of its limit on something is at risk.
constexpr double riskRatio = 0.8;

/// How much of one limit is used, by the newest samples of the history.
struct UsageState {
    enum class Kind { Entitlement, Configuration, ApiKey };

    Kind kind = Kind::Entitlement;
    SeriesKey series; ///< of what is used (of what remains, for API keys)
    QString name; ///< of the license, configuration or key, as given
    Quantity used; ///< API keys: in the present quota period
    std::optional<Quantity> limit; ///< none: unlimited
    Instant asOf{};
    bool isSampleData = false;

    /// Used by limit, 1 being all of it; infinite for use of a limit of 0, nothing without a limit
    /// or where an amount is no number.
    std::optional<double> ratio() const;
    bool isAtRisk() const { return ratio().value_or(0) >= riskRatio; }
    bool isOverLimit() const;
};

/// One state for each entitlement, configuration (in all) and API key of a plan. `names` holds the
/// resources that exist, by ARN or id: the history also remembers what was deleted.
QList<UsageState> usageStates(const QList<SeriesInfo> &series,
                              const QHash<QString, QString> &names);
/// Those at or above riskRatio, the fullest first.
QList<UsageState> atRisk(const QList<UsageState> &states);
/// The fullest first, those without a limit last, then by name.
void sortByRisk(QList<UsageState> &states);

/// A license whose validity ends soon.
struct ExpiringLicense {
    QString arn;
    QString name;
    QString productName;
    Instant end{};
    int daysLeft = 0; ///< whole days

    bool operator==(const ExpiringLicense &) const = default;
};
/// Licenses that are usable and end from `now` on within so many days, the next one first.
QList<ExpiringLicense> expiringLicenses(const QList<License> &licenses, Instant now,
                                        std::chrono::days within = std::chrono::days(30));

/// Grants that wait for this account's decision.
int pendingGrantCount(const QList<Grant> &received);

/// What to say about recording.
enum class RecordingHealth {
    Never, ///< nothing was recorded yet
    Off, ///< recorded on demand only
    Fresh,
    Late, ///< the newest sample is older than two intervals
    Failing ///< the last recording was not complete
};
RecordingHealth recordingHealth(const std::optional<Instant> &lastSampleTime,
                                const std::optional<Recording> &last,
                                std::chrono::milliseconds interval, Instant now);

} // namespace lc
