// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/tokens.h"
#include "console/consoleworld.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"

#include <QProcess>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

namespace {

const QString profile = u"profile:canary"_s;

/// The program itself, in a process of its own: it works with the keys of a profile, closes the
/// connection, says so, and goes on until its input ends. It knows no secret but from the file.
int work()
{
    ConsoleWorld world;
    CommandLine line;
    line.connections = {profile};
    if (!world.startOnly(line))
        return 1;
    Session &session = world.console().session();
    if (!QTest::qWaitFor([&] { return session.state(profile) == Session::State::Open; }, 20'000))
        return 2;
    std::optional<bool> answered;
    {
        QObject context;
        const PendingCall call = session.client(profile)->call<licensemanager::ListTokens>(
            {}, &context, [&](const auto &answer) { answered = bool(answer); });
        if (!QTest::qWaitFor([&] { return answered.has_value(); }, 20'000))
            return 3;
    }
    session.close(profile);
    QTest::qWait(2'000); // what is deleted later is gone, and threads have settled
    printf("CLOSED\n");
    fflush(stdout);
    return getchar() == EOF ? 0 : 4;
}

/// As long as a real one, and in no file of the program.
QByteArray randomSecret()
{
    return (QUuid::createUuid().toByteArray(QUuid::Id128)
            + QUuid::createUuid().toByteArray(QUuid::Id128))
        .left(40);
}

int countOf(const QByteArray &what, const QByteArray &where)
{
    int count = 0;
    for (qsizetype at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1))
        ++count;
    return count;
}

} // namespace

/// Row C7: after a connection is closed the memory of the program holds none of its secrets.
class TestMemory : public QObject {
    Q_OBJECT
private slots:
    void closedConnectionsLeaveNoSecretBehind_data();
    void closedConnectionsLeaveNoSecretBehind();
};

void TestMemory::closedConnectionsLeaveNoSecretBehind_data()
{
    QTest::addColumn<RawServer::Wire>("wire");
    QTest::newRow("plain") << RawServer::Wire::Plain;
    QTest::newRow("TLS") << RawServer::Wire::Tls;
}

void TestMemory::closedConnectionsLeaveNoSecretBehind()
{
    const QString gcore = QStandardPaths::findExecutable(u"gcore"_s);
    if (gcore.isEmpty())
        QSKIP("gcore (package gdb) is not installed: the memory of the program was not looked at");
    QFETCH(RawServer::Wire, wire);
    const auto answer = [](const RawRequest &request) {
        request.socket->write(RawServer::answer(
            request.header("X-Amz-Target").isEmpty()
                ? QByteArray("<R><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:root"
                             "</Arn><Account>111122223333</Account></GetCallerIdentityResult></R>")
                : QByteArray("{}")));
    };
    RawServer service(answer, wire);
    const QByteArray secretKey = randomSecret();
    const QByteArray sessionToken = randomSecret();
    TemporaryHome home;
    home.write(u".aws/config"_s,
               "[profile canary]\nregion = us-east-1\nendpoint_url = " + service.origin()
                   + "\nca_bundle = "
                   + home.write(u"authority.pem"_s, RawServer::certificate().toPem()).toUtf8()
                   + "\naws_access_key_id = AKIDCANARY\naws_secret_access_key = " + secretKey
                   + "\naws_session_token = " + sessionToken + '\n');
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_MEMORY_CHILD"_s, home.path(u".aws/config"_s));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(), QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine() || program.state() == QProcess::NotRunning,
                             60'000);
    QCOMPARE(program.readLine().trimmed(), QByteArray("CLOSED"));

    QProcess dump;
    dump.start(gcore, {u"-o"_s, home.path(u"core"_s), QString::number(program.processId())});
    QVERIFY(dump.waitForFinished(120'000));
    QFile core(home.path(u"core."_s + QString::number(program.processId())));
    if (!core.open(QIODevice::ReadOnly))
        QSKIP(("gcore may not look at another process here: " + dump.readAllStandardError())
                  .constData());
    const QByteArray memory = core.readAll();
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished(30'000));
    QVERIFY2(memory.contains("AKIDCANARY") || memory.contains("111122223333"), "an empty core");
    const auto wide = [](const QByteArray &text) {
        const QString letters = QString::fromLatin1(text);
        return QByteArray(reinterpret_cast<const char *>(letters.utf16()), text.size() * 2);
    };
    QCOMPARE(countOf(secretKey, memory), 0);
    QCOMPARE(countOf(wide(secretKey), memory), 0);
    QCOMPARE(countOf(wide(sessionToken), memory), 0);
    const int copies = countOf(sessionToken, memory);
    if (wire == RawServer::Wire::Plain) {
        QCOMPARE(copies, 0);
        return;
    }
    // It travels in every request: QSslSocket copies what it sends into a buffer of its own, which
    // it frees without wiping it (ARCHITECTURE.md).
    qInfo("%d requests over TLS left %d copies of the session token in freed buffers of Qt.",
          service.requestCount(), copies);
    QVERIFY(copies <= 2 * service.requestCount());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // Every test begins without settings of AWS: the child gets its own back.
    if (const QByteArray config = qgetenv("LC_MEMORY_CHILD"); !config.isEmpty()) {
        qputenv("AWS_CONFIG_FILE", config);
        return work();
    }
    TestMemory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_memory.moc"
