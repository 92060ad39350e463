// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_endpoint [--licenses N] [--page-size N] [--delay-ms N]
// A License Manager that costs next to nothing: pre-rendered pages of ListLicenses over one epoll
// loop, no signature check. Prints "READY http://127.0.0.1:PORT"; other operations are answered
// with an empty object.
#include "bench/licensepages.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Connection {
    std::string in;
    std::string head; ///< of the answer being sent
    std::string_view body;
    std::size_t sent = 0;
    SteadyClock::time_point due{}; ///< when the answer may leave
    bool answering = false;
};

struct Options {
    std::size_t licenses = 100'000;
    std::size_t pageSize = 100;
    std::chrono::milliseconds delay{0};
};

[[noreturn]] void fail(const char *what)
{
    std::perror(what);
    std::exit(1);
}

class Endpoint {
public:
    explicit Endpoint(const Options &options)
        : m_pages(lc::makeLicensePages(options.licenses, options.pageSize)), m_delay(options.delay)
    {
    }

    void listen()
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (m_listener < 0 || bind(m_listener, generic, size) != 0 || ::listen(m_listener, 64) != 0
            || getsockname(m_listener, generic, &size) != 0)
            fail("listen");
        m_epoll = epoll_create1(EPOLL_CLOEXEC);
        watch(m_listener, EPOLLIN, EPOLL_CTL_ADD);
        std::printf("READY http://127.0.0.1:%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
    }

    [[noreturn]] void serve()
    {
        std::array<epoll_event, 64> events{};
        for (;;) {
            const int count = epoll_wait(m_epoll, events.data(), int(events.size()), timeout());
            for (int i = 0; i < count; ++i) {
                const int socket = events[std::size_t(i)].data.fd;
                if (socket == m_listener)
                    accept();
                else if ((events[std::size_t(i)].events & EPOLLOUT) != 0)
                    send(socket);
                else
                    receive(socket);
            }
            if (m_delay.count() > 0)
                sendDue();
        }
    }

private:
    void watch(int socket, std::uint32_t events, int operation) const
    {
        epoll_event event{};
        event.events = events;
        event.data.fd = socket;
        epoll_ctl(m_epoll, operation, socket, &event);
    }

    void accept()
    {
        const int socket = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_connections[socket] = std::make_unique<Connection>();
        watch(socket, EPOLLIN, EPOLL_CTL_ADD);
    }

    void close(int socket)
    {
        m_connections.erase(socket);
        ::close(socket);
    }

    void receive(int socket)
    {
        Connection &connection = *m_connections[socket];
        std::array<char, 16'384> buffer{};
        for (;;) {
            const ssize_t count = read(socket, buffer.data(), buffer.size());
            if (count > 0)
                connection.in.append(buffer.data(), std::size_t(count));
            else if (count == 0)
                return close(socket);
            else if (errno == EAGAIN)
                break;
            else
                return close(socket);
        }
        answer(socket);
    }

    /// Starts the answer to the next whole request, if there is one and none is being sent.
    void answer(int socket)
    {
        Connection &connection = *m_connections[socket];
        if (connection.answering)
            return;
        const std::size_t headEnd = connection.in.find("\r\n\r\n");
        if (headEnd == std::string::npos)
            return;
        const std::string_view head(connection.in.data(), headEnd + 2);
        const std::size_t length = contentLength(head);
        if (head.find("100-continue") != std::string_view::npos
            && connection.in.size() < headEnd + 4 + length)
            (void)!write(socket, "HTTP/1.1 100 Continue\r\n\r\n", 25);
        if (connection.in.size() < headEnd + 4 + length)
            return;
        const std::string_view body(connection.in.data() + headEnd + 4, length);
        connection.body = bodyFor(head, body);
        const bool isText = connection.body.substr(0, 1) == "<";
        connection.head = std::string("HTTP/1.1 200 OK\r\nContent-Type: ")
            + (isText ? "text/xml" : "application/x-amz-json-1.1")
            + "\r\nx-amzn-RequestId: 00000000-0000-4000-8000-000000000000\r\nContent-Length: "
            + std::to_string(connection.body.size()) + "\r\n\r\n";
        connection.sent = 0;
        connection.answering = true;
        connection.due = SteadyClock::now() + m_delay;
        connection.in.erase(0, headEnd + 4 + length);
        if (m_delay.count() == 0)
            send(socket);
    }

