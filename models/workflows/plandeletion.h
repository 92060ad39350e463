// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"
#include "workflows/calltext.h"
#include "workflows/workflow.h"

namespace lc {

/// Deletes a usage plan. The service refuses that while a stage is attached, so the stages are
/// taken away first; keys leave with the plan.
class PlanDeletion : public Workflow {
    Q_OBJECT
public:
    using Workflow::Workflow;

    void start(const UsagePlan &plan, const QString &region);
    /// Goes on where it failed.
    void retry() override;
    /// The calls that start() makes.
    static CallText callsOf(const Session &session, const QString &connectionId,
                            const UsagePlan &plan, const QString &region);

private:
    void detach();
    void remove();
    void begin(const char *operation);

    UsagePlan m_plan;
    QString m_region;
    bool m_isDetached = false;
    bool m_mayBeGone = false; ///< an earlier try ended without an answer
};

} // namespace lc
