// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetrulesets.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createLicenseAssetRulesetRequestRows[] = {
    field<&CreateLicenseAssetRuleset::Request::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required)
        .within(0, 128),
    field<&CreateLicenseAssetRuleset::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText)
        .within(0, 1024),
    field<&CreateLicenseAssetRuleset::Request::rules>("Rules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules"))
        .with(Required),
    field<&CreateLicenseAssetRuleset::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&CreateLicenseAssetRuleset::Request::clientToken>("ClientToken").with(Required),
};

constinit const Type CreateLicenseAssetRuleset::Request::rows =
    describe<Request>("CreateLicenseAssetRulesetRequest", createLicenseAssetRulesetRequestRows);

static constexpr Field createLicenseAssetRulesetResponseRows[] = {
    field<&CreateLicenseAssetRuleset::Response::licenseAssetRulesetArn>("LicenseAssetRulesetArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

constinit const Type CreateLicenseAssetRuleset::Response::rows =
    describe<Response>("CreateLicenseAssetRulesetResponse", createLicenseAssetRulesetResponseRows);

static constexpr Field getLicenseAssetRulesetRequestRows[] = {
    field<&GetLicenseAssetRuleset::Request::licenseAssetRulesetArn>("LicenseAssetRulesetArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type GetLicenseAssetRuleset::Request::rows =
    describe<Request>("GetLicenseAssetRulesetRequest", getLicenseAssetRulesetRequestRows);

static constexpr Field getLicenseAssetRulesetResponseRows[] = {
    field<&GetLicenseAssetRuleset::Response::licenseAssetRuleset>("LicenseAssetRuleset")
        .titled(QT_TRANSLATE_NOOP("Field", "License asset ruleset"))
        .with(Required),
};

constinit const Type GetLicenseAssetRuleset::Response::rows =
    describe<Response>("GetLicenseAssetRulesetResponse", getLicenseAssetRulesetResponseRows);

static constexpr Field updateLicenseAssetRulesetRequestRows[] = {
    field<&UpdateLicenseAssetRuleset::Request::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .within(0, 128),
    field<&UpdateLicenseAssetRuleset::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText)
        .within(0, 1024),
    field<&UpdateLicenseAssetRuleset::Request::rules>("Rules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules"))
        .with(Required),
    field<&UpdateLicenseAssetRuleset::Request::licenseAssetRulesetArn>("LicenseAssetRulesetArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&UpdateLicenseAssetRuleset::Request::clientToken>("ClientToken").with(Required),
};

constinit const Type UpdateLicenseAssetRuleset::Request::rows =
    describe<Request>("UpdateLicenseAssetRulesetRequest", updateLicenseAssetRulesetRequestRows);

static constexpr Field updateLicenseAssetRulesetResponseRows[] = {
    field<&UpdateLicenseAssetRuleset::Response::licenseAssetRulesetArn>("LicenseAssetRulesetArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

constinit const Type UpdateLicenseAssetRuleset::Response::rows =
    describe<Response>("UpdateLicenseAssetRulesetResponse", updateLicenseAssetRulesetResponseRows);

static constexpr Field deleteLicenseAssetRulesetRequestRows[] = {
    field<&DeleteLicenseAssetRuleset::Request::licenseAssetRulesetArn>("LicenseAssetRulesetArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type DeleteLicenseAssetRuleset::Request::rows =
    describe<Request>("DeleteLicenseAssetRulesetRequest", deleteLicenseAssetRulesetRequestRows);

constinit const Type DeleteLicenseAssetRuleset::Response::rows =
    describe<Response>("DeleteLicenseAssetRulesetResponse");

static constexpr Field listLicenseAssetRulesetsRequestRows[] = {
    field<&ListLicenseAssetRulesets::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListLicenseAssetRulesets::Request::showAwsManagedLicenseAssetRulesets>(
        "ShowAWSManagedLicenseAssetRulesets")
        .titled(QT_TRANSLATE_NOOP("Field", "Show rulesets that AWS manages")),
    field<&ListLicenseAssetRulesets::Request::maxResults>("MaxResults"),
    field<&ListLicenseAssetRulesets::Request::nextToken>("NextToken"),
};

constinit const Type ListLicenseAssetRulesets::Request::rows =
    describe<Request>("ListLicenseAssetRulesetsRequest", listLicenseAssetRulesetsRequestRows);

static constexpr Field listLicenseAssetRulesetsResponseRows[] = {
    field<&ListLicenseAssetRulesets::Response::licenseAssetRulesets>("LicenseAssetRulesets")
        .titled(QT_TRANSLATE_NOOP("Field", "License asset rulesets")),
    field<&ListLicenseAssetRulesets::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseAssetRulesets::Response::rows =
    describe<Response>("ListLicenseAssetRulesetsResponse", listLicenseAssetRulesetsResponseRows);

static constexpr const char *createLicenseAssetRulesetErrors[] = {"ValidationException",
                                                                  "InvalidParameterValueException"};
const Operation CreateLicenseAssetRuleset::operation{
    .name = "CreateLicenseAssetRuleset",
    .service = &service,
    .request = &typeOf<CreateLicenseAssetRuleset::Request>,
    .response = &typeOf<CreateLicenseAssetRuleset::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createLicenseAssetRulesetErrors,
};

static constexpr const char *getLicenseAssetRulesetErrors[] = {"ValidationException",
                                                               "InvalidParameterValueException"};
const Operation GetLicenseAssetRuleset::operation{
    .name = "GetLicenseAssetRuleset",
    .service = &service,
    .request = &typeOf<GetLicenseAssetRuleset::Request>,
    .response = &typeOf<GetLicenseAssetRuleset::Response>,
    .errors = getLicenseAssetRulesetErrors,
};

static constexpr const char *updateLicenseAssetRulesetErrors[] = {"ValidationException",
                                                                  "InvalidParameterValueException"};
const Operation UpdateLicenseAssetRuleset::operation{
    .name = "UpdateLicenseAssetRuleset",
    .service = &service,
    .request = &typeOf<UpdateLicenseAssetRuleset::Request>,
    .response = &typeOf<UpdateLicenseAssetRuleset::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = updateLicenseAssetRulesetErrors,
};

static constexpr const char *deleteLicenseAssetRulesetErrors[] = {"ValidationException",
                                                                  "InvalidParameterValueException"};
const Operation DeleteLicenseAssetRuleset::operation{
    .name = "DeleteLicenseAssetRuleset",
    .service = &service,
    .request = &typeOf<DeleteLicenseAssetRuleset::Request>,
    .response = &typeOf<DeleteLicenseAssetRuleset::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteLicenseAssetRulesetErrors,
};

static constexpr const char *listLicenseAssetRulesetsErrors[] = {"ValidationException",
                                                                 "InvalidParameterValueException"};
const Operation ListLicenseAssetRulesets::operation{
    .name = "ListLicenseAssetRulesets",
    .service = &service,
    .request = &typeOf<ListLicenseAssetRulesets::Request>,
    .response = &typeOf<ListLicenseAssetRulesets::Response>,
    .errors = listLicenseAssetRulesetsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseAssetRulesets",
};

} // namespace lc::licensemanager
