// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "localservice/accountsfile.h"
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
/// Writes new random keys for these accounts behind what the file holds; it is made (mode 0600)
/// where it is not there.
Result<void, QString> addAccounts(const QString &path, const QList<NamedAccount> &accounts);
/// A vendor and a customer: the accounts of a service that is told of no others.
QList<NamedAccount> usualAccounts();

} // namespace lc
