// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "connections/keyvault.h"
#include "connections/session.h"
#include "support/signinserver.h"
#include "support/temporaryhome.h"
#include "support/testprompter.h"

#include <QTest>

#include <optional>

using namespace lc;
using namespace lc::test;
using State = Session::State;

namespace {

const QString sso = QStringLiteral("profile:sso");
const QString other = QStringLiteral("profile:other");
const QString mfa = QStringLiteral("profile:mfa");

constexpr auto config = "[sso-session dev]\nsso_region = eu-west-1\n"
                        "sso_start_url = https://dev.awsapps.example/start\n"
                        "[profile sso]\nsso_session = dev\nsso_account_id = 111122223333\n"
                        "sso_role_name = Reader\nregion = eu-west-1\n"
                        "[profile other]\nsso_session = dev\nsso_account_id = 444455556666\n"
                        "sso_role_name = Reader\nregion = eu-west-1\n"
                        "[profile mfa]\nrole_arn = arn:aws:iam::111122223333:role/r\n"
                        "source_profile = base\nmfa_serial = me\nregion = eu-west-1\n"
                        "[profile base]\naws_access_key_id = AKIDBASE\n"
                        "aws_secret_access_key = S\n"
                        "[default]\naws_access_key_id = AKIDWRONG\n"
                        "aws_secret_access_key = S\n";

/// Sign-in services, a person and a session over the program's own threads.
class World {
public:
    World()
    {
        home.write(QStringLiteral(".aws/config"), config);
        server.instead = [this](const QString &operation, const RawRequest &request) {
            if (operation != QLatin1StringView("GetCallerIdentity"))
                return false;
            const QByteArray authorization = request.header("Authorization");
            const qsizetype begin = authorization.indexOf("Credential=") + 11;
            identities.append(authorization.mid(begin, authorization.indexOf('/', begin) - begin));
            request.socket->write(
                RawServer::answer("<R><RResult><Arn>arn:aws:sts::111122223333:assumed-role/r/s</"
                                  "Arn><UserId>u</UserId>"
                                  "<Account>111122223333</Account></RResult></R>"));
            return true;
        };
        session.registry().reload();
        session.setPrompter(&person);
    }
    bool reaches(const QString &id, State state)
    {
        return QTest::qWaitFor([&] { return session.state(id) == state; }, 10'000);
    }

    TemporaryHome home;
    SignInServer server;
    QList<QByteArray> identities; ///< access keys that asked who they are
    TestPrompter person;
    std::shared_ptr<Workers> workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    Session session{
        {workers, std::make_shared<SystemClock>()},
        ConnectionRegistry(Environment({{QStringLiteral("HOME"), home.path()},
                                        {QStringLiteral("AWS_ENDPOINT_URL"), server.url()}}))};
};

} // namespace

/// Connections that need a person, from opening them to knowing who they speak as.
class tst_SignIn : public QObject {
    Q_OBJECT
private slots:
    void aSignInOpensAllConnectionsOfASession();
    void aCodeOpensAConnection();
    void decliningFailsAndRetryingAsksAgain();
    void closingTakesThePromptAway();
    void withoutAPersonNothingElseIsTried();
    void typedKeysOpenTheirConnectionAlone();
};

void tst_SignIn::aSignInOpensAllConnectionsOfASession()
{
    World world;
    world.server.isConfirmed = false;
    world.person.onShown = [&] { world.server.isConfirmed = true; };
    world.session.open(sso);
    world.session.open(other);
    QVERIFY(world.reaches(sso, State::Open));
    QVERIFY(world.reaches(other, State::Open));
    QCOMPARE(world.person.signInRequests.size(), 1);
    QTRY_COMPARE(world.person.open, 0);
    QCOMPARE(world.server.count("GetRoleCredentials"), 2);
    // The next start of the program finds the sign-in.
    world.session.close(sso);
    world.session.open(sso);
    QVERIFY(world.reaches(sso, State::Open));
    QCOMPARE(world.person.signInRequests.size(), 1);
}

void tst_SignIn::aCodeOpensAConnection()
{
    World world;
    world.server.acceptedCode = QStringLiteral("123456");
    world.person.codes = {QStringLiteral("000000"), QStringLiteral("123456")};
    world.session.open(mfa);
    QVERIFY(world.reaches(mfa, State::Open));
    QCOMPARE(world.person.mfaRequests.size(), 2);
    QCOMPARE(world.person.mfaRequests.first().connectionName, QStringLiteral("mfa"));
    QCOMPARE(world.identities, QList<QByteArray>{"ASIA1"});
}

void tst_SignIn::decliningFailsAndRetryingAsksAgain()
{
    World world;
    world.session.open(mfa);
    QVERIFY(world.reaches(mfa, State::Failed));
    QCOMPARE(world.session.error(mfa).kind, ApiError::Kind::Credentials);
    QVERIFY(world.session.error(mfa).message.contains(QStringLiteral("No code")));
    QVERIFY(world.identities.isEmpty());
    world.person.codes = {QStringLiteral("1")};
    world.session.retry();
    QVERIFY(world.reaches(mfa, State::Open));
    QCOMPARE(world.person.mfaRequests.size(), 2);
}

void tst_SignIn::closingTakesThePromptAway()
{
    World world;
    world.server.isConfirmed = false;
    world.session.open(sso);
    QTRY_COMPARE(world.person.open, 1);
    world.session.close(sso);
    QTRY_COMPARE(world.person.open, 0);
    QVERIFY(!world.person.isWanted());
}

void tst_SignIn::withoutAPersonNothingElseIsTried()
{
    World world;
    world.session.setPrompter(nullptr);
    for (const QString &id : {sso, mfa}) {
        world.session.open(id);
        QVERIFY(world.reaches(id, State::Failed));
        QCOMPARE(world.session.error(id).kind, ApiError::Kind::Credentials);
    }
    QVERIFY(world.session.error(sso).message.contains(QStringLiteral("aws sso login")));
    // The keys of the default profile and of the role's source are another identity.
    QVERIFY(world.identities.isEmpty());
}

void tst_SignIn::typedKeysOpenTheirConnectionAlone()
{
    World world;
    const QString id = QStringLiteral("keys:lab");
    Session session(
        {world.workers, std::make_shared<SystemClock>()},
        ConnectionRegistry(Environment({{QStringLiteral("HOME"), world.home.path()},
                                        {QStringLiteral("AWS_ENDPOINT_URL"), world.server.url()}}),
                           {Connection{.id = id,
                                       .name = QStringLiteral("Lab"),
                                       .kind = Connection::Kind::Keys,
                                       .region = QStringLiteral("eu-west-1")}}));
    session.open(id);
    QTRY_COMPARE(session.state(id), State::Failed);
    QCOMPARE(session.error(id).kind, ApiError::Kind::Credentials);
    QVERIFY(session.error(id).message.contains(QStringLiteral("Enter them again")));
    QVERIFY(world.identities.isEmpty());
    QObject context;
    std::optional<KeyVault::Kept> kept;
    session.keyVault().keep(id, {QStringLiteral("AKIDTYPED"), Secret("S"), {}, {}}, &context,
                            [&](const KeyVault::Kept &told) { kept = told; });
    QTRY_VERIFY(kept);
    QCOMPARE(kept->stay, KeyVault::Stay::ThisRun);
    session.retry();
    QTRY_COMPARE(session.state(id), State::Open);
    QCOMPARE(world.identities, QList<QByteArray>{"AKIDTYPED"});
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_signin.moc"
