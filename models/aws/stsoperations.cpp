// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/stsoperations.h"

namespace lc::sts {

constinit const Service providerService{"sts", "STS",       "sts", "sts", Service::Protocol::Query,
                                        "",    "2011-06-15"};

static constexpr Field roleKeysRows[] = {
    field<&RoleKeys::accessKeyId>("AccessKeyId").with(Required),
    field<&RoleKeys::secretAccessKey>("SecretAccessKey").with(Required | Sensitive),
    field<&RoleKeys::sessionToken>("SessionToken").with(Required | Sensitive),
    field<&RoleKeys::expiration>("Expiration").with(Required),
};

constinit const Type RoleKeys::rows = describe<RoleKeys>("Credentials", roleKeysRows);

static constexpr Field responseRows[] = {
    field<&RoleKeysResponse::credentials>("Credentials").with(Required),
};

constinit const Type RoleKeysResponse::rows =
    describe<RoleKeysResponse>("AssumeRoleResponse", responseRows);

static constexpr Field assumeRoleRows[] = {
    field<&AssumeRole::Request::roleArn>("RoleArn").with(Required),
    field<&AssumeRole::Request::roleSessionName>("RoleSessionName").with(Required),
    field<&AssumeRole::Request::durationSeconds>("DurationSeconds"),
    field<&AssumeRole::Request::externalId>("ExternalId").with(Sensitive),
    field<&AssumeRole::Request::serialNumber>("SerialNumber"),
    field<&AssumeRole::Request::tokenCode>("TokenCode").with(Sensitive),
};

constinit const Type AssumeRole::Request::rows =
    describe<Request>("AssumeRoleRequest", assumeRoleRows);

// A second answer is a second set of keys, which does no harm.
const Operation AssumeRole::operation{
    .name = "AssumeRole",
    .service = &providerService,
    .request = &typeOf<AssumeRole::Request>,
    .response = &typeOf<RoleKeysResponse>,
};

static constexpr Field webIdentityRows[] = {
    field<&AssumeRoleByWebIdentity::Request::roleArn>("RoleArn").with(Required),
    field<&AssumeRoleByWebIdentity::Request::roleSessionName>("RoleSessionName").with(Required),
    field<&AssumeRoleByWebIdentity::Request::webIdentityToken>("WebIdentityToken")
        .with(Required | Sensitive),
};

constinit const Type AssumeRoleByWebIdentity::Request::rows =
    describe<Request>("AssumeRoleWithWebIdentityRequest", webIdentityRows);

const Operation AssumeRoleByWebIdentity::operation{
    .name = "AssumeRoleWithWebIdentity",
    .service = &providerService,
    .request = &typeOf<AssumeRoleByWebIdentity::Request>,
    .response = &typeOf<RoleKeysResponse>,
    .isSigned = false,
};

} // namespace lc::sts
