// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/pendingcall.h"
#include "core/clock.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <map>
#include <memory>

namespace lc {

class RecordTableModel;
class Session;
class UsageOverlay;

/// Keeps the figures of GetLicenseUsage for the licenses that tables show, a few calls at a time
/// behind the user's own actions. GUI thread; session and overlay outlive it.
class UsageFeed final : public QObject {
    Q_OBJECT
public:
    UsageFeed(Session &session, UsageOverlay &usage, std::shared_ptr<const Clock> clock,
              QObject *parent = nullptr);
    ~UsageFeed() override;

    /// Reads figures for the first rows of this table, now and whenever it was listed again;
    /// `arnColumn` holds the license ARN. The table is forgotten at its end.
    void follow(RecordTableModel &table, const QString &arnColumn);
    /// Reads figures for these rows, such as the ones in view; rows that wait already are not
    /// doubled.
    void want(const RecordTableModel &table, const QString &arnColumn, int firstRow, int lastRow);
    /// Reads one license again, before everything that waits: after a check-out or a new version.
    void refresh(const QString &connectionId, const QString &licenseArn);
    bool isIdle() const { return m_waiting.empty() && m_running.empty(); }

signals:
    void progressed(int done, int total);
    void idle();

private:
    struct Wanted {
        QString connectionId;
        QString account;
        QString arn;

        QString key() const { return account + u'/' + arn; }
    };

    void queue(const Wanted &wanted);
    void startNext();
    void start(const Wanted &wanted);

    Session &m_session;
    UsageOverlay &m_usage;
    std::shared_ptr<const Clock> m_clock;
    std::deque<Wanted> m_waiting;
    QSet<QString> m_known; ///< keys that wait or run
    std::map<QString, PendingCall> m_running;
    int m_done = 0; ///< since it was idle
};

} // namespace lc
