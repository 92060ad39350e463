// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/localservice.h"

#include "localservice/discovery.h"
#include "localservice/dispatcher.h"
#include "localservice/httpserver.h"
#include "localservice/reportscheduler.h"
#include "localservice/restapientry.h"
#include "localservice/sampledata.h"
#include "localservice/sampletraffic.h"
#include "localservice/servicecontrol.h"
#include "localservice/servicefolder.h"
#include "localservice/signedtoken.h"
#include "localservice/store.h"
#include "localservice/ticker.h"

#include <QFile>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

using Reason = LocalServiceError::Kind;
using Started = Result<void, LocalServiceError>;

namespace {

constexpr std::chrono::seconds trafficInterval{15};
constexpr int rush = 10; ///< times the usual requests
constexpr std::chrono::seconds reportInterval{1};
constexpr std::chrono::minutes discoveryInterval{1};

Unexpected<LocalServiceError> failed(Reason reason, const QString &message)
{
    return unexpected(LocalServiceError{reason, message});
}

/// Accounts of the accounts file that have no keys yet.
QList<NamedAccount> withoutKeys(const QList<NamedAccount> &wanted, const QList<LocalAccount> &known)
{
    QList<NamedAccount> missing;
    for (const NamedAccount &account : wanted) {
        const bool isKnown =
            std::any_of(known.begin(), known.end(), [&account](const LocalAccount &each) {
                return each.account == account.id;
            });
        if (!isKnown)
            missing.append(account);
    }
    return missing;
}

/// The service's own file, with keys for every account it is told of.
Result<QList<LocalAccount>, QString> ownAccounts(const QString &path,
                                                 const std::optional<AccountsFile> &told)
{
    if (!QFile::exists(path)) {
        const auto made = addAccounts(path, told ? told->accounts : usualAccounts());
        if (!made)
            return unexpected(made.error());
    }
    auto known = readAccounts(path);
    const auto missing =
        known && told ? withoutKeys(told->accounts, *known) : QList<NamedAccount>();
    if (missing.isEmpty())
        return known;
    if (const auto added = addAccounts(path, missing); !added)
        return unexpected(added.error());
    return readAccounts(path);
}

/// A file of somebody else, which is only read.
Result<QList<LocalAccount>, QString> givenAccounts(const QString &path,
                                                   const std::optional<AccountsFile> &told)
{
    auto known = readAccounts(path);
    const auto missing =
        known && told ? withoutKeys(told->accounts, *known) : QList<NamedAccount>();
    if (missing.isEmpty())
        return known;
    return unexpected(
        u"The credentials file %1 has no keys for account %2."_s.arg(path, missing.first().id));
}

/// Keeps the REST APIs and the inventory of the accounts file; false when something is another
/// account's.
bool keepTold(Dispatcher &dispatcher, const AccountsFile &told)
{
    return dispatcher.change([&](Store &store) {
        const QList<NamedRestApi> apis = told.restApis.value_or(QList<NamedRestApi>());
        const QList<InventoryEntry> resources = told.inventory.value_or(QList<InventoryEntry>());
        return std::ranges::all_of(apis,
                                   [&](const NamedRestApi &named) {
                                       RestApi api;
                                       api.id = named.api.id;
                                       api.name = named.api.name.value_or(named.api.id);
                                       return restapis::define(store, {named.account, named.region},
                                                               api, named.api.stages,
                                                               dispatcher.clock().now());
                                   })
            && std::ranges::all_of(resources, [&](const InventoryEntry &entry) {
                   return inventory::put(store, entry);
               });
    });
}

/// What folders of earlier versions lack.
void bringUpToDate(Dispatcher &dispatcher)
{
    dispatcher.change([&dispatcher](Store &store) {
        const bool hasMore = completeSample(store);
        return restapis::defineOfPlans(store, dispatcher.clock().now()) || hasMore;
    });
}

} // namespace

/// In the order they are made; ended in the opposite one.
struct LocalService::Parts {
    ServiceFolder folder;
    QString credentialsPath;
    std::unique_ptr<Store> store;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> server;
    std::unique_ptr<Ticker> reports;
    std::unique_ptr<Ticker> discoveries;
    std::unique_ptr<Ticker> traffic; ///< with sample data only

    Started open(const LocalServiceOptions &options, const std::shared_ptr<const Clock> &clock);
    Started listen(const LocalServiceOptions &options, const std::shared_ptr<const Clock> &clock);
};

