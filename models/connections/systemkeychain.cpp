// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/systemkeychain.h"

#include <qt6keychain/keychain.h>

namespace lc {

using namespace std::chrono_literals;

namespace {

using Failure = Keychain::Failure;

constexpr auto patience = 800ms;

Keychain::Error errorOf(QKeychain::Job *job)
{
    if (!job)
        return {Failure::TimedOut,
                SystemKeychain::tr("The keychain of this desktop is waiting for an answer to a "
                                   "window of its own. Unlock it, then retry.")};
    switch (job->error()) {
    case QKeychain::EntryNotFound:
        return {Failure::NotFound, SystemKeychain::tr("The keychain has no such entry.")};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Failure::Denied, SystemKeychain::tr("The keychain of this desktop said no.")};
    default:
        // Nearly everything is "other error": only the words differ.
        return {Failure::Unavailable,
                SystemKeychain::tr("No keychain of this desktop could be used (%1).")
                    .arg(job->errorString().simplified().left(300))};
    }
}

Result<void, Keychain::Error> outcomeOf(QKeychain::Job *job)
{
    if (job && job->error() == QKeychain::NoError)
        return {};
    return unexpected(errorOf(job));
}

} // namespace

SystemKeychain::SystemKeychain(QString service, std::chrono::milliseconds limit)
    : m_service(std::move(service))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, &SystemKeychain::giveUp);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWaiting(true); });
}

SystemKeychain::~SystemKeychain() = default;

void SystemKeychain::read(const QString &name, QObject *context, ReadDone done)
{
    enqueue({context,
             [this, name] {
                 auto *job = new QKeychain::ReadPasswordJob(m_service);
                 job->setKey(name);
                 return job;
             },
             [done = std::move(done)](QKeychain::Job *job) {
                 if (const auto outcome = outcomeOf(job); !outcome) {
                     done(unexpected(outcome.error()));
                     return;
                 }
                 QByteArray data = static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData();
                 const Secret secret{QByteArrayView(data)};
                 data.fill('\0');
                 done(secret);
             }});
}

void SystemKeychain::write(const QString &name, const Secret &secret, QObject *context, Done done)
{
    enqueue({context,
             [this, name, secret] {
                 auto *job = new QKeychain::WritePasswordJob(m_service);
                 job->setKey(name);
                 job->setBinaryData(secret.bytes().toByteArray());
                 return job;
             },
             [done = std::move(done)](QKeychain::Job *job) { done(outcomeOf(job)); }});
}

void SystemKeychain::remove(const QString &name, QObject *context, Done done)
{
    enqueue({context,
             [this, name] {
                 auto *job = new QKeychain::DeletePasswordJob(m_service);
                 job->setKey(name);
                 return job;
             },
             [done = std::move(done)](QKeychain::Job *job) {
                 const auto outcome = outcomeOf(job);
                 const bool isGone = !outcome && outcome.error().failure == Failure::NotFound;
                 done(isGone ? Result<void, Error>() : outcome);
             }});
}

void SystemKeychain::enqueue(Task task)
{
    m_tasks.push_back(std::move(task));
    if (m_tasks.size() == 1)
        QMetaObject::invokeMethod(this, &SystemKeychain::startNext, Qt::QueuedConnection);
}

void SystemKeychain::startNext()
{
    while (!m_tasks.empty() && !m_tasks.front().context)
        m_tasks.pop_front();
    if (m_tasks.empty() || m_job)
        return;
    if (m_stuck) {
        onFinished(nullptr);
        return;
    }
    m_job = m_tasks.front().make();
    connect(m_job, &QKeychain::Job::finished, this, &SystemKeychain::onFinished);
    m_limit.start();
    m_patience.start();
    m_job->start();
}

void SystemKeychain::onFinished(QKeychain::Job *job)
{
    m_limit.stop();
    m_patience.stop();
    setWaiting(false);
    m_job = nullptr;
    const Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    if (!m_tasks.empty())
        QMetaObject::invokeMethod(this, &SystemKeychain::startNext, Qt::QueuedConnection);
    if (task.context)
        task.finished(job);
}

void SystemKeychain::giveUp()
{
    m_stuck = m_job;
    m_job->disconnect(this);
    onFinished(nullptr);
}

void SystemKeychain::setWaiting(bool isWaiting)
{
    if (std::exchange(m_isWaiting, isWaiting) != isWaiting)
        emit waitingChanged(isWaiting);
}

} // namespace lc
