// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/workflow.h"

namespace lc {

/// One changing call as a workflow: for actions of the user that are a single operation.
template <class Op> class SingleCall final : public Workflow {
public:
    using Request = typename Op::Request;
    using Response = typename Op::Response;

    using Workflow::Workflow;

    /// `object` is what people call the thing; the call goes to `region`, where one is named.
    void start(Request request, const QString &object, const QString &region = {})
    {
        m_request = std::move(request);
        if constexpr (requires { m_request.clientToken; }) {
            if (m_request.clientToken.isEmpty())
                m_request.clientToken = newClientToken();
        }
        Attempt attempt;
        attempt.operation = QString::fromLatin1(Op::operation.name);
        attempt.object = object;
        attempt.homeRegion = region;
        attempt.changesState = Op::operation.changesState();
        attempt.isRepeatable = Op::operation.repeat == Operation::Repeat::Token;
        if constexpr (requires { m_request.productSku.size(); })
            attempt.license = m_request.productSku;
        else if constexpr (requires { m_request.licenseArn.size(); })
            attempt.license = m_request.licenseArn;
        setAttempt(attempt);
        dispatch();
    }
    /// After Failed: the same request with the same ClientToken. What is not repeatable and may
    /// have been carried out is not sent again.
    void retry() override
    {
        const bool mayRepeat = Op::operation.repeat != Operation::Repeat::Never
            || error().executed == ApiError::Executed::No;
        if (state() == State::Failed && mayRepeat)
            dispatch();
    }
    /// After Done.
    const Response &answer() const { return m_answer; }

private:
    void dispatch()
    {
        enter(State::Working);
        send<Op>(m_request, [this](const Result<Response, ApiError> &answer) {
            if (!answer) {
                // What a repeated delete would have done is done.
                const bool isNatural = Op::operation.repeat == Operation::Repeat::State
                    || Op::operation.repeat == Operation::Repeat::NaturalKey;
                const bool isGone = isNatural
                    && std::string_view(Op::operation.name).starts_with("Delete") && m_mayBeDone
                    && answer.error().kind == ApiError::Kind::NotFound;
                m_mayBeDone = answer.error().executed == ApiError::Executed::Unknown;
                return isGone ? enter(State::Done) : fail(answer.error());
            }
            m_answer = *answer;
            enter(State::Done);
        });
    }

    Request m_request;
    Response m_answer;
    bool m_mayBeDone = false; ///< an earlier try ended without an answer
};

} // namespace lc
