// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "database/postgresserver.h"
#include "store/threadedhistorystore.h"

namespace lc {

/// The history in a PostgreSQL database that a team shares: everybody reads and writes, and sees
/// what others wrote soon after. A lost connection is made again, by itself and more and more
/// rarely; meanwhile every request fails at once.
class PostgresHistoryStore final : public ThreadedHistoryStore {
    Q_OBJECT
public:
    /// How long to wait for the server, and between attempts to reach it.
    struct Patience {
        PostgresLimits limits;
        std::chrono::milliseconds firstRetry = std::chrono::seconds(1); ///< doubles each time
        std::chrono::milliseconds longestRetry = std::chrono::minutes(2);
        /// A connection that nobody uses is tried so often.
        std::chrono::milliseconds heartbeat = std::chrono::minutes(1);
        /// News that come close together are told once.
        std::chrono::milliseconds settling{250};
    };

    PostgresHistoryStore(const PostgresServer &server, const Secret &password,
                         std::shared_ptr<const Clock> clock, const Patience &patience,
                         QObject *parent = nullptr);
};

} // namespace lc
