// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassociation.h"
#include "domain/licenseconfiguration.h"
#include "localservice/call.h"

namespace lc {

/// A self-managed license attached to a resource, as it is stored: its members read as
/// LicenseConfigurationUsage and as LicenseConfigurationAssociation.
struct AssociationRecord : LicenseConfigurationUsage {
    std::optional<QString> amiAssociationScope;

    bool operator==(const AssociationRecord &) const = default;
    static const Type rows;
};

/// Keeps what a self-managed license refused, and forgets what is too old.
void keepFailure(Store &store, const Caller &caller, const QString &configurationArn,
                 const LicenseOperationFailure &failure);

} // namespace lc
