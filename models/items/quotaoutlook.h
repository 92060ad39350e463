// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/quotaoverlay.h"
#include "items/valueoverlay.h"
#include "monitoring/forecastsentence.h"
#include "store/storethread.h"

#include <QTimer>

#include <atomic>
#include <memory>

namespace lc {

/// The lag that the service states for usage data.
constexpr std::chrono::minutes usageLag{40};

/// What the standings of API keys mean: how long until the reset, what is expected before it, how
/// old the figures are, and the state of the key in a word. Forecasts are made in a thread from the
/// days of GetUsage. For rows that hang under a plan's id; GUI thread.
class QuotaOutlook : public RowOverlay {
    Q_OBJECT
public:
    enum Part { DaysToReset, Expected, AsOf, State, Idle, Extension };

    /// `facts` has the parts of UsagePlanOverlays; both are borrowed and outlive it.
    QuotaOutlook(const QuotaOverlay &quota, const ValueOverlay &facts,
                 std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~QuotaOutlook() override;

    struct Outlook {
        ForecastSubject subject;
        Forecast forecast;
        Instant asOf{}; ///< of the figures behind it
    };
    /// Nothing while it is being made.
    std::optional<Outlook> outlook(const QString &account, const QString &planId,
                                   const QString &keyId) const;
    /// The same from one standing. Pure; any thread.
    static Outlook outlookOf(const QuotaOverlay::Standing &standing, Instant now);

    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;

private:
    using Made = QHash<QByteArray, Outlook>;
    void makeNext();
    void take(const Made &made);
    Cell expectedCell(const QuotaOverlay::Standing &standing, const QByteArray &key) const;
    Cell asOfCell(const QuotaOverlay::Standing &standing) const;
    Badge stateOf(const QuotaOverlay::Standing &standing, bool isEnabled) const;

    const QuotaOverlay &m_quota;
    const ValueOverlay &m_facts;
    std::shared_ptr<const Clock> m_clock;
    Made m_outlooks;
    QTimer m_soon;
    bool m_isMaking = false;
    std::shared_ptr<std::atomic<bool>> m_isStopped = std::make_shared<std::atomic<bool>>(false);
    StoreThread m_thread;
};

} // namespace lc
