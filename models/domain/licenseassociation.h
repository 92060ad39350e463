// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"
#include "domain/license.h"

#include <optional>

namespace lc {

/// A resource to which a self-managed license is attached.
struct LicenseConfigurationAssociation {
    std::optional<QString> resourceArn;
    std::optional<Open<ResourceType>> resourceType;
    std::optional<QString> resourceOwnerId;
    std::optional<Instant> associationTime;
    std::optional<QString> amiAssociationScope;

    bool operator==(const LicenseConfigurationAssociation &) const = default;
    static const Type rows;
};

/// An attempt to attach or launch that a hard limit or rule refused.
struct LicenseOperationFailure {
    std::optional<QString> resourceArn;
    std::optional<Open<ResourceType>> resourceType;
    std::optional<QString> errorMessage;
    std::optional<Instant> failureTime;
    std::optional<QString> operationName;
    std::optional<QString> resourceOwnerId;
    std::optional<QString> operationRequestedBy;
    std::optional<QList<Metadata>> metadataList;

    bool operator==(const LicenseOperationFailure &) const = default;
    static const Type rows;
};

} // namespace lc
