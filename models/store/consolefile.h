// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "database/database.h"
#include "store/storedtime.h"

#include <QString>

namespace lc {

/// Opens console.db for writing, making or upgrading it. Several connections and processes write
/// it, so it has a rollback journal: SQLite before 3.51.3 can damage a write-ahead log that two
/// connections checkpoint. A damaged file is set aside, its new path is written to `setAsidePath`.
Result<Database, DatabaseError> openConsoleFile(const QString &path, Instant now,
                                                QString *setAsidePath);
/// Opens a file that is there, as it is: its tables may be those of an earlier version.
Result<Database, DatabaseError> openConsoleFileToRead(const QString &path);

/// What a later version of the program wrote reads as the last one.
template <class E> E enumerator(qint64 value, E last)
{
    return value >= 0 && value <= qint64(last) ? E(value) : last;
}

} // namespace lc
