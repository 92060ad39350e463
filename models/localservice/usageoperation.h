// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace lc {

/// What a usage operation, such as "RunInstances:0002", says about the license of an instance.
struct UsageOperation {
    enum class System { Linux, RedHat, Suse, Windows };

    QStringView name;
    System system;
    QStringView included; ///< license in the price, as inventory filters write it; or empty
    QStringView billingProduct; ///< as asset rules write it; or empty
    bool hasDatabase; ///< SQL Server in the price
};

/// nullptr for one that the guide does not name.
const UsageOperation *usageOperationNamed(const QString &name);
/// Whether a conversion leads from one to the other.
bool isConvertible(const UsageOperation &from, const UsageOperation &to);

} // namespace lc
