// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/embeddedservice.h"

namespace lc {

namespace {

LocalEndpoint endpointOf(const QUrl &url, const QList<LocalAccount> &accounts,
                         const QString &credentialsFile)
{
    LocalEndpoint endpoint{url, QStringLiteral("us-east-1"), {}, credentialsFile};
    for (const LocalAccount &account : accounts)
        endpoint.accesses.append({account.profile, account.account,
                                  std::make_shared<const Credentials>(account.credentials)});
    return endpoint;
}

/// Another process serves this folder: its endpoint and credentials are in it.
Result<LocalEndpoint, QString> endpointOfOther(const QString &folder, const QString &why)
{
    const auto url = LocalService::runningEndpoint(folder);
    if (!url)
        return unexpected(why);
    const QString credentialsFile = folder + QStringLiteral("/credentials");
    const auto accounts = readAccounts(credentialsFile);
    if (!accounts)
        return unexpected(accounts.error());
    return endpointOf(*url, *accounts, credentialsFile);
}

} // namespace

EmbeddedService::EmbeddedService(QString folder, std::shared_ptr<const Clock> clock,
                                 QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_clock(std::move(clock)), m_worker(new QObject)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("service starter"));
    m_thread.start();
}

EmbeddedService::~EmbeddedService()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        m_service.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

void EmbeddedService::start(QObject *context, std::function<void(Outcome)> done)
{
    m_waiting.push_back({context, std::move(done)});
    if (m_endpoint) {
        QMetaObject::invokeMethod(
            this, [this] { settle(*m_endpoint); }, Qt::QueuedConnection);
    } else if (!m_launching) {
        launch(SampleData::IfEmpty);
    }
}

void EmbeddedService::resetSample(QObject *context, std::function<void(Outcome)> done)
{
    m_waiting.push_back({context, std::move(done)});
    launch(SampleData::Reset);
}

void EmbeddedService::launch(SampleData sample)
{
    m_launching = true;
    m_endpoint.reset();
    QMetaObject::invokeMethod(m_worker, [this, sample] {
        m_service.reset();
        auto service = LocalService::start({.folder = m_folder,
                                            .port = 0,
                                            .sample = sample,
                                            .credentialsFile = {},
                                            .control = ControlOperations::Served,
                                            .clock = m_clock});
        Outcome outcome = [&]() -> Outcome {
            if (service) {
                m_service = std::move(*service);
                return endpointOf(m_service->endpoint(), m_service->accounts(),
                                  m_service->credentialsPath());
            }
            const LocalServiceError &error = service.error();
            // A reset needs the service for itself; a plain start shares the one that runs.
            if (error.kind == LocalServiceError::Kind::LockHeld && sample != SampleData::Reset)
                return endpointOfOther(m_folder, error.message);
            return unexpected(error.message);
        }();
        QMetaObject::invokeMethod(this, [this, outcome] {
            m_launching = false;
            if (outcome) {
                m_endpoint = *outcome;
                emit started();
            }
            settle(outcome);
        });
    });
}

void EmbeddedService::settle(const Outcome &outcome)
{
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (one.context)
            one.done(outcome);
    }
}

} // namespace lc
