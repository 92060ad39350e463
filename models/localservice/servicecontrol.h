// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/fault.h"
#include "domain/quotaperiod.h"
#include "localservice/shiftedclock.h"

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace lc {

struct Operation;

inline constexpr std::chrono::hours longestUsageLag{24};

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

    /// At most `longestUsageLag`.
    void setUsageLag(std::chrono::seconds lag);
    std::chrono::seconds usageLag() const;
    /// Notes requests at the time they are metered; `member` as in usageplans::memberId.
    void noteTraffic(const QString &member, Day day, qint64 requests);
    /// How many of a day's requests are younger than the lag.
    qint64 untold(const QString &member, Day day) const;

    void addFault(const Fault &fault);
    void clearFaults();
    QList<Fault> faults() const;
    /// The fault of a call of this operation, which counts it down.
    std::optional<Fault> takeFault(const Operation &operation);

private:
    struct Traffic {
        Day day;
        qint64 requests;
        Instant madeAt;
    };

    std::shared_ptr<ShiftedClock> m_clock;
    mutable std::mutex m_mutex;
    std::chrono::seconds m_lag{0};
    /// By member, oldest first; as long as a lag can be.
    QHash<QString, std::deque<Traffic>> m_traffic;
    QList<Fault> m_faults;
};

} // namespace lc
