// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "aws/directtransport.h"
#include "connections/connectionbook.h"
#include "connections/session.h"
#include "core/settings.h"
#include "support/locallauncher.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"
#include "support/testjournal.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using apigateway::GetUsagePlans;
using licensemanager::CreateLicenseConfiguration;
using licensemanager::ListLicenseConfigurations;
using State = Session::State;

namespace {

const QString lab = u"endpoint:lab"_s;

/// Answers as STS does, for an account that can be changed, and with an empty object to the rest.
class Lab {
public:
    Lab() : server([this](const RawRequest &request) { answer(request); }) { }
    QUrl url() const { return QUrl(QString::fromLatin1(server.origin())); }

    QByteArray account = "111122223333";
    QByteArray principal = "user/ann";
    QList<QByteArray> scopes; ///< of the signatures: "eu-west-1/license-manager"
    RawServer server;

private:
    void answer(const RawRequest &request)
    {
        const QList<QByteArray> scope = request.header("Authorization").split('/');
        scopes.append(scope.value(2) + '/' + scope.value(3));
        if (request.body.startsWith("Action="))
            request.socket->write(RawServer::answer(
                "<R><GetCallerIdentityResult><Arn>arn:aws:sts::" + account + ':' + principal
                + "</Arn><Account>" + account + "</Account></GetCallerIdentityResult></R>"));
        else
            request.socket->write(RawServer::answer("{}"));
    }
};

} // namespace

/// How the settings of a connection take effect, through the real transport.
class TestConnectionAccess : public QObject {
    Q_OBJECT
private slots:
    void init();
    void callsEachRegion();
    void chosenRegionComesFirst();
    void everyRegionOfThePartition();
    void servicesHaveEndpointsOfTheirOwn();
    void switchesChooseTheEndpoint();
    void unreadableAuthoritiesAreTold();
    void readOnlySendsNoChange();
    void otherAccountIsAQuestion();
    void otherUserOfTheAccountIsTold();
    void newSessionOfARoleIsNobodyNew();

private:
    void define(const std::function<void(Connection &)> &change = {});
    template <class Op> std::optional<ApiError> tryCall(Client &client);

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ConnectionBook> m_book;
    std::unique_ptr<Lab> m_lab;
    TestJournal m_journal;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
};

void TestConnectionAccess::init()
{
    m_session.reset();
    m_home = std::make_unique<TemporaryHome>();
    m_home->write(u".aws/credentials"_s, "[p]\naws_access_key_id = A\naws_secret_access_key = S\n");
    m_settings = std::make_unique<Settings>(m_home->path() + u"/settings.ini"_s, Instant());
    m_book = std::make_unique<ConnectionBook>(*m_settings);
    m_lab = std::make_unique<Lab>();
    m_journal.records.clear();
    m_session = std::make_unique<Session>(
        SessionParts{m_workers, std::make_shared<SystemClock>(), nullptr, &m_journal},
        ConnectionRegistry(Environment({{u"HOME"_s, m_home->path()}}), {}, m_book.get()));
    define();
}

void TestConnectionAccess::define(const std::function<void(Connection &)> &change)
{
    Connection connection{.id = lab,
                          .name = u"lab"_s,
                          .kind = Connection::Kind::Endpoint,
                          .profile = u"p"_s,
                          .region = u"eu-west-1"_s,
                          .endpoint = m_lab->url()};
    if (change)
        change(connection);
    m_book->put(connection, std::nullopt);
    m_session->reload();
}

template <class Op> std::optional<ApiError> TestConnectionAccess::tryCall(Client &client)
{
    std::optional<std::optional<ApiError>> outcome;
    const PendingCall call = client.call<Op>({}, this, [&](const auto &answer) {
        outcome = answer ? std::nullopt : std::optional(answer.error());
    });
    const bool isAnswered = QTest::qWaitFor([&] { return outcome.has_value(); });
    return isAnswered ? *outcome : ApiError{.kind = ApiError::Kind::Timeout};
}

