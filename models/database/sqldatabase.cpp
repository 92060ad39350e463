// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/sqldatabase.h"

namespace lc {

Result<void, DatabaseError> SqlStatement::run()
{
    for (;;) {
        auto row = step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return {};
    }
}

SqlTransaction::~SqlTransaction()
{
    if (m_isOpen)
        m_database->rollBack();
}

Result<void, DatabaseError> SqlTransaction::begin(SqlDatabase::Purpose purpose)
{
    auto begun = m_database->begin(purpose);
    m_isOpen = begun.has_value();
    return begun;
}

Result<void, DatabaseError> SqlTransaction::commit(SqlDatabase::Effect effect)
{
    m_isOpen = false;
    return m_database->commit(effect);
}

} // namespace lc
