// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/databaseerror.h"

#include <span>

namespace lc {

class Database;

/// One step of a schema's history. Scripts that were released are never edited, only followed by
/// new ones.
struct Migration {
    int version; ///< kept in the file's user_version; ascending, beginning with 1
    const char *script; ///< statements separated by semicolons
};

/// Brings the file to the last version, one transaction a step. A file written by a later version
/// of the program fails with Kind::Newer and stays as it is.
Result<void, DatabaseError> migrate(Database &database, std::span<const Migration> migrations);

} // namespace lc
