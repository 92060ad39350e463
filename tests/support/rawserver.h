// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace lc::test {

/// An HTTP request as it arrived, byte for byte.
struct RawRequest {
    QByteArray head; ///< with the blank line
    QByteArray body;
    int number = 0; ///< 1 for the first request of the server
    int connection = 0; ///< 1 for the first connection
    QTcpSocket *socket = nullptr;

    QByteArray verb() const { return head.left(head.indexOf(' ')); }
    QByteArray target() const
    {
        const qsizetype begin = head.indexOf(' ') + 1;
        return head.mid(begin, head.indexOf(' ', begin) - begin);
    }
    QByteArray header(const QByteArray &name) const
    {
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ":");
        if (at < 0)
            return {};
        const qsizetype begin = at + name.size() + 3;
        return head.mid(begin, head.indexOf("\r\n", begin) - begin).trimmed();
    }
};

/// A server on loopback that counts what really arrives and does what the test tells it to.
class RawServer {
public:
    using Handler = std::function<void(const RawRequest &)>;
    enum class Wire { Plain, Tls };

    explicit RawServer(Handler handler, Wire wire = Wire::Plain, quint16 port = 0)
        : m_handler(std::move(handler)), m_wire(wire)
    {
        if (wire == Wire::Tls)
            m_server = makeTlsServer(tlsConfiguration());
        else
            m_server = std::make_unique<QTcpServer>();
        listen(port);
    }
    /// One that speaks TLS as it is told.
    RawServer(Handler handler, const QSslConfiguration &security)
        : m_handler(std::move(handler)), m_wire(Wire::Tls), m_server(makeTlsServer(security))
    {
        listen(0);
    }

    quint16 port() const { return m_server->serverPort(); }
    QByteArray origin() const
    {
        return QByteArray(m_wire == Wire::Tls ? "https" : "http")
            + "://127.0.0.1:" + QByteArray::number(m_server->serverPort());
    }
    int requestCount() const { return m_requestCount; }
    int connectionCount() const { return m_connectionCount; }
    /// Stops listening, so that new connections are refused.
    void stopListening() { m_server->close(); }

    static QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK",
                             const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

    static QSslCertificate certificate()
    {
        return QSslCertificate(QByteArrayLiteral(R"pem(-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUTK+07HhLIaUjnvXWdzgurC6oS0gwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTAzMTQxMFoYDzIxMjYxMDI4
MDMxNDEwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS/umTvIEAE4IznqfuGEBBRw5HZ71UoejDPyMZpu3l9TdqUyi5w1oZC
LXS2knwPnuCsys/eLpWohsSZVyGEgw+So2QwYjAdBgNVHQ4EFgQUhpVUlrrYuRc6
gW28o4J6wJYgVaMwHwYDVR0jBBgwFoAUhpVUlrrYuRc6gW28o4J6wJYgVaMwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IHdTvj/4MqJvmJjD3YRVkgAH8cgv9oCsudgMVuueZ8aMAiEAvZte1vCQ43r9AyBC
Gfynr786dzwtNzWD260DhM+ID64=
-----END CERTIFICATE-----)pem"));
    }

private:
    static std::unique_ptr<QTcpServer> makeTlsServer(const QSslConfiguration &security)
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(security);
        return server;
    }
    void listen(quint16 port)
    {
        m_server->listen(QHostAddress::LocalHost, port);
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                         [this] { accept(); });
    }

    static QSslConfiguration tlsConfiguration()
    {
        const QByteArray key = QByteArrayLiteral(R"pem(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIDK5Akay0a8hyG3YyJfNTvGhXnHoXBQyEf6AbSx2zM4VoAoGCCqGSM49
AwEHoUQDQgAEv7pk7yBABOCM56n7hhAQUcOR2e9VKHowz8jGabt5fU3alMoucNaG
Qi10tpJ8D57grMrP3i6VqIbEmVchhIMPkg==
-----END EC PRIVATE KEY-----)pem");
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate());
        configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            const int connection = ++m_connectionCount;
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, m_server.get(),
                             [this, socket, connection] { read(socket, connection); });
            read(socket, connection);
        }
    }

    void read(QTcpSocket *socket, int connection)
    {
        QByteArray &buffer = m_buffers[connection];
        buffer += socket->readAll();
        for (;;) {
            const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
            if (headEnd < 0)
                return;
            RawRequest request{
                .head = buffer.left(headEnd + 4), .connection = connection, .socket = socket};
            const qsizetype size = request.header("Content-Length").toLongLong();
            if (buffer.size() < headEnd + 4 + size)
                return;
            request.body = buffer.mid(headEnd + 4, size);
            buffer.remove(0, headEnd + 4 + size);
            request.number = ++m_requestCount;
            m_handler(request);
        }
    }

    Handler m_handler;
    Wire m_wire;
    std::unique_ptr<QTcpServer> m_server;
    QHash<int, QByteArray> m_buffers;
    int m_requestCount = 0;
    int m_connectionCount = 0;
};

} // namespace lc::test
