// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quotaperiod.h"
#include "localservice/fault.h"
#include "localservice/shiftedclock.h"

#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lc {

/// What the control operations change: the clock, the lag of usage, the faults. It ends with the
/// process. Callable from any thread.
class ServiceControl {
public:
    /// `machine` tells the time that the service's clock runs by.
    explicit ServiceControl(std::shared_ptr<const Clock> machine)
        : m_clock(std::make_shared<ShiftedClock>(std::move(machine)))
    {
    }

    const std::shared_ptr<ShiftedClock> &clock() const { return m_clock; }

    void setUsageLag(std::chrono::seconds lag);
    /// Notes traffic that GetUsage does not tell of yet; `member` as in usageplans::memberId.
    void noteTraffic(const QString &member, Day day, qint64 requests);
    /// How much of a day's traffic is not told of yet.
    qint64 untold(const QString &member, Day day) const;

    void addFault(const Fault &fault);
    void clearFaults();
    QList<Fault> faults() const;
    /// The fault of a call of this operation, which counts it down.
    std::optional<Fault> takeFault(QLatin1StringView operation);

private:
    struct Traffic {
        QString member;
        Day day;
        qint64 requests;
        Instant madeAt;
    };

    std::shared_ptr<ShiftedClock> m_clock;
    mutable std::mutex m_mutex;
    std::chrono::seconds m_lag{0};
    std::vector<Traffic> m_traffic; ///< of the lag's time
    QList<Fault> m_faults;
};

} // namespace lc
