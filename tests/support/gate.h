// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"
#include "support/signedrequest.h"

#include <QPointer>
#include <QUrl>

#include <memory>
#include <optional>

namespace lc::test {

/// A way to the real local service that can be closed, opened again on the same port, and cut after
/// a request has gone through. The service checks the host name that was signed, so every request
/// is signed again for it.
class Gate final {
public:
    Gate(const QUrl &service, QByteArray secret) : m_service(service), m_secret(std::move(secret))
    {
        open();
    }

    QByteArray origin() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    /// Nothing listens any more, and what is open is cut.
    void close()
    {
        for (const QPointer<QTcpSocket> &socket : std::exchange(m_sockets, {})) {
            if (socket)
                socket->abort();
        }
        m_server.reset();
    }
    bool open()
    {
        m_server =
            std::make_unique<RawServer>([this](const RawRequest &request) { forward(request); },
                                        RawServer::Wire::Plain, m_port);
        m_port = QUrl(QString::fromLatin1(m_server->origin())).port();
        return m_port > 0;
    }
    /// The next request of this operation is done by the service, but its answer never arrives.
    enum class Afterwards { Open, Closed };
    void cutAnswerOf(const QByteArray &operation, Afterwards afterwards = Afterwards::Open)
    {
        m_cut = operation;
        m_afterwards = afterwards;
    }
    /// The requests of an operation that came this way, oldest first.
    QList<QByteArray> bodiesOf(const QByteArray &operation) const
    {
        return m_bodies.value(operation);
    }

private:
    void forward(const RawRequest &request)
    {
        const QByteArray target = request.header("X-Amz-Target");
        const QByteArray operation = target.mid(target.lastIndexOf('.') + 1);
        m_bodies[operation] += request.body;
        const bool isCut = !m_cut.isEmpty() && m_cut == operation;
        if (isCut)
            m_cut.clear();
        m_sockets += request.socket;
        auto *out = new QTcpSocket(request.socket);
        QObject::connect(out, &QTcpSocket::disconnected, request.socket,
                         [this, isCut, out, in = request.socket] {
                             if (isCut && m_afterwards == Afterwards::Closed)
                                 m_server->stopListening();
                             if (isCut)
                                 return in->abort();
                             in->write(out->readAll());
                             in->disconnectFromHost();
                         });
        out->connectToHost(m_service.host(), quint16(m_service.port()));
        out->write(movedTo(m_service, request, m_secret.constData()));
    }

    QUrl m_service;
    QByteArray m_secret;
    quint16 m_port = 0;
    std::unique_ptr<RawServer> m_server;
    QList<QPointer<QTcpSocket>> m_sockets;
    QHash<QByteArray, QList<QByteArray>> m_bodies;
    QByteArray m_cut;
    Afterwards m_afterwards = Afterwards::Open;
};

} // namespace lc::test