void TestConnectionAccess::callsEachRegion()
{
    define([](Connection &c) { c.regions = {u"us-east-1"_s, u"eu-west-1"_s, u"us-east-1"_s}; });
    QCOMPARE(m_session->regions(lab), (QStringList{u"eu-west-1"_s, u"us-east-1"_s}));
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    for (const QString &region : m_session->regions(lab)) {
        Client *client = m_session->clientIn(lab, region);
        QCOMPARE(client->region(), region);
        QCOMPARE(m_session->clientIn(lab, region), client);
        QVERIFY(!tryCall<ListLicenseConfigurations>(*client));
    }
    QCOMPARE(m_session->client(lab), m_session->clientIn(lab, u"eu-west-1"_s));
    QCOMPARE(m_lab->scopes,
             (QList<QByteArray>{"eu-west-1/sts", "eu-west-1/license-manager",
                                "us-east-1/license-manager"}));
    QCOMPARE(m_journal.records.last().region, u"us-east-1"_s);
    QCOMPARE(m_journal.records.last().account, u"111122223333"_s);
}

void TestConnectionAccess::chosenRegionComesFirst()
{
    define([](Connection &c) { c.regions = {u"us-east-1"_s, u"us-west-2"_s}; });
    // The configured Region is not among the wanted ones: the first of them is home.
    QCOMPARE(m_session->regions(lab), (QStringList{u"us-east-1"_s, u"us-west-2"_s}));
    m_session->open(lab, u"ap-south-1"_s);
    QCOMPARE(m_session->regions(lab), QStringList(u"ap-south-1"_s));
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QCOMPARE(m_lab->scopes, (QList<QByteArray>{"ap-south-1/sts"}));
}

void TestConnectionAccess::everyRegionOfThePartition()
{
    define([](Connection &c) {
        c.region = u"us-gov-west-1"_s;
        c.regions = {QString(Connection::everyRegion)};
    });
    QCOMPARE(m_session->regions(lab), (QStringList{u"us-gov-west-1"_s, u"us-gov-east-1"_s}));
    m_session->open(lab, u"eu-west-1"_s);
    QCOMPARE(m_session->regions(lab), QStringList(u"eu-west-1"_s));
    m_session->close(lab);
    define();
    m_session->open(lab, Connection::everyRegion);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QVERIFY(m_session->regions(lab).size() > 25);
    QCOMPARE(m_session->regions(lab).first(), u"eu-west-1"_s);
    QVERIFY(!m_session->regions(lab).contains(u"us-gov-east-1"_s));
}

void TestConnectionAccess::servicesHaveEndpointsOfTheirOwn()
{
    Lab gateway;
    define([&](Connection &c) { c.serviceEndpoints = {{u"apigateway"_s, gateway.url()}}; });
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QVERIFY(!tryCall<GetUsagePlans>(*m_session->client(lab)));
    QVERIFY(!tryCall<ListLicenseConfigurations>(*m_session->client(lab)));
    QCOMPARE(gateway.scopes, (QList<QByteArray>{"eu-west-1/apigateway"}));
    QCOMPARE(m_lab->server.requestCount(), 2);
}

void TestConnectionAccess::switchesChooseTheEndpoint()
{
    m_home->write(u".aws/config"_s, "[profile p]\nuse_fips_endpoint = true\n");
    const auto originOf = [&](const Connection &connection) {
        Result<Endpoint, ApiError> endpoint = unexpected(ApiError());
        m_session->findAccess(
            connection, this, [&](const Result<ConnectionAccess, ApiError> &access) {
                endpoint = access->partsIn(u"us-east-2"_s)
                               .endpoint(*ListLicenseConfigurations::operation.service);
            });
        return endpoint ? QString::fromLatin1(endpoint->origin) : endpoint.error().message;
    };
    using Switch = Connection::Switch;
    Connection connection{.id = u"profile:p"_s, .profile = u"p"_s, .region = u"us-east-1"_s};
    QCOMPARE(originOf(connection), u"https://license-manager-fips.us-east-2.amazonaws.com"_s);
    connection.useFips = Switch::Off;
    QCOMPARE(originOf(connection), u"https://license-manager.us-east-2.amazonaws.com"_s);
    connection.useDualStack = Switch::On;
    QCOMPARE(originOf(connection), u"https://license-manager.us-east-2.api.aws"_s);
    connection.useFips = Switch::On;
    QCOMPARE(originOf(connection), u"https://license-manager-fips.us-east-2.api.aws"_s);
}

