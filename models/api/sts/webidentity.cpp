// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sts/webidentity.h"

#include "api/sts/service.h"

#include <QtGlobal>

namespace lc::sts {

static constexpr Field policyDescriptorRows[] = {
    field<&PolicyDescriptor::arn>("arn").titled(QT_TRANSLATE_NOOP("Field", "ARN")).within(20, 2048),
};

constinit const Type PolicyDescriptor::rows =
    describe<PolicyDescriptor>("PolicyDescriptorType", policyDescriptorRows);

static constexpr Field sessionCredentialsRows[] = {
    field<&SessionCredentials::accessKeyId>("AccessKeyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Access key ID"))
        .with(Required)
        .within(16, 128)
        .matching(R"([\w]*)"),
    field<&SessionCredentials::secretAccessKey>("SecretAccessKey").with(Required | Sensitive),
    field<&SessionCredentials::sessionToken>("SessionToken").with(Required | Sensitive),
    field<&SessionCredentials::expiration>("Expiration")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires"))
        .with(Required),
};

constinit const Type SessionCredentials::rows =
    describe<SessionCredentials>("Credentials", sessionCredentialsRows);

static constexpr Field assumedRoleUserRows[] = {
    field<&AssumedRoleUser::assumedRoleId>("AssumedRoleId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .with(Required)
        .within(2, 193)
        .matching(R"([\w+=,.@:-]*)"),
    field<&AssumedRoleUser::arn>("Arn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(20, 2048),
};

constinit const Type AssumedRoleUser::rows =
    describe<AssumedRoleUser>("AssumedRoleUser", assumedRoleUserRows);

static constexpr Field requestRows[] = {
    field<&AssumeRoleWithWebIdentity::Request::roleArn>("RoleArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Role"))
        .with(Required)
        .within(20, 2048),
    field<&AssumeRoleWithWebIdentity::Request::roleSessionName>("RoleSessionName")
        .titled(QT_TRANSLATE_NOOP("Field", "Session name"))
        .with(Required)
        .within(2, 64)
        .matching(R"([\w+=,.@-]*)"),
    field<&AssumeRoleWithWebIdentity::Request::webIdentityToken>("WebIdentityToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Token"))
        .with(Required | Sensitive)
        .within(4, 20000),
    field<&AssumeRoleWithWebIdentity::Request::providerId>("ProviderId").within(4, 2048),
    field<&AssumeRoleWithWebIdentity::Request::policyArns>("PolicyArns"),
    field<&AssumeRoleWithWebIdentity::Request::policy>("Policy").within(1, 2048),
    field<&AssumeRoleWithWebIdentity::Request::durationSeconds>("DurationSeconds")
        .within(900, 43200),
};

constinit const Type AssumeRoleWithWebIdentity::Request::rows =
    describe<Request>("AssumeRoleWithWebIdentityRequest", requestRows);

static constexpr Field responseRows[] = {
    field<&AssumeRoleWithWebIdentity::Response::credentials>("Credentials"),
    field<&AssumeRoleWithWebIdentity::Response::subjectFromWebIdentityToken>(
        "SubjectFromWebIdentityToken")
        .within(6, 255),
    field<&AssumeRoleWithWebIdentity::Response::assumedRoleUser>("AssumedRoleUser"),
    field<&AssumeRoleWithWebIdentity::Response::packedPolicySize>("PackedPolicySize")
        .within(0, unlimited),
    field<&AssumeRoleWithWebIdentity::Response::provider>("Provider"),
    field<&AssumeRoleWithWebIdentity::Response::audience>("Audience"),
    field<&AssumeRoleWithWebIdentity::Response::sourceIdentity>("SourceIdentity")
        .within(2, 64)
        .matching(R"([\w+=,.@-]*)"),
};

constinit const Type AssumeRoleWithWebIdentity::Response::rows =
    describe<Response>("AssumeRoleWithWebIdentityResponse", responseRows);

static constexpr const char *errors[] = {
    "MalformedPolicyDocumentException", "PackedPolicyTooLargeException",
    "IDPRejectedClaimException",        "IDPCommunicationErrorException",
    "InvalidIdentityTokenException",    "ExpiredTokenException",
    "RegionDisabledException"};
const Operation AssumeRoleWithWebIdentity::operation{
    .name = "AssumeRoleWithWebIdentity",
    .service = &service,
    .request = &typeOf<AssumeRoleWithWebIdentity::Request>,
    .response = &typeOf<AssumeRoleWithWebIdentity::Response>,
    .errors = errors,
    .isSigned = false,
};

} // namespace lc::sts
