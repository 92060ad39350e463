// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "aws/directtransport.h"
#include "connections/fanoutlist.h"
#include "domain/licenseconfiguration.h"
#include "support/fakeclock.h"
#include "support/locallauncher.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"

#include <QSignalSpy>
#include <QTest>

using namespace lc;
using namespace lc::test;
using licensemanager::CreateLicenseConfiguration;
using licensemanager::ListLicenseConfigurations;
using State = FanOutList::State;

namespace {

const QString vendor = QStringLiteral("local:vendor");
const QString customer = QStringLiteral("local:customer");
const QString lab = QStringLiteral("endpoint:lab");

/// A service whose configurations list works only when told so.
class Lab {
public:
    explicit Lab(const TemporaryHome &home)
        : server([this](const RawRequest &request) { answer(request); })
    {
        home.write(QStringLiteral(".aws/credentials"),
                   "[p]\naws_access_key_id = A\naws_secret_access_key = S\n");
    }
    Connection connection() const
    {
        return {.id = lab,
                .name = QStringLiteral("Lab"),
                .kind = Connection::Kind::Endpoint,
                .profile = QStringLiteral("p"),
                .region = QStringLiteral("eu-west-1"),
                .endpoint = QUrl(QString::fromLatin1(server.origin()))};
    }

    QByteArray silentRegion; ///< its lists are never answered; "*": those of every Region
    int listCount = 0;
    bool hasIdentity = true;
    bool isWorking = false;
    RawServer server;

private:
    static QByteArray regionOf(const RawRequest &request)
    {
        return request.header("Authorization").split('/').value(2);
    }
    void answer(const RawRequest &request)
    {
        if (request.body.startsWith("Action=") && hasIdentity)
            request.socket->write(RawServer::answer(
                "<R><GetCallerIdentityResult><Arn>arn:aws:iam::999988887777:root</Arn>"
                "<Account>999988887777</Account></GetCallerIdentityResult></R>"));
        else if (++listCount; silentRegion == "*" || silentRegion == regionOf(request))
            return;
        else if (!isWorking || !hasIdentity)
            request.socket->write(RawServer::answer(
                "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}", "400 Bad Request"));
        else
            request.socket->write(
                RawServer::answer("{\"LicenseConfigurations\":[{\"Name\":\"lab\"}]}"));
    }
};

} // namespace

class tst_FanOutList : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everySourceIsRead();
    void oneFailureLeavesTheOthers();
    void sourceWaitsForItsConnection();
    void failedConnectionIsTriedAgain();
    void leavingConnectionIsDropped();
    void closedConnectionStops();
    void loadingAgainStartsOver();
    void everyRegionIsASource();
    void manyRegionsHoldUpNobody();
    void regionsFollowTheConnection();

private:
    void create(const QString &connection, const QString &name);
    void openAll(const QStringList &ids);
    static QStringList names(const ListChunk &chunk);

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<LocalLauncher> m_launcher;
    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
};

