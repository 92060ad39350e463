// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionbook.h"
#include "core/settings.h"
#include "support/localworld.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"
#include "workflows/connectioncheck.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using Outcome = ConnectionCheck::Outcome;

namespace {

const QByteArray identityBody =
    "<R><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ann</Arn>"
    "<Account>111122223333</Account></GetCallerIdentityResult></R>";

QList<Outcome> outcomesOf(const ConnectionCheck &check)
{
    QList<Outcome> outcomes;
    for (const ConnectionCheck::Step &step : check.steps())
        outcomes.append(step.outcome);
    return outcomes;
}

QByteArray queryError(const QByteArray &code)
{
    return RawServer::answer("<ErrorResponse><Error><Code>" + code
                                 + "</Code><Message>m</Message></Error></ErrorResponse>",
                             "403 Forbidden");
}

QByteArray jsonError(const QByteArray &code)
{
    return RawServer::answer("{\"__type\":\"" + code + "\"}", "400 Bad Request");
}

} // namespace

class TestConnectionCheck : public QObject {
    Q_OBJECT
private slots:
    void init();
    void localServicePasses();
    void everyRegionIsTried();
    void failuresAreExplained_data();
    void failuresAreExplained();
    void untrustedCertificateIsTold();
    void deadProxyIsTold();
    void missingRegionIsTold();
    void otherAccountIsTold();
    void cancelSkipsTheRest();
    void mayBeCancelledByItsListener();

private:
    Connection connection() const;
    void run(ConnectionCheck &check, const Connection &connection);

    QByteArray m_identityAnswer;
    QMap<QByteArray, QByteArray> m_regionAnswers;
    bool m_isSilent = false;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ConnectionBook> m_book;
    std::unique_ptr<LocalLauncher> m_launcher;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
};

