// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/databaseerror.h"

#include <sqlite3.h>

namespace lc {

DatabaseError::Kind databaseErrorKind(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return DatabaseError::Kind::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DatabaseError::Kind::Damaged;
    case SQLITE_FULL:
        return DatabaseError::Kind::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return DatabaseError::Kind::Denied;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return DatabaseError::Kind::Constraint;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return DatabaseError::Kind::Io;
    default:
        return DatabaseError::Kind::Other;
    }
}

} // namespace lc
