// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"

#include "api/licensemanager/service.h"
#include "domain/licenseconfigurationrows.h"

#include <QtGlobal>

namespace lc {

static constexpr Field createLicenseConfigurationRequestRows[] = {
    field<&licensemanager::CreateLicenseConfiguration::Request::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&licensemanager::CreateLicenseConfiguration::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&licensemanager::CreateLicenseConfiguration::Request::licenseCountingType>(
        "LicenseCountingType")
        .titled(QT_TRANSLATE_NOOP("Field", "Counted by"))
        .with(Required),
    field<&licensemanager::CreateLicenseConfiguration::Request::licenseCount>("LicenseCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&licensemanager::CreateLicenseConfiguration::Request::licenseCountHardLimit>(
        "LicenseCountHardLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Hard limit")),
    field<&licensemanager::CreateLicenseConfiguration::Request::licenseRules>("LicenseRules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules")),
    field<&licensemanager::CreateLicenseConfiguration::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&licensemanager::CreateLicenseConfiguration::Request::disassociateWhenNotFound>(
        "DisassociateWhenNotFound")
        .titled(QT_TRANSLATE_NOOP("Field", "Disassociate when not found")),
    field<&licensemanager::CreateLicenseConfiguration::Request::productInformationList>(
        "ProductInformationList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information list")),
    field<&licensemanager::CreateLicenseConfiguration::Request::licenseExpiry>("LicenseExpiry")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires")),
};

template <> const Type &typeOf<licensemanager::CreateLicenseConfiguration::Request>()
{
    static constexpr Type type = describe<licensemanager::CreateLicenseConfiguration::Request>(
        "CreateLicenseConfigurationRequest", createLicenseConfigurationRequestRows);
    return type;
}

static constexpr Field createLicenseConfigurationResponseRows[] = {
    field<&licensemanager::CreateLicenseConfiguration::Response::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN")),
};

template <> const Type &typeOf<licensemanager::CreateLicenseConfiguration::Response>()
{
    static constexpr Type type = describe<licensemanager::CreateLicenseConfiguration::Response>(
        "CreateLicenseConfigurationResponse", createLicenseConfigurationResponseRows);
    return type;
}

