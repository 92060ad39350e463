// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "localservice/handlertable.h"
#include "localservice/httpmessage.h"
#include "localservice/requestverifier.h"
#include "localservice/servedcall.h"
#include "localservice/servicesetup.h"
#include "localservice/store.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace lc {

/// A request on its way to an answer: who signed it, which operation, are its members right, has
/// its ClientToken been seen; then the rule, inside a transaction. Callable from any thread; rules
/// run one at a time, and what arrives while one transaction is written shares the next one.
class Dispatcher {
public:
    /// Both must outlive it.
    Dispatcher(Store &store, QList<LocalAccount> accounts, std::shared_ptr<const Clock> clock,
               ServiceSetup setup = {});

    HttpAnswer answer(const HttpRequest &request);
    /// Told of every answer, from any thread and several at once; set before the first request.
    void observe(std::function<void(const ServedCall &)> observer);

    /// The table with every served operation; further families add themselves before the first
    /// request.
    HandlerTable &handlers() { return m_handlers; }
    const QList<LocalAccount> &accounts() const { return m_verifier.accounts(); }
    const Clock &clock() const { return *m_clock; }
    const ServiceSetup &setup() const { return m_setup; }

    /// Work on the store between requests, in a transaction of its own: committed when `work`
    /// returns true. False when nothing was changed.
    bool change(const std::function<bool(Store &)> &work);

private:
    /// Notes in `told` what becomes known of the request.
    HttpAnswer answerTo(const HttpRequest &request, ServedCall &told);
    Served<QByteArray> serve(const Operation &operation, const Caller &caller,
                             const HttpRequest &request, const QByteArray &requestId);
    /// A call on the stack of a thread that waits for it.
    struct Waiting {
        const Operation &operation;
        const HandlerTable::Handler &handler;
        const Caller &caller;
        const HttpRequest &http;
        const void *request;
        const QByteArray &requestId;
        Served<QByteArray> body;
        bool isDone = false;
    };

    /// Lets the call be carried out with others that came meanwhile, by this thread or by another.
    void takeTurn(Waiting &waiting);
    /// All of them in one transaction, each as if it were alone; false when the store failed and
    /// nothing was kept.
    bool carryOutTogether(const std::vector<Waiting *> &batch);
    void carryOut(const std::vector<Waiting *> &batch);
    Served<QByteArray> run(Call &call, const Waiting &waiting);

    /// Ends what ends by the clock, in a transaction of its own, and begins that of the call.
    bool beginCall(Instant now);

    Store &m_store;
    ServiceSetup m_setup;
    RequestVerifier m_verifier;
    std::shared_ptr<const Clock> m_clock;
    HandlerTable m_handlers;
    std::function<void(const ServedCall &)> m_observer;
    std::mutex m_mutex; ///< held from begin to commit
    std::mutex m_queueMutex;
    std::condition_variable m_turn;
    std::vector<Waiting *> m_queue;
    bool m_isLed = false; ///< a thread carries out calls
};

} // namespace lc
