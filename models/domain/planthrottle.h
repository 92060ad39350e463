// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"

namespace lc {

/// One limit of a usage plan: of the whole plan, or of one method of a stage.
struct PlanThrottle {
    std::optional<QString> stage; ///< "a1b2c3:prod"; absent: of the plan
    std::optional<QString> path; ///< "/pets"
    std::optional<QString> method; ///< "GET", or "*" for every one
    std::optional<double> rateLimit;
    std::optional<qint64> burstLimit;

    bool operator==(const PlanThrottle &) const = default;
    static const Type rows;
};

/// "a1b2c3:prod", as paths and values of patches name a stage.
QString stageName(const ApiStage &stage);
/// Every limit of a plan, its own first.
QList<PlanThrottle> throttlesOf(const UsagePlan &plan);

/// A rule for one method of a stage: "/pets/GET" in two parts.
struct ThrottledMethod {
    QString path;
    QString method;

    QString key() const { return path + u'/' + method; }
    static ThrottledMethod of(const QString &key);
};

} // namespace lc
