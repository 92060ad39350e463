// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "connections/session.h"
#include "workflows/connectiondraft.h"
#include "workflows/connectionediting.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What people type about a connection, and what is wrong with it.
class TestConnectionDraft : public QObject {
    Q_OBJECT

    static ConnectionDraft rightDraft()
    {
        ConnectionDraft draft;
        draft.name = u"lab"_s;
        draft.endpoint = u"localhost:8080"_s;
        return draft;
    }
    QList<FieldProblem> problemsIn(const ConnectionDraft &draft) const
    {
        return problemsOf(draft, ConnectionEditing::draft(Connection::Kind::Endpoint),
                          ConnectionEditing(*m_session));
    }
    static QStringList pathsOf(const QList<FieldProblem> &problems)
    {
        QStringList paths;
        for (const FieldProblem &problem : problems)
            paths += problem.path;
        return paths;
    }

private slots:
    void initTestCase()
    {
        m_session = std::make_unique<Session>(
            SessionParts{
                std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); }),
                std::make_shared<SystemClock>(), nullptr, nullptr},
            ConnectionRegistry(Environment()));
    }
    void cleanupTestCase() { m_session.reset(); }

    void everythingSurvivesARoundTrip()
    {
        Connection connection;
        connection.id = u"endpoint:lab"_s;
        connection.name = u"Lab"_s;
        connection.kind = Connection::Kind::Endpoint;
        connection.profile = u"vendor"_s;
        connection.region = u"eu-west-1"_s;
        connection.regions = {u"eu-west-1"_s, u"us-east-1"_s};
        connection.endpoint = QUrl(u"https://lab.example:8443/base"_s);
        connection.serviceEndpoints = {{u"sts"_s, QUrl(u"https://sts.example"_s)},
                                       {u"apigateway"_s, QUrl(u"https://gate.example"_s)},
                                       {u"license-manager"_s, QUrl(u"https://lm.example"_s)}};
        connection.useFips = Connection::Switch::On;
        connection.useDualStack = Connection::Switch::Off;
        connection.caFile = u"/etc/ssl/lab.pem"_s;
        connection.proxy = QUrl(u"http://proxy.example:3128"_s);
        connection.colour = u"green"_s;
        connection.access = Connection::Access::ReadOnly;
        connection.stage = Connection::Stage::Production;
        QCOMPARE(toConnection(toDraft(connection), connection), connection);
    }
    void aRightOneHasNoProblem() { QCOMPARE(pathsOf(problemsIn(rightDraft())), QStringList()); }
    void aHostIsEnoughForAnAddress()
    {
        const Connection base = ConnectionEditing::draft(Connection::Kind::Endpoint);
        QCOMPARE(toConnection(rightDraft(), base).endpoint, QUrl(u"http://localhost:8080"_s));
    }
    void problemsStandAtTheirFields_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ConnectionDraft>("draft");
        const auto row = [](const char *name, const char *path, auto member, const auto &value) {
            ConnectionDraft draft = rightDraft();
            draft.*member = value;
            QTest::newRow(name) << QString::fromLatin1(path) << draft;
        };
        using D = ConnectionDraft;
        row("no name", "Name", &D::name, QString());
        row("taken name", "Name", &D::name, u"local (VENDOR)"_s);
        row("no such profile", "Profile", &D::profile, u"gone"_s);
        row("no endpoint", "Endpoint", &D::endpoint, QString());
        row("no address", "Endpoint", &D::endpoint, u"http://[::1"_s);
        row("another scheme", "Endpoint", &D::endpoint, u"file:///etc/passwd"_s);
        row("no host", "Endpoint", &D::endpoint, u"https://"_s);
        row("password in it", "Endpoint", &D::endpoint, u"https://me:word@lab.example"_s);
        row("query", "Endpoint", &D::endpoint, u"https://lab.example/?a=1"_s);
        row("of a service", "StsEndpoint", &D::stsEndpoint, u"https://sts.example/?a=1"_s);
        row("region", "Regions[1]", &D::regions, QList<QString>{u"us-east-1"_s, u"Ireland"_s});
        row("no such file", "CaFile", &D::caFile, u"/nonexistent/ca.pem"_s);
        row("no proxy", "Proxy", &D::proxy, u"ftp://proxy.example"_s);
        row("proxy password", "Proxy", &D::proxy, u"http://me:word@proxy.example:3128"_s);
    }
    void problemsStandAtTheirFields()
    {
        QFETCH(QString, path);
        QFETCH(ConnectionDraft, draft);
        QCOMPARE(pathsOf(problemsIn(draft)), QStringList(path));
    }
    void everyRegionIsAllowed()
    {
        ConnectionDraft draft = rightDraft();
        draft.regions = {u"*"_s};
        QVERIFY(problemsIn(draft).isEmpty());
    }
    void aFileThatIsThereIsRight()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        ConnectionDraft draft = rightDraft();
        draft.caFile = file.fileName();
        QVERIFY(problemsIn(draft).isEmpty());
    }

private:
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestConnectionDraft)
#include "tst_connectiondraft.moc"
