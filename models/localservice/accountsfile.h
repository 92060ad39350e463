// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "localservice/inventory.h"
#include "localservice/organization.h"

#include <QList>
#include <QString>

#include <optional>

namespace lc {

/// An account and the profile its keys stand under.
struct NamedAccount {
    QString id; ///< twelve digits
    QString name;

    bool operator==(const NamedAccount &) const = default;
    static const Type rows;
};

/// A REST API and its stages, for usage plans.
struct RestApiDefinition {
    QString id;
    std::optional<QString> name;
    QList<QString> stages;

    bool operator==(const RestApiDefinition &) const = default;
    static const Type rows;

    /// What is wrong with it, in words for people.
    std::optional<QString> fault() const;
};

/// A REST API of one account and Region.
struct NamedRestApi {
    QString account; ///< twelve digits
    QString region;
    RestApiDefinition api;

    bool operator==(const NamedRestApi &) const = default;
    static const Type rows;
};

/// Which accounts the service has, the organization they form, their REST APIs and inventory.
struct AccountsFile {
    QList<NamedAccount> accounts;
    std::optional<Organization> organization;
    std::optional<QList<NamedRestApi>> restApis;
    std::optional<QList<InventoryEntry>> inventory;

    bool operator==(const AccountsFile &) const = default;
    static const Type rows;

    /// Reads the JSON file; fails with a sentence that names it.
    static Result<AccountsFile, QString> read(const QString &path);
};

/// Whether it is twelve digits.
bool isAccountId(QStringView text);

} // namespace lc