void tst_FanOutList::init()
{
    m_session.reset();
    m_home = std::make_unique<TemporaryHome>();
    m_launcher = std::make_unique<LocalLauncher>();
    m_lab = std::make_unique<Lab>(*m_home);
    m_session = std::make_unique<Session>(
        SessionParts{m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
        ConnectionRegistry(Environment({{QStringLiteral("HOME"), m_home->path()}}),
                           {m_lab->connection()}));
}

void tst_FanOutList::openAll(const QStringList &ids)
{
    for (const QString &id : ids)
        m_session->open(id);
    for (const QString &id : ids)
        QTRY_COMPARE(m_session->state(id), Session::State::Open);
}

void tst_FanOutList::create(const QString &connection, const QString &name)
{
    std::optional<bool> isCreated;
    const PendingCall call =
        m_session->client(connection)
            ->call<CreateLicenseConfiguration>(
                {.name = name, .licenseCountingType = LicenseCountingType::Vcpu}, this,
                [&](const auto &answer) { isCreated = bool(answer); });
    QTRY_VERIFY(isCreated);
    QVERIFY(*isCreated);
}

QStringList tst_FanOutList::names(const ListChunk &chunk)
{
    QStringList result;
    for (const ListPage &page : chunk.pages) {
        for (int i = 0; i < page.block->size(); ++i)
            result.append(page.block->record<LicenseConfiguration>(i).name.value_or(QString()));
    }
    return result;
}

void tst_FanOutList::everySourceIsRead()
{
    openAll({vendor, customer});
    create(vendor, QStringLiteral("v1"));
    create(vendor, QStringLiteral("v2"));
    create(customer, QStringLiteral("c1"));
    FanOutList list(*m_session);
    QMap<QString, QStringList> rows;
    connect(&list, &FanOutList::chunkArrived, this,
            [&](const QString &id, const ListChunk &chunk) { rows[id] += names(chunk); });
    QSignalSpy finished(&list, &FanOutList::sourceFinished);
    QCOMPARE(list.state(), State::Idle);
    list.setRequest<ListLicenseConfigurations>({.maxResults = 1});
    list.setConnections({vendor, customer});
    QCOMPARE(list.state(), State::Idle);
    list.load();
    QCOMPARE(list.state(), State::Loading);
    QTRY_COMPARE(list.state(), State::Complete);
    QCOMPARE(finished.size(), 2);
    rows[vendor].sort();
    QCOMPARE(rows.value(vendor), (QStringList{QStringLiteral("v1"), QStringLiteral("v2")}));
    QCOMPARE(rows.value(customer), QStringList(QStringLiteral("c1")));
    QCOMPARE(list.source(vendor).recordCount, 2);
    QVERIFY(list.source(vendor).loadedAt != Instant());
}

void tst_FanOutList::oneFailureLeavesTheOthers()
{
    openAll({vendor, lab});
    create(vendor, QStringLiteral("v1"));
    FanOutList list(*m_session);
    QMap<QString, QStringList> rows;
    connect(&list, &FanOutList::chunkArrived, this,
            [&](const QString &id, const ListChunk &chunk) { rows[id] += names(chunk); });
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({vendor, lab});
    list.load();
    QTRY_COMPARE(list.state(), State::Failed);
    QCOMPARE(list.source(vendor).state, State::Complete);
    QVERIFY(!list.source(vendor).error);
    QCOMPARE(list.source(lab).state, State::Failed);
    QCOMPARE(list.source(lab).error->kind, ApiError::Kind::Denied);
    QCOMPARE(rows.value(vendor), QStringList(QStringLiteral("v1")));

    m_lab->isWorking = true;
    QSignalSpy started(&list, &FanOutList::sourceStarted);
    list.retry();
    QTRY_COMPARE(list.state(), State::Complete);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().toString(), lab);
    QVERIFY(!list.source(lab).error);
    QCOMPARE(rows.value(lab), QStringList(QStringLiteral("lab")));
}

void tst_FanOutList::sourceWaitsForItsConnection()
{
    FanOutList list(*m_session);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({vendor});
    m_session->open(vendor);
    list.load();
    QCOMPARE(list.state(), State::Loading);
    QTRY_COMPARE(list.state(), State::Complete);
}

void tst_FanOutList::failedConnectionIsTriedAgain()
{
    m_lab->hasIdentity = false;
    m_lab->isWorking = true;
    m_session->open(lab);
    QTRY_COMPARE(m_session->state(lab), Session::State::Failed);
    FanOutList list(*m_session);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({lab});
    list.load();
    QTRY_COMPARE(list.state(), State::Failed);
    QCOMPARE(*list.source(lab).error, m_session->error(lab));
    m_lab->hasIdentity = true;
    list.retry();
    QTRY_COMPARE(list.state(), State::Complete);
    QCOMPARE(m_session->state(lab), Session::State::Open);
    QCOMPARE(list.source(lab).recordCount, 1);
}

void tst_FanOutList::leavingConnectionIsDropped()
{
    openAll({vendor, customer});
    FanOutList list(*m_session);
    QSignalSpy removed(&list, &FanOutList::sourceRemoved);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({vendor, customer});
    list.load();
    list.setConnections({customer});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(list.sources().size(), 1);
    QTRY_COMPARE(list.state(), State::Complete);
    QCOMPARE(list.source(vendor).connectionId, QString());
}

