// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/plandeletion.h"

#include "api/apigateway/usageplanchanges.h"
#include "workflows/gatewaypatches.h"

namespace lc {

using apigateway::DeleteUsagePlan;
using apigateway::UpdateUsagePlan;

namespace {

QList<ApiStage> stagesOf(const UsagePlan &plan)
{
    return plan.apiStages.value_or(QList<ApiStage>());
}

UpdateUsagePlan::Request detachment(const UsagePlan &plan)
{
    return {plan.id.value_or(QString()), detachments(stagesOf(plan))};
}

DeleteUsagePlan::Request deletion(const UsagePlan &plan)
{
    return {plan.id.value_or(QString())};
}

} // namespace

void PlanDeletion::begin(const char *operation)
{
    Attempt attempt;
    attempt.operation = QString::fromLatin1(operation);
    attempt.object = m_plan.name.value_or(QString());
    attempt.homeRegion = m_region;
    setAttempt(attempt);
    enter(State::Working);
}

void PlanDeletion::start(const UsagePlan &plan, const QString &region)
{
    m_plan = plan;
    m_region = region;
    m_isDetached = stagesOf(plan).isEmpty();
    m_mayBeGone = false;
    m_isDetached ? remove() : detach();
}

void PlanDeletion::retry()
{
    if (state() == State::Failed)
        m_isDetached ? remove() : detach();
}

CallText PlanDeletion::callsOf(const Session &session, const QString &connectionId,
                               const UsagePlan &plan, const QString &region)
{
    QList<CallText> calls;
    const auto detaching = detachment(plan);
    const auto deleting = deletion(plan);
    if (!stagesOf(plan).isEmpty())
        calls += callTextOf(session, connectionId, region, UpdateUsagePlan::operation, &detaching);
    calls += callTextOf(session, connectionId, region, DeleteUsagePlan::operation, &deleting);
    return joined(calls);
}

void PlanDeletion::detach()
{
    begin(UpdateUsagePlan::operation.name);
    send<UpdateUsagePlan>(detachment(m_plan), [this](const Result<UsagePlan, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        m_isDetached = true;
        remove();
    });
}

void PlanDeletion::remove()
{
    begin(DeleteUsagePlan::operation.name);
    send<DeleteUsagePlan>(
        deletion(m_plan), [this](const Result<DeleteUsagePlan::Response, ApiError> &answer) {
            if (answer)
                return enter(State::Done);
            const bool isGone = m_mayBeGone && answer.error().kind == ApiError::Kind::NotFound;
            m_mayBeGone = isOutcomeUnknown(answer.error());
            isGone ? enter(State::Done) : fail(answer.error());
        });
}

} // namespace lc
