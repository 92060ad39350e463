// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/sendloop.h"
#include "aws/serviceaccess.h"
#include "core/apierror.h"
#include "core/result.h"

#include <functional>
#include <memory>

namespace lc {

/// How a provider reaches a service by itself; everything belongs to the network thread.
struct ProviderCallSite {
    Transport *transport = nullptr;
    std::shared_ptr<ServiceAccess> access;
    QList<HttpHeader> headers; ///< besides those of the protocol
};

/// One call that a credential provider makes by itself, without journal and client. Starting
/// another or destroying it cancels; `done` comes at most once, and may start the next call.
class ProviderCall {
public:
    ProviderCall() = default;
    ProviderCall(const ProviderCall &) = delete;
    ProviderCall &operator=(const ProviderCall &) = delete;

    template <class Op>
    void start(const ProviderCallSite &site, const typename Op::Request &request,
               std::function<void(const Result<typename Op::Response, ApiError> &)> done)
    {
        send(site, Op::operation, &request,
             [done = std::move(done)](const Result<TransportReply, ApiError> &answer) {
                 typename Op::Response response;
                 const auto outcome = read(Op::operation, answer, &response);
                 if (outcome)
                     done(std::move(response));
                 else
                     done(unexpected(outcome.error()));
             });
    }
    void cancel() { m_loop.reset(); }

private:
    using Answered = std::function<void(const Result<TransportReply, ApiError> &)>;

    void send(const ProviderCallSite &site, const Operation &operation, const void *request,
              Answered answered);
    static Result<void, ApiError> read(const Operation &operation,
                                       const Result<TransportReply, ApiError> &answer,
                                       void *response);

    std::unique_ptr<SendLoop> m_loop;
};

} // namespace lc
