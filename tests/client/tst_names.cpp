// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names and addresses that fail, in a network of the test's own: Linux lets a user make one, with
// its own /etc/hosts and name server, that nobody else sees.
#include "support/faultworld.h"
#include "support/rawserver.h"
#include "support/testcertificate.h"

#include <QHostInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QUdpSocket>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;
using Executed = ApiError::Executed;
using ErrorKind = ApiError::Kind;

namespace {

constexpr auto ownNetwork = "LC_OWN_NETWORK";
const QString movable = u"10.9.0.1"_s; ///< an address that can be taken away

/// A name server that says what it is told to say.
class NameServer {
public:
    enum class Conduct { NoSuchName, Silence, Loopback };

    explicit NameServer(Conduct conduct) : m_conduct(conduct)
    {
        m_isBound = m_socket.bind(QHostAddress::LocalHost, 53);
        QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { answer(); });
    }
    bool isBound() const { return m_isBound; }
    int questionCount() const { return m_questions; }

private:
    void answer()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray bytes(m_socket.pendingDatagramSize(), '\0');
            QHostAddress from;
            quint16 port = 0;
            m_socket.readDatagram(bytes.data(), bytes.size(), &from, &port);
            ++m_questions;
            if (m_conduct == Conduct::Silence || bytes.size() < 17)
                continue;
            // The question is behind the head of twelve bytes; what follows it is left out.
            const qsizetype end = bytes.indexOf('\0', 12) + 5;
            const bool isIp4 = bytes.mid(end - 4, 2) == QByteArray::fromHex("0001");
            const bool isFound = m_conduct == Conduct::Loopback;
            const QByteArray record = isFound && isIp4
                ? QByteArray::fromHex("c00c000100010000003c00047f000001")
                : QByteArray();
            m_socket.writeDatagram(bytes.left(2) + QByteArray::fromHex(isFound ? "8180" : "8183")
                                       + QByteArray::fromHex("0001")
                                       + QByteArray::fromHex(record.isEmpty() ? "0000" : "0001")
                                       + QByteArray::fromHex("00000000") + bytes.mid(12, end - 12)
                                       + record,
                                   from, port);
        }
    }

    Conduct m_conduct;
    QUdpSocket m_socket;
    bool m_isBound = false;
    int m_questions = 0;
};

/// Takes connections to an address until its backlog is full, and never says a word.
class BlackHole {
public:
    BlackHole(const QHostAddress &address, quint16 port)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(address.toIPv4Address());
        name.sin_port = htons(port);
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&name), sizeof name) != 0
            || ::listen(m_listener, 0) != 0)
            return;
        m_filler.connectToHost(address, port);
        m_isReady = m_filler.waitForConnected();
    }
    ~BlackHole() { ::close(m_listener); }
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;
    bool isReady() const { return m_isReady; }

private:
    int m_listener = -1;
    QTcpSocket m_filler;
    bool m_isReady = false;
};

void answerUsual(const RawRequest &request)
{
    request.socket->write(RawServer::answer("{}"));
}

/// Reads and changes with answers of JSON, in either lane.
std::vector<FaultCall> calls()
{
    const auto all = faultCalls();
    return {all.at(0), all.at(1), all.at(2)};
}

QByteArray at(const char *name, const RawServer &server)
{
    return QByteArray(server.origin().startsWith("https") ? "https://" : "http://") + name + ':'
        + QByteArray::number(server.port());
}

Executed known(const FaultCall &call, Executed change)
{
    return call.operation->changesState() ? change : Executed::No;
}

} // namespace

