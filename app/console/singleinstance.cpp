// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/singleinstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr std::chrono::seconds patience(5); // the first one may be starting just now
constexpr unsigned long pause = 50; // milliseconds
constexpr qint64 mostBytes = 64 * 1024;
constexpr QByteArrayView taken("taken\n");

/// The address of a socket has room for about a hundred bytes.
QString socketPath(const QString &folder)
{
    constexpr qsizetype room = 100;
    const QString path = QDir(folder).absoluteFilePath(u"window.socket"_s);
    if (path.toUtf8().size() <= room)
        return path;
    const QByteArray hash =
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QDir::temp().absoluteFilePath(u"license-console-"_s + QString::fromLatin1(hash));
}

int milliseconds(const QDeadlineTimer &deadline)
{
    return int(std::max<qint64>(0, deadline.remainingTime()));
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent), m_socket(socketPath(folder)),
      m_lock(QDir(folder).absoluteFilePath(u"window.lock"_s))
{
    m_lock.setStaleLockTime(0); // however old: it is stale when its process is gone
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::isFirst()
{
    if (!m_lock.tryLock())
        // Where no lock can be made there is none to respect.
        return m_lock.error() != QLockFile::LockFailedError;
    listen();
    return true;
}

void SingleInstance::listen()
{
    // The lock is ours, so nobody serves what lies there.
    QLocalServer::removeServer(m_socket);
    m_server.listen(m_socket);
}

bool SingleInstance::handOver(const QStringList &arguments)
{
    const QDeadlineTimer deadline(patience);
    const QByteArray line =
        QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n';
    while (!deadline.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(m_socket);
        if (socket.waitForConnected(milliseconds(deadline))) {
            socket.write(line);
            while (!socket.canReadLine() && socket.waitForReadyRead(milliseconds(deadline))) { }
            return socket.readLine() == taken;
        }
        QThread::msleep(pause);
    }
    return false;
}

void SingleInstance::take()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > mostBytes)
                    socket->abort();
                return;
            }
            QStringList arguments;
            for (const QJsonValue &value : QJsonDocument::fromJson(socket->readLine()).array())
                arguments += value.toString();
            socket->write(taken.data(), taken.size());
            socket->disconnectFromServer();
            emit started(arguments);
        });
    }
}

} // namespace lc
