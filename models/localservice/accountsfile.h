// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
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

/// Which accounts the service has, and the organization they form.
struct AccountsFile {
    QList<NamedAccount> accounts;
    std::optional<Organization> organization;

    bool operator==(const AccountsFile &) const = default;
    static const Type rows;

    /// Reads the JSON file; fails with a sentence that names it.
    static Result<AccountsFile, QString> read(const QString &path);
};

/// Whether it is twelve digits.
bool isAccountId(QStringView text);

} // namespace lc