void TestConnectionCheck::init()
{
    m_session.reset();
    m_identityAnswer = RawServer::answer(identityBody);
    m_regionAnswers.clear();
    m_isSilent = false;
    m_server = std::make_unique<RawServer>([this](const RawRequest &request) {
        const QByteArray region = request.header("Authorization").split('/').value(2);
        if (m_isSilent)
            return;
        request.socket->write(request.body.startsWith("Action=")
                                  ? m_identityAnswer
                                  : m_regionAnswers.value(region, RawServer::answer("{}")));
    });
    m_home = std::make_unique<TemporaryHome>();
    m_home->write(u".aws/credentials"_s, "[p]\naws_access_key_id = A\naws_secret_access_key = S\n");
    m_settings = std::make_unique<Settings>(m_home->path() + u"/settings.ini"_s, Instant());
    m_book = std::make_unique<ConnectionBook>(*m_settings);
    m_launcher = std::make_unique<LocalLauncher>();
    m_session = std::make_unique<Session>(
        SessionParts{m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
        ConnectionRegistry(Environment({{u"HOME"_s, m_home->path()}}), {}, m_book.get()));
}

/// Not kept anywhere.
Connection TestConnectionCheck::connection() const
{
    return {.name = u"lab"_s,
            .kind = Connection::Kind::Endpoint,
            .profile = u"p"_s,
            .region = u"eu-west-1"_s,
            .endpoint = QUrl(QString::fromLatin1(m_server->origin()))};
}

void TestConnectionCheck::run(ConnectionCheck &check, const Connection &connection)
{
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start(connection);
    QVERIFY(check.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QVERIFY(!check.isRunning());
}

void TestConnectionCheck::localServicePasses()
{
    ConnectionCheck check(*m_session);
    run(check, *m_session->registry().byId(LocalWorld::vendor()));
    QVERIFY(check.isPassed());
    QCOMPARE(check.steps().size(), 3);
    QCOMPARE(check.steps().last().title, u"License Manager in us-east-1"_s);
    QVERIFY(check.steps().at(1).text.contains(check.identity().arn));
    // Nothing was opened.
    QVERIFY(m_session->opened().isEmpty());
}

void TestConnectionCheck::everyRegionIsTried()
{
    Connection several = connection();
    several.regions = {u"eu-west-1"_s, u"ap-east-1"_s, u"us-east-1"_s};
    m_regionAnswers = {{"ap-east-1", jsonError("UnrecognizedClientException")}};
    ConnectionCheck check(*m_session);
    run(check, several);
    QVERIFY(!check.isPassed());
    QCOMPARE(outcomesOf(check),
             (QList<Outcome>{Outcome::Passed, Outcome::Passed, Outcome::Passed, Outcome::Failed,
                             Outcome::Passed}));
    QCOMPARE(check.steps().at(3).text, u"The keys work in eu-west-1, but not in ap-east-1."_s);
    QVERIFY(check.steps().at(3).problem.details.contains(u"UnrecognizedClientException"_s));
}

void TestConnectionCheck::failuresAreExplained_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QByteArray>("region");
    QTest::addColumn<int>("failed");
    QTest::addColumn<QString>("told");
    const QByteArray fine = RawServer::answer(identityBody);
    QTest::newRow("expired") << queryError("ExpiredToken") << QByteArray() << 1
                             << u"have expired"_s;
    QTest::newRow("wrong keys") << queryError("InvalidClientTokenId") << QByteArray() << 1
                                << u"does not accept the keys"_s;
    QTest::newRow("clock") << queryError("RequestTimeTooSkewed") << QByteArray() << 1 << u"clock"_s;
    QTest::newRow("no answer of STS")
        << RawServer::answer("<html>login</html>") << QByteArray() << 1 << u"understood"_s;
    QTest::newRow("no permission")
        << fine << jsonError("AccessDeniedException") << 2 << u"may not do it"_s;
    QTest::newRow("busy") << fine << jsonError("ThrottlingException") << 2
                          << u"too many were sent"_s;
}

void TestConnectionCheck::failuresAreExplained()
{
    QFETCH(const int, failed);
    QFETCH(const QString, told);
    QFETCH(const QByteArray, region);
    QFETCH(const QByteArray, identity);
    m_identityAnswer = identity;
    m_regionAnswers = {{"eu-west-1", region}};
    ConnectionCheck check(*m_session);
    run(check, connection());
    QVERIFY(!check.isPassed());
    for (int i = 0; i < check.steps().size(); ++i)
        QCOMPARE(check.steps().at(i).outcome,
                 i < failed        ? Outcome::Passed
                     : i == failed ? Outcome::Failed
                                   : Outcome::Skipped);
    const ConnectionCheck::Step &step = check.steps().at(failed);
    QVERIFY2(step.text.contains(told), qPrintable(step.text));
    QVERIFY(!step.problem.whatToDo.isEmpty());
}

void TestConnectionCheck::untrustedCertificateIsTold()
{
    const RawServer server([](const RawRequest &) {}, RawServer::Wire::Tls);
    Connection secure = connection();
    secure.endpoint = QUrl(QString::fromLatin1(server.origin()));
    ConnectionCheck check(*m_session);
    run(check, secure);
    QCOMPARE(check.steps().at(1).outcome, Outcome::Failed);
    QVERIFY2(check.steps().at(1).text.contains(u"certificate"_s),
             qPrintable(check.steps().at(1).text));
}

void TestConnectionCheck::deadProxyIsTold()
{
    RawServer proxy([](const RawRequest &) {});
    Connection behind = connection();
    behind.endpoint = QUrl(u"https://service.test"_s);
    behind.proxy = QUrl(QString::fromLatin1(proxy.origin()));
    proxy.stopListening();
    ConnectionCheck check(*m_session);
    run(check, behind);
    QCOMPARE(check.steps().at(1).outcome, Outcome::Failed);
    QVERIFY2(check.steps().at(1).text.contains(u"proxy"_s),
             qPrintable(check.steps().at(1).problem.text()));
}

void TestConnectionCheck::missingRegionIsTold()
{
    Connection nowhere = connection();
    nowhere.region.clear();
    nowhere.endpoint.clear();
    ConnectionCheck check(*m_session);
    run(check, nowhere);
    QCOMPARE(check.steps().at(0).outcome, Outcome::Failed);
    QVERIFY(check.steps().at(0).text.contains(u"Region"_s));
    QCOMPARE(m_server->requestCount(), 0);
}

void TestConnectionCheck::otherAccountIsTold()
{
    Connection known = connection();
    known.id = u"endpoint:lab"_s;
    m_book->rememberIdentity(known.id, {u"aws"_s, u"999988887777"_s, u"arn"_s});
    ConnectionCheck check(*m_session);
    run(check, known);
    QVERIFY(check.isPassed());
    QVERIFY(check.steps().at(1).text.contains(u"999988887777"_s));
}

void TestConnectionCheck::cancelSkipsTheRest()
{
    m_isSilent = true;
    ConnectionCheck check(*m_session);
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start(connection());
    QTRY_COMPARE(m_server->requestCount(), 1);
    check.cancel();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(outcomesOf(check),
             (QList<Outcome>{Outcome::Passed, Outcome::Skipped, Outcome::Skipped}));
    // It can begin again.
    m_isSilent = false;
    run(check, connection());
    QVERIFY(check.isPassed());
}

void TestConnectionCheck::mayBeCancelledByItsListener()
{
    for (int at = 1; at < 8; ++at) {
        ConnectionCheck check(*m_session);
        int heard = 0;
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        connect(&check, &ConnectionCheck::stepsChanged, this, [&] {
            if (++heard == at)
                check.cancel();
        });
        check.start(connection());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!check.isRunning());
    }
}

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connectioncheck.moc"
