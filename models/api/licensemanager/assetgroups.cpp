// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetgroups.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createLicenseAssetGroupRequestRows[] = {
    field<&CreateLicenseAssetGroup::Request::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required)
        .within(0, 128),
    field<&CreateLicenseAssetGroup::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText)
        .within(0, 1024),
    field<&CreateLicenseAssetGroup::Request::licenseAssetGroupConfigurations>(
        "LicenseAssetGroupConfigurations")
        .titled(QT_TRANSLATE_NOOP("Field", "Configurations"))
        .with(Required),
    field<&CreateLicenseAssetGroup::Request::associatedLicenseAssetRulesetArNs>(
        "AssociatedLicenseAssetRulesetARNs")
        .titled(QT_TRANSLATE_NOOP("Field", "Rulesets"))
        .with(Required)
        .matching(arnPattern),
    field<&CreateLicenseAssetGroup::Request::properties>("Properties")
        .titled(QT_TRANSLATE_NOOP("Field", "Properties")),
    field<&CreateLicenseAssetGroup::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&CreateLicenseAssetGroup::Request::clientToken>("ClientToken").with(Required),
};

constinit const Type CreateLicenseAssetGroup::Request::rows =
    describe<Request>("CreateLicenseAssetGroupRequest", createLicenseAssetGroupRequestRows);

static constexpr Field createLicenseAssetGroupResponseRows[] = {
    field<&CreateLicenseAssetGroup::Response::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&CreateLicenseAssetGroup::Response::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required),
};

constinit const Type CreateLicenseAssetGroup::Response::rows =
    describe<Response>("CreateLicenseAssetGroupResponse", createLicenseAssetGroupResponseRows);

static constexpr Field getLicenseAssetGroupRequestRows[] = {
    field<&GetLicenseAssetGroup::Request::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type GetLicenseAssetGroup::Request::rows =
    describe<Request>("GetLicenseAssetGroupRequest", getLicenseAssetGroupRequestRows);

static constexpr Field getLicenseAssetGroupResponseRows[] = {
    field<&GetLicenseAssetGroup::Response::licenseAssetGroup>("LicenseAssetGroup")
        .titled(QT_TRANSLATE_NOOP("Field", "License asset group"))
        .with(Required),
};

constinit const Type GetLicenseAssetGroup::Response::rows =
    describe<Response>("GetLicenseAssetGroupResponse", getLicenseAssetGroupResponseRows);

static constexpr Field updateLicenseAssetGroupRequestRows[] = {
    field<&UpdateLicenseAssetGroup::Request::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .within(0, 128),
    field<&UpdateLicenseAssetGroup::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText)
        .within(0, 1024),
    field<&UpdateLicenseAssetGroup::Request::licenseAssetGroupConfigurations>(
        "LicenseAssetGroupConfigurations")
        .titled(QT_TRANSLATE_NOOP("Field", "Configurations")),
    field<&UpdateLicenseAssetGroup::Request::associatedLicenseAssetRulesetArNs>(
        "AssociatedLicenseAssetRulesetARNs")
        .titled(QT_TRANSLATE_NOOP("Field", "Rulesets"))
        .with(Required)
        .matching(arnPattern),
    field<&UpdateLicenseAssetGroup::Request::properties>("Properties")
        .titled(QT_TRANSLATE_NOOP("Field", "Properties")),
    field<&UpdateLicenseAssetGroup::Request::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&UpdateLicenseAssetGroup::Request::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&UpdateLicenseAssetGroup::Request::clientToken>("ClientToken").with(Required),
};

constinit const Type UpdateLicenseAssetGroup::Request::rows =
    describe<Request>("UpdateLicenseAssetGroupRequest", updateLicenseAssetGroupRequestRows);

static constexpr Field updateLicenseAssetGroupResponseRows[] = {
    field<&UpdateLicenseAssetGroup::Response::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&UpdateLicenseAssetGroup::Response::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required),
};

constinit const Type UpdateLicenseAssetGroup::Response::rows =
    describe<Response>("UpdateLicenseAssetGroupResponse", updateLicenseAssetGroupResponseRows);

static constexpr Field deleteLicenseAssetGroupRequestRows[] = {
    field<&DeleteLicenseAssetGroup::Request::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type DeleteLicenseAssetGroup::Request::rows =
    describe<Request>("DeleteLicenseAssetGroupRequest", deleteLicenseAssetGroupRequestRows);

static constexpr Field deleteLicenseAssetGroupResponseRows[] = {
    field<&DeleteLicenseAssetGroup::Response::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required),
};

constinit const Type DeleteLicenseAssetGroup::Response::rows =
    describe<Response>("DeleteLicenseAssetGroupResponse", deleteLicenseAssetGroupResponseRows);

static constexpr Field listLicenseAssetGroupsRequestRows[] = {
    field<&ListLicenseAssetGroups::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListLicenseAssetGroups::Request::maxResults>("MaxResults"),
    field<&ListLicenseAssetGroups::Request::nextToken>("NextToken"),
};

