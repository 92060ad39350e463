// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <array>

namespace lc::test {

/// A server on loopback that fails at one point of every exchange, in one way. What is before that
/// point it does rightly.
class CutServer {
public:
    enum class Point {
        Accepted,
        FirstByte, ///< of the request
        HalfRequest, ///< its head, where it has a body
        WholeRequest,
        HalfStatusLine,
        StatusLine,
        Head,
        HalfBody
    };
    enum class Ending { Close, Reset, Silence };
    static constexpr std::array points{
        Point::Accepted,       Point::FirstByte,  Point::HalfRequest, Point::WholeRequest,
        Point::HalfStatusLine, Point::StatusLine, Point::Head,        Point::HalfBody};
    static constexpr std::array endings{Ending::Close, Ending::Reset, Ending::Silence};

    CutServer(Point point, Ending ending) : m_point(point), m_ending(ending)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                accept(socket);
        });
    }

    QByteArray origin() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort());
    }
    /// Connections: each carries one request at most.
    int connectionCount() const { return m_connectionCount; }

private:
    void accept(QTcpSocket *socket)
    {
        ++m_connectionCount;
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_point == Point::Accepted)
            return end(socket);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, request = RawRequest()]() mutable {
                             request.head += socket->readAll();
                             if (isReached(request))
                                 act(socket);
                         });
    }
    bool isReached(const RawRequest &request) const
    {
        const qsizetype headEnd = request.head.indexOf("\r\n\r\n");
        switch (m_point) {
        case Point::Accepted:
        case Point::FirstByte:
            return true;
        case Point::HalfRequest:
            return headEnd >= 0;
        default:
            return headEnd >= 0
                && request.head.size()
                >= headEnd + 4 + request.header("Content-Length").toLongLong();
        }
    }
    void act(QTcpSocket *socket)
    {
        static constexpr char status[] = "HTTP/1.1 200 OK\r\n";
        static constexpr char head[] =
            "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n";
        socket->disconnect(SIGNAL(readyRead()));
        if (m_point == Point::HalfStatusLine)
            socket->write("HTTP/1");
        if (m_point >= Point::StatusLine)
            socket->write(status);
        if (m_point >= Point::Head)
            socket->write(head);
        if (m_point == Point::HalfBody)
            socket->write("{\"a\":");
        socket->flush();
        end(socket);
    }
    void end(QTcpSocket *socket) const
    {
        if (m_ending == Ending::Close)
            socket->disconnectFromHost();
        else if (m_ending == Ending::Reset)
            socket->abort();
    }

    Point m_point;
    Ending m_ending;
    QTcpServer m_server;
    int m_connectionCount = 0;
};

} // namespace lc::test
