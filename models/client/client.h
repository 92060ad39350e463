// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listchunk.h"
#include "client/pendingcall.h"
#include "client/readback.h"
#include "core/apierror.h"
#include "core/operation.h"
#include "core/result.h"

#include <functional>
#include <memory>

namespace lc {

struct ClientParts;

/// Calls the services on behalf of one connection in one Region.
/// Belongs to one thread (the GUI's); completions come through its event loop, never from inside
/// call() or list().
class Client {
public:
    explicit Client(ClientParts parts);
    ~Client(); ///< cancels everything that is still in flight
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    const QString &connectionId() const;
    const QString &region() const;
    /// Who the connection turned out to speak as, an account and an ARN; named in the journal from
    /// now on.
    void setIdentity(const QString &account, const QString &arn);

    /// Asks for one answer. Nothing is delivered once `context` is gone. A change whose outcome
    /// is unknown is read back first: an error that still says `executed` unknown could not be
    /// settled.
    template <class Op>
    [[nodiscard]] PendingCall
    call(const typename Op::Request &request, QObject *context,
         std::function<void(Result<typename Op::Response, ApiError>)> done, Lane lane = Lane::User)
    {
        auto response = std::make_shared<typename Op::Response>();
        return start(
            Op::operation, std::make_shared<typename Op::Request>(request), response, context,
            [response, done = std::move(done)](const Result<void, ApiError> &outcome) {
                if (outcome)
                    done(std::move(*response));
                else
                    done(unexpected(outcome.error()));
            },
            lane);
    }

    /// Reads a list to its end; `onChunk` gets the first page at once, then about ten chunks a
    /// second.
    template <class Op>
    [[nodiscard]] PendingCall list(const typename Op::Request &request, QObject *context,
                                   std::function<void(ListChunk)> onChunk,
                                   std::function<void(Result<void, ApiError>)> onDone,
                                   ListOptions options = {})
    {
        return startList(Op::operation, std::make_shared<typename Op::Request>(request), context,
                         std::move(onChunk), std::move(onDone), std::move(options));
    }

    /// Reads back once whether a change that the journal has kept took effect, and tells the
    /// journal; an error says that reading failed. A change with a ClientToken is sent again as
    /// long as its service remembers the token, which answers with what it made the first time.
    [[nodiscard]] PendingCall readBack(const CallRecord &record, QObject *context,
                                       std::function<void(const Result<Finding, ApiError> &)> done);

private:
    using Done = std::function<void(const Result<void, ApiError> &)>;
    PendingCall start(const Operation &operation, std::shared_ptr<void> request,
                      std::shared_ptr<void> response, QObject *context, Done done, Lane lane);
    PendingCall startList(const Operation &operation, std::shared_ptr<void> request,
                          QObject *context, std::function<void(ListChunk)> onChunk,
                          std::function<void(Result<void, ApiError>)> onDone, ListOptions options);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lc
