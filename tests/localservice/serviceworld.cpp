// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/serviceworld.h"

#include "localservice/servicecontrol.h"

#include <QDir>
#include <QFileInfo>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

LocalAccount localAccount(const char *profile, const char *id, const char *key, const char *secret)
{
    return {QString::fromLatin1(profile), QString::fromLatin1(id),
            Credentials{QString::fromLatin1(key), Secret(secret), {}, {}}};
}

QList<LocalAccount> accountsOf(int families)
{
    QList<LocalAccount> accounts{
        localAccount("vendor", "111122223333", "AKIAVENDORVENDORVEND", "vendor-secret"),
        localAccount("customer", "444455556666", "AKIACUSTOMERCUSTOMER", "customer-secret"),
        localAccount("stranger", "777788889999", "AKIASTRANGERSTRANGER", "stranger-secret"),
        localAccount("marketplace", "294406891311", "AKIAMARKETPLACEMARKE", "market-secret")};
    for (int family = 1; family < families; ++family) {
        for (int i = 0; i < 3; ++i) {
            LocalAccount account = accounts[i];
            account.profile += u"-%1"_s.arg(family);
            account.account.replace(9, 3, QString::number(family).rightJustified(3, u'0'));
            account.credentials.accessKeyId += QString::number(family);
            accounts.append(account);
        }
    }
    return accounts;
}

} // namespace

ServiceWorld::ServiceWorld(ServiceSetup setup, int families)
    : ServiceCaller(accountsOf(families)), m_setup(std::move(setup))
{
    ServiceWorld::restart();
}

QString ServiceWorld::inMemory()
{
    const QString memory = u"/dev/shm"_s;
    const QString place = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return place + u"/license-console-test-XXXXXX"_s;
}

void ServiceWorld::restart()
{
    m_dispatcher.reset();
    m_store.reset();
    auto store = Store::open(m_folder.filePath(u"service.db"_s));
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    m_store = std::move(*store);
    m_dispatcher = std::make_unique<Dispatcher>(*m_store, accounts(), sharedClock(), m_setup);
}

void ServiceWorld::serveControl()
{
    m_setup.control = std::make_shared<ServiceControl>(sharedClock());
    restart();
}

} // namespace lc
