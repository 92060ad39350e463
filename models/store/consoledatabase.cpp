// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/consoledatabase.h"

#include "store/consolefile.h"

namespace lc {

ConsoleDatabase::ConsoleDatabase(QString path, std::shared_ptr<const Clock> clock)
    : m_path(std::move(path)), m_clock(std::move(clock))
{
}

Result<Database *, DatabaseError> ConsoleDatabase::open()
{
    if (!m_database) {
        // Whoever opens the file first tells of one that was set aside.
        QString setAsidePath;
        auto database = openConsoleFile(m_path, m_clock->now(), &setAsidePath);
        if (!database)
            return unexpected(database.error());
        m_database.emplace(std::move(*database));
    }
    return &*m_database;
}

Result<Statement, DatabaseError> ConsoleDatabase::prepare(const char *sql)
{
    const auto database = open();
    if (!database)
        return unexpected(database.error());
    return (*database)->prepare(sql);
}

} // namespace lc
