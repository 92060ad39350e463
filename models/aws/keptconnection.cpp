// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/keptconnection.h"

#include "aws/requestrules.h"
#include "core/wiping.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslSocket>

#include <array>

namespace lc {

using namespace Qt::StringLiterals;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

// A service may have an address that leads nowhere from here: the next one gets its turn.
constexpr std::chrono::milliseconds addressTime{1'000};

/// In one piece, so that no part of it stays behind in memory.
QByteArray requestBytes(const TransportRequest &request)
{
    qsizetype size = 256 + request.method.size() + request.rawPath.size() + request.rawQuery.size()
        + request.origin.size() + request.securityToken.size() + request.body.size();
    for (const HttpHeader &header : request.headers)
        size += header.name.size() + header.value.size() + 4;
    QByteArray bytes;
    bytes.reserve(size);
    bytes.append(request.method).append(' ').append(request.rawPath);
    if (!request.rawQuery.isEmpty())
        bytes.append('?').append(request.rawQuery);
    bytes.append(" HTTP/1.1\r\nHost: ").append(hostHeader(request.origin)).append("\r\n");
    for (const HttpHeader &header : request.headers)
        bytes.append(header.name).append(": ").append(header.value).append("\r\n");
    if (!request.securityToken.isEmpty())
        bytes.append(securityTokenHeader)
            .append(": ")
            .append(request.securityToken.bytes())
            .append("\r\n");
    if (request.method != "GET" || !request.body.isEmpty())
        bytes.append("Content-Length: ")
            .append(QByteArray::number(request.body.size()))
            .append("\r\n");
    bytes.append("Accept-Encoding: identity\r\n\r\n").append(request.body);
    return bytes;
}

} // namespace

KeptConnection::KeptConnection(const QUrl &url, const QSslConfiguration &security)
    : m_url(url), m_isEncrypted(url.scheme() == "https"_L1)
{
    if (m_isEncrypted) {
        auto *socket = new QSslSocket(this);
        socket->setSslConfiguration(security);
        connect(socket, &QSslSocket::encrypted, this, [this] { transmit(); });
        m_socket = socket;
    } else {
        m_socket = new QTcpSocket(this);
        connect(m_socket, &QTcpSocket::connected, this, [this] { transmit(); });
    }
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QTcpSocket::readyRead, this, &KeptConnection::onReadable);
    connect(m_socket, &QTcpSocket::disconnected, this, &KeptConnection::onReadable);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &KeptConnection::onError);
    connect(m_socket, &QTcpSocket::connected, &m_addressTimer, &QTimer::stop);
    m_addressTimer.setSingleShot(true);
    connect(&m_addressTimer, &QTimer::timeout, this, &KeptConnection::connectToNextAddress);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &KeptConnection::onDeadline);
}

KeptConnection::~KeptConnection()
{
    abandon();
}

void KeptConnection::start(const TransportRequest &request, qint64 replyCap, Ended ended)
{
    m_bytes = requestBytes(request);
    m_limits = request.deadlines;
    m_parser.emplace(replyCap);
    m_ended = std::move(ended);
    m_isSent = false;
    m_wasStale = false;
    m_sinceStart.start();
    beginPhase(Phase::Connecting);
    m_isStarting = true;
    if (m_isReady)
        transmit();
    else
        findService();
    m_isStarting = false;
}

void KeptConnection::findService()
{
    const QHostAddress literal(m_url.host());
    if (!literal.isNull()) {
        m_addresses = {literal};
        connectToNextAddress();
        return;
    }
    QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &found) {
        if (!m_parser)
            return;
        m_addresses = found.addresses();
        if (m_addresses.isEmpty())
            end(unexpected(TransportError{Kind::Unreachable, Sent::No, found.errorString(),
                                          ApiError::Obstacle::Name}));
        else
            connectToNextAddress();
    });
}

