// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/planmove.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::CreateUsagePlanKey;
using apigateway::DeleteUsagePlanKey;

namespace {

CreateUsagePlanKey::Request joining(const PlanMove::Subject &subject, const UsagePlan &plan)
{
    return {plan.id.value_or(QString()), subject.keyId, u"API_KEY"_s};
}

DeleteUsagePlanKey::Request leaving(const PlanMove::Subject &subject)
{
    return {subject.from.id.value_or(QString()), subject.keyId};
}

} // namespace

bool PlanMove::shareStage(const UsagePlan &left, const UsagePlan &right)
{
    const QList<ApiStage> ofLeft = left.apiStages.value_or(QList<ApiStage>());
    const QList<ApiStage> ofRight = right.apiStages.value_or(QList<ApiStage>());
    return std::any_of(ofLeft.begin(), ofLeft.end(), [&](const ApiStage &stage) {
        return std::any_of(ofRight.begin(), ofRight.end(), [&](const ApiStage &other) {
            return stage.apiId == other.apiId && stage.stage == other.stage;
        });
    });
}

void PlanMove::begin(const char *operation)
{
    Attempt attempt;
    attempt.operation = QString::fromLatin1(operation);
    attempt.object = m_subject.keyName;
    attempt.homeRegion = m_subject.region;
    setAttempt(attempt);
    enter(State::Working);
}

void PlanMove::start(const Subject &subject)
{
    m_subject = subject;
    m_isIn = false;
    m_isOut = false;
    next();
}

void PlanMove::retry()
{
    if (state() == State::Failed)
        next();
}

void PlanMove::next()
{
    if (m_isIn && m_isOut)
        return enter(State::Done);
    if (!m_isOut && (m_isIn || shareStage(m_subject.from, m_subject.to)))
        return leave();
    begin(CreateUsagePlanKey::operation.name);
    join(m_subject.to, [this](const Result<void, ApiError> &joined) {
        if (!joined)
            return m_isOut ? putBack(joined.error()) : fail(joined.error());
        m_isIn = true;
        next();
    });
}

void PlanMove::join(const UsagePlan &plan, Done done)
{
    send<CreateUsagePlanKey>(
        joining(m_subject, plan),
        [done = std::move(done)](const Result<UsagePlanKey, ApiError> &answer) {
            done(answer ? Result<void, ApiError>()
                        : Result<void, ApiError>(unexpected(answer.error())));
        });
}

void PlanMove::leave()
{
    begin(DeleteUsagePlanKey::operation.name);
    send<DeleteUsagePlanKey>(leaving(m_subject),
                             [this](const Result<DeleteUsagePlanKey::Response, ApiError> &answer) {
                                 // One that is in neither plan any more may join the other.
                                 if (!answer && answer.error().kind != ApiError::Kind::NotFound)
                                     return fail(answer.error());
                                 m_isOut = true;
                                 next();
                             });
}

void PlanMove::putBack(const ApiError &reason)
{
    // It may have joined after all: then it is in the way of going back, and belongs there.
    if (isOutcomeUnknown(reason))
        return fail(reason);
    join(m_subject.from, [this, reason](const Result<void, ApiError> &joined) {
        m_isOut = !joined;
        ApiError told = reason;
        if (!joined)
            told.executed = ApiError::Executed::Unknown;
        fail(told);
    });
}

CallText PlanMove::callsOf(const Session &session, const QString &connectionId,
                           const Subject &subject)
{
    const auto in = joining(subject, subject.to);
    const auto out = leaving(subject);
    const CallText join =
        callTextOf(session, connectionId, subject.region, CreateUsagePlanKey::operation, &in);
    const CallText leave =
        callTextOf(session, connectionId, subject.region, DeleteUsagePlanKey::operation, &out);
    return joined(shareStage(subject.from, subject.to) ? QList{leave, join} : QList{join, leave});
}

} // namespace lc
