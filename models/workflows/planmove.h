// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/usageplankeys.h"
#include "domain/usageplan.h"
#include "workflows/calltext.h"
#include "workflows/workflow.h"

namespace lc {

/// Takes a key from one usage plan into another. A key is in one plan a stage, so it leaves first
/// where the plans share one, and goes back when the other plan does not take it; elsewhere it is
/// in both for a moment.
class PlanMove : public Workflow {
    Q_OBJECT
public:
    using Workflow::Workflow;

    struct Subject {
        QString keyId;
        QString keyName;
        UsagePlan from;
        UsagePlan to;
        QString region; ///< empty: the home Region of the connection
    };

    void start(const Subject &subject);
    /// Goes on where it failed.
    void retry() override;
    /// The calls that start() makes, in their order.
    static CallText callsOf(const Session &session, const QString &connectionId,
                            const Subject &subject);
    static bool shareStage(const UsagePlan &left, const UsagePlan &right);

private:
    using Done = std::function<void(const Result<void, ApiError> &)>;
    void next();
    void begin(const char *operation);
    void join(const UsagePlan &plan, Done done);
    void leave();
    void putBack(const ApiError &reason);

    Subject m_subject;
    bool m_isIn = false; ///< the other plan has it
    bool m_isOut = false; ///< the first plan no longer has it
};

} // namespace lc
