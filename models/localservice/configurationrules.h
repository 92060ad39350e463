// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "localservice/serviceerror.h"

#include <QLatin1StringView>

namespace lc {

class HandlerTable;
class Store;
struct Call;
struct Resource;

/// Self-managed licenses: CreateLicenseConfiguration, UpdateLicenseConfiguration,
/// GetLicenseConfiguration, DeleteLicenseConfiguration, ListLicenseConfigurations.
void addConfigurationRules(HandlerTable &table);

/// What the configuration rules keep in the store.
namespace configurations {

inline constexpr QLatin1StringView kind{"license-configuration"};
inline constexpr QLatin1StringView associationKind{"license-association"};
inline constexpr QLatin1StringView failureKind{"license-failure"};
/// Index entries of associations and, the first, of failures.
inline constexpr const char *byConfiguration = "configuration";
inline constexpr const char *byResource = "resource";

QString associationId(const QString &configurationArn, const QString &resourceArn);
/// The ARN of the configuration in an association's id.
QString configurationOf(const QString &associationId);
LicenseConfiguration read(const Resource &resource);
/// The caller's configuration of this Region.
Served<Resource> find(Call &call, const QString &arn);
/// Counts what the associated resources use and writes the configuration.
void recount(Store &store, Resource &resource, LicenseConfiguration &configuration);

} // namespace configurations
} // namespace lc