void TestConnectionAccess::unreadableAuthoritiesAreTold()
{
    define([](Connection &c) { c.caFile = u"/nowhere/ca.pem"_s; });
    m_session->open(lab);
    QCOMPARE(m_session->state(lab), State::Failed);
    QVERIFY(m_session->error(lab).message.contains(u"/nowhere/ca.pem"_s));
    QCOMPARE(m_lab->server.requestCount(), 0);

    // The file of the shared configuration counts unless the connection names one.
    m_home->write(u".aws/config"_s, "[profile p]\nca_bundle = /nowhere/else.pem\n");
    define();
    QVERIFY(m_session->error(lab).message.contains(u"/nowhere/else.pem"_s));
}

void TestConnectionAccess::readOnlySendsNoChange()
{
    define([](Connection &c) { c.access = Connection::Access::ReadOnly; });
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    const qsizetype records = m_journal.records.size();
    const int requests = m_lab->server.requestCount();
    for (const QString &region : {QString(), u"us-east-1"_s}) {
        const auto error = tryCall<CreateLicenseConfiguration>(*m_session->clientIn(lab, region));
        QVERIFY(error);
        QCOMPARE(error->kind, ApiError::Kind::ReadOnly);
        QCOMPARE(error->executed, ApiError::Executed::No);
    }
    QCOMPARE(m_journal.records.size(), records);
    QCOMPARE(m_lab->server.requestCount(), requests);
    QVERIFY(!tryCall<ListLicenseConfigurations>(*m_session->client(lab)));
    QCOMPARE(m_journal.records.size(), records + 1);

    define();
    QTRY_COMPARE(m_session->state(lab), State::Open);
    const auto error = tryCall<CreateLicenseConfiguration>(*m_session->client(lab));
    QVERIFY(!error || error->kind != ApiError::Kind::ReadOnly);
}

void TestConnectionAccess::otherAccountIsAQuestion()
{
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QVERIFY(!m_session->formerIdentity(lab));
    m_session->close(lab);

    m_lab->account = "999988887777";
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Failed);
    QCOMPARE(m_session->error(lab).kind, ApiError::Kind::OtherIdentity);
    QCOMPARE(m_session->formerIdentity(lab)->account, u"111122223333"_s);
    QCOMPARE(m_session->identity(lab).account, u"999988887777"_s);
    QVERIFY(!m_session->client(lab));
    QVERIFY(!m_session->clientIn(lab, u"us-east-1"_s));

    // Trying again does not make it right; a person does.
    m_session->retry();
    QTRY_COMPARE(m_session->state(lab), State::Failed);
    QCOMPARE(m_session->error(lab).kind, ApiError::Kind::OtherIdentity);
    m_session->acceptIdentity(lab);
    QCOMPARE(m_session->state(lab), State::Open);
    QVERIFY(m_session->client(lab));
    m_session->close(lab);
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QVERIFY(!m_session->formerIdentity(lab));
}

void TestConnectionAccess::otherUserOfTheAccountIsTold()
{
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    m_session->close(lab);
    m_lab->principal = "user/bob";
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QVERIFY(m_session->formerIdentity(lab));
    QVERIFY(m_session->formerIdentity(lab)->arn.endsWith(u"user/ann"_s));
}

void TestConnectionAccess::newSessionOfARoleIsNobodyNew()
{
    m_lab->principal = "assumed-role/Reader/first";
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    m_session->close(lab);
    m_lab->principal = "assumed-role/Reader/second";
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), State::Open);
    QVERIFY(!m_session->formerIdentity(lab));
}

QTEST_GUILESS_MAIN(TestConnectionAccess)
#include "tst_connectionaccess.moc"
