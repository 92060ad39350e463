// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

namespace lc {

/// A machine or image that the local service knows the size of; never on the wire.
struct InventoryResource {
    QString resourceArn;
    Open<ResourceType> resourceType;
    QString resourceStatus; ///< "running", "stopped", "shutting-down", "available", ...
    QString instanceType; ///< "m5.xlarge"; empty for hosts' own entries and images
    qint64 vcpus = 1;
    qint64 cores = 1;
    qint64 sockets = 1;

    bool operator==(const InventoryResource &) const = default;
    static const Type rows;
};

/// What the service takes a resource for that is not in its inventory: the type that its ARN
/// tells, running, and one unit of everything.
InventoryResource unknownResource(const QString &arn);

/// How many licenses a resource uses; 0 while it does not run, and for images.
qint64 licensesUsed(const InventoryResource &resource, LicenseCountingType countingType);

} // namespace lc
