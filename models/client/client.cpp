// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "aws/answerreader.h"
#include "aws/apicall.h"
#include "aws/requestbuilder.h"
#include "client/clientparts.h"
#include "client/listcall.h"

#include <QUuid>

#include <map>

namespace lc {

using namespace Qt::StringLiterals;

struct Client::Private {
    ClientParts parts;
    CallSite site;
    std::map<const Service *, std::shared_ptr<ServiceAccess>> accesses;
    std::unique_ptr<QObject> calls = std::make_unique<QObject>(); ///< parent of what is in flight

    Result<std::shared_ptr<ServiceAccess>, ApiError> access(const Service &service);
    CallRecord record(const Operation &operation, const void *request,
                      const QByteArray &body) const;
};

namespace {

ApiError rejected(const QString &message)
{
    return {.kind = ApiError::Kind::Rejected, .message = message};
}

} // namespace

Client::Client(ClientParts parts) : d(std::make_unique<Private>())
{
    d->parts = std::move(parts);
    const Workers &workers = *d->parts.workers;
    d->site = {workers.network(), workers.decode(), &workers.transport(),
               std::shared_ptr<QObject>(new QObject, [](QObject *home) { home->deleteLater(); }),
               d->parts.journal};
}

Client::~Client() = default;

const QString &Client::connectionId() const
{
    return d->parts.connectionId;
}

const QString &Client::region() const
{
    return d->parts.region;
}

void Client::setAccount(const QString &account)
{
    if (account == d->parts.account)
        return;
    d->parts.account = account;
    // Calls from now on share the load of the account, not that of a connection nobody knew yet.
    for (auto &[service, access] : std::exchange(d->accesses, {})) {
        if (auto renewed = d->access(*service))
            (*renewed)->load->clockOffset.store(access->load->clockOffset.load());
    }
}

Result<std::shared_ptr<ServiceAccess>, ApiError> Client::Private::access(const Service &service)
{
    auto &access = accesses[&service];
    if (access)
        return access;
    auto endpoint = parts.endpoint(service);
    if (!endpoint)
        return unexpected(endpoint.error());
    access = std::make_shared<ServiceAccess>();
    access->service = &service;
    access->connectionId = parts.connectionId;
    access->endpoint = *endpoint;
    access->credentials = parts.credentials;
    access->route = parts.route;
    access->load =
        parts.workers->loads().of(parts.account.isEmpty() ? parts.connectionId : parts.account,
                                  parts.region, service.signingName);
    access->clock = parts.clock;
    return access;
}

CallRecord Client::Private::record(const Operation &operation, const void *request,
                                   const QByteArray &body) const
{
    CallRecord record;
    if (!parts.journal)
        return record;
    describeRequest(operation, request, record);
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.connection = parts.connectionId;
    record.account = parts.account;
    record.region = parts.region;
    record.bodyHash = QByteArray::fromHex(sha256Hex(body));
    record.startedAt = parts.clock->now();
    return record;
}

PendingCall Client::start(const Operation &operation, const void *request,
                          std::shared_ptr<void> response, QObject *context, Done done, Lane lane)
{
    Q_ASSERT(context);
    auto access = d->access(*operation.service);
    auto built = buildRequest(operation, request);
    const bool isReady = access && built;
    if (built)
        built->lane = lane;
    auto decode = [&operation, response](const TransportReply &reply) {
        return readAnswer(operation, reply, response.get());
    };
    auto *call = new ApiCall(d->site, access ? *access : nullptr, built ? *built : ServiceRequest(),
                             isReady ? d->record(operation, request, built->body) : CallRecord(),
                             std::move(decode), {context, std::move(done)}, d->calls.get());
    if (isReady)
        call->start();
    else
        call->fail(access ? rejected(built.error()) : access.error());
    return PendingCall(call);
}

PendingCall Client::startList(const Operation &operation, std::shared_ptr<void> request,
                              QObject *context, std::function<void(ListChunk)> onChunk,
                              std::function<void(Result<void, ApiError>)> onDone,
                              ListOptions options)
{
    Q_ASSERT(context && operation.list);
    auto access = d->access(*operation.service);
    auto built = buildRequest(operation, request.get());
    const bool isReady = access && built;
    if (built) {
        built->lane = options.lane;
        built->deadlines = Deadlines::forPage();
    }
    CallRecord record = isReady ? d->record(operation, request.get(), built->body) : CallRecord();
    auto *list =
        new ListCall(d->site, access ? *access : nullptr, std::move(request),
                     built ? *built : ServiceRequest(), std::move(options), std::move(record),
                     {context, std::move(onChunk), std::move(onDone)}, d->calls.get());
    if (isReady)
        list->start();
    else
        list->fail(access ? rejected(built.error()) : access.error());
    return PendingCall(list);
}

} // namespace lc
