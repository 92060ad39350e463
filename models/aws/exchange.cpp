// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/exchange.h"

#include "aws/oneshotbody.h"
#include "aws/route.h"

namespace lc {

using namespace Qt::StringLiterals;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

/// Whether Qt reports an error only because of the status of a complete answer.
bool isStatusError(QNetworkReply::NetworkError error, int status)
{
    // Qt tries to rewind the body for a 307 or 308 even when it is not to follow it.
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    if (status < 400)
        return false;
    return (error > 200 && error < 300) || error == QNetworkReply::ProtocolInvalidOperationError
        || error > 400;
}

QByteArray rawHeader(const QNetworkReply &reply, const char *name)
{
    return reply.rawHeader(QByteArray::fromRawData(name, qsizetype(qstrlen(name))));
}

} // namespace

Exchange::Exchange(TransportRequest request, QUrl url, Transport::Done done)
    : m_request(std::move(request)), m_url(std::move(url)), m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Exchange::onDeadline);
}

Exchange::~Exchange()
{
    abandon();
    // The manager is the reply's parent and may go with this object: the reply goes first.
    delete m_reply;
}

void Exchange::abandon()
{
    m_deadline.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
}

QNetworkRequest Exchange::networkRequest(const QSslConfiguration &security) const
{
    QNetworkRequest request(m_url);
    for (const HttpHeader &header : m_request.headers)
        request.setRawHeader(header.name, header.value);
    if (!m_request.securityToken.isEmpty())
        request.setRawHeader(securityTokenHeader, m_request.securityToken.bytes().toByteArray());
    // Naming it switches Qt's decompression off, and with it every decompression bomb.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (m_url.scheme() == "https"_L1)
        request.setSslConfiguration(security);
    return request;
}

void Exchange::start(std::shared_ptr<QNetworkAccessManager> manager,
                     const QSslConfiguration &security, qint64 replyCap, Ended ended)
{
    m_manager = std::move(manager);
    m_ended = std::move(ended);
    m_replyCap = replyCap;
    m_sinceStart.start();
    beginPhase(Phase::Connecting);

    QNetworkRequest request = networkRequest(security);
    // Even a GET: without a body that cannot be rewound Qt sends it twice.
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    m_body = new OneShotBody(m_request.body);
    m_reply = m_manager->sendCustomRequest(request, m_request.method, m_body);
    m_body->setParent(m_reply);
    watch();
}

void Exchange::watch()
{
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_isRequestSent = true;
        if (m_phase == Phase::Connecting)
            beginPhase(Phase::Waiting);
    });
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_isHandshaking = m_url.scheme() == "https"_L1; });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_isHandshaking = false; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        m_isRequestSent = true;
        beginPhase(Phase::Receiving);
        const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
        checkSize(announced.toLongLong());
    });
    connect(m_reply, &QNetworkReply::readyRead, this,
            [this] { checkSize(m_reply->bytesAvailable()); });
    connect(m_reply, &QNetworkReply::finished, this, [this] { end(outcome()); });
}

void Exchange::beginPhase(Phase phase)
{
    m_phase = phase;
    const Deadlines &limits = m_request.deadlines;
    const auto limit = phase == Phase::Connecting ? std::min(limits.connect, limits.whole)
        : phase == Phase::Waiting                 ? std::min(limits.firstByte, limits.whole)
                                                  : limits.whole;
    const auto elapsed = std::chrono::milliseconds(m_sinceStart.elapsed());
    m_deadline.start(std::max(limit - elapsed, std::chrono::milliseconds(0)));
}

void Exchange::onDeadline()
{
    if (m_phase == Phase::Connecting && mayHaveLeft())
        beginPhase(Phase::Waiting);
    else if (m_phase == Phase::Connecting)
        giveUp(Kind::ConnectTimeout, u"No connection within the time limit."_s);
    else if (m_phase == Phase::Waiting)
        giveUp(Kind::Timeout, u"No answer within the time limit."_s);
    else
        giveUp(Kind::Timeout, u"The answer was not complete within the time limit."_s);
}

