// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

namespace lc::licensemanager {

/// AWS License Manager, API version 2018-08-01.
inline constexpr Service service{
    "license-manager",          "LICENSE_MANAGER",    "license_manager", "license-manager",
    Service::Protocol::AwsJson, "AWSLicenseManager.", "2018-08-01"};

} // namespace lc::licensemanager
