// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/calltext.h"

#include "api/operations.h"
#include "client/callastext.h"
#include "connections/session.h"
#include "core/calljournal.h"
#include "core/requestjson.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace lc {

CallText callTextOf(const Session &session, const QString &connectionId, const QString &region,
                    const Operation &operation, const void *request)
{
    const CallTarget target = session.targetOf(connectionId, *operation.service, region);
    return {callAsCommand(operation, request, target), callAsPython(operation, request, target),
            callAsJson(operation, request)};
}

CallText joined(const QList<CallText> &calls)
{
    if (calls.size() == 1)
        return calls.first();
    QStringList commands;
    QStringList programs;
    QStringList requests;
    for (const CallText &call : calls) {
        commands += call.cli;
        programs += call.boto3;
        requests += call.json;
    }
    return {commands.join(u"\n\n"_s), programs.join(u'\n'),
            u"[\n"_s + requests.join(u",\n"_s) + u"\n]"_s};
}

std::optional<CallText> callTextOf(const Session &session, const CallRecord &record)
{
    const Operation *operation =
        findOperation(record.service.toStdString(), record.operation.toStdString());
    if (!operation)
        return std::nullopt;
    const Type &type = operation->request();
    const std::unique_ptr<void, void (*)(void *)> request(type.create(), type.destroy);
    if (!readRequestJson(type, request.get(), record.request.toUtf8()))
        return std::nullopt;
    return callTextOf(session, record.connection, record.region, *operation, request.get());
}

} // namespace lc
