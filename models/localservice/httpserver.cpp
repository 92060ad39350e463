// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/httpserver.h"

#include "localservice/jobpool.h"
#include "localservice/requestguard.h"

#include <QDateTime>
#include <QLocale>

#include <microhttpd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned idleSeconds = 30;
constexpr std::chrono::seconds drainTime{10};
// Holds the header block, with room for microhttpd's own bookkeeping and the answer's headers.
constexpr size_t connectionMemory = 48 * 1024;
constexpr size_t threadStack = 512 * 1024;
// More than cores, so that requests that wait for one commit share it.
constexpr int answeringThreads = 32;

/// One request while it is read and answered.
struct Exchange {
    QByteArray target;
    HttpRequest request;
    std::optional<HttpAnswer> answer; ///< by the pool, while the connection is suspended
    bool hasHead = false;
    bool isWhole = false; ///< and hence in flight
};

QByteArray httpDate(Instant instant)
{
    return QLocale::c()
        .toString(toQDateTime(instant), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

Result<int, HttpServer::ListenError> boundSocket(quint16 port)
{
    const auto failed = [port](int file) {
        const int reason = errno;
        if (file >= 0)
            ::close(file);
        using Kind = HttpServer::ListenError::Kind;
        const Kind kind = reason == EADDRINUSE ? Kind::PortInUse : Kind::Other;
        return unexpected(
            HttpServer::ListenError{kind,
                                    u"Cannot listen on 127.0.0.1:%1: %2."_s.arg(
                                        QString::number(port), qt_error_string(reason))});
    };
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (file < 0 || ::setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0
        || ::bind(file, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || ::listen(file, int(limits::connections)) != 0)
        return failed(file);
    return file;
}

/// Both ends of a connection can be in this process, and files and logs beside them.
void allowManyFiles()
{
    constexpr rlim_t wanted = 2 * limits::connections + 256;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted)
        return;
    files.rlim_cur = std::min(wanted, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

quint16 portOf(int file)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(file, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

/// The part that microhttpd calls.
class HttpServer::Listener {
public:
    Listener(Handler handler, std::shared_ptr<const Clock> clock,
             const ConnectionDeadlines &deadlines)
        : m_handler(std::move(handler)), m_clock(std::move(clock)), m_watch(deadlines)
    {
    }

    bool start(int file);
    void stop();
    quint16 port() const { return m_port; }

private:
    static void *takeTarget(void *self, const char *target, MHD_Connection *connection);
    static MHD_Result takePart(void *self, MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *data,
                               size_t *size, void **state);
    static void endRequest(void *self, MHD_Connection *connection, void **state,
                           MHD_RequestTerminationCode);
    static void watchConnection(void *self, MHD_Connection *connection, void **,
                                MHD_ConnectionNotificationCode code);
    static MHD_Result takeHeader(void *request, MHD_ValueKind, const char *name, size_t nameSize,
                                 const char *value, size_t valueSize);

    MHD_Result begin(MHD_Connection *connection, Exchange &exchange, const char *method,
                     const char *version);
    MHD_Result queue(MHD_Connection *connection, const HttpAnswer &answer);
    MHD_Result takeIntoFlight(MHD_Connection *connection, Exchange &exchange);
    void answerLater(MHD_Connection *connection, Exchange &exchange);

    Handler m_handler;
    std::shared_ptr<const Clock> m_clock;
    ConnectionWatch m_watch;
    MHD_Daemon *m_daemon = nullptr;
    quint16 m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_drained;
    std::condition_variable m_stopping;
    int m_inFlight = 0;
    bool m_stops = false;
    JobPool m_pool{answeringThreads};
};

bool HttpServer::Listener::start(int file)
{
    m_port = portOf(file);
    m_daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC
            | MHD_USE_SUPPRESS_DATE_NO_CLOCK,
        0, nullptr, nullptr, &Listener::takePart, this, MHD_OPTION_LISTEN_SOCKET, file,
        MHD_OPTION_CONNECTION_LIMIT, limits::connections, MHD_OPTION_CONNECTION_TIMEOUT,
        idleSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, connectionMemory,
        MHD_OPTION_THREAD_STACK_SIZE, threadStack, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, &Listener::takeTarget, this, MHD_OPTION_NOTIFY_COMPLETED,
        &Listener::endRequest, this, MHD_OPTION_NOTIFY_CONNECTION, &Listener::watchConnection, this,
        MHD_OPTION_END);
    return m_daemon != nullptr;
}

void HttpServer::Listener::stop()
{
    if (!m_daemon)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_stops = true;
    }
    m_stopping.notify_all();
    const MHD_socket listening = MHD_quiesce_daemon(m_daemon);
    if (listening != MHD_INVALID_SOCKET)
        ::shutdown(listening, SHUT_RDWR); // refuses from now on; the number stays taken
    {
        std::unique_lock lock(m_mutex);
        m_drained.wait_for(lock, drainTime, [this] { return m_inFlight == 0; });
    }
    // A daemon with suspended connections cannot be stopped.
    m_pool.finish();
    MHD_stop_daemon(m_daemon);
    m_daemon = nullptr;
    if (listening != MHD_INVALID_SOCKET)
        ::close(listening);
}

void *HttpServer::Listener::takeTarget(void *self, const char *target, MHD_Connection *connection)
{
    static_cast<Listener *>(self)->m_watch.enter(connection, ConnectionWatch::Phase::Headers);
    auto *exchange = new Exchange; // ended by endRequest
    exchange->target = target;
    return exchange;
}

MHD_Result HttpServer::Listener::takeHeader(void *request, MHD_ValueKind, const char *name,
                                            size_t nameSize, const char *value, size_t valueSize)
{
    static_cast<HttpRequest *>(request)->headers.emplaceBack(
        QByteArray(name, qsizetype(nameSize)),
        value ? QByteArray(value, qsizetype(valueSize)) : QByteArray());
    return MHD_YES;
}

MHD_Result HttpServer::Listener::begin(MHD_Connection *connection, Exchange &exchange,
                                       const char *method, const char *version)
{
    exchange.hasHead = true;
    HttpRequest &request = exchange.request;
    request.method = method;
    request.version = version;
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &Listener::takeHeader, &request);
    const qsizetype question = exchange.target.indexOf('?');
    request.rawPath = question < 0 ? exchange.target : exchange.target.left(question);
    request.rawQuery = question < 0 ? QByteArray() : exchange.target.mid(question + 1);
    if (const auto refused = refusal(request, exchange.target, m_port))
        return queue(connection, *refused);
    m_watch.enter(connection, ConnectionWatch::Phase::Body);
    return MHD_YES;
}

MHD_Result HttpServer::Listener::takePart(void *self, MHD_Connection *connection, const char *,
                                          const char *method, const char *version, const char *data,
                                          size_t *size, void **state)
{
    auto *listener = static_cast<Listener *>(self);
    auto *exchange = static_cast<Exchange *>(*state);
    if (!exchange)
        return MHD_NO;
    if (!exchange->hasHead)
        return listener->begin(connection, *exchange, method, version);
    if (exchange->answer)
        return exchange->answer->isCut ? MHD_NO : listener->queue(connection, *exchange->answer);
    QByteArray &body = exchange->request.body;
    if (*size > 0) {
        if (body.size() + qsizetype(*size) > limits::body)
            return MHD_NO;
        body.append(data, qsizetype(*size));
        *size = 0;
        return MHD_YES;
    }
    if (!exchange->isWhole)
        return listener->takeIntoFlight(connection, *exchange);
    listener->answerLater(connection, *exchange);
    return MHD_YES;
}

MHD_Result HttpServer::Listener::takeIntoFlight(MHD_Connection *connection, Exchange &exchange)
{
    {
        const std::scoped_lock lock(m_mutex);
        exchange.isWhole = !m_stops;
        m_inFlight += exchange.isWhole ? 1 : 0;
    }
    if (!exchange.isWhole)
        return queue(connection, {503, {}, "The service is stopping.\n", true});
    m_watch.enter(connection, ConnectionWatch::Phase::Answering);
    // Asked once more before it is suspended: only then microhttpd has noted that it waits for the
    // answer. Else it reads on when resumed, and drops the answer of a peer that ended its side.
    return MHD_YES;
}

void HttpServer::Listener::answerLater(MHD_Connection *connection, Exchange &exchange)
{
    MHD_suspend_connection(connection);
    // The exchange lives until its request ends, which it cannot while suspended.
    m_pool.give([this, connection, &exchange] {
        HttpAnswer answer = m_handler(exchange.request);
        if (answer.delay.count() > 0) {
            std::unique_lock lock(m_mutex);
            m_stopping.wait_for(lock, answer.delay, [this] { return m_stops; });
        }
        exchange.answer = std::move(answer);
        MHD_resume_connection(connection);
    });
}

MHD_Result HttpServer::Listener::queue(MHD_Connection *connection, const HttpAnswer &answer)
{
    MHD_Response *response = MHD_create_response_from_buffer(
        size_t(answer.body.size()),
        const_cast<char *>(answer.body.constData()), // NOLINT: copied, never written
        MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    for (const auto &[name, value] : answer.headers)
        MHD_add_response_header(response, name.constData(), value.constData());
    MHD_add_response_header(response, "Date", httpDate(m_clock->machineTime()).constData());
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    if (answer.closes)
        MHD_add_response_header(response, "Connection", "close");
    const MHD_Result queued =
        MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
    MHD_destroy_response(response);
    return queued;
}

void HttpServer::Listener::endRequest(void *self, MHD_Connection *connection, void **state,
                                      MHD_RequestTerminationCode)
{
    auto *listener = static_cast<Listener *>(self);
    const std::unique_ptr<Exchange> exchange(static_cast<Exchange *>(*state));
    *state = nullptr;
    listener->m_watch.enter(connection, ConnectionWatch::Phase::Idle);
    if (!exchange || !exchange->isWhole)
        return;
    const std::scoped_lock lock(listener->m_mutex);
    --listener->m_inFlight;
    listener->m_drained.notify_all();
}

void HttpServer::Listener::watchConnection(void *self, MHD_Connection *connection, void **,
                                           MHD_ConnectionNotificationCode code)
{
    auto *listener = static_cast<Listener *>(self);
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        listener->m_watch.remove(connection);
        return;
    }
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (info)
        listener->m_watch.add(connection, info->connect_fd);
}

Result<std::unique_ptr<HttpServer>, HttpServer::ListenError>
HttpServer::listen(quint16 port, Handler handler, std::shared_ptr<const Clock> clock,
                   const ConnectionDeadlines &deadlines)
{
    allowManyFiles();
    const auto file = boundSocket(port);
    if (!file)
        return unexpected(file.error());
    auto listener = std::make_unique<Listener>(std::move(handler), std::move(clock), deadlines);
    if (!listener->start(*file)) {
        ::close(*file);
        return unexpected(
            ListenError{ListenError::Kind::Other, u"Cannot start the listener on 127.0.0.1."_s});
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(listener)));
}

HttpServer::HttpServer(std::unique_ptr<Listener> listener) : m_listener(std::move(listener)) { }

HttpServer::~HttpServer()
{
    stop();
}

quint16 HttpServer::port() const
{
    return m_listener->port();
}

void HttpServer::stop()
{
    m_listener->stop();
}

} // namespace lc