static constexpr Field updateLicenseConfigurationRequestRows[] = {
    field<&licensemanager::UpdateLicenseConfiguration::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&licensemanager::UpdateLicenseConfiguration::Request::licenseConfigurationStatus>(
        "LicenseConfigurationStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::licenseRules>("LicenseRules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::licenseCount>("LicenseCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::licenseCountHardLimit>(
        "LicenseCountHardLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Hard limit")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::name>("Name").titled(
        QT_TRANSLATE_NOOP("Field", "Name")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&licensemanager::UpdateLicenseConfiguration::Request::productInformationList>(
        "ProductInformationList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information list")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::disassociateWhenNotFound>(
        "DisassociateWhenNotFound")
        .titled(QT_TRANSLATE_NOOP("Field", "Disassociate when not found")),
    field<&licensemanager::UpdateLicenseConfiguration::Request::licenseExpiry>("LicenseExpiry")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires")),
};

template <> const Type &typeOf<licensemanager::UpdateLicenseConfiguration::Request>()
{
    static constexpr Type type = describe<licensemanager::UpdateLicenseConfiguration::Request>(
        "UpdateLicenseConfigurationRequest", updateLicenseConfigurationRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::UpdateLicenseConfiguration::Response>()
{
    static constexpr Type type = describe<licensemanager::UpdateLicenseConfiguration::Response>(
        "UpdateLicenseConfigurationResponse", {});
    return type;
}

static constexpr Field getLicenseConfigurationRequestRows[] = {
    field<&licensemanager::GetLicenseConfiguration::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::GetLicenseConfiguration::Request>()
{
    static constexpr Type type = describe<licensemanager::GetLicenseConfiguration::Request>(
        "GetLicenseConfigurationRequest", getLicenseConfigurationRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::GetLicenseConfiguration::Response>()
{
    using Response = licensemanager::GetLicenseConfiguration::Response;
    static constexpr auto rows =
        joined(licenseConfigurationRows<Response>,
               std::array{
                   field<&Response::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
               });
    static constexpr Type type = describe<Response>("GetLicenseConfigurationResponse", rows);
    return type;
}

static constexpr Field deleteLicenseConfigurationRequestRows[] = {
    field<&licensemanager::DeleteLicenseConfiguration::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::DeleteLicenseConfiguration::Request>()
{
    static constexpr Type type = describe<licensemanager::DeleteLicenseConfiguration::Request>(
        "DeleteLicenseConfigurationRequest", deleteLicenseConfigurationRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::DeleteLicenseConfiguration::Response>()
{
    static constexpr Type type = describe<licensemanager::DeleteLicenseConfiguration::Response>(
        "DeleteLicenseConfigurationResponse", {});
    return type;
}

static constexpr Field listLicenseConfigurationsRequestRows[] = {
    field<&licensemanager::ListLicenseConfigurations::Request::licenseConfigurationArns>(
        "LicenseConfigurationArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration ARNs")),
    field<&licensemanager::ListLicenseConfigurations::Request::maxResults>("MaxResults"),
    field<&licensemanager::ListLicenseConfigurations::Request::nextToken>("NextToken"),
    field<&licensemanager::ListLicenseConfigurations::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

template <> const Type &typeOf<licensemanager::ListLicenseConfigurations::Request>()
{
    static constexpr Type type = describe<licensemanager::ListLicenseConfigurations::Request>(
        "ListLicenseConfigurationsRequest", listLicenseConfigurationsRequestRows);
    return type;
}

static constexpr Field listLicenseConfigurationsResponseRows[] = {
    field<&licensemanager::ListLicenseConfigurations::Response::licenseConfigurations>(
        "LicenseConfigurations")
        .titled(QT_TRANSLATE_NOOP("Field", "License configurations")),
    field<&licensemanager::ListLicenseConfigurations::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListLicenseConfigurations::Response>()
{
    static constexpr Type type = describe<licensemanager::ListLicenseConfigurations::Response>(
        "ListLicenseConfigurationsResponse", listLicenseConfigurationsResponseRows);
    return type;
}

static constexpr Field updateLicenseSpecificationsForResourceRequestRows[] = {
    field<&licensemanager::UpdateLicenseSpecificationsForResource::Request::resourceArn>(
        "ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<
        &licensemanager::UpdateLicenseSpecificationsForResource::Request::addLicenseSpecifications>(
        "AddLicenseSpecifications")
        .titled(QT_TRANSLATE_NOOP("Field", "Add license specifications")),
    field<&licensemanager::UpdateLicenseSpecificationsForResource::Request::
              removeLicenseSpecifications>("RemoveLicenseSpecifications")
        .titled(QT_TRANSLATE_NOOP("Field", "Remove license specifications")),
};

template <> const Type &typeOf<licensemanager::UpdateLicenseSpecificationsForResource::Request>()
{
    static constexpr Type type =
        describe<licensemanager::UpdateLicenseSpecificationsForResource::Request>(
            "UpdateLicenseSpecificationsForResourceRequest",
            updateLicenseSpecificationsForResourceRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::UpdateLicenseSpecificationsForResource::Response>()
{
    static constexpr Type type =
        describe<licensemanager::UpdateLicenseSpecificationsForResource::Response>(
            "UpdateLicenseSpecificationsForResourceResponse", {});
    return type;
}

static constexpr Field listUsageForLicenseConfigurationRequestRows[] = {
    field<&licensemanager::ListUsageForLicenseConfiguration::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&licensemanager::ListUsageForLicenseConfiguration::Request::maxResults>("MaxResults"),
    field<&licensemanager::ListUsageForLicenseConfiguration::Request::nextToken>("NextToken"),
    field<&licensemanager::ListUsageForLicenseConfiguration::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

template <> const Type &typeOf<licensemanager::ListUsageForLicenseConfiguration::Request>()
{
    static constexpr Type type =
        describe<licensemanager::ListUsageForLicenseConfiguration::Request>(
            "ListUsageForLicenseConfigurationRequest", listUsageForLicenseConfigurationRequestRows);
    return type;
}

static constexpr Field listUsageForLicenseConfigurationResponseRows[] = {
    field<
        &licensemanager::ListUsageForLicenseConfiguration::Response::licenseConfigurationUsageList>(
        "LicenseConfigurationUsageList")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration usage list")),
    field<&licensemanager::ListUsageForLicenseConfiguration::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListUsageForLicenseConfiguration::Response>()
{
    static constexpr Type type =
        describe<licensemanager::ListUsageForLicenseConfiguration::Response>(
            "ListUsageForLicenseConfigurationResponse",
            listUsageForLicenseConfigurationResponseRows);
    return type;
}

namespace licensemanager {

static constexpr const char *createLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation CreateLicenseConfiguration::operation{
    .name = "CreateLicenseConfiguration",
    .service = &service,
    .request = &typeOf<CreateLicenseConfiguration::Request>,
    .response = &typeOf<CreateLicenseConfiguration::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = createLicenseConfigurationErrors,
};

static constexpr const char *updateLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "ResourceLimitExceededException", "ConflictException"};
const Operation UpdateLicenseConfiguration::operation{
    .name = "UpdateLicenseConfiguration",
    .service = &service,
    .request = &typeOf<UpdateLicenseConfiguration::Request>,
    .response = &typeOf<UpdateLicenseConfiguration::Response>,
    .repeat = Operation::Repeat::State,
    .errors = updateLicenseConfigurationErrors,
};

static constexpr const char *getLicenseConfigurationErrors[] = {"InvalidParameterValueException"};
const Operation GetLicenseConfiguration::operation{
    .name = "GetLicenseConfiguration",
    .service = &service,
    .request = &typeOf<GetLicenseConfiguration::Request>,
    .response = &typeOf<GetLicenseConfiguration::Response>,
    .errors = getLicenseConfigurationErrors,
};

static constexpr const char *deleteLicenseConfigurationErrors[] = {
    "InvalidParameterValueException"};
const Operation DeleteLicenseConfiguration::operation{
    .name = "DeleteLicenseConfiguration",
    .service = &service,
    .request = &typeOf<DeleteLicenseConfiguration::Request>,
    .response = &typeOf<DeleteLicenseConfiguration::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteLicenseConfigurationErrors,
};

static constexpr const char *listLicenseConfigurationsErrors[] = {"InvalidParameterValueException",
                                                                  "FilterLimitExceededException"};
const Operation ListLicenseConfigurations::operation{
    .name = "ListLicenseConfigurations",
    .service = &service,
    .request = &typeOf<ListLicenseConfigurations::Request>,
    .response = &typeOf<ListLicenseConfigurations::Response>,
    .errors = listLicenseConfigurationsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConfigurations",
};

static constexpr const char *updateLicenseSpecificationsForResourceErrors[] = {
    "InvalidParameterValueException", "InvalidResourceStateException", "LicenseUsageException",
    "ConflictException"};
const Operation UpdateLicenseSpecificationsForResource::operation{
    .name = "UpdateLicenseSpecificationsForResource",
    .service = &service,
    .request = &typeOf<UpdateLicenseSpecificationsForResource::Request>,
    .response = &typeOf<UpdateLicenseSpecificationsForResource::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = updateLicenseSpecificationsForResourceErrors,
};

static constexpr const char *listUsageForLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "FilterLimitExceededException"};
const Operation ListUsageForLicenseConfiguration::operation{
    .name = "ListUsageForLicenseConfiguration",
    .service = &service,
    .request = &typeOf<ListUsageForLicenseConfiguration::Request>,
    .response = &typeOf<ListUsageForLicenseConfiguration::Response>,
    .errors = listUsageForLicenseConfigurationErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConfigurationUsageList",
};

} // namespace licensemanager
} // namespace lc
