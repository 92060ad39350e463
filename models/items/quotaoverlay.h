// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/usageplans.h"
#include "domain/quotaperiod.h"
#include "items/rowoverlay.h"

#include <QHash>

#include <vector>

namespace lc {

/// How API keys stand in their usage plans, from GetUsage; for rows that hang under a plan's id.
/// Days are UTC.
class QuotaOverlay : public RowOverlay {
    Q_OBJECT

public:
    enum Part { Today, Period, Limit, Share, Remaining, Resets, PerDay };

    /// One key in one plan.
    struct Standing {
        qint64 today = 0;
        qint64 period = 0; ///< used since the last reset, as far as the asked days reach
        std::optional<qint64> limit; ///< of the period with its extensions; absent: no quota
        qint64 remaining = 0; ///< meaningless without a quota
        std::optional<Day> resets;
        std::vector<qint64> perDay; ///< used, by asked day
        Day firstDay{};
        Instant asOf{};

        bool operator==(const Standing &) const = default;
    };

    using RowOverlay::RowOverlay;
    /// The first day to ask GetUsage for, so that the present period is whole and `days` are there
    /// to draw.
    static Day firstDayFor(const UsagePlan &plan, Day today, int days = 30);
    /// Figures of the days that an answer of GetUsage covers, up to `today`. Pages may come one by
    /// one.
    void setUsage(const QString &account, const UsagePlan &plan,
                  const apigateway::GetUsage::Response &usage, Day today, Instant asOf);
    std::optional<Standing> standing(const QString &account, const QString &planId,
                                     const QString &keyId) const;

    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;

private:
    QHash<QByteArray, Standing> m_standings; ///< by account, plan and key
};

} // namespace lc