/// Accounts, store and rules.
Started LocalService::Parts::open(const LocalServiceOptions &options,
                                  const std::shared_ptr<const Clock> &clock)
{
    const bool isOwn = options.credentialsFile.isEmpty();
    credentialsPath = isOwn ? folder.credentialsPath() : options.credentialsFile;
    std::optional<AccountsFile> told;
    if (!options.accountsFile.isEmpty()) {
        auto read = AccountsFile::read(options.accountsFile);
        if (!read)
            return failed(Reason::Credentials, read.error());
        told = std::move(*read);
    }
    const auto accounts =
        isOwn ? ownAccounts(credentialsPath, told) : givenAccounts(credentialsPath, told);
    if (!accounts)
        return failed(Reason::Credentials, accounts.error());
    auto opened = Store::open(folder.databasePath());
    if (!opened)
        return failed(Reason::Database, opened.error().message);
    store = std::move(*opened);
    ServiceSetup setup{told ? told->organization : std::nullopt, options.quotas};
    if (options.control == ControlOperations::Served)
        setup.control = std::make_shared<ServiceControl>(clock);
    dispatcher = std::make_unique<Dispatcher>(*store, *accounts, clock, setup);
    dispatcher->observe(options.observer);
    bringUpToDate(*dispatcher);
    if (told && !keepTold(*dispatcher, *told))
        return failed(
            Reason::Credentials,
            u"A REST API or a resource of %1 is another account's."_s.arg(options.accountsFile));
    if (!prepareSample(*dispatcher, options.sample))
        return failed(Reason::Database,
                      u"The sample data could not be written to %1."_s.arg(folder.databasePath()));
    return {};
}

/// The listener, and what goes on while it serves.
Started LocalService::Parts::listen(const LocalServiceOptions &options,
                                    const std::shared_ptr<const Clock> &clock)
{
    auto listening = HttpServer::listen(
        options.port, [this](const HttpRequest &request) { return dispatcher->answer(request); },
        clock);
    if (!listening) {
        const bool isTaken = listening.error().kind == HttpServer::ListenError::Kind::PortInUse;
        return failed(isTaken ? Reason::PortInUse : Reason::NotWritable, listening.error().message);
    }
    server = std::move(*listening);
    reports = std::make_unique<Ticker>(
        [scheduler = ReportScheduler(*dispatcher, folder.bucketsPath())] { scheduler.tick(); },
        reportInterval);
    discoveries = std::make_unique<Ticker>(
        [this] {
            (void)dispatcher->change([this](Store &all) {
                return discovery::runDue(all, dispatcher->setup(), dispatcher->clock().now());
            });
        },
        discoveryInterval);
    if (options.traffic == Traffic::None)
        return {};
    if (auto running = sampleTraffic(*dispatcher, options.traffic == Traffic::Rush ? rush : 1))
        traffic = std::make_unique<Ticker>(
            [sample = std::move(*running)]() mutable { sample.tick(); }, trafficInterval);
    return {};
}

Result<std::unique_ptr<LocalService>, LocalServiceError>
LocalService::start(const LocalServiceOptions &options)
{
    auto folder = ServiceFolder::take(options.folder);
    if (!folder) {
        const bool isHeld = folder.error().kind == ServiceFolder::Error::Kind::LockHeld;
        return failed(isHeld ? Reason::LockHeld : Reason::NotWritable, folder.error().message);
    }
    const auto clock = options.clock ? options.clock : std::make_shared<const SystemClock>();
    auto parts = std::unique_ptr<Parts>(new Parts{std::move(*folder), {}, {}, {}, {}, {}, {}});
    if (auto opened = parts->open(options, clock); !opened)
        return unexpected(opened.error());
    if (auto listening = parts->listen(options, clock); !listening)
        return unexpected(listening.error());
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
    m_parts->discoveries.reset();
    m_parts->reports.reset();
    m_parts->server->stop();
}

std::optional<QByteArray> LocalService::publicKey(const QString &folder, const QString &signKey)
{
    const auto store =
        Store::open(ServiceFolder::databasePath(folder), OpenOptions::Access::ReadOnly);
    return store ? signedtoken::publicKey(**store, signKey) : std::nullopt;
}

std::optional<QUrl> LocalService::runningEndpoint(const QString &folder)
{
    return ServiceFolder::runningEndpoint(folder);
}

} // namespace lc
