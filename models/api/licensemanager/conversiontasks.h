// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/licenseconversion.h"
#include "domain/tag.h"

#include <optional>

namespace lc::licensemanager {

/// Changes the license under which a resource runs.
struct CreateLicenseConversionTaskForResource {
    struct Request {
        QString resourceArn;
        LicenseConversionContext sourceLicenseContext;
        LicenseConversionContext destinationLicenseContext;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseConversionTaskId;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a conversion task.
struct GetLicenseConversionTask {
    struct Request {
        QString licenseConversionTaskId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseConversionTaskId;
        std::optional<QString> resourceArn;
        std::optional<LicenseConversionContext> sourceLicenseContext;
        std::optional<LicenseConversionContext> destinationLicenseContext;
        std::optional<QString> statusMessage;
        std::optional<Open<LicenseConversionTaskStatus>> status;
        std::optional<Instant> startTime;
        std::optional<Instant> licenseConversionTime;
        std::optional<Instant> endTime;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Conversion tasks of the account.
struct ListLicenseConversionTasks {
    struct Request {
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;
        std::optional<QList<Filter>> filters;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseConversionTask>> licenseConversionTasks;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
