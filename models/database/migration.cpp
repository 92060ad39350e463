// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/migration.h"

#include "database/database.h"
#include "database/transaction.h"

namespace lc {

Result<void, DatabaseError> migrate(Database &database, std::span<const Migration> migrations)
{
    auto current = database.userVersion();
    if (!current)
        return unexpected(current.error());
    const int newest = migrations.empty() ? 0 : migrations.back().version;
    if (*current > newest)
        return unexpected(database.newerError(*current, newest));
    if (*current == newest)
        return {};

    for (const Migration &migration : migrations) {
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return unexpected(transaction.error());
        // Another process may have been faster while this one waited for the lock.
        current = database.userVersion();
        if (!current)
            return unexpected(current.error());
        if (migration.version <= *current)
            continue;
        if (auto ran = database.execute(migration.script); !ran)
            return ran;
        const auto stamp = "PRAGMA user_version = " + std::to_string(migration.version);
        if (auto ran = database.execute(stamp.c_str()); !ran)
            return ran;
        if (auto done = transaction->commit(); !done)
            return done;
    }
    return {};
}

} // namespace lc
