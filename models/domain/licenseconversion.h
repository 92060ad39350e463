// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// A Marketplace product code.
struct ProductCodeListItem {
    QString productCodeId;
    Open<ProductCodeType> productCodeType;

    bool operator==(const ProductCodeListItem &) const = default;
    static const Type rows;
};

/// Under which license a resource runs, before or after a conversion.
struct LicenseConversionContext {
    std::optional<QString> usageOperation;
    std::optional<QList<ProductCodeListItem>> productCodes;

    bool operator==(const LicenseConversionContext &) const = default;
    static const Type rows;
};

/// A change of the license under which a resource runs.
struct LicenseConversionTask {
    std::optional<QString> licenseConversionTaskId;
    std::optional<QString> resourceArn;
    std::optional<LicenseConversionContext> sourceLicenseContext;
    std::optional<LicenseConversionContext> destinationLicenseContext;
    std::optional<Open<LicenseConversionTaskStatus>> status;
    std::optional<QString> statusMessage;
    std::optional<Instant> startTime;
    std::optional<Instant> licenseConversionTime;
    std::optional<Instant> endTime;

    bool operator==(const LicenseConversionTask &) const = default;
    static const Type rows;
};

} // namespace lc
