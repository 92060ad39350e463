// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/localservicelauncher.h"
#include "localservice/localservice.h"

#include <QFile>
#include <QPointer>
#include <QTemporaryDir>

#include <memory>

namespace lc::test {

/// The local service itself, in a folder of its own, behind the launcher's interface.
class LocalLauncher final : public LocalServiceLauncher {
public:
    /// `accounts` is the text of an accounts file; empty: the usual ones.
    explicit LocalLauncher(SampleData sample = SampleData::None, const QByteArray &accounts = {})
        : m_sample(sample)
    {
        if (accounts.isEmpty())
            return;
        QFile file(m_accountsFolder.filePath(QStringLiteral("accounts.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(accounts) != accounts.size())
            qFatal("the accounts cannot be written");
        m_accountsFile = file.fileName();
    }

    void start(QObject *context, std::function<void(Result<LocalEndpoint, QString>)> done) override
    {
        ++starts;
        QMetaObject::invokeMethod(
            context, [this, done = std::move(done)] { done(endpoint()); }, Qt::QueuedConnection);
    }

    Result<LocalEndpoint, QString> endpoint()
    {
        if (!failure.isEmpty())
            return unexpected(failure);
        if (!m_service) {
            auto service = LocalService::start({.folder = m_folder.path(),
                                                .sample = m_sample,
                                                .accountsFile = m_accountsFile,
                                                .control = control});
            if (!service)
                return unexpected(service.error().message);
            m_service = std::move(*service);
        }
        LocalEndpoint endpoint{
            m_service->endpoint(), QStringLiteral("us-east-1"), {}, m_service->credentialsPath()};
        for (const LocalAccount &account : m_service->accounts())
            endpoint.accesses.append({account.profile, account.account,
                                      std::make_shared<const Credentials>(account.credentials)});
        return endpoint;
    }

    QString folder() const { return m_folder.path(); }
    QString credentialsPath() const { return m_service->credentialsPath(); }
    void stop() { m_service.reset(); }

    QString failure; ///< when set, the start fails with it
    int starts = 0;
    ControlOperations control = ControlOperations::Served; ///< from the next start on

private:
    QTemporaryDir m_folder;
    QTemporaryDir m_accountsFolder;
    QString m_accountsFile;
    SampleData m_sample;
    std::unique_ptr<LocalService> m_service;
};

} // namespace lc::test
