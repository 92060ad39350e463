// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/grant.h"
#include "domain/license.h"
#include "domain/licenseassociation.h"
#include "domain/licenseconfiguration.h"
#include "domain/quotausage.h"
#include "domain/restapi.h"
#include "domain/tag.h"
#include "domain/usageplan.h"
#include "localservice/inventory.h"
#include "localservice/samplestamp.h"

#include <QString>

#include <optional>
#include <vector>

namespace lc {

/// How an amount came to be what it is now, in thousandths of the amount (or of the limit where
/// nothing is used now).
struct SampleCurve {
    int start = 600; ///< the level 90 days ago
    int dip = 0; ///< how far it sinks half-way
    int wave = 40; ///< rhythm of day and week
    int noise = 25;
    int gaps = 0; ///< stretches that were not recorded
    std::chrono::minutes interval = std::chrono::minutes(60);
};

/// One counted entitlement and what is consumed of it.
struct SampleUse {
    QString entitlement;
    EntitlementUnit unit = EntitlementUnit::Count;
    qint64 consumed = 0;
    std::optional<qint64> maxCount;
    bool drawdown = false; ///< consumed for good
    bool overage = false;
    SampleCurve curve;
    quint64 random = 0; ///< tells its noise from that of others
};

/// An issued license with its past.
struct SampleLicense {
    QString account; ///< of the issuer
    License license; ///< newest version
    QList<License> earlier; ///< ascending versions
    QList<Instant> versionTimes; ///< of every version, the newest included
    QList<Tag> tags;
    std::vector<SampleUse> uses;
    std::optional<Instant> deletedAt;
};

struct SampleGrant {
    QString grantor;
    QString grantee; ///< empty for an organization
    Grant grant;
    Instant createdAt{};
    std::optional<Instant> deletedAt;
};

/// A self-managed license and the machines that use it.
struct SampleConfiguration {
    QString account;
    QString region;
    LicenseConfiguration configuration;
    QList<Tag> tags;
    QList<LicenseConfigurationUsage> usages;
    QList<LicenseOperationFailure> failures; ///< newest first
    SampleCurve curve;
    quint64 random = 0;
};

struct SampleMember {
    QString keyId;
    KeyUsage usage;
};

struct SamplePlan {
    QString account;
    QString region;
    UsagePlan plan;
    std::vector<SampleMember> members;
};

struct SampleKey {
    QString account;
    QString region;
    ApiKey key;
};

struct SampleRestApi {
    QString account;
    QString region;
    RestApi api;
    QStringList stages;
};

/// A year in the life of a software vendor and a customer: everything the sample writes. A pure
/// function of its stamp.
struct SampleWorld {
    SampleStamp stamp;
    std::vector<SampleLicense> licenses;
    std::vector<SampleGrant> grants; ///< ascending creation
    std::vector<SampleConfiguration> configurations;
    std::vector<InventoryEntry> machines;
    std::vector<SampleRestApi> restApis;
    std::vector<SamplePlan> plans;
    std::vector<SampleKey> keys; ///< oldest first
};

SampleWorld makeSampleWorld(const SampleStamp &stamp);

// The parts of makeSampleWorld, in their order.
std::vector<SampleLicense> sampleLicenses(const SampleStamp &stamp);
std::vector<SampleGrant> sampleGrants(const SampleStamp &stamp,
                                      const std::vector<SampleLicense> &licenses);
void addSampleConfigurations(SampleWorld &world);
void addSampleInventory(SampleWorld &world);
void addSampleUsagePlans(SampleWorld &world);

} // namespace lc
