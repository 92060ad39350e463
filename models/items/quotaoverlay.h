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
        std::optional<qint64> planLimit; ///< the limit without extensions
        std::optional<Day> begins; ///< first day of the present period
        std::optional<Day> resets;
        std::vector<qint64> perDay; ///< used, by asked day
        std::vector<qint64> countPerDay; ///< used since the reset before, at the end of the days
        std::vector<qint64> leftPerDay; ///< at the end of the days
        Day firstDay{};
        Instant asOf{};

        /// What was granted in the period beyond the plan's limit.
        qint64 extension() const { return limit && planLimit ? *limit - *planLimit : 0; }
        /// By what was used of the period with its extensions; nothing without a quota, infinite
        /// for a quota of 0.
        std::optional<double> share() const;
        /// Nothing was used on any of the asked days.
        bool isIdle() const;
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
    /// By keyOf().
    const QHash<QByteArray, Standing> &standings() const { return m_standings; }
    static QByteArray keyOf(const Utf8Origin &origin, std::string_view keyId);
    static QByteArray keyOf(const QString &account, const QString &planId, const QString &keyId);

    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;

private:
    QHash<QByteArray, Standing> m_standings; ///< by keyOf()
};

} // namespace lc
