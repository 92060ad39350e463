// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace lc {

/// Why a database did not do what it was asked; a failed statement has changed nothing.
struct DatabaseError {
    enum class Kind {
        Busy, ///< another process holds the lock
        Damaged, ///< not a database, or its pages contradict each other
        Full, ///< no space is left
        Denied, ///< permissions, or the file is open for reading only
        Constraint, ///< the statement breaks a rule of the schema
        Newer, ///< written by a later version of this program
        Io, ///< reading, writing or opening failed
        Unreachable, ///< no way to the server, or it was lost
        Refused, ///< the server does not let this user into this database
        Other
    };

    Kind kind = Kind::Other;
    int code = 0; ///< SQLite's extended result code; 0 when SQLite was not involved
    QString message; ///< the database's own words and its name; shown under "Details"

    bool operator==(const DatabaseError &) const = default;
};

/// The kind that belongs to one of SQLite's result codes.
DatabaseError::Kind databaseErrorKind(int sqliteCode);

} // namespace lc

Q_DECLARE_METATYPE(lc::DatabaseError)
