// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// An organizational unit and the accounts directly in it.
struct OrganizationalUnit {
    QString id; ///< "ou-ab12-cdefghij"
    std::optional<QString> name;
    std::optional<QString> parentId; ///< absent: below the root
    std::optional<QList<QString>> accounts;

    bool operator==(const OrganizationalUnit &) const = default;
    static const Type rows;
};

/// An organization as AWS Organizations would know it, linked to License Manager.
struct Organization {
    QString id; ///< "o-abcdefghij"
    QString managementAccount;
    std::optional<QList<QString>> delegatedAdministrators;
    std::optional<QList<QString>> accounts; ///< those below the root, outside of units
    std::optional<QList<OrganizationalUnit>> organizationalUnits;

    bool operator==(const Organization &) const = default;
    static const Type rows;

    /// All of them, the management account included.
    QList<QString> members() const;
    bool isMember(const QString &account) const { return members().contains(account); }
    /// Whether the account acts for the organization: management account or delegated.
    bool isAdministrator(const QString &account) const;
    /// The accounts behind the ARN of this organization or of one of its units; nothing for any
    /// other ARN.
    std::optional<QList<QString>> membersOf(const QString &principalArn) const;
    /// What is wrong with it, in words for people.
    std::optional<QString> fault() const;

private:
    QList<QString> membersOfUnit(const QString &id) const;
    const OrganizationalUnit *unit(const QString &id) const;
};

/// Whether a grant's principal is an organization or a unit instead of an account.
bool isOrganizationArn(const QString &principalArn);

} // namespace lc
