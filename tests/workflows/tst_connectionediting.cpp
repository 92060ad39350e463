// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionbook.h"
#include "core/settings.h"
#include "support/localworld.h"
#include "support/temporaryhome.h"
#include "workflows/connectionediting.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

namespace {

QStringList pathsOf(const QList<FieldProblem> &problems)
{
    QStringList paths;
    for (const FieldProblem &problem : problems)
        paths.append(problem.path);
    return paths;
}

} // namespace

class TestConnectionEditing : public QObject {
    Q_OBJECT
private slots:
    void init();
    void keepsAnEndpoint();
    void renamesAndRemoves();
    void setsMarksOnAProfile();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void namesAreUnique();
    void keepsNoPassword();
    void changesReachWhatIsOpen();
    void readsAddressesAsTyped();

private:
    std::unique_ptr<Session> makeSession();
    QByteArray settingsText() const;

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ConnectionBook> m_book;
    std::unique_ptr<LocalLauncher> m_launcher;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
};

void TestConnectionEditing::init()
{
    m_session.reset();
    m_home = std::make_unique<TemporaryHome>();
    m_home->write(u".aws/config"_s, "[profile prod]\nregion = eu-west-1\n");
    m_home->write(u".aws/credentials"_s,
                  "[prod]\naws_access_key_id = A\naws_secret_access_key = S\n");
    m_settings = std::make_unique<Settings>(m_home->path() + u"/settings.ini"_s, Instant());
    m_book = std::make_unique<ConnectionBook>(*m_settings);
    m_launcher = std::make_unique<LocalLauncher>();
    m_session = makeSession();
}

