// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// Where a REST API can be reached.
struct EndpointConfiguration {
    std::optional<QList<Open<EndpointType>>> types;
    std::optional<Open<IpAddressType>> ipAddressType;
    std::optional<QList<QString>> vpcEndpointIds;

    bool operator==(const EndpointConfiguration &) const = default;
    static const Type rows;
};

/// A REST API of API Gateway.
struct RestApi {
    std::optional<QString> id;
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<Instant> createdDate;
    std::optional<QString> version;
    std::optional<QList<QString>> warnings;
    std::optional<QList<QString>> binaryMediaTypes;
    std::optional<qint64> minimumCompressionSize;
    std::optional<Open<ApiKeySourceType>> apiKeySource;
    std::optional<EndpointConfiguration> endpointConfiguration;
    std::optional<QString> policy;
    std::optional<QMap<QString, QString>> tags;
    std::optional<bool> disableExecuteApiEndpoint;
    std::optional<QString> rootResourceId;
    std::optional<Open<SecurityPolicy>> securityPolicy;
    std::optional<Open<EndpointAccessMode>> endpointAccessMode;
    std::optional<Open<ApiStatus>> apiStatus;
    std::optional<QString> apiStatusMessage;

    bool operator==(const RestApi &) const = default;
    static const Type rows;
};

} // namespace lc
