// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/restapi.h"

#include <QtGlobal>

namespace lc {

static constexpr Field endpointConfigurationRows[] = {
    field<&EndpointConfiguration::types>("types").titled(QT_TRANSLATE_NOOP("Field", "Types")),
    field<&EndpointConfiguration::ipAddressType>("ipAddressType")
        .titled(QT_TRANSLATE_NOOP("Field", "IP address type")),
    field<&EndpointConfiguration::vpcEndpointIds>("vpcEndpointIds")
        .titled(QT_TRANSLATE_NOOP("Field", "VPC endpoint IDs")),
};

constinit const Type EndpointConfiguration::rows =
    describe<EndpointConfiguration>("EndpointConfiguration", endpointConfigurationRows);

static constexpr Field restApiRows[] = {
    field<&RestApi::id>("id").titled(QT_TRANSLATE_NOOP("Field", "ID")).with(Key | ReadOnly),
    field<&RestApi::name>("name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&RestApi::description>("description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&RestApi::createdDate>("createdDate").titled(QT_TRANSLATE_NOOP("Field", "Created")),
    field<&RestApi::version>("version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
    field<&RestApi::warnings>("warnings").titled(QT_TRANSLATE_NOOP("Field", "Warnings")),
    field<&RestApi::binaryMediaTypes>("binaryMediaTypes")
        .titled(QT_TRANSLATE_NOOP("Field", "Binary media types")),
    field<&RestApi::minimumCompressionSize>("minimumCompressionSize")
        .titled(QT_TRANSLATE_NOOP("Field", "Minimum compression size")),
    field<&RestApi::apiKeySource>("apiKeySource")
        .titled(QT_TRANSLATE_NOOP("Field", "API key source")),
    field<&RestApi::endpointConfiguration>("endpointConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Endpoint configuration")),
    field<&RestApi::policy>("policy").titled(QT_TRANSLATE_NOOP("Field", "Policy")),
    field<&RestApi::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&RestApi::disableExecuteApiEndpoint>("disableExecuteApiEndpoint")
        .titled(QT_TRANSLATE_NOOP("Field", "Disable execute API endpoint")),
    field<&RestApi::rootResourceId>("rootResourceId")
        .titled(QT_TRANSLATE_NOOP("Field", "Root resource ID")),
    field<&RestApi::securityPolicy>("securityPolicy")
        .titled(QT_TRANSLATE_NOOP("Field", "Security policy")),
    field<&RestApi::endpointAccessMode>("endpointAccessMode")
        .titled(QT_TRANSLATE_NOOP("Field", "Endpoint access mode")),
    field<&RestApi::apiStatus>("apiStatus").titled(QT_TRANSLATE_NOOP("Field", "API status")),
    field<&RestApi::apiStatusMessage>("apiStatusMessage")
        .titled(QT_TRANSLATE_NOOP("Field", "API status message")),
};

constinit const Type RestApi::rows = describe<RestApi>("RestApi", restApiRows);

} // namespace lc
