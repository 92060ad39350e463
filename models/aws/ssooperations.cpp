// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/ssooperations.h"

namespace lc::sso {

constinit const Service portalService{
    "portal.sso", "SSO", "sso", "sso", Service::Protocol::RestJson, "", "2019-06-10"};
constinit const Service tokenService{
    "oidc", "SSO_OIDC", "sso_oidc", "sso-oidc", Service::Protocol::RestJson, "", "2019-06-10"};

static constexpr Field roleCredentialsRows[] = {
    field<&RoleCredentials::accessKeyId>("accessKeyId").with(Required),
    field<&RoleCredentials::secretAccessKey>("secretAccessKey").with(Required | Sensitive),
    field<&RoleCredentials::sessionToken>("sessionToken").with(Required | Sensitive),
    field<&RoleCredentials::expiration>("expiration").with(Required),
};

constinit const Type RoleCredentials::rows =
    describe<RoleCredentials>("RoleCredentials", roleCredentialsRows);

static constexpr Field getRoleCredentialsRows[] = {
    field<&GetRoleCredentials::Request::roleName>("role_name").with(Required).inQuery(),
    field<&GetRoleCredentials::Request::accountId>("account_id").with(Required).inQuery(),
};

constinit const Type GetRoleCredentials::Request::rows =
    describe<Request>("GetRoleCredentialsRequest", getRoleCredentialsRows);

static constexpr Field getRoleCredentialsAnswerRows[] = {
    field<&GetRoleCredentials::Response::roleCredentials>("roleCredentials").with(Required),
};

constinit const Type GetRoleCredentials::Response::rows =
    describe<Response>("GetRoleCredentialsResponse", getRoleCredentialsAnswerRows);

const Operation GetRoleCredentials::operation{
    .name = "GetRoleCredentials",
    .service = &portalService,
    .request = &typeOf<GetRoleCredentials::Request>,
    .response = &typeOf<GetRoleCredentials::Response>,
    .method = "GET",
    .path = "/federation/credentials",
    .isSigned = false,
};

static constexpr Field registerClientRows[] = {
    field<&RegisterClient::Request::clientName>("clientName").with(Required),
    field<&RegisterClient::Request::clientType>("clientType").with(Required),
    field<&RegisterClient::Request::scopes>("scopes"),
};

constinit const Type RegisterClient::Request::rows =
    describe<Request>("RegisterClientRequest", registerClientRows);

static constexpr Field registerClientAnswerRows[] = {
    field<&RegisterClient::Response::clientId>("clientId").with(Required),
    field<&RegisterClient::Response::clientSecret>("clientSecret").with(Required | Sensitive),
    field<&RegisterClient::Response::clientSecretExpiresAt>("clientSecretExpiresAt").with(Required),
};

constinit const Type RegisterClient::Response::rows =
    describe<Response>("RegisterClientResponse", registerClientAnswerRows);

const Operation RegisterClient::operation{
    .name = "RegisterClient",
    .service = &tokenService,
    .request = &typeOf<RegisterClient::Request>,
    .response = &typeOf<RegisterClient::Response>,
    .path = "/client/register",
    .isSigned = false,
};

static constexpr Field startRows[] = {
    field<&StartDeviceAuthorization::Request::clientId>("clientId").with(Required),
    field<&StartDeviceAuthorization::Request::clientSecret>("clientSecret")
        .with(Required | Sensitive),
    field<&StartDeviceAuthorization::Request::startUrl>("startUrl").with(Required),
};

constinit const Type StartDeviceAuthorization::Request::rows =
    describe<Request>("StartDeviceAuthorizationRequest", startRows);

static constexpr Field startAnswerRows[] = {
    field<&StartDeviceAuthorization::Response::deviceCode>("deviceCode").with(Required | Sensitive),
    field<&StartDeviceAuthorization::Response::userCode>("userCode").with(Required),
    field<&StartDeviceAuthorization::Response::verificationUri>("verificationUri").with(Required),
    field<&StartDeviceAuthorization::Response::verificationUriComplete>("verificationUriComplete"),
    field<&StartDeviceAuthorization::Response::expiresIn>("expiresIn").with(Required),
    field<&StartDeviceAuthorization::Response::interval>("interval"),
};

constinit const Type StartDeviceAuthorization::Response::rows =
    describe<Response>("StartDeviceAuthorizationResponse", startAnswerRows);

const Operation StartDeviceAuthorization::operation{
    .name = "StartDeviceAuthorization",
    .service = &tokenService,
    .request = &typeOf<StartDeviceAuthorization::Request>,
    .response = &typeOf<StartDeviceAuthorization::Response>,
    .path = "/device_authorization",
    .isSigned = false,
};

static constexpr Field createTokenRows[] = {
    field<&CreateToken::Request::clientId>("clientId").with(Required),
    field<&CreateToken::Request::clientSecret>("clientSecret").with(Required | Sensitive),
    field<&CreateToken::Request::grantType>("grantType").with(Required),
    field<&CreateToken::Request::deviceCode>("deviceCode").with(Sensitive),
    field<&CreateToken::Request::refreshToken>("refreshToken").with(Sensitive),
};

constinit const Type CreateToken::Request::rows =
    describe<Request>("CreateTokenRequest", createTokenRows);

static constexpr Field createTokenAnswerRows[] = {
    field<&CreateToken::Response::accessToken>("accessToken").with(Required | Sensitive),
    field<&CreateToken::Response::expiresIn>("expiresIn").with(Required),
    field<&CreateToken::Response::refreshToken>("refreshToken").with(Sensitive),
};

constinit const Type CreateToken::Response::rows =
    describe<Response>("CreateTokenResponse", createTokenAnswerRows);

// A refresh token may be good for one use only: an answer that was lost is not asked for again.
const Operation CreateToken::operation{
    .name = "CreateToken",
    .service = &tokenService,
    .request = &typeOf<CreateToken::Request>,
    .response = &typeOf<CreateToken::Response>,
    .repeat = Operation::Repeat::Never,
    .path = "/token",
    .isSigned = false,
};

} // namespace lc::sso