constinit const Type ListLicenseAssetGroups::Request::rows =
    describe<Request>("ListLicenseAssetGroupsRequest", listLicenseAssetGroupsRequestRows);

static constexpr Field listLicenseAssetGroupsResponseRows[] = {
    field<&ListLicenseAssetGroups::Response::licenseAssetGroups>("LicenseAssetGroups")
        .titled(QT_TRANSLATE_NOOP("Field", "License asset groups")),
    field<&ListLicenseAssetGroups::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseAssetGroups::Response::rows =
    describe<Response>("ListLicenseAssetGroupsResponse", listLicenseAssetGroupsResponseRows);

static constexpr Field listAssetsForLicenseAssetGroupRequestRows[] = {
    field<&ListAssetsForLicenseAssetGroup::Request::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&ListAssetsForLicenseAssetGroup::Request::assetType>("AssetType")
        .titled(QT_TRANSLATE_NOOP("Field", "Asset type"))
        .with(Required),
    field<&ListAssetsForLicenseAssetGroup::Request::maxResults>("MaxResults"),
    field<&ListAssetsForLicenseAssetGroup::Request::nextToken>("NextToken"),
};

constinit const Type ListAssetsForLicenseAssetGroup::Request::rows = describe<Request>(
    "ListAssetsForLicenseAssetGroupRequest", listAssetsForLicenseAssetGroupRequestRows);

static constexpr Field listAssetsForLicenseAssetGroupResponseRows[] = {
    field<&ListAssetsForLicenseAssetGroup::Response::assets>("Assets").titled(
        QT_TRANSLATE_NOOP("Field", "Assets")),
    field<&ListAssetsForLicenseAssetGroup::Response::nextToken>("NextToken"),
};

constinit const Type ListAssetsForLicenseAssetGroup::Response::rows = describe<Response>(
    "ListAssetsForLicenseAssetGroupResponse", listAssetsForLicenseAssetGroupResponseRows);

static constexpr const char *createLicenseAssetGroupErrors[] = {"ValidationException",
                                                                "InvalidParameterValueException"};
const Operation CreateLicenseAssetGroup::operation{
    .name = "CreateLicenseAssetGroup",
    .service = &service,
    .request = &typeOf<CreateLicenseAssetGroup::Request>,
    .response = &typeOf<CreateLicenseAssetGroup::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createLicenseAssetGroupErrors,
};

static constexpr const char *getLicenseAssetGroupErrors[] = {"ValidationException",
                                                             "InvalidParameterValueException"};
const Operation GetLicenseAssetGroup::operation{
    .name = "GetLicenseAssetGroup",
    .service = &service,
    .request = &typeOf<GetLicenseAssetGroup::Request>,
    .response = &typeOf<GetLicenseAssetGroup::Response>,
    .errors = getLicenseAssetGroupErrors,
};

static constexpr const char *updateLicenseAssetGroupErrors[] = {"ValidationException",
                                                                "InvalidParameterValueException"};
const Operation UpdateLicenseAssetGroup::operation{
    .name = "UpdateLicenseAssetGroup",
    .service = &service,
    .request = &typeOf<UpdateLicenseAssetGroup::Request>,
    .response = &typeOf<UpdateLicenseAssetGroup::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = updateLicenseAssetGroupErrors,
};

static constexpr const char *deleteLicenseAssetGroupErrors[] = {"ValidationException",
                                                                "InvalidParameterValueException"};
const Operation DeleteLicenseAssetGroup::operation{
    .name = "DeleteLicenseAssetGroup",
    .service = &service,
    .request = &typeOf<DeleteLicenseAssetGroup::Request>,
    .response = &typeOf<DeleteLicenseAssetGroup::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteLicenseAssetGroupErrors,
};

static constexpr const char *listLicenseAssetGroupsErrors[] = {"ValidationException",
                                                               "InvalidParameterValueException"};
const Operation ListLicenseAssetGroups::operation{
    .name = "ListLicenseAssetGroups",
    .service = &service,
    .request = &typeOf<ListLicenseAssetGroups::Request>,
    .response = &typeOf<ListLicenseAssetGroups::Response>,
    .errors = listLicenseAssetGroupsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseAssetGroups",
};

static constexpr const char *listAssetsForLicenseAssetGroupErrors[] = {
    "ValidationException", "InvalidParameterValueException"};
const Operation ListAssetsForLicenseAssetGroup::operation{
    .name = "ListAssetsForLicenseAssetGroup",
    .service = &service,
    .request = &typeOf<ListAssetsForLicenseAssetGroup::Request>,
    .response = &typeOf<ListAssetsForLicenseAssetGroup::Response>,
    .errors = listAssetsForLicenseAssetGroupErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Assets",
};

} // namespace lc::licensemanager
