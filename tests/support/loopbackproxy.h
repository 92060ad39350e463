// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace lc::test {

/// A proxy on loopback that knows what CONNECT asks for and does what the test tells it to.
class LoopbackProxy {
public:
    enum class Conduct {
        Tunnel, ///< to whatever local port stands for the host
        AskForPassword, ///< 407 unless the right one is told
        Forbid, ///< 403
        DropAfterConnect, ///< says 200 and closes
        CloseAtOnce,
        Silence
    };

    explicit LoopbackProxy(Conduct conduct) : m_conduct(conduct)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                accept(socket);
        });
    }

    /// Where "host:port" really is.
    void route(const QByteArray &target, quint16 port) { m_ports.insert(target, port); }
    QUrl url(const QString &userInfo = {}) const
    {
        QUrl url;
        url.setScheme(QStringLiteral("http"));
        url.setUserInfo(userInfo);
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(m_server.serverPort());
        return url;
    }
    /// The request lines, oldest first.
    const QList<QByteArray> &requestLines() const { return m_requestLines; }
    void stop() { m_server.close(); }

private:
    void accept(QTcpSocket *socket)
    {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
            if (!m_tunnels.contains(socket))
                read(socket);
        });
    }
    void read(QTcpSocket *socket)
    {
        QByteArray &head = m_heads[socket];
        head += socket->readAll();
        if (!head.contains("\r\n\r\n"))
            return;
        const QByteArray request = std::exchange(head, {});
        m_requestLines += request.left(request.indexOf("\r\n"));
        const QByteArray target = request.split(' ').value(1);
        switch (m_conduct) {
        case Conduct::AskForPassword:
            if (request.contains("Proxy-Authorization: Basic " + QByteArray("me:word").toBase64()))
                return tunnel(socket, target);
            socket->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                          "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
            break;
        case Conduct::Tunnel:
            return tunnel(socket, target);
        case Conduct::Forbid:
            socket->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            break;
        case Conduct::DropAfterConnect:
            socket->write("HTTP/1.1 200 Connection established\r\n\r\n");
            socket->disconnectFromHost();
            break;
        case Conduct::CloseAtOnce:
            socket->abort();
            break;
        case Conduct::Silence:
            break;
        }
    }
    void tunnel(QTcpSocket *in, const QByteArray &target)
    {
        auto *out = new QTcpSocket(in);
        m_tunnels.insert(in, out);
        QObject::connect(out, &QTcpSocket::connected, in,
                         [in] { in->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        QObject::connect(in, &QTcpSocket::readyRead, out, [in, out] { out->write(in->readAll()); });
        QObject::connect(out, &QTcpSocket::readyRead, in, [in, out] { in->write(out->readAll()); });
        QObject::connect(out, &QTcpSocket::disconnected, in, &QTcpSocket::disconnectFromHost);
        out->connectToHost(QHostAddress::LocalHost, m_ports.value(target));
    }

    Conduct m_conduct;
    QTcpServer m_server;
    QHash<QByteArray, quint16> m_ports;
    QHash<QTcpSocket *, QByteArray> m_heads;
    QHash<QTcpSocket *, QTcpSocket *> m_tunnels;
    QList<QByteArray> m_requestLines;
};

} // namespace lc::test
