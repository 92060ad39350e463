// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/transport.h"
#include "support/rawserver.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <optional>

namespace lc::test {

inline TransportRequest makeRequest(const RawServer &server, const QByteArray &method,
                                    const QByteArray &body = {})
{
    return {.method = method,
            .origin = server.origin(),
            .rawPath = "/",
            .rawQuery = {},
            .headers = {{"Content-Type", "application/json"}},
            .body = body,
            .effect = method == "GET" ? TransportRequest::Effect::Reads
                                      : TransportRequest::Effect::Changes};
}

/// Sends and waits for the end.
inline TransportOutcome exchange(Transport &transport, const TransportRequest &request)
{
    std::optional<TransportOutcome> outcome;
    QEventLoop loop;
    transport.send(request, [&](const TransportOutcome &end) {
        outcome = end;
        loop.quit();
    });
    Q_ASSERT(!outcome);
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    loop.exec();
    if (!outcome)
        return unexpected(TransportError{TransportError::Kind::Cancelled,
                                         TransportError::Sent::Unknown, QStringLiteral("hung")});
    return *outcome;
}

/// Lets late second sends, which Qt would make on a new connection, arrive.
inline void settle(const RawServer &server)
{
    const int before = server.requestCount();
    QVERIFY(!QTest::qWaitFor([&] { return server.requestCount() != before; }, 60));
}

} // namespace lc::test
