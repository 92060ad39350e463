// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/localservice.h"

#include "localservice/dispatcher.h"
#include "localservice/httpserver.h"
#include "localservice/sampledata.h"
#include "localservice/samplerunner.h"
#include "localservice/servicefolder.h"
#include "localservice/store.h"

#include <QFile>

namespace lc {

using namespace Qt::StringLiterals;

/// In the order they are made; ended in the opposite one.
struct LocalService::Parts {
    ServiceFolder folder;
    QString credentialsPath;
    std::unique_ptr<Store> store;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> server;
    std::unique_ptr<SampleRunner> traffic; ///< with sample data only
};

namespace {

Result<QList<LocalAccount>, QString> accountsIn(const QString &path)
{
    if (!QFile::exists(path)) {
        if (const auto made = makeAccounts(path); !made)
            return unexpected(made.error());
    }
    return readAccounts(path);
}

constexpr std::chrono::seconds trafficInterval{15};

} // namespace

Result<std::unique_ptr<LocalService>, LocalServiceError>
LocalService::start(const LocalServiceOptions &options)
{
    using Reason = LocalServiceError::Kind;
    const auto failed = [](Reason kind, const QString &message) {
        return unexpected(LocalServiceError{kind, message});
    };
    auto folder = ServiceFolder::take(options.folder);
    if (!folder)
        return failed(folder.error().kind == ServiceFolder::Error::Kind::LockHeld
                          ? Reason::LockHeld
                          : Reason::NotWritable,
                      folder.error().message);
    auto parts = std::unique_ptr<Parts>(new Parts{std::move(*folder), {}, {}, {}, {}, {}});
    const bool isOwn = options.credentialsFile.isEmpty();
    parts->credentialsPath = isOwn ? parts->folder.credentialsPath() : options.credentialsFile;
    const auto accounts =
        isOwn ? accountsIn(parts->credentialsPath) : readAccounts(parts->credentialsPath);
    if (!accounts)
        return failed(Reason::Credentials, accounts.error());
    auto store = Store::open(parts->folder.databasePath());
    if (!store)
        return failed(Reason::Database, store.error().message);
    parts->store = std::move(*store);
    const auto clock = options.clock ? options.clock : std::make_shared<const SystemClock>();
    parts->dispatcher = std::make_unique<Dispatcher>(*parts->store, *accounts, clock);
    Dispatcher *dispatcher = parts->dispatcher.get();
    if (!prepareSample(*dispatcher, options.sample))
        return failed(
            Reason::Database,
            u"The sample data could not be written to %1."_s.arg(parts->folder.databasePath()));
    auto server = HttpServer::listen(
        options.port,
        [dispatcher](const HttpRequest &request) { return dispatcher->answer(request); }, clock);
    if (!server)
        return failed(server.error().kind == HttpServer::ListenError::Kind::PortInUse
                          ? Reason::PortInUse
                          : Reason::NotWritable,
                      server.error().message);
    parts->server = std::move(*server);
    if (auto traffic = sampleTraffic(*dispatcher))
        parts->traffic = std::make_unique<SampleRunner>(std::move(*traffic), trafficInterval);
    auto service = std::unique_ptr<LocalService>(new LocalService(std::move(parts)));
    if (const auto told = service->m_parts->folder.publish(service->endpoint()); !told)
        return failed(Reason::NotWritable, told.error().message);
    return service;
}

LocalService::LocalService(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

LocalService::~LocalService()
{
    stop();
}

QUrl LocalService::endpoint() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_parts->server->port()));
}

QList<LocalAccount> LocalService::accounts() const
{
    return m_parts->dispatcher->accounts();
}

QString LocalService::credentialsPath() const
{
    return m_parts->credentialsPath;
}

void LocalService::stop()
{
    m_parts->traffic.reset();
    m_parts->server->stop();
}

std::optional<QUrl> LocalService::runningEndpoint(const QString &folder)
{
    return ServiceFolder::runningEndpoint(folder);
}

} // namespace lc
