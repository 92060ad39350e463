// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// What activating a grant does to other active grants.
struct GrantOptions {
    std::optional<Open<ActivationOverrideBehavior>> activationOverrideBehavior;

    bool operator==(const GrantOptions &) const = default;
    static const Type rows;
};

/// A grant of a license to an account, an organizational unit or an organization.
struct Grant {
    QString grantArn;
    QString grantName;
    QString parentArn;
    QString licenseArn;
    QString granteePrincipalArn;
    QString homeRegion;
    Open<GrantStatus> grantStatus;
    std::optional<QString> statusReason;
    QString version;
    QList<Open<AllowedOperation>> grantedOperations;
    std::optional<GrantOptions> options;

    bool operator==(const Grant &) const = default;
    static const Type rows;
};

} // namespace lc
