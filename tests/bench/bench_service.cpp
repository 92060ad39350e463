// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_service: the local service under signed keep-alive clients on loopback, in this process:
// reads and durable check-outs a second, page times of short and long lists, and how a normal
// client fares beside a thousand slow ones and two that send without end.
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/licenses.h"
#include "bench/memory.h"
#include "core/json.h"
#include "localservice/dispatcher.h"
#include "localservice/examples.h"
#include "localservice/httpserver.h"
#include "localservice/records.h"
#include "signing/signer.h"

#include <QFile>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Stopwatch = std::chrono::steady_clock;

namespace {

const Credentials vendor{u"AKIAVENDORVENDORVEND"_s, Secret("vendor-secret"), {}, {}};

/// One keep-alive connection that signs what it sends.
class BenchPeer {
public:
    explicit BenchPeer(quint16 port) : m_host("127.0.0.1:" + QByteArray::number(port))
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~BenchPeer() { ::close(m_socket); }
    BenchPeer(const BenchPeer &) = delete;
    BenchPeer &operator=(const BenchPeer &) = delete;

    template <class Op>
    std::optional<typename Op::Response> call(const typename Op::Request &request)
    {
        const QByteArray body = exchange(Op::operation.name, writeJson(request));
        const auto read = readJson<typename Op::Response>(body);
        return m_status == 200 && read ? std::optional(*read) : std::nullopt;
    }

    bool send(const QByteArray &bytes)
    {
        return m_isOpen
            && ::send(m_socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) > 0;
    }
    QByteArray host() const { return m_host; }
    int status() const { return m_status; }

private:
    QByteArray exchange(const char *operation, const QByteArray &body)
    {
        const Instant now = SystemClock().now();
        HeaderList headers{{"content-type", "application/x-amz-json-1.1"},
                           {"host", m_host},
                           {"x-amz-date", signingTime(now)},
                           {"x-amz-target", QByteArray("AWSLicenseManager.") + operation}};
        const QByteArray authorization =
            sign({"POST", "/", {}, headers, sha256Hex(body)}, {now, "us-east-1", "license-manager"},
                 vendor.accessKeyId.toLatin1(), vendor.secretAccessKey, m_keys);
        headers.emplaceBack("authorization", authorization);
        QByteArray text = "POST / HTTP/1.1\r\n";
        for (const auto &[name, value] : headers)
            text += name + ": " + value + "\r\n";
        text += "content-length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        m_status = 0;
        return send(text) ? receive() : QByteArray();
    }

    QByteArray receive()
    {
        qsizetype blank = -1;
        while ((blank = m_read.indexOf("\r\n\r\n")) < 0) {
            if (!readSome())
                return {};
        }
        m_status = m_read.mid(9, 3).toInt();
        const QByteArray head = m_read.left(blank).toLower();
        const qsizetype at = head.indexOf("content-length: ") + 16;
        const qsizetype size = head.mid(at, head.indexOf("\r\n", at) - at).toLongLong();
        while (m_read.size() < blank + 4 + size) {
            if (!readSome())
                return {};
        }
        const QByteArray body = m_read.mid(blank + 4, size);
        m_read.remove(0, blank + 4 + size);
        return body;
    }

    bool readSome()
    {
        char buffer[65536];
        const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got > 0)
            m_read.append(buffer, got);
        return got > 0;
    }

    QByteArray m_host;
    int m_socket = -1;
    bool m_isOpen = false;
    int m_status = 0;
    QByteArray m_read;
    SigningKeys m_keys;
};

/// The service with its listener, on a disk folder.
class BenchService {
public:
    BenchService()
    {
        auto store = Store::open(m_folder.filePath(u"service.db"_s));
        if (!store)
            qFatal("%s", qPrintable(store.error().message));
        m_store = std::move(*store);
        m_dispatcher = std::make_unique<Dispatcher>(
            *m_store, QList<LocalAccount>{{u"vendor"_s, u"111122223333"_s, vendor}}, m_clock,
            ServiceSetup{{}, Quotas::Off});
        auto server = HttpServer::listen(
            0, [this](const HttpRequest &request) { return m_dispatcher->answer(request); },
            m_clock);
        if (!server)
            qFatal("%s", qPrintable(server.error().message));
        m_server = std::move(*server);
    }

    quint16 port() const { return m_server->port(); }

    /// Keeps copies of a license under ARNs of their own.
    void copyLicense(const QString &arn, int copies)
    {
        const bool isKept = m_dispatcher->change([&](Store &store) {
            const auto original = store.find(kind::license, arn);
            LicenseRecord record = recordIn<LicenseRecord>(original->document);
            for (int i = 0; i < copies; ++i) {
                Resource copy = *original;
                copy.id = arn.left(arn.size() - 8) + u"%1"_s.arg(++m_copies, 8, 16, QChar(u'0'));
                record.license.licenseArn = copy.id;
                copy.document = writeJson(record);
                store.insert(copy);
                store.addKey(copy, key::openLicense, copy.account);
            }
            return true;
        });
        if (!isKept)
            qFatal("The licenses cannot be kept");
    }

private:
    int m_copies = 0;
    QTemporaryDir m_folder{QStringLiteral("bench-service-XXXXXX")}; // not in a memory file system
    std::shared_ptr<const Clock> m_clock = std::make_shared<const SystemClock>();
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<HttpServer> m_server;
};

struct Figures {
    double rate = 0;
    double p50 = 0; ///< milliseconds
    double p99 = 0;
    qint64 failures = 0;
};

