// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cutserver.h"
#include "support/faultworld.h"
#include "support/laxtlsserver.h"
#include "support/loopbackproxy.h"

#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;
using Executed = ApiError::Executed;
using ErrorKind = ApiError::Kind;
using Point = CutServer::Point;
using Ending = CutServer::Ending;

namespace {

/// What a fault has to end as.
struct Expected {
    std::optional<ErrorKind> kind; ///< none: success
    Executed change = Executed::No; ///< what is known of a change; reads always change nothing
    RetryKind retry = RetryKind::None;
};

constexpr Expected success{};
constexpr Expected unreachable{ErrorKind::Offline, Executed::No, RetryKind::Transient};
constexpr Expected insecure{ErrorKind::Offline, Executed::No};
constexpr Expected cutOff{ErrorKind::Offline, Executed::Unknown, RetryKind::Transient};
constexpr Expected late{ErrorKind::Timeout, Executed::Unknown, RetryKind::Transient};
constexpr Expected lateConnect{ErrorKind::Timeout, Executed::No, RetryKind::Transient};
constexpr Expected unreadable{ErrorKind::BadAnswer, Executed::Unknown};
constexpr Expected redirected{ErrorKind::BadAnswer, Executed::No};
constexpr Expected broken{ErrorKind::Service, Executed::Unknown, RetryKind::Transient};
constexpr Expected throttled{ErrorKind::Throttled, Executed::No, RetryKind::Throttle};

/// An answer that goes wrong, in the place of every answer.
struct AnswerFault {
    const char *name;
    QByteArray bytes;
    Expected expected;
    Ending ending = Ending::Silence;
    QByteArray xml; ///< for services of the query protocol, where it matters
    bool isGoodWithoutBody = false; ///< right for operations that answer nothing
};

QByteArray json(const QByteArray &body, const char *status = "200 OK",
                const QByteArray &headers = {})
{
    return RawServer::answer(body, status, headers);
}

/// What the service would have said.
QByteArray goodAnswer(const FaultCall &call)
{
    if (call.operation->service->protocol == Service::Protocol::Query)
        return RawServer::answer(
            "<R><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S"
            "</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2026-11-21T12:00:00Z"
            "</Expiration></Credentials></AssumeRoleResult></R>");
    if (call.operation == &sso::GetRoleCredentials::operation)
        return json(R"({"roleCredentials":{"accessKeyId":"A","secretAccessKey":"S",)"
                    R"("sessionToken":"T","expiration":1795261200000}})");
    return json("{}");
}

QByteArray gzipHeader()
{
    return "Content-Encoding: gzip\r\n";
}

QList<AnswerFault> answerFaults()
{
    const QByteArray deep = "{\"x\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
    const QByteArray xmlThrottle = "<E><Error><Code>Throttling</Code></Error></E>";
    const QByteArray elsewhere = "Location: http://127.0.0.1:1/login\r\n";
    return {
        {"F20 silence after 100", "HTTP/1.1 100 Continue\r\n\r\n", late},
        {"F23 status only", "HTTP/1.1 200 OK\r\n", cutOff, Ending::Close},
        {"F25 short of its length", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}", cutOff,
         Ending::Close},
        {"F27 chunks cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
         cutOff, Ending::Close},
        {"F27 a chunk of no size",
         "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", unreadable},
        {"F27 a chunk of negative size",
         "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n", unreadable},
        {"F28 broken gzip", json("\x1f\x8bjunk", "200 OK", gzipHeader()), unreadable},
        {"F31 stall in the body", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", late},
        {"F32 page of a portal", json("<html><body>Please log in</body></html>"), unreadable},
        {"F33 302", json("", "302 Found", elsewhere), redirected},
        {"F33 307", json("", "307 Temporary", elsewhere), redirected},
        {"F33 308", json("", "308 Permanent", elsewhere), redirected},
        {"F34 empty 200", json(""), unreadable, Ending::Silence, {}, true},
        {"F34 204", "HTTP/1.1 204 No Content\r\n\r\n", unreadable, Ending::Silence, {}, true},
        {"F35 not UTF-8", json("{\"x\":\"\xff\xfe\"}"), unreadable},
        {"F36 half a text", json("{\"x\":"), unreadable},
        {"F36 deep", json(deep), unreadable},
        {"F36 huge number", json("{\"x\":1e400}"), unreadable},
        {"F36 no structure", json("\"text\""), unreadable},
        {"F37 500", json("{\"__type\":\"ServerInternalException\"}", "500 X"), broken},
        {"F37 500 without a body", json("", "500 X"), broken},
        {"F37 502 of a gateway", json("<html>", "502 X"), broken},
        {"F37 503 without a body", json("", "503 X"), broken},
        {"F37 504 without a body", json("", "504 X"), broken},
        {"F37 501", json("", "501 X"), {ErrorKind::Service, Executed::Unknown}},
        {"F38 RateLimitExceededException, 400",
         json(R"({"__type":"RateLimitExceededException"})", "400 X"), throttled, Ending::Silence,
         RawServer::answer(xmlThrottle, "400 X")},
        {"F38 429 without a body", json("", "429 X"), throttled},
        {"F38 ThrottlingException, 503", json(R"({"__type":"ThrottlingException"})", "503 X"),
         throttled, Ending::Silence, RawServer::answer(xmlThrottle, "503 X")},
        {"403 of a gateway", json("<html>", "403 X"), {ErrorKind::Denied, Executed::No}},
        {"not HTTP", "220 mail.example ESMTP\r\n", cutOff, Ending::Close},
    };
}

int sendsOf(const Expected &expected, const Operation &operation)
{
    if (expected.retry == RetryKind::None)
        return 1;
    const bool mayRepeat = expected.change == Executed::No || !operation.changesState()
        || operation.repeat == Operation::Repeat::Token;
    return mayRepeat ? retrynumbers::attempts : 1;
}

/// What is wrong with the end of a call; empty when it is as it has to be.
QByteArray problem(const QByteArray &fault, const FaultCall &call, const FaultEnd &end,
                   const Expected &expected, qint64 limit = 0)
{
    const QByteArray where = fault + ", " + call.name + ": ";
    if (!end.outcome)
        return where + "stuck";
    const ApiError error = *end.outcome ? ApiError() : end.outcome->error();
    const QByteArray said = where + error.message.toUtf8() + ' ';
    if (bool(*end.outcome) == bool(expected.kind))
        return said + (*end.outcome ? "done" : "not done");
    if (end.sends != (expected.kind ? sendsOf(expected, *call.operation) : 1))
        return said + QByteArray::number(end.sends) + " sends";
    // Exact deadlines are tst_transporttraps'; here nothing may hang. Bulk work that was throttled
    // waits for its turn.
    const qint64 allowed = limit > 0 ? limit : end.sends * 550 + 3'000;
    if (expected.retry != RetryKind::Throttle && end.milliseconds > allowed)
        return said + QByteArray::number(end.milliseconds) + " ms";
    if (!expected.kind)
        return {};
    if (error.kind != *expected.kind)
        return said + "kind " + QByteArray::number(int(error.kind));
    if (error.executed != (call.operation->changesState() ? expected.change : Executed::No))
        return said + "executed " + QByteArray::number(int(error.executed));
    if (error.httpStatus == 0 && error.message.isEmpty())
        return said + "no words";
    return {};
}

/// One cell in so many, unless the whole matrix is wanted.
bool isChosen(int cell, int outOf)
{
    return qEnvironmentVariableIsSet("LC_ALL_FAULTS") || cell % outOf == 0;
}

/// How many more files than now the process may open.
class FileLimit {
public:
    explicit FileLimit(rlim_t more)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        // The lowest free number is what the next file gets.
        const int next = ::dup(0);
        ::close(next);
        rlimit limited = m_before;
        limited.rlim_cur = rlim_t(next) + more;
        ::setrlimit(RLIMIT_NOFILE, &limited);
    }
    ~FileLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace

/// The catalogue of network faults over every kind of call: each ends in time, as what it is, with
/// what is known of a change, and with no more sends than that allows. Names are those of the
/// catalogue.
class tst_Faults : public QObject {
    Q_OBJECT
private slots:
    void leftOut();
    void cutsOfAConnection();
    void answersThatGoWrong();
    void aRepeatedNameSpoilsAChangeOnly();
    void extraBytesAreNobodys();
    void floodOfHeaders();
    void connectionsThatFail();
    void proxiesThatFail();
    void certificatesThatFail();
    void requestsThatAreNotTaken();
    void noFilesLeft();
    void suspendedMeanwhile();
    void oneFaultIsSurvived();
};

void tst_Faults::leftOut()
{
    qInfo("F01-F03, F06, F40: tst_names.");
    qInfo("F17: a wrong clock and a certificate of another time are the same to TLS.");
    qInfo("F22 and F21: cutsOfAConnection(); F29: tst_transporttraps; F30: tst_transporttraps.");
}

void tst_Faults::cutsOfAConnection()
{
    int cell = 0;
    for (const Point point : CutServer::points) {
        for (const Ending ending : CutServer::endings) {
            for (const FaultCall &call : faultCalls()) {
                if (!isChosen(cell++, 11))
                    continue;
                CutServer server(point, ending);
                const FaultEnd end = FaultWorld().call(call, server.origin());
                const QByteArray name = "cut " + QByteArray::number(int(point)) + ", ending "
                    + QByteArray::number(int(ending));
                QCOMPARE(problem(name, call, end, ending == Ending::Silence ? late : cutOff),
                         QByteArray());
                QCOMPARE(server.connectionCount(), end.sends);
            }
        }
    }
}

void tst_Faults::answersThatGoWrong()
{
    int cell = 0;
    for (const AnswerFault &fault : answerFaults()) {
        for (const FaultCall &call : faultCalls()) {
            const bool isSlow = fault.expected.kind == ErrorKind::Timeout
                || (fault.expected.retry == RetryKind::Throttle && call.lane == Lane::Bulk);
            if (isSlow && !isChosen(cell++, 5))
                continue;
            const bool isXml = call.operation->service->protocol == Service::Protocol::Query;
            RawServer server([&](const RawRequest &request) {
                request.socket->write(isXml && !fault.xml.isEmpty() ? fault.xml : fault.bytes);
                if (fault.ending == Ending::Close)
                    request.socket->disconnectFromHost();
            });
            const FaultEnd end = FaultWorld().call(call, server.origin());
            const bool isGood =
                fault.isGoodWithoutBody && call.operation->response().fields.empty();
            QCOMPARE(problem(fault.name, call, end, isGood ? success : fault.expected),
                     QByteArray());
            QCOMPARE(server.requestCount(), end.sends);
        }
    }
}

void tst_Faults::aRepeatedNameSpoilsAChangeOnly()
{
    RawServer server(
        [](const RawRequest &request) { request.socket->write(json(R"({"x":[{"y":1,"y":2}]})")); });
    for (const FaultCall &call : faultCalls()) {
        if (call.operation->service->protocol != Service::Protocol::AwsJson)
            continue;
        const FaultEnd end = FaultWorld().call(call, server.origin());
        QCOMPARE(problem("F36 repeated name", call, end,
                         call.operation->changesState() ? unreadable : success),
                 QByteArray());
    }
}

void tst_Faults::extraBytesAreNobodys()
{
    for (const FaultCall &call : faultCalls()) {
        RawServer server([&](const RawRequest &request) {
            request.socket->write(goodAnswer(call)
                                  + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        });
        FaultWorld world;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(problem("F26", call, world.call(call, server.origin()), success),
                     QByteArray());
            QCOMPARE(server.requestCount(), i + 1);
        }
        RawServer interim([&](const RawRequest &request) {
            request.socket->write("HTTP/1.1 100 Continue\r\n\r\n" + goodAnswer(call));
        });
        QCOMPARE(problem("F20 answer after 100", call, world.call(call, interim.origin()), success),
                 QByteArray());
    }
}

/// It is refused after 64 KiB: Qt's own manager would read it all, for as long as it comes.
void tst_Faults::floodOfHeaders()
{
    const QByteArray flood = "HTTP/1.1 200 OK\r\n"
        + QByteArray("X-Flood: 0123456789012345678901234567890123456789\r\n").repeated(400'000);
    RawServer server([&](const RawRequest &request) { request.socket->write(flood); });
    for (const FaultCall &call : faultCalls())
        QCOMPARE(problem("F24", call, FaultWorld().call(call, server.origin()), unreadable),
                 QByteArray());
}

void tst_Faults::connectionsThatFail()
{
    QByteArray closed;
    {
        RawServer server([](const RawRequest &) {});
        closed = server.origin();
    }
    // A full backlog: whoever connects then hears nothing.
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), size), 0);
    QCOMPARE(::listen(listener, 0), 0);
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    const QByteArray hole = "http://127.0.0.1:" + QByteArray::number(ntohs(address.sin_port));
    QTcpSocket filler;
    filler.connectToHost(QHostAddress::LocalHost, ntohs(address.sin_port));
    QVERIFY(filler.waitForConnected());

    int cell = 0;
    for (const FaultCall &call : faultCalls()) {
        QCOMPARE(problem("F04", call, FaultWorld().call(call, closed), unreachable), QByteArray());
        // Nobody can connect to this address, and nothing leaves the machine.
        QCOMPARE(
            problem("F07", call, FaultWorld().call(call, "http://255.255.255.255:9"), unreachable),
            QByteArray());
        if (!isChosen(cell++, 3))
            continue;
        const FaultEnd end = FaultWorld().call(call, hole);
        QCOMPARE(problem("F05", call, end, lateConnect, 5'000), QByteArray());
    }
    ::close(listener);
}

void tst_Faults::proxiesThatFail()
{
    using Conduct = LoopbackProxy::Conduct;
    for (const Conduct conduct :
         {Conduct::Forbid, Conduct::AskForPassword, Conduct::DropAfterConnect, Conduct::Silence}) {
        LoopbackProxy proxy(conduct);
        FaultWorld world;
        auto route = Route::make({.caFile = {}, .proxy = proxy.url()}, Environment());
        QVERIFY(route);
        world.route = *route;
        for (const FaultCall &call : faultCalls()) {
            const FaultEnd end = world.call(call, "https://service.test");
            const QByteArray name = "F08-F10, " + QByteArray::number(int(conduct));
            QCOMPARE(
                problem(name, call, end, conduct == Conduct::Silence ? lateConnect : unreachable),
                QByteArray());
        }
    }
}

void tst_Faults::certificatesThatFail()
{
    const TestCertificate authority = TestCertificate::authority();
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(authority.certificate().toPem());
    file.flush();
    auto route = Route::make({.caFile = file.fileName(), .proxy = {}}, Environment());
    QVERIFY(route);
    const std::pair<const char *, TestCertificate> cases[] = {
        {"F12", authority.issue({.validFromDays = -20, .validToDays = -1})},
        {"F13", authority.issue({.names = "DNS:other.test"})},
        {"F14", TestCertificate::authority().issue()},
        {"F17", authority.issue({.validFromDays = 1})},
        {"F15", authority.issue()}};
    for (const auto &[name, certificate] : cases) {
        const bool isOld = qstrcmp(name, "F15") == 0;
        LaxTlsServer server(certificate, {}, isOld ? TLS1_1_VERSION : 0);
        for (const FaultCall &call : faultCalls()) {
            FaultWorld world;
            world.route = *route;
            world.deadlines.connect = world.deadlines.whole = std::chrono::seconds(5);
            QCOMPARE(problem(name, call, world.call(call, server.origin()), insecure, 3'000),
                     QByteArray());
        }
        QCOMPARE(server.requestCount(), 0);
    }
}

void tst_Faults::requestsThatAreNotTaken()
{
    int cell = 0;
    for (const FaultCall &call : faultCalls()) {
        // Texts of lists and of paths stay small.
        if (call.lane == Lane::Bulk || qstrcmp(call.operation->method, "POST") != 0
            || !isChosen(cell++, 3))
            continue;
        FaultWorld world;
        world.textSize = 8 << 20;
        CutServer resetting(Point::FirstByte, Ending::Reset);
        QCOMPARE(problem("F18", call, world.call(call, resetting.origin()), cutOff, 10'000),
                 QByteArray());
        // It never reads, so that the request fills what the system keeps.
        QTcpServer deaf;
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        deaf.pauseAccepting();
        const QByteArray origin = "http://127.0.0.1:" + QByteArray::number(deaf.serverPort());
        QCOMPARE(problem("F19", call, world.call(call, origin), late, 10'000), QByteArray());
    }
}

void tst_Faults::noFilesLeft()
{
    RawServer server([](const RawRequest &request) { request.socket->write(json("{}")); });
    for (const FaultCall &call : {faultCalls().at(0), faultCalls().at(1), faultCalls().at(2)}) {
        FaultWorld world;
        const int before = server.requestCount();
        {
            const FileLimit none(0);
            QCOMPARE(problem("F11", call, world.call(call, server.origin()), unreachable),
                     QByteArray());
        }
        QCOMPARE(server.requestCount(), before);
        RawServer good([&](const RawRequest &request) { request.socket->write(goodAnswer(call)); });
        QVERIFY2(world.call(call, good.origin()).outcome, call.name);
    }
}

void tst_Faults::suspendedMeanwhile()
{
    RawServer server([](const RawRequest &request) {
        if (request.number == 1)
            request.socket->write(json("{}"));
        // The whole process stands still, its clocks do not.
        const QString pid = QString::number(::getpid());
        QProcess::startDetached(
            u"/bin/sh"_s, {u"-c"_s, u"kill -STOP "_s + pid + u"; sleep 0.6; kill -CONT "_s + pid});
    });
    const FaultCall call = faultCalls().front();
    FaultWorld world;
    const FaultEnd first = world.call(call, server.origin());
    QVERIFY(first.outcome);
    const FaultEnd second = world.call(call, server.origin());
    QVERIFY(second.outcome);
    QVERIFY(!*second.outcome);
    QCOMPARE(second.outcome->error().kind, ErrorKind::Timeout);
}

void tst_Faults::oneFaultIsSurvived()
{
    for (const FaultCall &call : faultCalls()) {
        int fault = 0;
        RawServer server([&](const RawRequest &request) {
            if (std::exchange(fault, 0) == 0)
                request.socket->write(goodAnswer(call));
            else
                request.socket->abort();
        });
        FaultWorld world;
        for (int round = 0; round < 5; ++round) {
            fault = 1;
            const FaultEnd end = world.call(call, server.origin());
            QVERIFY2(end.outcome, call.name);
            const bool mayRepeat = !call.operation->changesState()
                || call.operation->repeat == Operation::Repeat::Token;
            QVERIFY2(bool(*end.outcome) == mayRepeat, call.name);
            if (!mayRepeat)
                QCOMPARE(end.outcome->error().executed, Executed::Unknown);
            // The next call knows nothing of it.
            QCOMPARE(problem("after a fault", call, world.call(call, server.origin()), success),
                     QByteArray());
        }
    }
}

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"
