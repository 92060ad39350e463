// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/transaction.h"

#include "database/database.h"

#include <sqlite3.h>

#include <utility>

namespace lc {

Result<Transaction, DatabaseError> Transaction::begin(Database &database)
{
    // A deferred BEGIN that reads first cannot be upgraded to writing while somebody else writes.
    if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return unexpected(begun.error());
    return Transaction(&database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction &Transaction::operator=(Transaction &&other) noexcept
{
    if (this != &other) {
        rollBack();
        m_database = std::exchange(other.m_database, nullptr);
    }
    return *this;
}

Transaction::~Transaction()
{
    rollBack();
}

Result<void, DatabaseError> Transaction::commit()
{
    Q_ASSERT(m_database);
    auto done = m_database->execute("COMMIT");
    if (!done)
        rollBack();
    m_database = nullptr;
    return done;
}

void Transaction::rollBack()
{
    // Some errors (full disk, I/O) have already rolled the transaction back.
    if (m_database && sqlite3_get_autocommit(m_database->handle()) == 0)
        (void)m_database->execute("ROLLBACK");
    m_database = nullptr;
}

} // namespace lc
