// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/pendingcall.h"
#include "core/apierror.h"
#include "core/clock.h"
#include "domain/usageplan.h"

#include <QObject>

#include <map>
#include <memory>

namespace lc {

class QuotaOverlay;
class Session;
class ValueOverlay;

/// Reads how API keys stand in their plans (GetUsage) and what is known of the keys (GetApiKeys)
/// into overlays. GUI thread; session and overlays outlive it.
class QuotaFeed final : public QObject {
    Q_OBJECT
public:
    /// `keyFacts` gets the parts of UsagePlanOverlays.
    QuotaFeed(Session &session, QuotaOverlay &quota, ValueOverlay &keyFacts,
              std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~QuotaFeed() override;

    /// Reads the present period and 30 days of every key of a plan, page by page.
    void readUsage(const QString &connectionId, const UsagePlan &plan);
    void readKeys(const QString &connectionId);

signals:
    void usageRead(const QString &connectionId, const QString &planId);
    /// What is known stays; the figures are as old as they are.
    void failed(const QString &connectionId, const QString &planId, const lc::ApiError &error);

private:
    void readUsagePage(const QString &connectionId, const UsagePlan &plan, const QString &position);

    Session &m_session;
    QuotaOverlay &m_quota;
    ValueOverlay &m_keyFacts;
    std::shared_ptr<const Clock> m_clock;
    std::map<std::pair<QString, QString>, PendingCall> m_usageCalls; ///< by connection and plan
    std::map<QString, PendingCall> m_keyCalls; ///< by connection
};

} // namespace lc
