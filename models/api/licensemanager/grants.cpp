// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/grants.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field createGrantRequestRows[] = {
    field<&licensemanager::CreateGrant::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&licensemanager::CreateGrant::Request::grantName>("GrantName")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant name"))
        .with(Required),
    field<&licensemanager::CreateGrant::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateGrant::Request::principals>("Principals")
        .titled(QT_TRANSLATE_NOOP("Field", "Principals"))
        .with(Required)
        .within(1, 1)
        .matching(arnPattern),
    field<&licensemanager::CreateGrant::Request::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&licensemanager::CreateGrant::Request::allowedOperations>("AllowedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .with(Required)
        .within(1, 8),
    field<&licensemanager::CreateGrant::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
};

template <> const Type &typeOf<licensemanager::CreateGrant::Request>()
{
    static constexpr Type type = describe<licensemanager::CreateGrant::Request>(
        "CreateGrantRequest", createGrantRequestRows);
    return type;
}

static constexpr Field createGrantResponseRows[] = {
    field<&licensemanager::CreateGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateGrant::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::CreateGrant::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::CreateGrant::Response>()
{
    static constexpr Type type = describe<licensemanager::CreateGrant::Response>(
        "CreateGrantResponse", createGrantResponseRows);
    return type;
}

static constexpr Field createGrantVersionRequestRows[] = {
    field<&licensemanager::CreateGrantVersion::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&licensemanager::CreateGrantVersion::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateGrantVersion::Request::grantName>("GrantName")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant name")),
    field<&licensemanager::CreateGrantVersion::Request::allowedOperations>("AllowedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .within(1, 8),
    field<&licensemanager::CreateGrantVersion::Request::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::CreateGrantVersion::Request::statusReason>("StatusReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason"))
        .with(LongText)
        .within(0, 400)
        .matching(R"([\s\S]+)"),
    field<&licensemanager::CreateGrantVersion::Request::sourceVersion>("SourceVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Source version")),
    field<&licensemanager::CreateGrantVersion::Request::options>("Options").titled(
        QT_TRANSLATE_NOOP("Field", "Options")),
};

template <> const Type &typeOf<licensemanager::CreateGrantVersion::Request>()
{
    static constexpr Type type = describe<licensemanager::CreateGrantVersion::Request>(
        "CreateGrantVersionRequest", createGrantVersionRequestRows);
    return type;
}

