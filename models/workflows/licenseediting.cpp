// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licenseediting.h"

#include "domain/arn.h"
#include "workflows/licenserequests.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using GetLicense = licensemanager::GetLicense;

/// Whether a license reads as if this request had made it.
bool isMadeBy(const License &license, const licensemanager::CreateLicenseVersion::Request &request)
{
    auto stated = restatement(license);
    stated.clientToken = request.clientToken;
    stated.sourceVersion = request.sourceVersion;
    stated.resetUsage = request.resetUsage;
    return stated == request;
}

bool isDeleted(const License &license)
{
    return license.status
        && (*license.status == LicenseStatus::PendingDelete
            || *license.status == LicenseStatus::Deleted);
}

QString ownerOf(const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    return parsed ? parsed->account : QString();
}

} // namespace

void LicenseEditing::create(Create::Request request)
{
    m_action = Action::Create;
    m_create = std::move(request);
    m_create.clientToken = newClientToken();
    Attempt attempt;
    attempt.operation = u"CreateLicense"_s;
    attempt.object = m_create.licenseName;
    attempt.homeRegion = m_create.homeRegion;
    attempt.isRepeatable = true;
    setAttempt(attempt);
    sendCreate();
}

void LicenseEditing::createVersion(const License &base, CreateVersion::Request request)
{
    m_action = Action::Version;
    m_base = base;
    m_version = std::move(request);
    m_version.sourceVersion = base.version;
    m_version.clientToken = newClientToken();
    Attempt attempt;
    attempt.operation = u"CreateLicenseVersion"_s;
    attempt.object = base.licenseName.value_or(m_version.licenseName);
    attempt.homeRegion = base.homeRegion.value_or(QString());
    attempt.rightfulAccount = ownerOf(m_version.licenseArn);
    attempt.isRepeatable = true;
    setAttempt(attempt);
    sendVersion();
}

void LicenseEditing::remove(const License &license)
{
    m_action = Action::Delete;
    m_base = license;
    m_delete.licenseArn = license.licenseArn.value_or(QString());
    m_delete.sourceVersion = license.version.value_or(QString());
    Attempt attempt;
    attempt.operation = u"DeleteLicense"_s;
    attempt.object = license.licenseName.value_or(m_delete.licenseArn);
    attempt.homeRegion = license.homeRegion.value_or(QString());
    attempt.rightfulAccount = ownerOf(m_delete.licenseArn);
    setAttempt(attempt);
    sendDelete();
}

void LicenseEditing::retry()
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

void LicenseEditing::overwriteTheirs()
{
    if (state() != State::Conflict || m_action != Action::Version)
        return;
    m_base = m_theirs;
    m_version.sourceVersion = m_theirs.version;
    // Another guard makes it another request.
    m_version.clientToken = newClientToken();
    sendVersion();
}

void LicenseEditing::sendCreate()
{
    enter(State::Working);
    send<Create>(m_create, [this](const Result<Create::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        m_arn = answer->licenseArn.value_or(QString());
        m_newVersion = answer->version.value_or(QString());
        enter(State::Done);
    });
}

void LicenseEditing::sendVersion()
{
    enter(State::Working);
    send<CreateVersion>(m_version, [this](const Result<CreateVersion::Response, ApiError> &answer) {
        if (answer) {
            m_arn = m_version.licenseArn;
            m_newVersion = answer->version.value_or(QString());
            return enter(State::Done);
        }
        if (answer.error().kind == ApiError::Kind::Conflict)
            return readTheirs(answer.error());
        if (isOutcomeUnknown(answer.error()))
            return settleVersion(answer.error());
        fail(answer.error());
    });
}

void LicenseEditing::sendDelete()
{
    enter(State::Working);
    send<Delete>(m_delete, [this](const Result<Delete::Response, ApiError> &answer) {
        if (answer) {
            m_arn = m_delete.licenseArn;
            return enter(State::Done);
        }
        if (answer.error().kind == ApiError::Kind::Conflict)
            return readTheirs(answer.error());
        fail(answer.error());
    });
}

void LicenseEditing::settleVersion(const ApiError &unknown)
{
    enter(State::Settling);
    send<GetLicense>({m_version.licenseArn, {}},
                     [this, unknown](const Result<GetLicense::Response, ApiError> &answer) {
                         if (!answer || !answer->license)
                             return fail(unknown);
                         const License &newest = *answer->license;
                         ApiError known = unknown;
                         if (newest.version == m_base.version) {
                             known.executed = ApiError::Executed::No;
                             return fail(known);
                         }
                         if (!isMadeBy(newest, m_version)) {
                             m_theirs = newest;
                             return meetConflict(known);
                         }
                         m_arn = m_version.licenseArn;
                         m_newVersion = newest.version.value_or(QString());
                         enter(State::Done);
                     });
}

void LicenseEditing::settleDelete()
{
    enter(State::Settling);
    send<GetLicense>({m_delete.licenseArn, {}},
                     [this](const Result<GetLicense::Response, ApiError> &answer) {
                         if (!answer && answer.error().kind != ApiError::Kind::NotFound) {
                             ApiError unknown = answer.error();
                             unknown.executed = ApiError::Executed::Unknown;
                             return fail(unknown);
                         }
                         if (answer && answer->license && !isDeleted(*answer->license))
                             return sendDelete();
                         m_arn = m_delete.licenseArn;
                         enter(State::Done);
                     });
}

void LicenseEditing::readTheirs(const ApiError &conflict)
{
    enter(State::Settling);
    const QString arn = m_action == Action::Delete ? m_delete.licenseArn : m_version.licenseArn;
    send<GetLicense>({arn, {}},
                     [this, conflict](const Result<GetLicense::Response, ApiError> &answer) {
                         if (!answer || !answer->license)
                             return fail(conflict);
                         m_theirs = *answer->license;
                         // A conflict that is none of versions (the license is deleted, a token was
                         // used) has nothing to compare.
                         if (m_theirs.version == m_base.version)
                             return fail(conflict);
                         meetConflict(conflict);
                     });
}

} // namespace lc
