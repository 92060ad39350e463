// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/bulkjob.h"
#include "workflows/calltext.h"
#include "workflows/singlecall.h"

namespace lc {

/// One operation on many objects, taken down before anybody is asked: rows may move until then.
template <class Op> struct BulkCalls {
    using Request = typename Op::Request;
    using Response = typename Op::Response;
    struct Call {
        QString object; ///< what people call it
        QString connection; ///< connection id
        QString region; ///< empty: the home Region
        Request request;
        std::function<void(const Response &)> done = {}; ///< told the answer; may be empty
    };

    QList<Call> calls;

    qsizetype size() const { return calls.size(); }
    QStringList connections() const
    {
        QStringList ids;
        for (const Call &call : calls)
            ids.append(call.connection);
        return ids;
    }
    CallText text(const Session &session) const
    {
        QList<CallText> texts;
        for (const Call &call : calls)
            texts.append(
                callTextOf(session, call.connection, call.region, Op::operation, &call.request));
        return joined(texts);
    }
    std::unique_ptr<BulkJob> job(Session &session, const QString &headline) const
    {
        auto job = std::make_unique<BulkJob>(headline);
        for (const Call &call : calls) {
            auto work = std::make_unique<SingleCall<Op>>(session, call.connection);
            if (call.done)
                QObject::connect(work.get(), &Workflow::finished, work.get(),
                                 [done = call.done, made = work.get()] {
                                     if (made->state() == Workflow::State::Done)
                                         done(made->answer());
                                 });
            job->template add<SingleCall<Op>>(
                call.object, std::move(work), [call](SingleCall<Op> &begun) {
                    begun.start(call.request, call.object, call.region);
                });
        }
        return job;
    }
};

} // namespace lc