Figures figuresOf(std::vector<double> times, double seconds, qint64 failures)
{
    if (times.empty())
        return {0, 0, 0, failures};
    std::sort(times.begin(), times.end());
    return {double(times.size()) / seconds, times[times.size() / 2], times[times.size() * 99 / 100],
            failures};
}

/// Lets clients do one thing over and over for some seconds.
template <class Work>
Figures measure(quint16 port, int clients, std::chrono::seconds time, Work work)
{
    std::vector<std::vector<double>> times(static_cast<size_t>(clients));
    std::atomic<qint64> failures = 0;
    std::vector<std::thread> threads;
    const auto end = Stopwatch::now() + time;
    for (auto &own : times) {
        threads.emplace_back([&own, &failures, port, end, work] {
            BenchPeer peer(port);
            while (Stopwatch::now() < end) {
                const auto begin = Stopwatch::now();
                if (!work(peer))
                    ++failures;
                own.push_back(
                    std::chrono::duration<double, std::milli>(Stopwatch::now() - begin).count());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    std::vector<double> all;
    for (const auto &own : times)
        all.insert(all.end(), own.begin(), own.end());
    return figuresOf(std::move(all), double(time.count()), failures);
}

void print(const char *what, int clients, const Figures &figures)
{
    std::printf("%-28s clients %2d  per_second %7.0f  p50_ms %7.2f  p99_ms %7.2f  failures %lld\n",
                what, clients, figures.rate, figures.p50, figures.p99, qlonglong(figures.failures));
    std::fflush(stdout);
}

QString newToken()
{
    static std::atomic<int> next = 0;
    return u"bench-%1"_s.arg(++next);
}

bool read(BenchPeer &peer, const QString &arn)
{
    GetLicense::Request request;
    request.licenseArn = arn;
    return peer.call<GetLicense>(request).has_value();
}

bool pair(BenchPeer &peer)
{
    auto request = examples::checkout(1);
    request.beneficiary = u"Globex"_s;
    request.clientToken = newToken();
    const auto taken = peer.call<CheckoutLicense>(request);
    if (!taken)
        return false;
    CheckInLicense::Request back;
    back.licenseConsumptionToken = *taken->licenseConsumptionToken;
    back.beneficiary = u"Globex"_s;
    return peer.call<CheckInLicense>(back).has_value();
}

bool readPage(BenchPeer &peer)
{
    ListLicenses::Request request;
    request.maxResults = 100;
    const auto page = peer.call<ListLicenses>(request);
    return page && page->licenses->size() == 100;
}

long residentKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLong();
    }
    return 0;
}

/// Sends what never ends, until the service ends it.
void flood(quint16 port, const QByteArray &begin)
{
    constexpr int parts = 1024; // 64 MiB
    const QByteArray part(64 * 1024, 'x');
    BenchPeer peer(port);
    bool isTaken = peer.send(begin);
    for (int i = 0; isTaken && i < parts; ++i)
        isTaken = peer.send(part);
}

void measureBesideSlowClients(quint16 port, const QString &arn)
{
    constexpr int slowClients = 1000;
    const long before = residentKib();
    std::atomic<bool> isOver = false;
    std::thread dripping([&] {
        const QByteArray head = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
            + "\r\nContent-Length: 100000\r\n\r\n";
        std::vector<std::unique_ptr<BenchPeer>> peers;
        for (int i = 0; i < slowClients; ++i) {
            peers.push_back(std::make_unique<BenchPeer>(port));
            // Half of them drip their headers, half their bodies.
            peers.back()->send(i % 2 == 0 ? head.left(20) : head);
        }
        while (!isOver) {
            for (auto &peer : peers) {
                if (!peer->send("x")) { // cut off: once more
                    peer = std::make_unique<BenchPeer>(port);
                    peer->send(head.left(20));
                }
            }
            flood(port, head.left(20));
            flood(port, head);
            std::this_thread::sleep_for(500ms);
        }
    });
    std::this_thread::sleep_for(1s);
    const Figures figures =
        measure(port, 1, 8s, [&arn](BenchPeer &peer) { return read(peer, arn); });
    const long grown = residentKib() - before;
    isOver = true;
    dripping.join();
    print("GetLicense, 1000 slow peers", 1, figures);
    std::printf("memory grown by slow peers: %.1f MiB\n", double(grown) / 1024);
}

} // namespace

int main()
{
    BenchService service;
    const quint16 port = service.port();
    BenchPeer first(port);
    auto license = examples::license();
    license.entitlements = {examples::seats(1'000'000)};
    const auto created = first.call<CreateLicense>(license);
    if (!created || !pair(first)) {
        std::fprintf(stderr, "bench_service: the first calls failed with status %d\n",
                     first.status());
        return 1;
    }
    const QString arn = *created->licenseArn;
    for (const int clients : {1, 8, 32})
        print("GetLicense", clients,
              measure(port, clients, 5s, [&arn](BenchPeer &peer) { return read(peer, arn); }));
    for (const int clients : {1, 8, 32})
        print("CheckoutLicense + CheckIn", clients, measure(port, clients, 5s, pair));
    measureBesideSlowClients(port, arn);
    service.copyLicense(arn, 99);
    print("ListLicenses page of 100", 1, measure(port, 1, 3s, readPage));
    service.copyLicense(arn, 99'900);
    print("... of 100,000 licenses", 1, measure(port, 1, 3s, readPage));
    return 0;
}