void KeptConnection::connectToNextAddress()
{
    if (!m_parser || m_addresses.isEmpty())
        return;
    m_socket->abort();
    const QString address = m_addresses.takeFirst().toString();
    if (!m_addresses.isEmpty())
        m_addressTimer.start(addressTime);
    if (m_isEncrypted) {
        static_cast<QSslSocket *>(m_socket)->connectToHostEncrypted(
            address, quint16(m_url.port(443)), m_url.host());
    } else {
        // Unbuffered: bodies are read to where they stay.
        m_socket->connectToHost(address, quint16(m_url.port(80)),
                                QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
}

void KeptConnection::transmit()
{
    m_isReady = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_isSent = true;
    m_socket->write(m_bytes);
    beginPhase(Phase::Waiting);
}

void KeptConnection::onReadable()
{
    std::array<char, 16'384> buffer;
    while (m_parser && m_socket->isOpen()
           && (m_parser->state() == AnswerParser::State::Head
               || m_parser->state() == AnswerParser::State::Body)) {
        const auto room = m_parser->room();
        const qint64 count = room.empty() ? m_socket->read(buffer.data(), qint64(buffer.size()))
                                          : m_socket->read(room.data(), qint64(room.size()));
        if (count <= 0)
            break;
        if (room.empty())
            m_parser->feed(QByteArrayView(buffer.data(), count));
        else
            m_parser->filled(count);
        if (m_phase != Phase::Receiving)
            beginPhase(Phase::Receiving);
    }
    // Between exchanges a byte that nobody asked for, or the end, which an unbuffered socket
    // notices only when it is read.
    if (!m_parser && m_socket->isOpen() && m_socket->read(buffer.data(), 1) > 0)
        m_isUsable = false;
    // An unbuffered socket that has read the end is unconnected without a signal.
    const bool isClosed = m_socket->state() == QAbstractSocket::UnconnectedState;
    if (isClosed)
        m_isUsable = false;
    finishWhenDone();
    if (isClosed)
        onClosed();
}

void KeptConnection::finishWhenDone()
{
    if (!m_parser)
        return;
    if (m_parser->state() == AnswerParser::State::Failed) {
        end(unexpected(m_parser->error()));
    } else if (m_parser->state() == AnswerParser::State::Done) {
        m_isUsable = m_isUsable && m_parser->isReusable();
        m_hasServed = true;
        end(m_parser->takeReply());
    }
}

void KeptConnection::onClosed()
{
    m_isUsable = false;
    if (!m_parser) {
        emit closed();
        return;
    }
    m_wasStale = m_hasServed && !m_parser->hasBegun();
    m_parser->end();
    finishWhenDone();
}

void KeptConnection::onError()
{
    const auto error = m_socket->error();
    if (error == QAbstractSocket::RemoteHostClosedError && m_isReady)
        return; // disconnected() follows
    if (!m_isReady && m_parser && !m_addresses.isEmpty()) {
        // Through the event loop: the socket is in the midst of it.
        m_addressTimer.start(0);
        return;
    }
    m_isUsable = false;
    if (!m_parser)
        return;
    m_wasStale = m_hasServed && !m_parser->hasBegun();
    const QString text = m_socket->errorString();
    const bool isTls = error == QAbstractSocket::SslHandshakeFailedError
        || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError;
    if (isTls)
        end(unexpected(TransportError{Kind::Insecure, Sent::No, text}));
    else if (!m_isSent)
        end(unexpected(TransportError{Kind::Unreachable, Sent::No, text,
                                      error == QAbstractSocket::HostNotFoundError
                                          ? ApiError::Obstacle::Name
                                          : ApiError::Obstacle::Unknown}));
    else
        end(unexpected(TransportError{Kind::Broken, Sent::Unknown, text}));
}

void KeptConnection::beginPhase(Phase phase)
{
    m_phase = phase;
    const auto limit = phase == Phase::Connecting ? std::min(m_limits.connect, m_limits.whole)
        : phase == Phase::Waiting                 ? std::min(m_limits.firstByte, m_limits.whole)
                                                  : m_limits.whole;
    const auto elapsed = std::chrono::milliseconds(m_sinceStart.elapsed());
    m_deadline.start(std::max(limit - elapsed, std::chrono::milliseconds(0)));
}

void KeptConnection::onDeadline()
{
    m_isUsable = false;
    if (m_phase == Phase::Connecting)
        end(unexpected(TransportError{Kind::ConnectTimeout, Sent::No,
                                      u"No connection within the time limit."_s}));
    else
        end(unexpected(TransportError{
            Kind::Timeout, Sent::Unknown,
            m_phase == Phase::Waiting ? u"No answer within the time limit."_s
                                      : u"The answer was not complete within the time limit."_s}));
}

void KeptConnection::end(TransportOutcome outcome)
{
    if (m_isStarting) {
        QMetaObject::invokeMethod(
            this, [this, outcome] { end(outcome); }, Qt::QueuedConnection);
        return;
    }
    if (!m_ended)
        return;
    m_deadline.stop();
    m_addressTimer.stop();
    m_addresses.clear();
    m_parser.reset();
    // Of a request that was answered before it was read, the rest is nobody's.
    if (!outcome || m_socket->bytesToWrite() > 0)
        m_isUsable = false;
    if (!m_isUsable)
        m_socket->abort();
    wipe(m_bytes);
    const Ended ended = std::exchange(m_ended, nullptr);
    ended(std::move(outcome));
}

void KeptConnection::abandon()
{
    m_deadline.stop();
    m_addressTimer.stop();
    m_parser.reset();
    m_ended = nullptr;
    m_isUsable = false;
    m_socket->disconnect(this);
    m_socket->abort();
    wipe(m_bytes);
}

} // namespace lc