std::unique_ptr<Session> TestConnectionEditing::makeSession()
{
    return std::make_unique<Session>(
        SessionParts{m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
        ConnectionRegistry(Environment({{u"HOME"_s, m_home->path()}}), {}, m_book.get()));
}

QByteArray TestConnectionEditing::settingsText() const
{
    m_settings->save();
    QFile file(m_home->path() + u"/settings.ini"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestConnectionEditing::keepsAnEndpoint()
{
    ConnectionEditing editing(*m_session);
    Connection lab = ConnectionEditing::draft(Connection::Kind::Endpoint);
    lab.name = u"  Lab ü \"1\" "_s;
    lab.profile = u"prod"_s;
    lab.endpoint = QUrl(u"https://lab.example.com:8443/base"_s);
    lab.regions = {u"us-east-1"_s, u"eu-west-1"_s};
    lab.serviceEndpoints = {{u"sts"_s, QUrl(u"http://127.0.0.1:4566"_s)}};
    lab.proxy = QUrl(u"http://proxy.example.com:3128"_s);
    lab.colour = u"teal"_s;
    lab.access = Connection::Access::ReadOnly;
    lab.stage = Connection::Stage::Production;
    QSignalSpy changed(m_session.get(), &Session::registryChanged);
    const auto id = editing.save(lab);
    QVERIFY(id);
    QCOMPARE(*id, u"endpoint:Lab ü \"1\""_s);
    QCOMPARE(changed.size(), 1);
    QVERIFY(ConnectionEditing::isRemovable(*m_session->registry().byId(*id)));

    // Read again by another start of the program.
    QVERIFY(m_settings->save());
    Settings again(m_home->path() + u"/settings.ini"_s, Instant());
    const ConnectionBook book(again);
    lab.id = *id;
    lab.name = u"Lab ü \"1\""_s;
    QCOMPARE(book.own(), QList<Connection>{lab});
}

void TestConnectionEditing::renamesAndRemoves()
{
    ConnectionEditing editing(*m_session);
    Connection lab = ConnectionEditing::draft(Connection::Kind::Endpoint);
    lab.name = u"lab"_s;
    lab.endpoint = QUrl(u"http://127.0.0.1:1"_s);
    lab.id = *editing.save(lab);
    m_book->rememberIdentity(lab.id, {u"aws"_s, u"111122223333"_s, u"arn:aws:iam::1:root"_s});

    lab.name = u"bench"_s;
    const auto renamed = editing.save(lab);
    QVERIFY(renamed);
    QCOMPARE(*renamed, u"endpoint:bench"_s);
    QVERIFY(!m_session->registry().byId(u"endpoint:lab"_s));
    QCOMPARE(m_book->identity(*renamed)->account, u"111122223333"_s);

    editing.remove(*renamed);
    QVERIFY(!m_session->registry().byId(*renamed));
    QVERIFY(!m_book->identity(*renamed));
    QVERIFY(!settingsText().contains("bench"));
}

void TestConnectionEditing::setsMarksOnAProfile()
{
    const QByteArray before = m_home->read(u".aws/credentials"_s);
    ConnectionEditing editing(*m_session);
    const QString id = u"profile:prod"_s;
    Connection prod = *m_session->registry().byId(id);
    QVERIFY(!ConnectionEditing::isRemovable(prod));
    QVERIFY(!editing.isChanged(id));
    prod.name = u"Production"_s;
    prod.stage = Connection::Stage::Production;
    prod.regions = {QString(Connection::everyRegion)};
    prod.useFips = Connection::Switch::Off;
    QVERIFY(editing.save(prod));
    QCOMPARE(*m_session->registry().byId(id), prod);
    QVERIFY(editing.isChanged(id));
    // What was not touched still follows the file.
    m_home->write(u".aws/config"_s, "[profile prod]\nregion = us-west-2\n");
    m_session->reload();
    QCOMPARE(m_session->registry().byId(id)->region, u"us-west-2"_s);
    QVERIFY(m_session->registry().byId(id)->isProduction());
    const QStringList regions = m_session->regions(id);
    QCOMPARE(regions.first(), u"us-west-2"_s);
    QVERIFY(regions.contains(u"eu-central-1"_s));
    QVERIFY(!regions.contains(u"cn-north-1"_s));

    editing.remove(id);
    QVERIFY(!editing.isChanged(id));
    QCOMPARE(m_session->registry().byId(id)->name, u"prod"_s);
    QCOMPARE(m_home->read(u".aws/credentials"_s), before);
}

void TestConnectionEditing::refusesWhatCannotWork_data()
{
    QTest::addColumn<Connection>("connection");
    QTest::addColumn<QString>("path");
    const Connection fine{
        .name = u"x"_s, .kind = Connection::Kind::Endpoint, .endpoint = QUrl(u"https://h"_s)};
    const auto row = [&](const char *name, const char *path, auto change) {
        Connection connection = fine;
        change(connection);
        QTest::newRow(name) << connection << QString::fromLatin1(path);
    };
    using Kind = Connection::Kind;
    row("fine", "", [](Connection &) {});
    row("no name", "Name", [](Connection &c) { c.name = u"  "_s; });
    row("long name", "Name", [](Connection &c) { c.name = QString(129, u'x'); });
    row("line end", "Name", [](Connection &c) { c.name = u"a\nb"_s; });
    row("no endpoint", "Endpoint", [](Connection &c) { c.endpoint.clear(); });
    row("ftp", "Endpoint", [](Connection &c) { c.endpoint = QUrl(u"ftp://h"_s); });
    row("query", "Endpoint", [](Connection &c) { c.endpoint = QUrl(u"http://h/?a=b"_s); });
    row("user", "Endpoint", [](Connection &c) { c.endpoint = QUrl(u"http://a:b@h"_s); });
    row("service", "ServiceEndpoints.sts", [](Connection &c) {
        c.serviceEndpoints = {{u"sts"_s, QUrl(u"nothing"_s)}};
    });
    row("region", "Region", [](Connection &c) { c.region = u"eu west"_s; });
    row("regions", "Regions[1]", [](Connection &c) {
        c.regions = QStringList{u"eu-west-1"_s, u"EU"_s};
    });
    row("partitions", "Regions[1]", [](Connection &c) {
        c.regions = QStringList{u"eu-west-1"_s, u"cn-north-1"_s};
    });
    row("fips", "UseFips", [](Connection &c) { c.useFips = Connection::Switch::On; });
    row("dual stack", "UseDualStack",
        [](Connection &c) { c.useDualStack = Connection::Switch::On; });
    row("ca", "CaFile", [](Connection &c) { c.caFile = u"/nowhere/ca.pem"_s; });
    row("proxy", "Proxy", [](Connection &c) { c.proxy = QUrl(u"https://h:1"_s); });
    row("proxy password", "Proxy", [](Connection &c) { c.proxy = QUrl(u"http://u:p@h:1"_s); });
    row("profile", "Profile", [](Connection &c) { c.profile = u"gone"_s; });
    row("keys", "", [](Connection &c) {
        c.kind = Kind::Keys;
        c.endpoint.clear();
    });
}

void TestConnectionEditing::refusesWhatCannotWork()
{
    QFETCH(const Connection, connection);
    QFETCH(const QString, path);
    ConnectionEditing editing(*m_session);
    const QList<FieldProblem> problems = editing.problemsOf(connection);
    QCOMPARE(pathsOf(problems), path.isEmpty() ? QStringList() : QStringList(path));
    for (const FieldProblem &problem : problems)
        QVERIFY(problem.sentence.endsWith(u'.'));
    QCOMPARE(bool(editing.save(connection)), path.isEmpty());
    QCOMPARE(m_book->own().size(), path.isEmpty() ? 1 : 0);
}

void TestConnectionEditing::namesAreUnique()
{
    ConnectionEditing editing(*m_session);
    Connection lab = ConnectionEditing::draft(Connection::Kind::Endpoint);
    lab.name = u"PROD"_s;
    lab.endpoint = QUrl(u"https://h"_s);
    QCOMPARE(pathsOf(editing.problemsOf(lab)), QStringList(u"Name"_s));
    lab.name = u"lab"_s;
    lab.id = *editing.save(lab);
    QVERIFY(editing.problemsOf(lab).isEmpty());
    lab.id.clear();
    QCOMPARE(pathsOf(editing.problemsOf(lab)), QStringList(u"Name"_s));
}

void TestConnectionEditing::keepsNoPassword()
{
    ConnectionEditing editing(*m_session);
    Connection prod = *m_session->registry().byId(u"profile:prod"_s);
    prod.proxy = QUrl(u"http://me:canary-password@proxy:3128"_s);
    QVERIFY(!editing.save(prod));
    prod.proxy = QUrl(u"http://proxy:3128"_s);
    prod.endpoint = QUrl(u"https://me:canary-password@h"_s);
    QVERIFY(!editing.save(prod));
    QVERIFY(!settingsText().contains("canary"));
}

void TestConnectionEditing::changesReachWhatIsOpen()
{
    ConnectionEditing editing(*m_session);
    const QString id = LocalWorld::vendor();
    m_session->open(id);
    QTRY_COMPARE(m_session->state(id), Session::State::Open);
    const Client *client = m_session->client(id);
    QSignalSpy states(m_session.get(), &Session::stateChanged);

    Connection vendor = *m_session->registry().byId(id);
    vendor.colour = u"red"_s;
    QVERIFY(editing.save(vendor));
    QCOMPARE(m_session->connection(id).colour, u"red"_s);
    QCOMPARE(m_session->client(id), client);
    QCOMPARE(states.size(), 1);

    vendor.access = Connection::Access::ReadOnly;
    QVERIFY(editing.save(vendor));
    QCOMPARE(m_session->state(id), Session::State::Opening);
    QTRY_COMPARE(m_session->state(id), Session::State::Open);
    QVERIFY(m_session->connection(id).isReadOnly());
    QCOMPARE(m_session->opened(), QStringList(id));
}

void TestConnectionEditing::readsAddressesAsTyped()
{
    QCOMPARE(endpointFromText(u" localhost:4566 "_s), QUrl(u"http://localhost:4566"_s));
    QCOMPARE(endpointFromText(u"127.0.0.1:1"_s), QUrl(u"http://127.0.0.1:1"_s));
    QCOMPARE(endpointFromText(u"lm.example.com/x"_s), QUrl(u"https://lm.example.com/x"_s));
    QCOMPARE(endpointFromText(u"http://lm.example.com"_s), QUrl(u"http://lm.example.com"_s));
    QVERIFY(endpointFromText({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestConnectionEditing)
#include "tst_connectionediting.moc"
