// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/granting.h"

#include "workflows/grantprecheck.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using GetGrant = licensemanager::GetGrant;

bool isTakenBack(const Open<GrantStatus> &status)
{
    return status == GrantStatus::PendingDelete || status == GrantStatus::Deleted;
}

Attempt attemptAt(const QString &operation, const Grant &grant)
{
    Attempt attempt;
    attempt.operation = operation;
    attempt.object = grant.grantName;
    attempt.homeRegion = grant.homeRegion;
    return attempt;
}

} // namespace

void Granting::create(Create::Request request)
{
    m_action = Action::Create;
    m_create = std::move(request);
    m_create.clientToken = newClientToken();
    Attempt attempt;
    attempt.operation = u"CreateGrant"_s;
    attempt.object = m_create.grantName;
    attempt.homeRegion = m_create.homeRegion;
    attempt.isRepeatable = true;
    setAttempt(attempt);
    sendCreate();
}

void Granting::createVersion(const Grant &grant, CreateVersion::Request request)
{
    m_action = Action::Version;
    m_version = std::move(request);
    m_version.grantArn = grant.grantArn;
    m_version.sourceVersion = grant.version;
    m_version.clientToken = newClientToken();
    Attempt attempt = attemptAt(u"CreateGrantVersion"_s, grant);
    attempt.isRepeatable = true;
    setAttempt(attempt);
    sendVersion();
}

void Granting::setStatus(const Grant &grant, GrantStatus status,
                         std::optional<ActivationOverrideBehavior> override)
{
    CreateVersion::Request request;
    request.status = status;
    if (override)
        request.options = GrantOptions{*override};
    createVersion(grant, request);
}

void Granting::remove(const Grant &grant, const QString &reason)
{
    m_action = Action::Delete;
    m_delete.grantArn = grant.grantArn;
    m_delete.version = grant.version;
    if (!reason.isEmpty())
        m_delete.statusReason = reason;
    Attempt attempt = attemptAt(u"DeleteGrant"_s, grant);
    attempt.rightfulAccount = grantorAccount(grant);
    setAttempt(attempt);
    sendDelete();
}

void Granting::retry()
{
    if (state() != State::Failed)
        return;
    switch (m_action) {
    case Action::None:
        return;
    case Action::Create:
        return sendCreate();
    case Action::Version:
        return sendVersion();
    case Action::Delete:
        return isOutcomeUnknown(error()) ? settleDelete() : sendDelete();
    }
}

template <class Response> void Granting::finish(const Response &response)
{
    m_arn = response.grantArn.value_or(m_arn);
    m_status = response.status.value_or(m_status);
    m_newVersion = response.version.value_or(QString());
    enter(State::Done);
}

void Granting::sendCreate()
{
    enter(State::Working);
    send<Create>(m_create, [this](const Result<Create::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        finish(*answer);
    });
}

void Granting::sendVersion()
{
    enter(State::Working);
    m_arn = m_version.grantArn;
    send<CreateVersion>(m_version, [this](const Result<CreateVersion::Response, ApiError> &answer) {
        if (answer)
            return finish(*answer);
        if (isOutcomeUnknown(answer.error()))
            return settleVersion(answer.error());
        fail(answer.error());
    });
}

void Granting::settleVersion(const ApiError &unknown)
{
    enter(State::Settling);
    send<GetGrant>({m_version.grantArn, {}},
                   [this, unknown](const Result<GetGrant::Response, ApiError> &answer) {
                       if (!answer || !answer->grant)
                           return fail(unknown);
                       const Grant &grant = *answer->grant;
                       const bool isThere = grant.version != m_version.sourceVersion
                           && (!m_version.status || grant.grantStatus == *m_version.status)
                           && (!m_version.grantName || grant.grantName == *m_version.grantName)
                           && (!m_version.allowedOperations
                               || grant.grantedOperations == *m_version.allowedOperations);
                       if (!isThere)
                           return fail(unknown);
                       m_status = grant.grantStatus;
                       m_newVersion = grant.version;
                       enter(State::Done);
                   });
}

void Granting::sendDelete()
{
    enter(State::Working);
    m_arn = m_delete.grantArn;
    send<Delete>(m_delete, [this](const Result<Delete::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        finish(*answer);
    });
}

void Granting::settleDelete()
{
    enter(State::Settling);
    send<GetGrant>({m_delete.grantArn, {}},
                   [this](const Result<GetGrant::Response, ApiError> &answer) {
                       if (!answer && answer.error().kind != ApiError::Kind::NotFound) {
                           ApiError unknown = answer.error();
                           unknown.executed = ApiError::Executed::Unknown;
                           return fail(unknown);
                       }
                       if (answer && answer->grant && !isTakenBack(answer->grant->grantStatus))
                           return sendDelete();
                       m_status = answer && answer->grant ? answer->grant->grantStatus
                                                          : Open<GrantStatus>(GrantStatus::Deleted);
                       enter(State::Done);
                   });
}

} // namespace lc
