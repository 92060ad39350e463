// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// Settings of one method in a stage.
struct MethodSetting {
    std::optional<bool> metricsEnabled;
    std::optional<QString> loggingLevel;
    std::optional<bool> dataTraceEnabled;
    std::optional<qint64> throttlingBurstLimit;
    std::optional<double> throttlingRateLimit;
    std::optional<bool> cachingEnabled;
    std::optional<qint64> cacheTtlInSeconds;
    std::optional<bool> cacheDataEncrypted;
    std::optional<bool> requireAuthorizationForCacheControl;
    std::optional<Open<UnauthorizedCacheControlHeaderStrategy>>
        unauthorizedCacheControlHeaderStrategy;

    bool operator==(const MethodSetting &) const = default;
    static const Type rows;
};

/// A canary release in a stage.
struct CanarySettings {
    std::optional<double> percentTraffic;
    std::optional<QString> deploymentId;
    std::optional<QMap<QString, QString>> stageVariableOverrides;
    std::optional<bool> useStageCache;

    bool operator==(const CanarySettings &) const = default;
    static const Type rows;
};

/// Where a stage logs its requests.
struct AccessLogSettings {
    std::optional<QString> format;
    std::optional<QString> destinationArn;

    bool operator==(const AccessLogSettings &) const = default;
    static const Type rows;
};

/// A deployed stage of a REST API.
struct Stage {
    std::optional<QString> deploymentId;
    std::optional<QString> clientCertificateId;
    std::optional<QString> stageName;
    std::optional<QString> description;
    std::optional<bool> cacheClusterEnabled;
    std::optional<Open<CacheClusterSize>> cacheClusterSize;
    std::optional<Open<CacheClusterStatus>> cacheClusterStatus;
    std::optional<QMap<QString, MethodSetting>> methodSettings;
    std::optional<QMap<QString, QString>> variables;
    std::optional<QString> documentationVersion;
    std::optional<AccessLogSettings> accessLogSettings;
    std::optional<CanarySettings> canarySettings;
    std::optional<bool> tracingEnabled;
    std::optional<QString> webAclArn;
    std::optional<QMap<QString, QString>> tags;
    std::optional<Instant> createdDate;
    std::optional<Instant> lastUpdatedDate;

    bool operator==(const Stage &) const = default;
    static const Type rows;
};

} // namespace lc
