// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/associationrecord.h"

#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/configurationrules.h"
#include "localservice/hostaffinity.h"
#include "localservice/inventory.h"
#include "localservice/randomid.h"
#include "localservice/store.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field associationRows[] = {
    fieldOf<AssociationRecord, &AssociationRecord::resourceArn>("ResourceArn"),
    fieldOf<AssociationRecord, &AssociationRecord::resourceType>("ResourceType"),
    fieldOf<AssociationRecord, &AssociationRecord::resourceStatus>("ResourceStatus"),
    fieldOf<AssociationRecord, &AssociationRecord::resourceOwnerId>("ResourceOwnerId"),
    fieldOf<AssociationRecord, &AssociationRecord::associationTime>("AssociationTime"),
    fieldOf<AssociationRecord, &AssociationRecord::consumedLicenses>("ConsumedLicenses"),
    fieldOf<AssociationRecord, &AssociationRecord::amiAssociationScope>("AmiAssociationScope"),
    fieldOf<AssociationRecord, &AssociationRecord::discovered>("Discovered"),
};

constinit const Type AssociationRecord::rows =
    describe<AssociationRecord>("AssociationRecord", associationRows);

static qint64 licensesUsed(const LicenseConfiguration &configuration,
                           const InventoryResource &machine)
{
    const auto countingType = configuration.licenseCountingType
        ? configuration.licenseCountingType->known()
        : std::nullopt;
    return licensesUsed(machine, countingType.value_or(LicenseCountingType::Instance),
                        configuration.licenseRules.value_or(QList<QString>()));
}

std::optional<ServiceError> attachObstacle(Store &store, const QString &configurationArn,
                                           const LicenseConfiguration &configuration,
                                           const InventoryResource &machine)
{
    const auto counting =
        configuration.licenseCountingType.value_or(LicenseCountingType::Instance).known();
    if (machine.resourceType == ResourceType::SystemsManagerManagedInstance
        && (counting == LicenseCountingType::Core || counting == LicenseCountingType::Socket))
        return ServiceError{"InvalidParameterValueException",
                            u"Servers managed by Systems Manager are counted by vCPU or "
                            "Instance."_s};
    const QString rule = brokenRule(machine, configuration.licenseRules.value_or(QList<QString>()));
    if (!rule.isEmpty())
        return ServiceError{"InvalidResourceStateException",
                            u"The resource does not meet the license rule %1."_s.arg(rule)};
    const qint64 needed = licensesUsed(configuration, machine);
    const qint64 waiting =
        std::min(needed, hostaffinity::waitingFor(store, configurationArn, machine));
    const qint64 used = configuration.consumedLicenses.value_or(0) - waiting;
    if (configuration.licenseCountHardLimit.value_or(false) && configuration.licenseCount
        && used + needed > *configuration.licenseCount)
        return ServiceError{
            "LicenseUsageException",
            u"%1 licenses are needed, %2 of %3 are used."_s.arg(needed).arg(used).arg(
                *configuration.licenseCount)};
    return std::nullopt;
}

qint64 attach(Store &store, const Resource &configurationResource,
              const LicenseConfiguration &configuration, const InventoryResource &machine,
              AssociationRecord record)
{
    record.resourceArn = machine.resourceArn;
    record.resourceType = machine.resourceType;
    record.resourceStatus = machine.resourceStatus;
    record.consumedLicenses = licensesUsed(configuration, machine);
    Resource association;
    association.kind = configurations::associationKind;
    association.account = configurationResource.account;
    association.region = configurationResource.region;
    association.id = configurations::associationId(configurationResource.id, machine.resourceArn);
    association.document = writeJson(record);
    store.insert(association);
    store.addKey(association, configurations::byConfiguration, configurationResource.id);
    store.addKey(association, configurations::byResource, machine.resourceArn);
    return *record.consumedLicenses
        - hostaffinity::take(store, configurationResource.id, machine, *record.consumedLicenses);
}

static AssociationRecord recordOf(const Resource &association)
{
    return readJson<AssociationRecord>(association.document).value_or(AssociationRecord());
}

static InventoryResource knownResource(Store &store, const QString &arn)
{
    const auto entry = store.find(inventory::kind, arn);
    return entry ? inventory::read(*entry) : unknownResource(arn);
}

void detach(Store &store, const Resource &configurationResource,
            const LicenseConfiguration &configuration, const Resource &association, Instant now)
{
    const AssociationRecord record = recordOf(association);
    const InventoryResource machine = knownResource(store, record.resourceArn.value_or(QString()));
    store.remove(association);
    hostaffinity::keep(store, configurationResource, configuration, machine,
                       record.consumedLicenses.value_or(0), record.associationTime.value_or(now),
                       now);
}

/// Calls `visit` with each association of the resource, its configuration and what that holds, and
/// counts the configuration anew.
template <class Visit>
static void forEachAssociation(Store &store, const QString &resourceArn, const Visit &visit)
{
    ResourceQuery query;
    query.kind = configurations::associationKind;
    query.keyName = configurations::byResource;
    query.keyValue = resourceArn;
    const QList<Resource> associations = store.list(query);
    for (const Resource &association : associations) {
        auto resource =
            store.find(configurations::kind, configurations::configurationOf(association.id));
        if (!resource)
            continue;
        LicenseConfiguration configuration = configurations::read(*resource);
        visit(association, *resource, configuration);
        configurations::recount(store, *resource, configuration);
    }
}

void refreshAssociations(Store &store, const InventoryResource &machine)
{
    forEachAssociation(
        store, machine.resourceArn,
        [&](Resource association, const Resource &, const LicenseConfiguration &configuration) {
            if (configuration.status != Open(LicenseConfigurationStatus::Available).text)
                return;
            AssociationRecord record = recordOf(association);
            record.resourceStatus = machine.resourceStatus;
            record.consumedLicenses = licensesUsed(configuration, machine);
            association.document = writeJson(record);
            store.update(association);
        });
}

void detachEverywhere(Store &store, const QString &resourceArn, Instant now)
{
    forEachAssociation(store, resourceArn,
                       [&](const Resource &association, const Resource &resource,
                           const LicenseConfiguration &configuration) {
                           detach(store, resource, configuration, association, now);
                       });
}

/// Oldest first, so that the first recent one ends the search.
static void forgetFailures(Store &store, const QString &configurationArn, Instant before)
{
    ResourceQuery query;
    query.kind = configurations::failureKind;
    query.keyName = configurations::byConfiguration;
    query.keyValue = configurationArn;
    const QList<Resource> oldest = store.list(query);
    for (const Resource &resource : oldest) {
        const auto kept = readJson<LicenseOperationFailure>(resource.document);
        if (kept && kept->failureTime && *kept->failureTime >= before)
            return;
        store.remove(resource);
    }
}

void keepFailure(Store &store, const Caller &caller, const QString &configurationArn,
                 const LicenseOperationFailure &failure)
{
    if (failure.failureTime)
        forgetFailures(store, configurationArn,
                       *failure.failureTime - std::chrono::days(behaviour::failuresKeptDays.value));
    Resource resource;
    resource.kind = configurations::failureKind;
    resource.account = caller.account;
    resource.region = caller.region;
    resource.id = randomHex(32);
    resource.document = writeJson(failure);
    store.insert(resource);
    store.addKey(resource, configurations::byConfiguration, configurationArn);
}

} // namespace lc
