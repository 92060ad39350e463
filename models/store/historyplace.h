// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/postgresserver.h"

namespace lc {

/// Where the program keeps its history.
struct HistoryPlace {
    enum class Kind {
        File, ///< history.db, of this user on this computer
        Server ///< shared by a team
    };

    Kind kind = Kind::File;
    PostgresServer server; ///< of Kind::Server

    bool operator==(const HistoryPlace &) const = default;
};

} // namespace lc
