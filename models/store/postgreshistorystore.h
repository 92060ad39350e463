// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/postgresserver.h"
#include "store/awaitedsecret.h"
#include "store/threadedhistorystore.h"

namespace lc {

/// How long to wait for a shared history, and between attempts to reach it.
struct ServerPatience {
    PostgresLimits limits;
    std::chrono::milliseconds password = std::chrono::seconds(60); ///< from the keychain
    std::chrono::milliseconds firstRetry = std::chrono::seconds(1); ///< doubles each time
    std::chrono::milliseconds longestRetry = std::chrono::minutes(2);
    /// A connection that nobody uses is tried so often.
    std::chrono::milliseconds heartbeat = std::chrono::minutes(1);
    /// News that come close together are told once.
    std::chrono::milliseconds settling{250};
};

/// A history in a PostgreSQL database that a team shares: everybody reads and writes, and sees
/// what others wrote soon after. A lost connection is made again, by itself and more and more
/// rarely; meanwhile every request fails at once.
std::shared_ptr<HistoryKeeper> makeServerKeeper(const PostgresServer &server,
                                                std::shared_ptr<AwaitedSecret> password,
                                                std::shared_ptr<const Clock> clock,
                                                const ServerPatience &patience = {});

/// A store that begins with such a history.
class PostgresHistoryStore final : public ThreadedHistoryStore {
    Q_OBJECT
public:
    using Patience = ServerPatience;

    PostgresHistoryStore(const PostgresServer &server, const Secret &password,
                         std::shared_ptr<const Clock> clock, const Patience &patience,
                         QObject *parent = nullptr);
};

} // namespace lc
