// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stage.h"

#include <QtGlobal>

namespace lc {

static constexpr Field methodSettingRows[] = {
    field<&MethodSetting::metricsEnabled>("metricsEnabled")
        .titled(QT_TRANSLATE_NOOP("Field", "Metrics enabled")),
    field<&MethodSetting::loggingLevel>("loggingLevel")
        .titled(QT_TRANSLATE_NOOP("Field", "Logging level")),
    field<&MethodSetting::dataTraceEnabled>("dataTraceEnabled")
        .titled(QT_TRANSLATE_NOOP("Field", "Data trace enabled")),
    field<&MethodSetting::throttlingBurstLimit>("throttlingBurstLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Throttling burst limit")),
    field<&MethodSetting::throttlingRateLimit>("throttlingRateLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Throttling rate limit")),
    field<&MethodSetting::cachingEnabled>("cachingEnabled")
        .titled(QT_TRANSLATE_NOOP("Field", "Caching enabled")),
    field<&MethodSetting::cacheTtlInSeconds>("cacheTtlInSeconds")
        .titled(QT_TRANSLATE_NOOP("Field", "Cache TTL (seconds)")),
    field<&MethodSetting::cacheDataEncrypted>("cacheDataEncrypted")
        .titled(QT_TRANSLATE_NOOP("Field", "Cache data encrypted")),
    field<&MethodSetting::requireAuthorizationForCacheControl>(
        "requireAuthorizationForCacheControl")
        .titled(QT_TRANSLATE_NOOP("Field", "Require authorization for cache control")),
    field<&MethodSetting::unauthorizedCacheControlHeaderStrategy>(
        "unauthorizedCacheControlHeaderStrategy")
        .titled(QT_TRANSLATE_NOOP("Field", "Unauthorized cache control header strategy")),
};

constinit const Type MethodSetting::rows =
    describe<MethodSetting>("MethodSetting", methodSettingRows);

static constexpr Field canarySettingsRows[] = {
    field<&CanarySettings::percentTraffic>("percentTraffic")
        .titled(QT_TRANSLATE_NOOP("Field", "Percent traffic")),
    field<&CanarySettings::deploymentId>("deploymentId")
        .titled(QT_TRANSLATE_NOOP("Field", "Deployment ID")),
    field<&CanarySettings::stageVariableOverrides>("stageVariableOverrides")
        .titled(QT_TRANSLATE_NOOP("Field", "Stage variable overrides")),
    field<&CanarySettings::useStageCache>("useStageCache")
        .titled(QT_TRANSLATE_NOOP("Field", "Use stage cache")),
};

constinit const Type CanarySettings::rows =
    describe<CanarySettings>("CanarySettings", canarySettingsRows);

static constexpr Field accessLogSettingsRows[] = {
    field<&AccessLogSettings::format>("format").titled(QT_TRANSLATE_NOOP("Field", "Format")),
    field<&AccessLogSettings::destinationArn>("destinationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Destination ARN")),
};

constinit const Type AccessLogSettings::rows =
    describe<AccessLogSettings>("AccessLogSettings", accessLogSettingsRows);

static constexpr Field stageRows[] = {
    field<&Stage::deploymentId>("deploymentId").titled(QT_TRANSLATE_NOOP("Field", "Deployment ID")),
    field<&Stage::clientCertificateId>("clientCertificateId")
        .titled(QT_TRANSLATE_NOOP("Field", "Client certificate ID")),
    field<&Stage::stageName>("stageName")
        .titled(QT_TRANSLATE_NOOP("Field", "Stage name"))
        .with(Key),
    field<&Stage::description>("description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&Stage::cacheClusterEnabled>("cacheClusterEnabled")
        .titled(QT_TRANSLATE_NOOP("Field", "Cache cluster enabled")),
    field<&Stage::cacheClusterSize>("cacheClusterSize")
        .titled(QT_TRANSLATE_NOOP("Field", "Cache cluster size")),
    field<&Stage::cacheClusterStatus>("cacheClusterStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Cache cluster status")),
    field<&Stage::methodSettings>("methodSettings")
        .titled(QT_TRANSLATE_NOOP("Field", "Method settings")),
    field<&Stage::variables>("variables").titled(QT_TRANSLATE_NOOP("Field", "Variables")),
    field<&Stage::documentationVersion>("documentationVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Documentation version")),
    field<&Stage::accessLogSettings>("accessLogSettings")
        .titled(QT_TRANSLATE_NOOP("Field", "Access log settings")),
    field<&Stage::canarySettings>("canarySettings")
        .titled(QT_TRANSLATE_NOOP("Field", "Canary settings")),
    field<&Stage::tracingEnabled>("tracingEnabled")
        .titled(QT_TRANSLATE_NOOP("Field", "Tracing enabled")),
    field<&Stage::webAclArn>("webAclArn").titled(QT_TRANSLATE_NOOP("Field", "Web ACL ARN")),
    field<&Stage::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&Stage::createdDate>("createdDate").titled(QT_TRANSLATE_NOOP("Field", "Created")),
    field<&Stage::lastUpdatedDate>("lastUpdatedDate").titled(QT_TRANSLATE_NOOP("Field", "Updated")),
};

constinit const Type Stage::rows = describe<Stage>("Stage", stageRows);

} // namespace lc