/// F01 to F03, F06 and F40 of the catalogue of faults.
class TestNames : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet(ownNetwork))
            QSKIP("No network of its own: unshare, mount or ip may not be used here");
    }

    void aNameThatDoesNotExist()
    {
        NameServer names(NameServer::Conduct::NoSuchName);
        QVERIFY(names.isBound());
        for (const FaultCall &call : calls()) {
            const FaultEnd end = FaultWorld().call(call, "http://nowhere.test:9");
            QVERIFY(end.outcome && !*end.outcome);
            const ApiError &error = end.outcome->error();
            QCOMPARE(error.kind, ErrorKind::Offline);
            QCOMPARE(error.obstacle, ApiError::Obstacle::Name);
            QCOMPARE(error.executed, Executed::No);
        }
        QVERIFY(names.questionCount() > 0);
    }

    void aNameServerThatIsSilent()
    {
        NameServer names(NameServer::Conduct::Silence);
        QVERIFY(names.isBound());
        for (const FaultCall &call : calls()) {
            const FaultEnd end = FaultWorld().call(call, "http://silent.test:9");
            QVERIFY2(end.outcome && !*end.outcome, call.name);
            QCOMPARE(end.outcome->error().kind, ErrorKind::Timeout);
            QCOMPARE(end.outcome->error().executed, Executed::No);
            QVERIFY(end.milliseconds < end.sends * 550 + 3'000);
        }
    }

    void anAddressOfSomebodyElse()
    {
        NameServer names(NameServer::Conduct::Loopback);
        QVERIFY(names.isBound());
        const TestCertificate authority = TestCertificate::authority();
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(authority.certificate().toPem());
        file.flush();
        const auto route = Route::make({.caFile = file.fileName(), .proxy = {}}, Environment());
        QVERIFY(route);
        RawServer secure(answerUsual,
                         authority.issue({.names = "DNS:other.test"}).serverConfiguration());
        RawServer portal(
            [](const RawRequest &request) { request.socket->write(RawServer::answer("<html>")); });
        for (const FaultCall &call : calls()) {
            FaultWorld world;
            world.route = *route;
            world.deadlines.connect = world.deadlines.whole = std::chrono::seconds(5);
            const FaultEnd refused = world.call(call, at("elsewhere.test", secure));
            QVERIFY2(refused.outcome && !*refused.outcome, call.name);
            QCOMPARE(refused.outcome->error().kind, ErrorKind::Offline);
            QCOMPARE(refused.outcome->error().executed, Executed::No);
            const FaultEnd strange = world.call(call, at("elsewhere.test", portal));
            QVERIFY2(strange.outcome && !*strange.outcome, call.name);
            QCOMPARE(strange.outcome->error().kind, ErrorKind::BadAnswer);
            QCOMPARE(strange.outcome->error().executed, known(call, Executed::Unknown));
        }
        QCOMPARE(secure.requestCount(), 0);
        QCOMPARE(portal.requestCount(), int(calls().size()));
    }

    /// The other address of the service gets its turn, once for each request.
    void anAddressThatIsDead()
    {
        const QList<QHostAddress> addresses = QHostInfo::fromName(u"two.test"_s).addresses();
        QCOMPARE(addresses.size(), 2);
        QTcpServer alive;
        QVERIFY(alive.listen(addresses.at(1)));
        int requests = 0;
        QObject::connect(&alive, &QTcpServer::newConnection, &alive, [&] {
            QTcpSocket *socket = alive.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [&requests, socket] {
                requests += int(socket->readAll().count("HTTP/1.1\r\n"));
                socket->write(RawServer::answer("{}"));
            });
        });
        const BlackHole dead(addresses.at(0), alive.serverPort());
        QVERIFY(dead.isReady());
        for (const FaultCall &call : calls()) {
            FaultWorld world;
            world.deadlines = {std::chrono::seconds(10), std::chrono::seconds(10),
                               std::chrono::seconds(10)};
            requests = 0;
            const FaultEnd end =
                world.call(call, "http://two.test:" + QByteArray::number(alive.serverPort()));
            QVERIFY2(end.outcome && *end.outcome, call.name);
            QVERIFY2(end.milliseconds < 5'000, call.name);
            QCOMPARE(end.sends, 1);
            QCOMPARE(requests, 1);
        }
    }

    void anAddressThatIsTakenAway()
    {
        const auto ip = [](const QString &verb) {
            return QProcess::execute(u"ip"_s,
                                     {u"addr"_s, verb, movable + u"/32"_s, u"dev"_s, u"lo"_s});
        };
        for (const FaultCall &call : calls()) {
            bool isCut = true;
            QTcpServer listener;
            QVERIFY(listener.listen(QHostAddress(movable)));
            QObject::connect(&listener, &QTcpServer::newConnection, &listener, [&] {
                QTcpSocket *socket = listener.nextPendingConnection();
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [&isCut, ip, socket] {
                    if (std::exchange(isCut, false))
                        ip(u"del"_s);
                    socket->write(RawServer::answer("{}"));
                });
            });
            const QByteArray origin =
                "http://" + movable.toLatin1() + ':' + QByteArray::number(listener.serverPort());
            FaultWorld world;
            const FaultEnd end = world.call(call, origin);
            QCOMPARE(ip(u"add"_s), 0);
            QVERIFY2(end.outcome, call.name);
            if (!*end.outcome)
                QCOMPARE(end.outcome->error().executed, known(call, Executed::Unknown));
            // The next call knows nothing of it.
            const FaultEnd after = world.call(call, origin);
            QVERIFY2(after.outcome && *after.outcome, call.name);
        }
    }
};

/// The test again in a network of its own; nothing where that cannot be had.
std::optional<int> runInOwnNetwork(const QStringList &arguments)
{
    const QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    };
    write("hosts", "127.0.0.1 localhost\n10.9.0.2 two.test\n10.9.0.3 two.test\n");
    write("resolv.conf", "nameserver 127.0.0.1\noptions timeout:5 attempts:1\n");
    const QString setUp = u"ip link set lo up && ip addr add 10.9.0.1/32 dev lo"
                          " && ip addr add 10.9.0.2/32 dev lo && ip addr add 10.9.0.3/32 dev lo"
                          " && mount --bind "_s
        + folder.filePath(u"hosts"_s) + u" /etc/hosts && mount --bind "_s
        + folder.filePath(u"resolv.conf"_s) + u" /etc/resolv.conf"_s;
    const QStringList own{u"-Urmn"_s, u"--"_s, u"/bin/sh"_s, u"-c"_s};
    QProcess probe;
    probe.start(u"unshare"_s, own + QStringList{setUp});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        return std::nullopt;
    QProcess test;
    test.setProcessChannelMode(QProcess::ForwardedChannels);
    qputenv(ownNetwork, "1");
    test.start(u"unshare"_s, own + QStringList{setUp + u" && exec \"$0\" \"$@\""_s} + arguments);
    return test.waitForFinished(300'000) ? test.exitCode() : 1;
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!qEnvironmentVariableIsSet(ownNetwork)) {
        if (const auto code = runInOwnNetwork(QStringList{QCoreApplication::applicationFilePath()}
                                              + QCoreApplication::arguments().mid(1)))
            return *code;
    }
    TestNames test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_names.moc"
