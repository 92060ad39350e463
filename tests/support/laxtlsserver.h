// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificate.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <openssl/ssl.h>

#include <array>
#include <memory>

namespace lc::test {

/// A TLS server on loopback that accepts any certificate, key and protocol for itself, which Qt's
/// does not: whether it is good enough is for the client to say. Answers every request with "{}".
class LaxTlsServer {
public:
    explicit LaxTlsServer(const TestCertificate &certificate,
                          const QList<TestCertificate> &chain = {}, int protocol = 0)
        : m_context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free)
    {
        SSL_CTX *context = m_context.get();
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
        if (protocol != 0) {
            SSL_CTX_set_min_proto_version(context, protocol);
            SSL_CTX_set_max_proto_version(context, protocol);
        }
        SSL_CTX_use_certificate(context, certificate.native());
        SSL_CTX_use_PrivateKey(context, certificate.nativeKey());
        for (const TestCertificate &above : chain)
            SSL_CTX_add1_chain_cert(context, above.native());
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                accept(socket);
        });
    }

    /// Whether the certificate, its key and the protocol are in use.
    bool isReady() const
    {
        return m_server.isListening() && SSL_CTX_check_private_key(m_context.get()) == 1;
    }
    QByteArray origin() const
    {
        return "https://127.0.0.1:" + QByteArray::number(m_server.serverPort());
    }
    int requestCount() const { return m_requestCount; }
    /// Handshakes that both sides were content with.
    int handshakeCount() const { return m_handshakeCount; }

private:
    struct Peer {
        std::shared_ptr<SSL> ssl;
        bool isReady = false;
    };

    void accept(QTcpSocket *socket)
    {
        Peer peer{{SSL_new(m_context.get()), &SSL_free}};
        SSL_set_bio(peer.ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        SSL_set_accept_state(peer.ssl.get());
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, peer]() mutable { read(socket, peer); });
    }
    void read(QTcpSocket *socket, Peer &peer)
    {
        SSL *ssl = peer.ssl.get();
        const QByteArray bytes = socket->readAll();
        BIO_write(SSL_get_rbio(ssl), bytes.constData(), int(bytes.size()));
        if (!peer.isReady && SSL_do_handshake(ssl) == 1) {
            peer.isReady = true;
            ++m_handshakeCount;
        }
        std::array<char, 16'384> buffer;
        if (peer.isReady && SSL_read(ssl, buffer.data(), int(buffer.size())) > 0) {
            ++m_requestCount;
            const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
            SSL_write(ssl, answer.constData(), int(answer.size()));
        }
        char *pending = nullptr;
        const long size = BIO_get_mem_data(SSL_get_wbio(ssl), &pending);
        socket->write(pending, size);
        BIO_reset(SSL_get_wbio(ssl));
    }

    std::shared_ptr<SSL_CTX> m_context;
    QTcpServer m_server;
    int m_requestCount = 0;
    int m_handshakeCount = 0;
};

} // namespace lc::test
