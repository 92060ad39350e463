// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/databaseerror.h"

namespace lc {

class Database;

/// A write transaction (BEGIN IMMEDIATE); rolled back unless committed. Must not outlive its
/// database.
class Transaction {
public:
    static Result<Transaction, DatabaseError> begin(Database &database);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&other) noexcept;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    /// When it returns without an error, the changes are on the disk. After an error nothing was
    /// changed.
    Result<void, DatabaseError> commit();

private:
    explicit Transaction(Database *database) : m_database(database) { }
    void rollBack();

    Database *m_database; ///< nullptr once ended
};

} // namespace lc
