// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/reportgenerator.h"
#include "domain/tag.h"

#include <optional>

namespace lc::licensemanager {

/// Sets up reports of self-managed licenses.
struct CreateLicenseManagerReportGenerator {
    struct Request {
        QString reportGeneratorName;
        QList<Open<ReportType>> type;
        ReportContext reportContext;
        ReportFrequency reportFrequency;
        QString clientToken;
        std::optional<QString> description;
        std::optional<QList<Tag>> tags;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseManagerReportGeneratorArn;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a report generator.
struct GetLicenseManagerReportGenerator {
    struct Request {
        QString licenseManagerReportGeneratorArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<ReportGenerator> reportGenerator;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Restates a report generator.
struct UpdateLicenseManagerReportGenerator {
    struct Request {
        QString licenseManagerReportGeneratorArn;
        QString reportGeneratorName;
        QList<Open<ReportType>> type;
        ReportContext reportContext;
        ReportFrequency reportFrequency;
        QString clientToken;
        std::optional<QString> description;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Deletes a report generator; its reports stay.
struct DeleteLicenseManagerReportGenerator {
    struct Request {
        QString licenseManagerReportGeneratorArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Report generators of the account.
struct ListLicenseManagerReportGenerators {
    struct Request {
        std::optional<QList<Filter>> filters;
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<ReportGenerator>> reportGenerators;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