void tst_FanOutList::closedConnectionStops()
{
    openAll({vendor});
    FanOutList list(*m_session);
    QSignalSpy finished(&list, &FanOutList::sourceFinished);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({vendor});
    list.load();
    m_session->close(vendor);
    QCOMPARE(list.state(), State::Idle);
    QTest::qWait(30);
    QCOMPARE(finished.size(), 0);
}

void tst_FanOutList::loadingAgainStartsOver()
{
    openAll({vendor});
    create(vendor, QStringLiteral("v1"));
    FanOutList list(*m_session);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({vendor});
    list.load();
    list.load();
    QSignalSpy finished(&list, &FanOutList::sourceFinished);
    QTRY_COMPARE(list.state(), State::Complete);
    QTest::qWait(20);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(list.source(vendor).recordCount, 1);
    list.cancel();
    QCOMPARE(list.state(), State::Complete);
}

void tst_FanOutList::everyRegionIsASource()
{
    // Nothing of the list is open yet, and its Regions are known all the same.
    m_lab->isWorking = true;
    m_session->registry() = ConnectionRegistry(m_session->registry().environment(), [this] {
        Connection several = m_lab->connection();
        several.regions = {QStringLiteral("eu-west-1"), QStringLiteral("us-east-1")};
        return QList<Connection>{several};
    }());
    FanOutList list(*m_session);
    QStringList arrived;
    connect(&list, &FanOutList::chunkArrived, this, [&](const QString &id) { arrived += id; });
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({lab, vendor});
    QCOMPARE(list.sources().size(), 3);
    m_lab->silentRegion = "us-east-1";
    m_session->open(lab);
    list.load(lab);
    const QString home = lab + QStringLiteral("@eu-west-1");
    const QString far = lab + QStringLiteral("@us-east-1");
    QTRY_COMPARE(list.source(home).state, State::Complete);
    QCOMPARE(list.source(far).state, State::Loading);
    QCOMPARE(list.source(far).region, QStringLiteral("us-east-1"));
    QCOMPARE(list.source(vendor).state, State::Idle);
    QCOMPARE(arrived, QStringList(home));
    list.cancel();
    QCOMPARE(list.source(far).state, State::Idle);
    QCOMPARE(list.source(home).state, State::Complete);
    m_lab->silentRegion.clear();
    list.load(lab);
    QTRY_COMPARE(list.source(far).state, State::Complete);
    QCOMPARE(list.source(far).recordCount, 1);
}

void tst_FanOutList::manyRegionsHoldUpNobody()
{
    m_lab->silentRegion = "*";
    m_session->open(lab, Connection::everyRegion);
    openAll({vendor});
    QTRY_COMPARE(m_session->state(lab), Session::State::Open);
    FanOutList list(*m_session);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({lab, vendor});
    QVERIFY(list.sources().size() > 25);
    list.load();
    QTRY_COMPARE(list.source(vendor).state, State::Complete);
    list.load(vendor);
    QCOMPARE(list.source(vendor).state, State::Loading);
    QTRY_COMPARE(list.source(vendor).state, State::Complete);
    QCOMPARE(list.state(), State::Loading);
    list.cancel();
    QCOMPARE(list.source(vendor).state, State::Complete);
    QCOMPARE(list.source(lab + QStringLiteral("@us-east-1")).state, State::Idle);
}

void tst_FanOutList::regionsFollowTheConnection()
{
    m_lab->isWorking = true;
    openAll({lab});
    FanOutList list(*m_session);
    QSignalSpy removed(&list, &FanOutList::sourceRemoved);
    list.setRequest<ListLicenseConfigurations>({});
    list.setConnections({lab});
    list.load();
    QTRY_COMPARE(list.state(), State::Complete);
    // Opened anew in two Regions: both are listed by themselves.
    Connection several = m_lab->connection();
    several.regions = {QStringLiteral("eu-west-1"), QStringLiteral("us-east-1")};
    m_session->registry() = ConnectionRegistry(m_session->registry().environment(), {several});
    m_session->reload();
    QTRY_COMPARE(list.sources().size(), 2);
    QCOMPARE(removed.size(), 1);
    QTRY_COMPARE(list.state(), State::Complete);
    for (const FanOutList::Source &source : list.sources())
        QCOMPARE(source.recordCount, 1);
}

QTEST_GUILESS_MAIN(tst_FanOutList)
#include "tst_fanoutlist.moc"
