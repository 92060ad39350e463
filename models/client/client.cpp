// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "api/operations.h"
#include "aws/requestbuilder.h"
#include "client/changecall.h"
#include "client/clientcalls.h"
#include "client/listcall.h"

#include <QCoreApplication>

namespace lc {

struct Client::Private {
    ClientCalls calls;

    /// Answers with an error, through the event loop.
    PendingCall refuse(const ApiError &error, CallListener listener) const;
};

PendingCall Client::Private::refuse(const ApiError &error, CallListener listener) const
{
    auto *call = new ApiCall(calls.site(), nullptr, {}, {}, {}, std::move(listener), calls.owner());
    call->fail(error);
    return PendingCall(call);
}

Client::Client(ClientParts parts) : d(new Private{ClientCalls(std::move(parts))}) { }

Client::~Client() = default;

const QString &Client::connectionId() const
{
    return d->calls.parts().connectionId;
}

const QString &Client::region() const
{
    return d->calls.parts().region;
}

void Client::setIdentity(const QString &account, const QString &arn)
{
    d->calls.setIdentity(account, arn);
}

PendingCall Client::start(const Operation &operation, std::shared_ptr<void> request,
                          std::shared_ptr<void> response, QObject *context, Done done, Lane lane)
{
    Q_ASSERT(context);
    CallListener listener{context, std::move(done)};
    // Refused here, before anything is recorded or sent.
    if (operation.changesState() && d->calls.parts().changes == Changes::Refused)
        return d->refuse({.kind = ApiError::Kind::ReadOnly,
                          .message = QCoreApplication::translate(
                              "Client", "This connection is marked as read-only.")},
                         std::move(listener));
    if (operation.changesState()) {
        auto *change = new ChangeCall(d->calls, operation, std::move(request), std::move(response),
                                      std::move(listener), lane);
        change->start();
        return PendingCall(change);
    }
    auto built = buildRequest(operation, request.get());
    if (!built)
        return d->refuse(rejectedHere(built.error()), std::move(listener));
    built->lane = lane;
    CallRecord record = d->calls.record(operation, request.get(), *built);
    return PendingCall(d->calls.send({.operation = &operation,
                                      .built = std::move(*built),
                                      .response = std::move(response),
                                      .record = std::move(record),
                                      .listener = std::move(listener)}));
}

PendingCall Client::readBack(const CallRecord &record, QObject *context,
                             std::function<void(const Result<Finding, ApiError> &)> done)
{
    Q_ASSERT(context);
    const Operation *operation =
        findOperation(record.service.toStdString(), record.operation.toStdString());
    if (!operation) {
        // Of a later version of the program.
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(Finding()); }, Qt::QueuedConnection);
        return {};
    }
    auto *change = new ChangeCall(d->calls, *operation, record, context, std::move(done));
    change->startReadBack();
    return PendingCall(change);
}

PendingCall Client::startList(const Operation &operation, std::shared_ptr<void> request,
                              QObject *context, std::function<void(ListChunk)> onChunk,
                              std::function<void(Result<void, ApiError>)> onDone,
                              ListOptions options)
{
    Q_ASSERT(context && operation.list);
    auto access = d->calls.access(*operation.service);
    auto built = buildRequest(operation, request.get());
    const bool isReady = access && built;
    if (built) {
        built->lane = options.lane;
        built->deadlines = Deadlines::forPage();
    }
    CallRecord record = isReady ? d->calls.record(operation, request.get(), *built) : CallRecord();
    auto *list =
        new ListCall(d->calls.site(), access ? *access : nullptr, std::move(request),
                     built ? *built : ServiceRequest(), std::move(options), std::move(record),
                     {context, std::move(onChunk), std::move(onDone)}, d->calls.owner());
    if (isReady)
        list->start();
    else
        list->fail(access ? rejectedHere(built.error()) : access.error());
    return PendingCall(list);
}

} // namespace lc
