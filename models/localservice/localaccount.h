// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "signing/credentials.h"

#include <QList>
#include <QString>

namespace lc {

/// An account the local service knows: a profile of its credentials file.
struct LocalAccount {
    QString profile; ///< "vendor", "customer"
    QString account; ///< twelve digits
    Credentials credentials;
};

/// Reads the profiles of a shared credentials file that name their account (`aws_account_id`);
/// others are passed over. Fails with a sentence that names the file.
Result<QList<LocalAccount>, QString> readAccounts(const QString &path);
/// Makes the file (mode 0600) with new random keys for a vendor and a customer.
Result<void, QString> makeAccounts(const QString &path);

} // namespace lc
