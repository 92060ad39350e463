// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/organization.h"

#include <memory>
#include <optional>

namespace lc {

class ServiceControl;

/// Whether the documented quotas bind.
enum class Quotas { Enforced, Off };

/// What is fixed for the life of a service, beside its accounts.
struct ServiceSetup {
    std::optional<Organization> organization;
    Quotas quotas = Quotas::Enforced;
    std::shared_ptr<ServiceControl> control = {}; ///< null: no control operations

    /// Whether the account acts for an organization.
    bool isAdministrator(const QString &account) const
    {
        return organization && organization->isAdministrator(account);
    }
    /// Whether the account acts for the organization of `member`.
    bool administers(const QString &account, const QString &member) const
    {
        return isAdministrator(account) && organization->isMember(member);
    }
    bool isBeyond(int count, int quota) const
    {
        return quotas == Quotas::Enforced && count >= quota;
    }
};

/// A service without an organization.
inline const ServiceSetup plainSetup;

} // namespace lc
