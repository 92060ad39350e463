// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/postgresdatabase.h"

namespace lc {

/// The schema of a history on PostgreSQL: the tables of history.db.
PostgresDatabase::Schema postgresHistorySchema();

} // namespace lc
