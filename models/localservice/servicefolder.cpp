// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/servicefolder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using Error = ServiceFolder::Error;

Unexpected<Error> notWritable(const QString &path, int reason)
{
    return unexpected(Error{Error::Kind::NotWritable,
                            u"Cannot write to %1: %2."_s.arg(path, qt_error_string(reason))});
}

QString endpointPath(const QString &folder)
{
    return folder + u"/endpoint"_s;
}

int openLock(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder + u"/lock"_s);
    return ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

} // namespace

Result<ServiceFolder, Error> ServiceFolder::take(const QString &path)
{
    const QString folder = QDir(path).absolutePath();
    const bool made = QDir().mkpath(folder);
    if (!made || ::chmod(QFile::encodeName(folder).constData(), 0700) != 0)
        return notWritable(folder, made ? errno : EACCES);
    const int lock = openLock(folder);
    if (lock < 0)
        return notWritable(folder, errno);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        const auto endpoint = runningEndpoint(folder);
        const QString where = endpoint ? u" on "_s + endpoint->toString() : QString();
        return unexpected(Error{Error::Kind::LockHeld,
                                u"Another service already serves %1%2."_s.arg(folder, where)});
    }
    QFile::remove(endpointPath(folder)); // of a service that ended without a goodbye
    return ServiceFolder(folder, lock);
}

ServiceFolder::ServiceFolder(ServiceFolder &&other) noexcept
    : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1))
{
}

ServiceFolder &ServiceFolder::operator=(ServiceFolder &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_path = std::move(other.m_path);
        m_lock = std::exchange(other.m_lock, -1);
    }
    return *this;
}

ServiceFolder::~ServiceFolder()
{
    giveBack();
}

void ServiceFolder::giveBack()
{
    if (m_lock < 0)
        return;
    QFile::remove(endpointPath(m_path));
    ::close(std::exchange(m_lock, -1));
}

Result<void, Error> ServiceFolder::publish(const QUrl &endpoint)
{
    const QString path = endpointPath(m_path);
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return notWritable(path, EACCES);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(endpoint.toString().toLatin1() + '\n');
    if (!file.commit())
        return notWritable(path, EIO);
    return {};
}

QString ServiceFolder::credentialsPath(const QString &folder)
{
    return folder + u"/credentials"_s;
}

std::optional<QUrl> ServiceFolder::runningEndpoint(const QString &folder)
{
    const int lock = openLock(folder);
    if (lock < 0)
        return std::nullopt;
    const bool isFree = ::flock(lock, LOCK_SH | LOCK_NB) == 0;
    ::close(lock);
    QFile file(endpointPath(folder));
    if (isFree || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QUrl endpoint(QString::fromLatin1(file.readAll().trimmed()));
    return endpoint.isValid() && !endpoint.isEmpty() ? std::optional(endpoint) : std::nullopt;
}

} // namespace lc
