// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/providercall.h"

#include "aws/answerreader.h"
#include "aws/requestbuilder.h"

namespace lc {

void ProviderCall::send(const ProviderCallSite &site, const Operation &operation,
                        const void *request, Answered answered)
{
    auto built = buildRequest(operation, request);
    if (!built) {
        answered(unexpected(ApiError{.kind = ApiError::Kind::Rejected, .message = built.error()}));
        return;
    }
    built->headers.append(site.headers);
    m_loop = std::make_unique<SendLoop>(*site.transport, site.access);
    m_loop->send(*built,
                 [this, answered = std::move(answered)](
                     const Result<TransportReply, ApiError> &answer, int /*sends*/) {
                     // It is inside one of its own functions; what comes next may start another
                     // call here.
                     if (SendLoop *ended = m_loop.release())
                         ended->deleteLater();
                     answered(answer);
                 });
}

Result<void, ApiError> ProviderCall::read(const Operation &operation,
                                          const Result<TransportReply, ApiError> &answer,
                                          void *response)
{
    if (!answer)
        return unexpected(answer.error());
    return readAnswer(operation, *answer, response);
}

} // namespace lc
