// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "items/quotaoverlay.h"

#include <QObject>

#include <deque>
#include <map>

namespace lc {

/// Reads GetUsage of usage plans into a QuotaOverlay, page by page and a few plans at a time.
/// Session and overlay outlive it; lives on the GUI thread.
class QuotaFetcher : public QObject {
    Q_OBJECT

public:
    QuotaFetcher(Session &session, QuotaOverlay &overlay, std::shared_ptr<const Clock> clock,
                 QObject *parent = nullptr);

    /// Reads the plan's present period, and at least the last 30 days.
    void fetch(const QString &connectionId, const UsagePlan &plan, const QString &region = {});
    void cancel();
    bool isBusy() const { return !m_running.empty() || !m_waiting.empty(); }

signals:
    void failed(const QString &connectionId, const QString &planId, const lc::ApiError &error);
    /// Nothing waits any more.
    void finished();

private:
    struct Work {
        QString connection;
        UsagePlan plan;
        apigateway::GetUsage::Request request;
        Day today{};
        QString region; ///< empty: the connection's home Region

        QString key() const { return connection + u'\n' + request.usagePlanId; }
    };
    void startNext();
    void ask(const Work &work);
    void take(Work work, const Result<apigateway::GetUsage::Response, ApiError> &answer);

    Session &m_session;
    QuotaOverlay &m_overlay;
    std::shared_ptr<const Clock> m_clock;
    std::deque<Work> m_waiting;
    std::map<QString, PendingCall> m_running; ///< by connection and plan
};

} // namespace lc
