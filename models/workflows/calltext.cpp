// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/calltext.h"

#include "api/operations.h"
#include "client/callastext.h"
#include "connections/session.h"
#include "core/calljournal.h"
#include "core/requestjson.h"

#include <memory>

namespace lc {

CallText callTextOf(const Session &session, const QString &connectionId, const QString &region,
                    const Operation &operation, const void *request)
{
    const CallPlace place = session.placeOf(connectionId, *operation.service, region);
    return {callAsCommand(operation, request, place), callAsPython(operation, request, place),
            callAsJson(operation, request)};
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
