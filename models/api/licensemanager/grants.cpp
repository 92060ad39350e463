// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/grants.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createGrantRequestRows[] = {
    field<&CreateGrant::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&CreateGrant::Request::grantName>("GrantName")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant name"))
        .with(Required),
    field<&CreateGrant::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateGrant::Request::principals>("Principals")
        .titled(QT_TRANSLATE_NOOP("Field", "Principals"))
        .with(Required)
        .within(1, 1)
        .matching(arnPattern),
    field<&CreateGrant::Request::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&CreateGrant::Request::allowedOperations>("AllowedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .with(Required)
        .within(1, 8),
    field<&CreateGrant::Request::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type CreateGrant::Request::rows =
    describe<Request>("CreateGrantRequest", createGrantRequestRows);

static constexpr Field createGrantResponseRows[] = {
    field<&CreateGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateGrant::Response::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&CreateGrant::Response::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type CreateGrant::Response::rows =
    describe<Response>("CreateGrantResponse", createGrantResponseRows);

static constexpr Field createGrantVersionRequestRows[] = {
    field<&CreateGrantVersion::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&CreateGrantVersion::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateGrantVersion::Request::grantName>("GrantName")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant name")),
    field<&CreateGrantVersion::Request::allowedOperations>("AllowedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .within(1, 8),
    field<&CreateGrantVersion::Request::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&CreateGrantVersion::Request::statusReason>("StatusReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason"))
        .with(LongText)
        .within(0, 400)
        .matching(R"([\s\S]+)"),
    field<&CreateGrantVersion::Request::sourceVersion>("SourceVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Source version")),
    field<&CreateGrantVersion::Request::options>("Options").titled(
        QT_TRANSLATE_NOOP("Field", "Options")),
};

constinit const Type CreateGrantVersion::Request::rows =
    describe<Request>("CreateGrantVersionRequest", createGrantVersionRequestRows);

static constexpr Field createGrantVersionResponseRows[] = {
    field<&CreateGrantVersion::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateGrantVersion::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&CreateGrantVersion::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type CreateGrantVersion::Response::rows =
    describe<Response>("CreateGrantVersionResponse", createGrantVersionResponseRows);

static constexpr Field getGrantRequestRows[] = {
    field<&GetGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&GetGrant::Request::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type GetGrant::Request::rows =
    describe<Request>("GetGrantRequest", getGrantRequestRows);

static constexpr Field getGrantResponseRows[] = {
    field<&GetGrant::Response::grant>("Grant").titled(QT_TRANSLATE_NOOP("Field", "Grant")),
};

constinit const Type GetGrant::Response::rows =
    describe<Response>("GetGrantResponse", getGrantResponseRows);

static constexpr Field acceptGrantRequestRows[] = {
    field<&AcceptGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type AcceptGrant::Request::rows =
    describe<Request>("AcceptGrantRequest", acceptGrantRequestRows);

static constexpr Field acceptGrantResponseRows[] = {
    field<&AcceptGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&AcceptGrant::Response::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&AcceptGrant::Response::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type AcceptGrant::Response::rows =
    describe<Response>("AcceptGrantResponse", acceptGrantResponseRows);

static constexpr Field rejectGrantRequestRows[] = {
    field<&RejectGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type RejectGrant::Request::rows =
    describe<Request>("RejectGrantRequest", rejectGrantRequestRows);

static constexpr Field rejectGrantResponseRows[] = {
    field<&RejectGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&RejectGrant::Response::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&RejectGrant::Response::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type RejectGrant::Response::rows =
    describe<Response>("RejectGrantResponse", rejectGrantResponseRows);

static constexpr Field deleteGrantRequestRows[] = {
    field<&DeleteGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&DeleteGrant::Request::statusReason>("StatusReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason"))
        .with(LongText)
        .within(0, 400)
        .matching(R"([\s\S]+)"),
    field<&DeleteGrant::Request::version>("Version")
        .titled(QT_TRANSLATE_NOOP("Field", "Version"))
        .with(Required),
};

constinit const Type DeleteGrant::Request::rows =
    describe<Request>("DeleteGrantRequest", deleteGrantRequestRows);

static constexpr Field deleteGrantResponseRows[] = {
    field<&DeleteGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&DeleteGrant::Response::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&DeleteGrant::Response::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type DeleteGrant::Response::rows =
    describe<Response>("DeleteGrantResponse", deleteGrantResponseRows);

static constexpr Field listDistributedGrantsRequestRows[] = {
    field<&ListDistributedGrants::Request::grantArns>("GrantArns")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARNs"))
        .matching(arnPattern),
    field<&ListDistributedGrants::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListDistributedGrants::Request::nextToken>("NextToken"),
    field<&ListDistributedGrants::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListDistributedGrants::Request::rows =
    describe<Request>("ListDistributedGrantsRequest", listDistributedGrantsRequestRows);

static constexpr Field listDistributedGrantsResponseRows[] = {
    field<&ListDistributedGrants::Response::grants>("Grants").titled(
        QT_TRANSLATE_NOOP("Field", "Grants")),
    field<&ListDistributedGrants::Response::nextToken>("NextToken"),
};

constinit const Type ListDistributedGrants::Response::rows =
    describe<Response>("ListDistributedGrantsResponse", listDistributedGrantsResponseRows);

static constexpr Field listReceivedGrantsRequestRows[] = {
    field<&ListReceivedGrants::Request::grantArns>("GrantArns")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARNs"))
        .matching(arnPattern),
    field<&ListReceivedGrants::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListReceivedGrants::Request::nextToken>("NextToken"),
    field<&ListReceivedGrants::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListReceivedGrants::Request::rows =
    describe<Request>("ListReceivedGrantsRequest", listReceivedGrantsRequestRows);

static constexpr Field listReceivedGrantsResponseRows[] = {
    field<&ListReceivedGrants::Response::grants>("Grants").titled(
        QT_TRANSLATE_NOOP("Field", "Grants")),
    field<&ListReceivedGrants::Response::nextToken>("NextToken"),
};

constinit const Type ListReceivedGrants::Response::rows =
    describe<Response>("ListReceivedGrantsResponse", listReceivedGrantsResponseRows);

static constexpr const char *createGrantErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation CreateGrant::operation{
    .name = "CreateGrant",
    .service = &service,
    .request = &typeOf<CreateGrant::Request>,
    .response = &typeOf<CreateGrant::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createGrantErrors,
};

static constexpr const char *createGrantVersionErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation CreateGrantVersion::operation{
    .name = "CreateGrantVersion",
    .service = &service,
    .request = &typeOf<CreateGrantVersion::Request>,
    .response = &typeOf<CreateGrantVersion::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createGrantVersionErrors,
};

static constexpr const char *getGrantErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation GetGrant::operation{
    .name = "GetGrant",
    .service = &service,
    .request = &typeOf<GetGrant::Request>,
    .response = &typeOf<GetGrant::Response>,
    .errors = getGrantErrors,
};

static constexpr const char *acceptGrantErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation AcceptGrant::operation{
    .name = "AcceptGrant",
    .service = &service,
    .request = &typeOf<AcceptGrant::Request>,
    .response = &typeOf<AcceptGrant::Response>,
    .repeat = Operation::Repeat::State,
    .errors = acceptGrantErrors,
};

static constexpr const char *rejectGrantErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation RejectGrant::operation{
    .name = "RejectGrant",
    .service = &service,
    .request = &typeOf<RejectGrant::Request>,
    .response = &typeOf<RejectGrant::Response>,
    .repeat = Operation::Repeat::State,
    .errors = rejectGrantErrors,
};

static constexpr const char *deleteGrantErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation DeleteGrant::operation{
    .name = "DeleteGrant",
    .service = &service,
    .request = &typeOf<DeleteGrant::Request>,
    .response = &typeOf<DeleteGrant::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteGrantErrors,
};

static constexpr const char *listDistributedGrantsErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation ListDistributedGrants::operation{
    .name = "ListDistributedGrants",
    .service = &service,
    .request = &typeOf<ListDistributedGrants::Request>,
    .response = &typeOf<ListDistributedGrants::Response>,
    .errors = listDistributedGrantsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Grants",
};

static constexpr const char *listReceivedGrantsErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation ListReceivedGrants::operation{
    .name = "ListReceivedGrants",
    .service = &service,
    .request = &typeOf<ListReceivedGrants::Request>,
    .response = &typeOf<ListReceivedGrants::Response>,
    .errors = listReceivedGrantsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Grants",
};

} // namespace lc::licensemanager
