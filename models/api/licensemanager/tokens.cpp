// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/tokens.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createTokenRequestRows[] = {
    field<&CreateToken::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateToken::Request::roleArns>("RoleArns")
        .titled(QT_TRANSLATE_NOOP("Field", "Roles"))
        .matching(arnPattern),
    field<&CreateToken::Request::expirationInDays>("ExpirationInDays")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires after (days)")),
    field<&CreateToken::Request::tokenProperties>("TokenProperties")
        .titled(QT_TRANSLATE_NOOP("Field", "Properties"))
        .within(0, 3),
    field<&CreateToken::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
};

constinit const Type CreateToken::Request::rows =
    describe<Request>("CreateTokenRequest", createTokenRequestRows);

static constexpr Field createTokenResponseRows[] = {
    field<&CreateToken::Response::tokenId>("TokenId").titled(QT_TRANSLATE_NOOP("Field", "ID")),
    field<&CreateToken::Response::tokenType>("TokenType")
        .titled(QT_TRANSLATE_NOOP("Field", "Type")),
    field<&CreateToken::Response::token>("Token")
        .titled(QT_TRANSLATE_NOOP("Field", "Token"))
        .with(Sensitive)
        .within(0, 4096)
        .matching(R"(\S+)"),
};

constinit const Type CreateToken::Response::rows =
    describe<Response>("CreateTokenResponse", createTokenResponseRows);

static constexpr Field deleteTokenRequestRows[] = {
    field<&DeleteToken::Request::tokenId>("TokenId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .with(Required),
};

constinit const Type DeleteToken::Request::rows =
    describe<Request>("DeleteTokenRequest", deleteTokenRequestRows);

constinit const Type DeleteToken::Response::rows = describe<Response>("DeleteTokenResponse");

static constexpr Field getAccessTokenRequestRows[] = {
    field<&GetAccessToken::Request::token>("Token")
        .titled(QT_TRANSLATE_NOOP("Field", "Token"))
        .with(Required | Sensitive)
        .within(0, 4096)
        .matching(R"(\S+)"),
    field<&GetAccessToken::Request::tokenProperties>("TokenProperties")
        .titled(QT_TRANSLATE_NOOP("Field", "Properties"))
        .within(0, 3),
};

constinit const Type GetAccessToken::Request::rows =
    describe<Request>("GetAccessTokenRequest", getAccessTokenRequestRows);

static constexpr Field getAccessTokenResponseRows[] = {
    field<&GetAccessToken::Response::accessToken>("AccessToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Access token"))
        .with(Sensitive)
        .within(0, 4096)
        .matching(R"(\S+)"),
};

constinit const Type GetAccessToken::Response::rows =
    describe<Response>("GetAccessTokenResponse", getAccessTokenResponseRows);

static constexpr Field listTokensRequestRows[] = {
    field<&ListTokens::Request::tokenIds>("TokenIds")
        .titled(QT_TRANSLATE_NOOP("Field", "Token IDs")),
    field<&ListTokens::Request::filters>("Filters").titled(QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListTokens::Request::nextToken>("NextToken"),
    field<&ListTokens::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListTokens::Request::rows =
    describe<Request>("ListTokensRequest", listTokensRequestRows);

static constexpr Field listTokensResponseRows[] = {
    field<&ListTokens::Response::tokens>("Tokens").titled(QT_TRANSLATE_NOOP("Field", "Tokens")),
    field<&ListTokens::Response::nextToken>("NextToken"),
};

constinit const Type ListTokens::Response::rows =
    describe<Response>("ListTokensResponse", listTokensResponseRows);

static constexpr const char *createTokenErrors[] = {
    "ValidationException", "ResourceLimitExceededException", "ResourceNotFoundException",
    "RedirectException"};
const Operation CreateToken::operation{
    .name = "CreateToken",
    .service = &service,
    .request = &typeOf<CreateToken::Request>,
    .response = &typeOf<CreateToken::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createTokenErrors,
};

static constexpr const char *deleteTokenErrors[] = {
    "ValidationException", "ResourceNotFoundException", "RedirectException"};
const Operation DeleteToken::operation{
    .name = "DeleteToken",
    .service = &service,
    .request = &typeOf<DeleteToken::Request>,
    .response = &typeOf<DeleteToken::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteTokenErrors,
};

static constexpr const char *getAccessTokenErrors[] = {"ValidationException"};
const Operation GetAccessToken::operation{
    .name = "GetAccessToken",
    .service = &service,
    .request = &typeOf<GetAccessToken::Request>,
    .response = &typeOf<GetAccessToken::Response>,
    .errors = getAccessTokenErrors,
    .isSigned = false,
};

static constexpr const char *listTokensErrors[] = {"ValidationException"};
const Operation ListTokens::operation{
    .name = "ListTokens",
    .service = &service,
    .request = &typeOf<ListTokens::Request>,
    .response = &typeOf<ListTokens::Response>,
    .errors = listTokensErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Tokens",
};

} // namespace lc::licensemanager
