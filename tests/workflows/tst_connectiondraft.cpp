// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/connectiondraft.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What people type about a connection, and what is wrong with it.
class TestConnectionDraft : public QObject {
    Q_OBJECT

    static Connection newEndpoint()
    {
        Connection base;
        base.kind = Connection::Kind::Endpoint;
        return base;
    }
    static ConnectionDraft rightDraft()
    {
        ConnectionDraft draft;
        draft.name = u"lab"_s;
        draft.profile = u"vendor"_s;
        draft.endpoint = u"http://127.0.0.1:8080"_s;
        return draft;
    }
    static QStringList pathsOf(const QList<FieldProblem> &problems)
    {
        QStringList paths;
        for (const FieldProblem &problem : problems)
            paths += problem.path;
        return paths;
    }

private slots:
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
    void aNewOneIsNamedByKindAndName()
    {
        QCOMPARE(toConnection(rightDraft(), newEndpoint()).id, u"endpoint:lab"_s);
        Connection keys;
        keys.kind = Connection::Kind::Keys;
        QCOMPARE(toConnection(rightDraft(), keys).id, u"keys:lab"_s);
        Connection found;
        found.id = u"profile:acme"_s;
        QCOMPARE(toConnection(rightDraft(), found).id, u"profile:acme"_s);
    }
    void aRightOneHasNoProblem()
    {
        QCOMPARE(pathsOf(problemsOf(rightDraft(), newEndpoint(), {u"endpoint:other"_s})),
                 QStringList());
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
        row("taken name", "Name", &D::name, u"taken"_s);
        row("no profile", "Profile", &D::profile, u" "_s);
        row("no endpoint", "Endpoint", &D::endpoint, QString());
        row("no scheme", "Endpoint", &D::endpoint, u"lab.example:8443"_s);
        row("another scheme", "Endpoint", &D::endpoint, u"file:///etc/passwd"_s);
        row("no host", "Endpoint", &D::endpoint, u"https://"_s);
        row("password in it", "Endpoint", &D::endpoint, u"https://me:word@lab.example"_s);
        row("query", "Endpoint", &D::endpoint, u"https://lab.example/?a=1"_s);
        row("per service", "StsEndpoint", &D::stsEndpoint, u"sts"_s);
        row("region", "Regions", &D::regions, QList<QString>{u"us-east-1"_s, u"Ireland"_s});
        row("no such file", "CaFile", &D::caFile, u"/nonexistent/ca.pem"_s);
        row("a folder", "CaFile", &D::caFile, u"/"_s);
        row("proxy without port", "Proxy", &D::proxy, u"http://proxy.example"_s);
        row("proxy password", "Proxy", &D::proxy, u"http://me:word@proxy.example:3128"_s);
    }
    void problemsStandAtTheirFields()
    {
        QFETCH(QString, path);
        QFETCH(ConnectionDraft, draft);
        const auto problems = problemsOf(draft, newEndpoint(), {u"endpoint:taken"_s});
        QCOMPARE(pathsOf(problems), QStringList(path));
    }
    void everyRegionIsAllowed()
    {
        ConnectionDraft draft = rightDraft();
        draft.regions = {u"*"_s};
        QVERIFY(problemsOf(draft, newEndpoint(), {}).isEmpty());
        draft.regions = {u"us-gov-west-1"_s, u"cn-north-1"_s, u"us-iso-east-1"_s,
                         u"eusc-de-east-1"_s};
        QVERIFY(problemsOf(draft, newEndpoint(), {}).isEmpty());
    }
    void aFileThatIsThereIsRight()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        ConnectionDraft draft = rightDraft();
        draft.caFile = file.fileName();
        QVERIFY(problemsOf(draft, newEndpoint(), {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConnectionDraft)
#include "tst_connectiondraft.moc"
