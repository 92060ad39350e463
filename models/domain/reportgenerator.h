// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"
#include "domain/tag.h"

#include <optional>

namespace lc {

/// The self-managed licenses or asset groups that a report is about, and its period.
struct ReportContext {
    std::optional<QList<QString>> licenseConfigurationArns;
    std::optional<QList<QString>> licenseAssetGroupArns;
    std::optional<Instant> reportStartDate;
    std::optional<Instant> reportEndDate;

    bool operator==(const ReportContext &) const = default;
    static const Type rows;
};

/// How often a report is made.
struct ReportFrequency {
    std::optional<qint64> value;
    std::optional<Open<ReportFrequencyType>> period;

    bool operator==(const ReportFrequency &) const = default;
    static const Type rows;
};

/// Where a report is stored.
struct S3Location {
    std::optional<QString> bucket;
    std::optional<QString> keyPrefix;

    bool operator==(const S3Location &) const = default;
    static const Type rows;
};

/// Makes reports of self-managed licenses at an interval.
struct ReportGenerator {
    std::optional<QString> reportGeneratorName;
    std::optional<QList<Open<ReportType>>> reportType;
    std::optional<ReportContext> reportContext;
    std::optional<ReportFrequency> reportFrequency;
    std::optional<QString> licenseManagerReportGeneratorArn;
    std::optional<QString> lastRunStatus;
    std::optional<QString> lastRunFailureReason;
    std::optional<QString> lastReportGenerationTime;
    std::optional<QString> reportCreatorAccount;
    std::optional<QString> description;
    std::optional<S3Location> s3Location;
    std::optional<QString> createTime;
    std::optional<QList<Tag>> tags;

    bool operator==(const ReportGenerator &) const = default;
    static const Type rows;
};

} // namespace lc
