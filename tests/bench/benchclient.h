// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/directtransport.h"
#include "client/client.h"
#include "client/clientparts.h"

namespace lc {

/// A client for the endpoint at `url`, with the transport, threads and signing of the program.
inline std::unique_ptr<Client> makeBenchClient(const QByteArray &url)
{
    auto credentials = std::make_shared<Credentials>();
    credentials->accessKeyId = QStringLiteral("AKIDEXAMPLE");
    credentials->secretAccessKey = Secret(QByteArrayView("secret"));
    ClientParts parts;
    parts.connectionId = QStringLiteral("endpoint:bench");
    parts.account = QStringLiteral("111122223333");
    parts.region = QStringLiteral("us-east-1");
    parts.workers = std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    parts.credentials = std::make_shared<StaticCredentials>(credentials);
    parts.endpoint = [url](const Service &) {
        return Result<Endpoint, ApiError>(Endpoint{url, {}, "us-east-1"});
    };
    parts.clock = std::make_shared<SystemClock>();
    return std::make_unique<Client>(std::move(parts));
}

} // namespace lc