void Exchange::checkSize(qint64 size)
{
    if (size > m_replyCap)
        giveUp(Kind::TooLarge, u"The answer is larger than %1 bytes."_s.arg(m_replyCap));
}

bool Exchange::mayHaveLeft() const
{
    if (m_isRequestSent || m_body->wasRead())
        return true;
    // Qt emits no requestSent for a body of no bytes: only an unfinished handshake proves anything.
    return m_request.body.isEmpty() && !m_isHandshaking;
}

void Exchange::giveUp(Kind kind, const QString &text)
{
    const TransportError error{kind, mayHaveLeft() ? Sent::Unknown : Sent::No, text};
    abandon();
    m_ended(unexpected(error));
}

TransportOutcome Exchange::outcome()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (error != QNetworkReply::NoError && !isStatusError(error, status))
        return unexpected(brokenOff(error));
    if (status == 0)
        return unexpected(TransportError{Kind::Malformed, Sent::Unknown, u"No status line."_s});

    TransportReply reply{.status = status, .headers = {}, .body = m_reply->readAll()};
    if (reply.body.size() > m_replyCap)
        return unexpected(TransportError{Kind::TooLarge, Sent::Unknown, {}});
    // Qt takes a chunk whose size it cannot read for the end.
    const bool isChunked = m_reply->hasRawHeader("Transfer-Encoding");
    if (isChunked && reply.body.isEmpty())
        return unexpected(
            TransportError{Kind::Malformed, Sent::Unknown, u"The answer has no readable chunk."_s});
    const QByteArray encoding = rawHeader(*m_reply, "Content-Encoding");
    if (!encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0)
        return unexpected(TransportError{Kind::Malformed, Sent::Unknown,
                                         u"The answer is compressed, which was not asked for."_s});
    bool isAnnounced = false;
    const qint64 announced = rawHeader(*m_reply, "Content-Length").toLongLong(&isAnnounced);
    if (isAnnounced && !isChunked && announced != reply.body.size())
        return unexpected(
            TransportError{Kind::Broken, Sent::Unknown, u"The answer is not complete."_s});
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        reply.headers.append(HttpHeader{name, value});
    return reply;
}

bool Exchange::isProxied() const
{
    return m_request.route && m_request.route->proxyFor(m_url).type() != QNetworkProxy::NoProxy;
}

TransportError Exchange::brokenOff(QNetworkReply::NetworkError error) const
{
    const Sent bySignal = mayHaveLeft() ? Sent::Unknown : Sent::No;
    const QString text = m_reply->errorString();
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {Kind::Unreachable, Sent::No, text, ApiError::Obstacle::Name};
    case QNetworkReply::ConnectionRefusedError:
        return {Kind::Unreachable, Sent::No, text};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {Kind::Unreachable, Sent::No, text, ApiError::Obstacle::Proxy};
    case QNetworkReply::RemoteHostClosedError: // not while it sends again, which is another error
        return {Kind::Broken, bySignal, text};
    case QNetworkReply::SslHandshakeFailedError:
        return {Kind::Insecure, bySignal, text};
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return {mayHaveLeft() ? Kind::Broken : Kind::Unreachable, bySignal, text};
    case QNetworkReply::UnknownNetworkError: // Qt's name for a proxy that refuses connections
        return {mayHaveLeft() ? Kind::Broken : Kind::Unreachable, bySignal, text,
                isProxied() && !mayHaveLeft() ? ApiError::Obstacle::Proxy
                                              : ApiError::Obstacle::Unknown};
    case QNetworkReply::ProtocolUnknownError:
        return {Kind::Refused, Sent::No, text};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return {Kind::Malformed, Sent::Unknown, text};
    default:
        // ContentReSendError above all: Qt wanted to send a second time, so the first may have
        // arrived. It has no words of its own for it.
        return {Kind::Broken, Sent::Unknown,
                error == QNetworkReply::ContentReSendError
                    ? u"The connection ended before the answer was complete."_s
                    : text};
    }
}

void Exchange::end(const TransportOutcome &outcome)
{
    m_deadline.stop();
    m_reply->disconnect(this);
    m_ended(outcome);
}

} // namespace lc
