// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientcalls.h"

#include "aws/answerreader.h"
#include "aws/regions.h"
#include "aws/requestbuilder.h"
#include "client/readback.h"
#include "core/json.h"

#include <QThread>
#include <QUuid>

namespace lc {

namespace {

/// At once in its own thread: the end of an application gives up what waits there in the midst of
/// its queue, which nothing can be posted to then.
void endHome(QObject *home)
{
    if (home->thread() == QThread::currentThread())
        delete home;
    else
        home->deleteLater();
}

} // namespace

ClientCalls::ClientCalls(ClientParts parts) : m_parts(std::move(parts))
{
    const Workers &workers = *m_parts.workers;
    m_site = {workers.network(), workers.decode(), &workers.transport(),
              std::shared_ptr<QObject>(new QObject, endHome), m_parts.journal};
}

void ClientCalls::setIdentity(const QString &account, const QString &arn)
{
    m_parts.identity = arn;
    if (account == m_parts.account)
        return;
    m_parts.account = account;
    // Calls from now on share the load of the account, not that of a connection nobody knew yet.
    for (auto &[service, before] : std::exchange(m_accesses, {})) {
        if (auto renewed = access(*service))
            (*renewed)->load->clockOffset.store(before->load->clockOffset.load());
    }
}

Result<std::shared_ptr<ServiceAccess>, ApiError> ClientCalls::access(const Service &service)
{
    auto &access = m_accesses[&service];
    if (access)
        return access;
    auto endpoint = m_parts.endpoint(service);
    if (!endpoint)
        return unexpected(endpoint.error());
    access = std::make_shared<ServiceAccess>();
    access->service = &service;
    access->connectionId = m_parts.connectionId;
    access->endpoint = *endpoint;
    access->credentials = m_parts.credentials;
    access->route = m_parts.route;
    access->retryLimits = m_parts.retryLimits;
    access->load = m_parts.workers->loads().of(m_parts.account.isEmpty() ? m_parts.connectionId
                                                                         : m_parts.account,
                                               m_parts.region, service.signingName);
    access->clock = m_parts.clock;
    return access;
}

CallRecord ClientCalls::record(const Operation &operation, const void *request,
                               const ServiceRequest &built) const
{
    CallRecord record;
    if (!m_parts.journal)
        return record;
    describeRequest(operation, request, record);
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.connection = m_parts.connectionId;
    record.partition = QString::fromLatin1(partitionOf(m_parts.region).name);
    record.account = m_parts.account;
    record.identity = m_parts.identity;
    record.region = m_parts.region;
    record.bodyHash = requestHash(built);
    record.startedAt = m_parts.clock->now();
    if (operation.changesState())
        record.members = writeJsonWithoutSecrets(operation.request(), request);
    return record;
}

ApiCall *ClientCalls::send(Order order)
{
    const Operation &operation = *order.operation;
    auto access = this->access(*operation.service);
    CallSite site = m_site;
    if (order.record.id.isEmpty())
        site.journal = nullptr;
    if (m_parts.deadlines)
        order.built.deadlines = *m_parts.deadlines;
    auto decode = [&operation, response = order.response](const TransportReply &reply) {
        return readAnswer(operation, reply, response.get());
    };
    auto *call = new ApiCall(site, access ? *access : nullptr, std::move(order.built),
                             std::move(order.record), std::move(decode), std::move(order.listener),
                             m_owner.get());
    if (access)
        call->start();
    else
        call->fail(access.error());
    return call;
}

ApiError rejectedHere(const QString &message)
{
    return {.kind = ApiError::Kind::Rejected, .message = message};
}

QByteArray requestHash(const ServiceRequest &request)
{
    return QByteArray::fromHex(sha256Hex(request.path + '?' + request.query + '\n' + request.body));
}

} // namespace lc
