// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/serviceaccess.h"

#include "aws/requestrules.h"

namespace lc {

TransportRequest addressAndSign(const ServiceRequest &request, const ServiceAccess &access,
                                const Credentials &credentials, Instant time,
                                const QList<HttpHeader> &attemptHeaders)
{
    const Operation &operation = *request.operation;
    TransportRequest wire{.method = operation.method,
                          .origin = access.endpoint.origin,
                          .rawPath = access.endpoint.basePath + request.path,
                          .rawQuery = request.query,
                          .headers = request.headers + attemptHeaders,
                          .body = request.body,
                          .effect = operation.changesState() ? TransportRequest::Effect::Changes
                                                             : TransportRequest::Effect::Reads,
                          .lane = request.lane,
                          .deadlines = request.deadlines,
                          .route = access.route,
                          .connectionId = access.connectionId};
    if (operation.isSigned) {
        wire.headers.append(HttpHeader{"X-Amz-Date", signingTime(time)});
        wire.securityToken = credentials.sessionToken;
        SigningRequest signing{.method = wire.method,
                               .rawPath = wire.rawPath,
                               .rawQuery = wire.rawQuery,
                               .headers = {{"Host", hostHeader(wire.origin)}},
                               .bodyHash = sha256Hex(wire.body)};
        for (const HttpHeader &header : std::as_const(wire.headers))
            signing.headers.emplaceBack(header.name, header.value);
        if (const QByteArrayView token = wire.securityToken.bytes(); !token.isEmpty())
            signing.headers.emplaceBack(securityTokenHeader,
                                        QByteArray::fromRawData(token.data(), token.size()));
        const SigningScope scope{time, access.endpoint.signingRegion,
                                 operation.service->signingName};
        wire.headers.append(HttpHeader{"Authorization",
                                       sign(signing, scope, credentials.accessKeyId.toUtf8(),
                                            credentials.secretAccessKey, *access.signingKeys)});
    }
    wire.headers.append(HttpHeader{"User-Agent", "license-console"});
    return wire;
}

} // namespace lc
