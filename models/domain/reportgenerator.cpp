// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/reportgenerator.h"

#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field reportContextRows[] = {
    field<&ReportContext::licenseConfigurationArns>("licenseConfigurationArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration ARNs"))
        .matching(arnPattern),
    field<&ReportContext::licenseAssetGroupArns>("licenseAssetGroupArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License asset group ARNs"))
        .matching(arnPattern),
    field<&ReportContext::reportStartDate>("reportStartDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Report start date")),
    field<&ReportContext::reportEndDate>("reportEndDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Report end date")),
};

constinit const Type ReportContext::rows =
    describe<ReportContext>("ReportContext", reportContextRows);

static constexpr Field reportFrequencyRows[] = {
    field<&ReportFrequency::value>("value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
    field<&ReportFrequency::period>("period").titled(QT_TRANSLATE_NOOP("Field", "Period")),
};

constinit const Type ReportFrequency::rows =
    describe<ReportFrequency>("ReportFrequency", reportFrequencyRows);

static constexpr Field s3LocationRows[] = {
    field<&S3Location::bucket>("bucket").titled(QT_TRANSLATE_NOOP("Field", "Bucket")),
    field<&S3Location::keyPrefix>("keyPrefix").titled(QT_TRANSLATE_NOOP("Field", "Key prefix")),
};

constinit const Type S3Location::rows = describe<S3Location>("S3Location", s3LocationRows);

static constexpr Field reportGeneratorRows[] = {
    field<&ReportGenerator::reportGeneratorName>("ReportGeneratorName")
        .titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&ReportGenerator::reportType>("ReportType")
        .titled(QT_TRANSLATE_NOOP("Field", "Contents")),
    field<&ReportGenerator::reportContext>("ReportContext")
        .titled(QT_TRANSLATE_NOOP("Field", "Scope")),
    field<&ReportGenerator::reportFrequency>("ReportFrequency")
        .titled(QT_TRANSLATE_NOOP("Field", "How often")),
    field<&ReportGenerator::licenseManagerReportGeneratorArn>("LicenseManagerReportGeneratorArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Key),
    field<&ReportGenerator::lastRunStatus>("LastRunStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Last run")),
    field<&ReportGenerator::lastRunFailureReason>("LastRunFailureReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Why the last run failed")),
    field<&ReportGenerator::lastReportGenerationTime>("LastReportGenerationTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Last report")),
    field<&ReportGenerator::reportCreatorAccount>("ReportCreatorAccount")
        .titled(QT_TRANSLATE_NOOP("Field", "Made by account")),
    field<&ReportGenerator::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&ReportGenerator::s3Location>("S3Location")
        .titled(QT_TRANSLATE_NOOP("Field", "Stored in")),
    field<&ReportGenerator::createTime>("CreateTime").titled(QT_TRANSLATE_NOOP("Field", "Created")),
    field<&ReportGenerator::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type ReportGenerator::rows =
    describe<ReportGenerator>("ReportGenerator", reportGeneratorRows);

} // namespace lc
