// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "database/database.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <type_traits>

namespace lc {

/// console.db, opened when it is first needed; in the thread of the store that has it.
class ConsoleDatabase final {
public:
    ConsoleDatabase(QString path, std::shared_ptr<const Clock> clock);

    /// Never null where it is open.
    Result<Database *, DatabaseError> open();
    Result<Statement, DatabaseError> prepare(const char *sql);
    Instant now() const { return m_clock->now(); }

private:
    QString m_path;
    std::shared_ptr<const Clock> m_clock;
    std::optional<Database> m_database;
};

/// What `read` makes of each row that is left of a statement.
template <class Read>
auto readRows(Statement &statement, Read read)
    -> Result<QList<std::invoke_result_t<Read, const Statement &>>, DatabaseError>
{
    QList<std::invoke_result_t<Read, const Statement &>> records;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return records;
        records.append(read(statement));
    }
}

} // namespace lc
