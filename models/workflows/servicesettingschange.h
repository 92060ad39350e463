// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/servicesettings.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// The settings of License Manager in a Region, as people edit them.
struct ServiceSettings {
    std::optional<QString> s3BucketArn;
    std::optional<QString> snsTopicArn;
    bool isOrganizationLinked = false; ///< for good
    bool searchesMemberAccounts = false; ///< for good
    QList<QString> sourceRegions;

    bool operator==(const ServiceSettings &) const = default;
    static const Type rows;
};

ServiceSettings settingsOf(const licensemanager::GetServiceSettings::Response &answer);
/// Only what differs: the service takes each member that it is sent as a change.
licensemanager::UpdateServiceSettings::Request requestOf(const ServiceSettings &before,
                                                         const ServiceSettings &now);
/// What an update switches on that nobody can switch off again, in words for people.
QStringList irreversibleWords(const ServiceSettings &before, const ServiceSettings &now);
/// What the service would refuse from this account in this Region.
QList<FieldProblem> problemsOf(const ServiceSettings &settings, const QString &account,
                               const QString &region);

} // namespace lc
