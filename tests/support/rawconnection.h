// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lc::test {

/// An HTTP answer as it came.
struct RawReply {
    int status = 0;
    QByteArray head; ///< with the status line, without the blank one
    QByteArray body; ///< shorter than announced when the peer ended in it, or to HEAD
};

/// A connection to a server on loopback that sends bytes as they are and never waits for ever.
class RawConnection {
public:
    explicit RawConnection(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval patience{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~RawConnection() { ::close(m_socket); }
    RawConnection(const RawConnection &) = delete;
    RawConnection &operator=(const RawConnection &) = delete;

    /// Whether the peer accepted the connection and has not been seen to end it.
    bool isOpen() const { return m_isOpen; }
    /// False once the peer refuses more.
    bool send(const QByteArray &bytes)
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t part = ::send(m_socket, bytes.constData() + sent,
                                        size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (part <= 0)
                return false;
            sent += part;
        }
        return true;
    }
    /// Tells the peer that nothing more will be sent; its answers are still read.
    void endSending() { ::shutdown(m_socket, SHUT_WR); }

    /// The next answer; of status 0 when the peer ends or is silent instead.
    RawReply next()
    {
        qsizetype blank = -1;
        while ((blank = m_read.indexOf("\r\n\r\n")) < 0) {
            if (!readSome())
                return {};
        }
        RawReply reply{m_read.mid(9, 3).toInt(), m_read.left(blank), {}};
        const QByteArray head = reply.head.toLower() + "\r\n";
        const qsizetype at = head.indexOf("\r\ncontent-length:");
        const qsizetype begin = at + 17;
        const qsizetype size = at < 0
            ? 0
            : head.mid(begin, head.indexOf("\r\n", begin) - begin).trimmed().toLongLong();
        while (m_read.size() < blank + 4 + size && readSome()) { }
        reply.body = m_read.mid(blank + 4, size);
        m_read.remove(0, blank + 4 + size);
        return reply;
    }
    /// Every answer until the peer ends the connection, which leaves it not open.
    QList<RawReply> rest()
    {
        while (readSome()) { }
        QList<RawReply> replies;
        while (m_read.startsWith("HTTP/1.1 ")) {
            const RawReply reply = next();
            if (reply.status == 0)
                break;
            replies.append(reply);
        }
        return replies;
    }
    /// Whether the peer ends the connection within the time, which must not be 0.
    bool endsWithin(timeval time)
    {
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
        while (readSome()) { }
        return !m_isOpen;
    }

private:
    bool readSome()
    {
        char buffer[65536];
        const ssize_t got = m_isOpen ? ::recv(m_socket, buffer, sizeof buffer, 0) : 0;
        if (got > 0)
            m_read.append(buffer, got);
        else if (got == 0 || errno != EAGAIN)
            m_isOpen = false;
        return got > 0;
    }

    int m_socket;
    bool m_isOpen = false;
    QByteArray m_read;
};

} // namespace lc::test