    static std::size_t contentLength(std::string_view head)
    {
        for (const std::string_view name : {"\r\nContent-Length:", "\r\ncontent-length:"}) {
            const std::size_t at = head.find(name);
            if (at != std::string_view::npos)
                return std::strtoul(head.data() + at + name.size(), nullptr, 10);
        }
        return 0;
    }

    std::string_view bodyFor(std::string_view head, std::string_view body) const
    {
        if (head.find("AWSLicenseManager.ListLicenses\r\n") != std::string_view::npos) {
            constexpr std::string_view mark = "page-";
            const std::size_t at = body.find(mark);
            const std::size_t page = at == std::string_view::npos
                ? 0
                : std::strtoul(body.data() + at + mark.size(), nullptr, 10);
            return page < m_pages.size() ? m_pages[page] : std::string_view("{}");
        }
        if (body.find("GetCallerIdentity") != std::string_view::npos)
            return "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                   "<GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/bench</Arn>"
                   "<UserId>AIDABENCH</UserId><Account>111122223333</Account>"
                   "</GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId>"
                   "</ResponseMetadata></GetCallerIdentityResponse>";
        return "{}";
    }

    void send(int socket)
    {
        const auto found = m_connections.find(socket);
        if (found == m_connections.end() || !found->second->answering)
            return;
        Connection &connection = *found->second;
        const std::size_t total = connection.head.size() + connection.body.size();
        while (connection.sent < total) {
            std::array<iovec, 2> parts{};
            std::size_t count = 0;
            if (connection.sent < connection.head.size())
                parts[count++] = part(connection.head, connection.sent);
            const std::size_t bodySent =
                connection.sent - std::min(connection.sent, connection.head.size());
            parts[count++] = part(connection.body, bodySent);
            const ssize_t written = writev(socket, parts.data(), int(count));
            if (written < 0 && errno == EAGAIN)
                return watch(socket, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
            if (written < 0)
                return close(socket);
            connection.sent += std::size_t(written);
        }
        connection.answering = false;
        watch(socket, EPOLLIN, EPOLL_CTL_MOD);
        answer(socket);
    }

    static iovec part(std::string_view text, std::size_t from)
    {
        return {const_cast<char *>(text.data()) + from, text.size() - from};
    }

    /// Milliseconds until the next answer is due; -1 when none waits.
    int timeout() const
    {
        if (m_delay.count() == 0)
            return -1;
        int shortest = -1;
        for (const auto &entry : m_connections) {
            if (!entry.second->answering || entry.second->sent > 0)
                continue;
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(entry.second->due
                                                                           - SteadyClock::now());
            const int wait = std::max(0, int(left.count()));
            shortest = shortest < 0 ? wait : std::min(shortest, wait);
        }
        return shortest;
    }

    void sendDue()
    {
        std::vector<int> due;
        for (const auto &entry : m_connections) {
            if (entry.second->answering && entry.second->sent == 0
                && entry.second->due <= SteadyClock::now())
                due.push_back(entry.first);
        }
        for (const int socket : due)
            send(socket);
    }

    std::vector<std::string> m_pages;
    std::chrono::milliseconds m_delay;
    int m_listener = -1;
    int m_epoll = -1;
    std::map<int, std::unique_ptr<Connection>> m_connections;
};

} // namespace

int main(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const std::size_t value = std::strtoul(argv[i + 1], nullptr, 10);
        if (name == "--licenses")
            options.licenses = value;
        else if (name == "--page-size")
            options.pageSize = value;
        else if (name == "--delay-ms")
            options.delay = std::chrono::milliseconds(value);
        else
            return 2;
    }
    Endpoint endpoint(options);
    endpoint.listen();
    endpoint.serve();
}
