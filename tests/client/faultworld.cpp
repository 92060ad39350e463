// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/faultworld.h"

namespace lc::test {

using namespace Qt::StringLiterals;

class FaultWorld::MovedClock final : public Clock {
public:
    Instant now() const override
    {
        return SystemClock().now() + std::chrono::milliseconds(offset.load());
    }
    Instant machineTime() const override { return SystemClock().now(); }

    std::atomic<std::chrono::milliseconds::rep> offset = 0;
};

FaultWorld::FaultWorld() : m_clock(std::make_shared<MovedClock>())
{
    LocalServiceOptions options;
    options.folder = m_folder.filePath(u"service"_s);
    options.quotas = Quotas::Off;
    options.traffic = Traffic::None;
    options.clock = m_clock;
    auto service = LocalService::start(options);
    if (!service)
        qFatal("%s", qPrintable(service.error().message));
    m_service = std::move(*service);
    QHash<QByteArray, QByteArray> secrets;
    for (const LocalAccount &account : m_service->accounts()) {
        const int who = account.profile == u"vendor" ? 0 : 1;
        m_accounts[who] = account.account;
        m_credentials[who] = std::make_shared<const Credentials>(account.credentials);
        secrets.insert(account.credentials.accessKeyId.toLatin1(),
                       account.credentials.secretAccessKey.bytes().toByteArray());
    }
    m_proxy = std::make_unique<FaultProxy>(m_service->endpoint(), secrets);
    m_intents =
        std::make_unique<IntentStore>(consolePath(), std::make_shared<SystemClock>(), nullptr);
    const auto workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    for (const Who who : {Who::Vendor, Who::Customer})
        m_direct[int(who)] = makeClient(who, workers, endpoint(), nullptr);
    renewClients();
}

FaultWorld::~FaultWorld() = default;

void FaultWorld::advance(std::chrono::milliseconds duration)
{
    m_clock->offset += duration.count();
}

void FaultWorld::resetClock()
{
    m_clock->offset = 0;
}

void FaultWorld::renewClients()
{
    const auto workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    for (const Who who : {Who::Vendor, Who::Customer})
        m_through[int(who)] = makeClient(who, workers, m_proxy->origin(), m_intents.get());
}

std::unique_ptr<Client> FaultWorld::makeClient(Who who, std::shared_ptr<Workers> workers,
                                               const QByteArray &origin, CallJournal *journal) const
{
    ClientParts parts;
    parts.connectionId = u"endpoint:test"_s;
    parts.account = m_accounts[int(who)];
    parts.region = u"us-east-1"_s;
    parts.workers = std::move(workers);
    parts.credentials = std::make_shared<StaticCredentials>(m_credentials[int(who)]);
    parts.endpoint = [origin](const Service &) {
        return Result<Endpoint, ApiError>(Endpoint{origin, {}, "us-east-1"});
    };
    parts.clock = std::make_shared<SystemClock>();
    parts.journal = journal;
    if (journal)
        parts.deadlines = Deadlines{.connect = std::chrono::milliseconds(500),
                                    .firstByte = std::chrono::milliseconds(500),
                                    .whole = std::chrono::milliseconds(700)};
    return std::make_unique<Client>(std::move(parts));
}

} // namespace lc::test
