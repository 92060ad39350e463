// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/signedrequest.h"

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

#include <sys/socket.h>

namespace lc::test {

/// A way to the local service that fails where and how a test says. The service checks the host
/// name that was signed, so every request is signed again for it.
class FaultProxy final {
public:
    /// Where an exchange is cut; from BeforeAnswer on the service has carried the request out.
    enum class Cut {
        RequestHead,
        RequestBody,
        BeforeForward,
        BeforeAnswer,
        StatusLine,
        AnswerHead,
        AnswerBody,
        LastByte
    };
    enum class Ending {
        Close,
        Reset,
        Stall, ///< until the client gives up
        ServerError, ///< 500
        Garbage,
        Truncated, ///< a success that announces more than it sends
        Delay ///< nothing is lost
    };
    static constexpr int cuts = 8;
    static constexpr int endings = 7;

    /// Secrets by access key.
    FaultProxy(const QUrl &service, QHash<QByteArray, QByteArray> secrets)
        : m_service(service), m_secrets(std::move(secrets))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }

    QByteArray origin() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort());
    }
    /// The next `times` requests whose head contains `mark` and whose body does not contain
    /// `exception` fail.
    void arm(const QByteArray &mark, const QByteArray &exception, Cut cut, Ending ending, int times)
    {
        m_mark = mark;
        m_exception = exception;
        m_cut = cut;
        m_ending = ending;
        m_times = times;
        m_forwarded = 0;
    }
    /// How many of the meant requests reached the service since arm().
    int forwarded() const { return m_forwarded; }

private:
    struct Exchange {
        QByteArray bytes;
        bool isHandled = false;
    };

    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            auto exchange = std::make_shared<Exchange>();
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, socket, exchange] { read(socket, *exchange); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    void read(QTcpSocket *socket, Exchange &exchange)
    {
        if (exchange.isHandled)
            return;
        exchange.bytes += socket->readAll();
        const qsizetype end = exchange.bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        RawRequest request;
        request.head = exchange.bytes.left(end + 4);
        request.socket = socket;
        const qsizetype length = request.header("Content-Length").toLongLong();
        request.body = exchange.bytes.mid(end + 4, length);
        const bool isWhole = request.body.size() == length;
        const bool isMeant = !m_mark.isEmpty() && request.head.contains(m_mark)
            && (m_exception.isEmpty() || !request.body.contains(m_exception));
        // A cut of the request needs no more than its head, which tells what it is about.
        const bool isEarly =
            m_cut < Cut::BeforeForward && m_ending != Ending::Delay && m_exception.isEmpty();
        const bool isCut = isMeant && m_times > 0 && (isWhole || isEarly);
        if (!isWhole && !isCut)
            return;
        exchange.isHandled = true;
        if (!isCut) {
            m_forwarded += isMeant ? 1 : 0;
            return forward(request, [socket = QPointer(socket)](const QByteArray &answer) {
                if (socket)
                    send(socket, answer, Ending::Close);
            });
        }
        --m_times;
        if (m_cut < Cut::BeforeAnswer && m_ending != Ending::Delay)
            return send(socket, {}, m_ending);
        ++m_forwarded;
        forward(
            request,
            [socket = QPointer(socket), cut = m_cut, ending = m_ending](const QByteArray &answer) {
                if (!socket)
                    return;
                const QByteArray part = answer.left(lengthBefore(cut, answer));
                if (ending != Ending::Delay)
                    return send(socket, part, ending);
                socket->write(part);
                QTimer::singleShot(shortWhile, socket, [socket, rest = answer.mid(part.size())] {
                    send(socket, rest, Ending::Close);
                });
            });
    }

    void forward(const RawRequest &request, std::function<void(const QByteArray &)> done)
    {
        const QByteArray authorization = request.header("Authorization");
        const qsizetype begin = authorization.indexOf("Credential=") + 11;
        const QByteArray key = authorization.mid(begin, authorization.indexOf('/', begin) - begin);
        auto *out = new QTcpSocket(&m_server);
        QObject::connect(out, &QTcpSocket::disconnected, out, [out, done = std::move(done)] {
            done(out->readAll());
            out->deleteLater();
        });
        out->connectToHost(m_service.host(), quint16(m_service.port()));
        out->write(movedTo(m_service, request, m_secrets.value(key).constData()));
    }

    static qsizetype lengthBefore(Cut cut, const QByteArray &answer)
    {
        const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
        const qsizetype body = answer.size() - head;
        switch (cut) {
        case Cut::StatusLine:
            return 9;
        case Cut::AnswerHead:
            return answer.indexOf("\r\n") + 10;
        case Cut::AnswerBody:
            return body > 1 ? head + body / 2 : head - 2;
        case Cut::LastByte:
            return body > 0 ? answer.size() - 1 : head - 1;
        default:
            return 0;
        }
    }

    static void send(QTcpSocket *socket, const QByteArray &part, Ending ending)
    {
        static constexpr char failure[] = "HTTP/1.1 500 Internal Server Error\r\n"
                                          "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
        static constexpr char promise[] = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"";
        socket->write(part);
        switch (ending) {
        case Ending::Stall:
            socket->flush();
            return;
        case Ending::Reset: {
            socket->flush();
            const linger reset{1, 0};
            ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset,
                         sizeof reset);
            return socket->abort();
        }
        case Ending::ServerError:
            socket->write(failure);
            break;
        case Ending::Garbage:
            socket->write("\x16\x03\x01 this is not what was asked for\r\n\r\n");
            break;
        case Ending::Truncated:
            socket->write(part.isEmpty() ? QByteArray(promise) : QByteArray());
            break;
        case Ending::Close:
        case Ending::Delay:
            break;
        }
        socket->disconnectFromHost();
    }

    static constexpr std::chrono::milliseconds shortWhile{30};

    QUrl m_service;
    QHash<QByteArray, QByteArray> m_secrets;
    QTcpServer m_server;
    QByteArray m_mark;
    QByteArray m_exception;
    Cut m_cut = Cut::RequestHead;
    Ending m_ending = Ending::Close;
    int m_times = 0;
    int m_forwarded = 0;
};

} // namespace lc::test
