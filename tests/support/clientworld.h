// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/directtransport.h"
#include "client/client.h"
#include "client/clientparts.h"
#include "core/clock.h"
#include "support/rawserver.h"

#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace lc::test {

/// The worker threads and a client whose services all answer at one address.
class ClientWorld {
public:
    explicit ClientWorld(const QByteArray &origin, CallJournal *journal = nullptr,
                         const QByteArray &accessKey = "AKIDEXAMPLE",
                         const QByteArray &secretKey = "secret")
        : workers(std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); }))
    {
        ClientParts parts;
        parts.connectionId = QStringLiteral("endpoint:test");
        parts.region = QStringLiteral("us-east-1");
        parts.workers = workers;
        parts.credentials = std::make_shared<StaticCredentials>(std::make_shared<const Credentials>(
            Credentials{QString::fromLatin1(accessKey), Secret(secretKey), {}, {}}));
        parts.endpoint = [origin](const Service &) {
            return Result<Endpoint, ApiError>(Endpoint{origin, {}, "us-east-1"});
        };
        parts.clock = std::make_shared<SystemClock>();
        parts.journal = journal;
        client = std::make_unique<Client>(std::move(parts));
    }

    /// Calls and waits for the answer.
    template <class Op>
    Result<typename Op::Response, ApiError> call(const typename Op::Request &request)
    {
        std::optional<Result<typename Op::Response, ApiError>> answer;
        QEventLoop loop;
        const PendingCall pending =
            client->call<Op>(request, &loop, [&](Result<typename Op::Response, ApiError> result) {
                answer.emplace(std::move(result));
                loop.quit();
            });
        if (answer)
            return unexpected(ApiError{.message = QStringLiteral("answered inside call()")});
        wait(loop);
        if (!answer)
            return unexpected(ApiError{.message = QStringLiteral("no answer in time")});
        return std::move(*answer);
    }

    struct Listed {
        std::vector<ListChunk> chunks;
        std::optional<Result<void, ApiError>> end;

        qsizetype recordCount() const
        {
            qsizetype count = 0;
            for (const ListChunk &chunk : chunks)
                count += chunk.recordCount();
            return count;
        }
        qsizetype pageCount() const
        {
            qsizetype count = 0;
            for (const ListChunk &chunk : chunks)
                count += qsizetype(chunk.pages.size());
            return count;
        }
    };

    /// Reads a list to its end.
    template <class Op> Listed list(const typename Op::Request &request, ListOptions options = {})
    {
        Listed listed;
        QEventLoop loop;
        const PendingCall pending = client->list<Op>(
            request, &loop, [&](ListChunk chunk) { listed.chunks.push_back(std::move(chunk)); },
            [&](const Result<void, ApiError> &end) {
                listed.end = end;
                loop.quit();
            },
            std::move(options));
        wait(loop);
        return listed;
    }

    std::shared_ptr<Workers> workers;
    std::unique_ptr<Client> client;

private:
    static void wait(QEventLoop &loop)
    {
        QTimer::singleShot(std::chrono::seconds(30), &loop, &QEventLoop::quit);
        loop.exec();
    }
};

} // namespace lc::test