static constexpr Field createGrantVersionResponseRows[] = {
    field<&licensemanager::CreateGrantVersion::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateGrantVersion::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::CreateGrantVersion::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::CreateGrantVersion::Response>()
{
    static constexpr Type type = describe<licensemanager::CreateGrantVersion::Response>(
        "CreateGrantVersionResponse", createGrantVersionResponseRows);
    return type;
}

static constexpr Field getGrantRequestRows[] = {
    field<&licensemanager::GetGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::GetGrant::Request::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::GetGrant::Request>()
{
    static constexpr Type type =
        describe<licensemanager::GetGrant::Request>("GetGrantRequest", getGrantRequestRows);
    return type;
}

static constexpr Field getGrantResponseRows[] = {
    field<&licensemanager::GetGrant::Response::grant>("Grant").titled(
        QT_TRANSLATE_NOOP("Field", "Grant")),
};

template <> const Type &typeOf<licensemanager::GetGrant::Response>()
{
    static constexpr Type type =
        describe<licensemanager::GetGrant::Response>("GetGrantResponse", getGrantResponseRows);
    return type;
}

static constexpr Field acceptGrantRequestRows[] = {
    field<&licensemanager::AcceptGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

template <> const Type &typeOf<licensemanager::AcceptGrant::Request>()
{
    static constexpr Type type = describe<licensemanager::AcceptGrant::Request>(
        "AcceptGrantRequest", acceptGrantRequestRows);
    return type;
}

static constexpr Field acceptGrantResponseRows[] = {
    field<&licensemanager::AcceptGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::AcceptGrant::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::AcceptGrant::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::AcceptGrant::Response>()
{
    static constexpr Type type = describe<licensemanager::AcceptGrant::Response>(
        "AcceptGrantResponse", acceptGrantResponseRows);
    return type;
}

static constexpr Field rejectGrantRequestRows[] = {
    field<&licensemanager::RejectGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

template <> const Type &typeOf<licensemanager::RejectGrant::Request>()
{
    static constexpr Type type = describe<licensemanager::RejectGrant::Request>(
        "RejectGrantRequest", rejectGrantRequestRows);
    return type;
}

static constexpr Field rejectGrantResponseRows[] = {
    field<&licensemanager::RejectGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::RejectGrant::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::RejectGrant::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::RejectGrant::Response>()
{
    static constexpr Type type = describe<licensemanager::RejectGrant::Response>(
        "RejectGrantResponse", rejectGrantResponseRows);
    return type;
}

static constexpr Field deleteGrantRequestRows[] = {
    field<&licensemanager::DeleteGrant::Request::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::DeleteGrant::Request::statusReason>("StatusReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason"))
        .with(LongText)
        .within(0, 400)
        .matching(R"([\s\S]+)"),
    field<&licensemanager::DeleteGrant::Request::version>("Version")
        .titled(QT_TRANSLATE_NOOP("Field", "Version"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::DeleteGrant::Request>()
{
    static constexpr Type type = describe<licensemanager::DeleteGrant::Request>(
        "DeleteGrantRequest", deleteGrantRequestRows);
    return type;
}

static constexpr Field deleteGrantResponseRows[] = {
    field<&licensemanager::DeleteGrant::Response::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::DeleteGrant::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::DeleteGrant::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::DeleteGrant::Response>()
{
    static constexpr Type type = describe<licensemanager::DeleteGrant::Response>(
        "DeleteGrantResponse", deleteGrantResponseRows);
    return type;
}

static constexpr Field listDistributedGrantsRequestRows[] = {
    field<&licensemanager::ListDistributedGrants::Request::grantArns>("GrantArns")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARNs"))
        .matching(arnPattern),
    field<&licensemanager::ListDistributedGrants::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&licensemanager::ListDistributedGrants::Request::nextToken>("NextToken"),
    field<&licensemanager::ListDistributedGrants::Request::maxResults>("MaxResults").within(1, 100),
};

template <> const Type &typeOf<licensemanager::ListDistributedGrants::Request>()
{
    static constexpr Type type = describe<licensemanager::ListDistributedGrants::Request>(
        "ListDistributedGrantsRequest", listDistributedGrantsRequestRows);
    return type;
}

static constexpr Field listDistributedGrantsResponseRows[] = {
    field<&licensemanager::ListDistributedGrants::Response::grants>("Grants").titled(
        QT_TRANSLATE_NOOP("Field", "Grants")),
    field<&licensemanager::ListDistributedGrants::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListDistributedGrants::Response>()
{
    static constexpr Type type = describe<licensemanager::ListDistributedGrants::Response>(
        "ListDistributedGrantsResponse", listDistributedGrantsResponseRows);
    return type;
}

static constexpr Field listReceivedGrantsRequestRows[] = {
    field<&licensemanager::ListReceivedGrants::Request::grantArns>("GrantArns")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARNs"))
        .matching(arnPattern),
    field<&licensemanager::ListReceivedGrants::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&licensemanager::ListReceivedGrants::Request::nextToken>("NextToken"),
    field<&licensemanager::ListReceivedGrants::Request::maxResults>("MaxResults").within(1, 100),
};

template <> const Type &typeOf<licensemanager::ListReceivedGrants::Request>()
{
    static constexpr Type type = describe<licensemanager::ListReceivedGrants::Request>(
        "ListReceivedGrantsRequest", listReceivedGrantsRequestRows);
    return type;
}

static constexpr Field listReceivedGrantsResponseRows[] = {
    field<&licensemanager::ListReceivedGrants::Response::grants>("Grants").titled(
        QT_TRANSLATE_NOOP("Field", "Grants")),
    field<&licensemanager::ListReceivedGrants::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListReceivedGrants::Response>()
{
    static constexpr Type type = describe<licensemanager::ListReceivedGrants::Response>(
        "ListReceivedGrantsResponse", listReceivedGrantsResponseRows);
    return type;
}

namespace licensemanager {

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

} // namespace licensemanager
} // namespace lc
