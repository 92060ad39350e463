// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "items/usageoverlay.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <map>

namespace lc {

class RecordTableModel;

/// Reads GetLicenseUsage of the licenses that are looked at, in the background and a few at a time.
/// Session and overlay outlive it; lives on the GUI thread.
class UsageFetcher : public QObject {
    Q_OBJECT

public:
    struct Wanted {
        QString connection; ///< connection id
        QString account;
        QString licenseArn;

        bool operator==(const Wanted &) const = default;
    };

    UsageFetcher(Session &session, UsageOverlay &overlay, std::shared_ptr<const Clock> clock,
                 QObject *parent = nullptr);

    /// Figures younger than this are not read again. 5 minutes by default.
    void setMaximumAge(std::chrono::milliseconds age) { m_maximumAge = age; }
    /// These come before everything that waits: what has just come into view.
    void want(const QList<Wanted> &licenses);
    /// The rows `first` to `last` of a table of licenses whose ARN is in the column "arn".
    void wantRows(const RecordTableModel &model, int first, int last);
    /// Reads them again whatever their age.
    void refresh(const QList<Wanted> &licenses);
    void cancel();
    bool isBusy() const { return !m_running.empty() || !m_waiting.empty(); }

signals:
    /// Nothing waits any more.
    void finished();

private:
    void startNext();
    void finish(const Wanted &license, const Result<LicenseUsage, ApiError> &outcome);

    Session &m_session;
    UsageOverlay &m_overlay;
    std::shared_ptr<const Clock> m_clock;
    std::chrono::milliseconds m_maximumAge = std::chrono::minutes(5);
    std::deque<Wanted> m_waiting;
    std::map<QString, PendingCall> m_running; ///< by account and license
    QHash<QString, Instant> m_readAt; ///< by account and license, failures too
};

} // namespace lc
