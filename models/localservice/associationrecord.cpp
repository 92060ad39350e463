// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/associationrecord.h"

#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/configurationrules.h"
#include "localservice/randomid.h"
#include "localservice/store.h"

namespace lc {

static constexpr Field associationRows[] = {
    fieldOf<AssociationRecord, &AssociationRecord::resourceArn>("ResourceArn"),
    fieldOf<AssociationRecord, &AssociationRecord::resourceType>("ResourceType"),
    fieldOf<AssociationRecord, &AssociationRecord::resourceStatus>("ResourceStatus"),
    fieldOf<AssociationRecord, &AssociationRecord::resourceOwnerId>("ResourceOwnerId"),
    fieldOf<AssociationRecord, &AssociationRecord::associationTime>("AssociationTime"),
    fieldOf<AssociationRecord, &AssociationRecord::consumedLicenses>("ConsumedLicenses"),
    fieldOf<AssociationRecord, &AssociationRecord::amiAssociationScope>("AmiAssociationScope"),
};

constinit const Type AssociationRecord::rows =
    describe<AssociationRecord>("AssociationRecord", associationRows);

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
