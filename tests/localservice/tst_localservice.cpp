// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/localservice.h"

#include "core/json.h"
#include "localservice/requestguard.h"
#include "localservice/restapientry.h"
#include "localservice/usageplanrules.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

/// The folder, the lock and the real listener.
class TestLocalService : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();

    LocalServiceOptions options(const QString &name) const
    {
        LocalServiceOptions options;
        options.folder = m_folder.filePath(name);
        options.sample = SampleData::None;
        options.clock = m_clock;
        return options;
    }
    static QByteArray exchange(const QUrl &endpoint, const QByteArray &request)
    {
        QTcpSocket socket;
        socket.connectToHost(endpoint.host(), quint16(endpoint.port()));
        if (!socket.waitForConnected(5000))
            return "not connected";
        socket.write(request);
        QByteArray answer;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(5000))
            answer += socket.readAll();
        return answer;
    }

private slots:
    void makesItsFolderForOneUserOnly()
    {
        const auto service = LocalService::start(options(u"own"_s));
        QVERIFY(service);
        const QString folder = m_folder.filePath(u"own"_s);
        const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(folder) & forOthers));
        const QStringList files = QDir(folder).entryList(QDir::Files);
        QVERIFY(files.contains(u"credentials"_s) && files.contains(u"service.db"_s));
        for (const QString &file : files)
            QVERIFY2(!(QFile::permissions(folder + u'/' + file) & forOthers), qPrintable(file));
        QCOMPARE((*service)->endpoint().host(), u"127.0.0.1"_s);
        QCOMPARE((*service)->accounts().size(), 2);
    }

    void keysStayTheSameAndDifferBetweenFolders()
    {
        QStringList keys;
        for (const QString &name : {u"first"_s, u"first"_s, u"second"_s}) {
            const auto service = LocalService::start(options(name));
            QVERIFY(service);
            keys.append((*service)->accounts().first().credentials.accessKeyId);
        }
        QCOMPARE(keys[0], keys[1]);
        QVERIFY(keys[0] != keys[2]);
    }

    void oneServiceForAFolder()
    {
        const auto service = LocalService::start(options(u"one"_s));
        QVERIFY(service);
        const auto second = LocalService::start(options(u"one"_s));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, LocalServiceError::Kind::LockHeld);
        QCOMPARE(LocalService::runningEndpoint(m_folder.filePath(u"one"_s)),
                 (*service)->endpoint());
    }

    void nothingIsToldOnceItEnded()
    {
        const QString folder = m_folder.filePath(u"ended"_s);
        QVERIFY(LocalService::start(options(u"ended"_s)));
        QVERIFY(!LocalService::runningEndpoint(folder));
        QFile stale(folder + u"/endpoint"_s);
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.write("http://127.0.0.1:1\n");
        stale.close();
        QVERIFY2(!LocalService::runningEndpoint(folder), "left by a crash, and nobody serves");
    }

    void olderFoldersGetTheStagesOfTheirPlans()
    {
        QVERIFY(LocalService::start(options(u"older"_s)));
        const QString path = m_folder.filePath(u"older/service.db"_s);
        {
            UsagePlan plan;
            plan.id = u"plan1"_s;
            plan.apiStages = {
                {ApiStage{u"api1"_s, u"prod"_s, {}}, ApiStage{u"api1"_s, u"test"_s, {}}}};
            Resource resource;
            resource.kind = usageplans::kind;
            resource.account = u"111122223333"_s;
            resource.region = u"us-east-1"_s;
            resource.id = *plan.id;
            resource.document = writeJson(plan);
            const auto store = Store::open(path);
            QVERIFY(store && (*store)->begin());
            (*store)->insert(resource);
            QVERIFY((*store)->commit());
        }
        QVERIFY(LocalService::start(options(u"older"_s)));
        const auto store = Store::open(path);
        QVERIFY(store && (*store)->begin());
        const auto api = (*store)->find(restapis::kind, u"api1"_s);
        QVERIFY(api);
        QCOMPARE(api->account, u"111122223333"_s);
        for (const QString &stage : {u"prod"_s, u"test"_s})
            QVERIFY((*store)->find(restapis::stageKind, restapis::stageId(u"api1"_s, stage)));
        (*store)->rollBack();
    }

    void faultsAreNamed()
    {
        QTcpServer occupied;
        QVERIFY(occupied.listen(QHostAddress::LocalHost));
        LocalServiceOptions busy = options(u"busy"_s);
        busy.port = occupied.serverPort();
        const auto noPort = LocalService::start(busy);
        QVERIFY(!noPort);
        QCOMPARE(noPort.error().kind, LocalServiceError::Kind::PortInUse);

        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto noFolder = LocalService::start(options(u"file/below"_s));
        QVERIFY(!noFolder);
        QCOMPARE(noFolder.error().kind, LocalServiceError::Kind::NotWritable);

        LocalServiceOptions foreign = options(u"foreign"_s);
        foreign.credentialsFile = m_folder.filePath(u"file"_s);
        const auto noAccounts = LocalService::start(foreign);
        QVERIFY(!noAccounts);
        QCOMPARE(noAccounts.error().kind, LocalServiceError::Kind::Credentials);
    }

    void takesAnExistingCredentialsFile()
    {
        QFile file(m_folder.filePath(u"given"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[other]\nregion = x\n\n# mine\n[ a ]\naws_access_key_id=AK\n"
                   "aws_secret_access_key = s=1\naws_account_id = 012345678901\n");
        file.close();
        LocalServiceOptions given = options(u"givenfolder"_s);
        given.credentialsFile = file.fileName();
        const auto service = LocalService::start(given);
        QVERIFY(service);
        QCOMPARE((*service)->accounts().size(), 1);
        const LocalAccount account = (*service)->accounts().first();
        QCOMPARE(account.profile, u"a"_s);
        QCOMPARE(account.account, u"012345678901"_s);
        QVERIFY(account.credentials.secretAccessKey == Secret("s=1"));
        QVERIFY(!QFile::exists(m_folder.filePath(u"givenfolder/credentials"_s)));
    }

    void answersOverTheSocketWithTheServicesDate()
    {
        const auto service = LocalService::start(options(u"date"_s));
        QVERIFY(service);
        const QUrl endpoint = (*service)->endpoint();
        const QByteArray host = "127.0.0.1:" + QByteArray::number(endpoint.port());
        const QByteArray answer =
            exchange(endpoint,
                     "GET /usageplans HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        QVERIFY(answer.startsWith("HTTP/1.1 403 "));
        QVERIFY(answer.contains("\r\nDate: Thu, 19 Mar 2026 08:00:00 GMT\r\n"));
        QVERIFY(answer.contains("x-amzn-ErrorType: MissingAuthenticationTokenException"));
        QVERIFY(!answer.contains("Access-Control"));
    }
};

QTEST_GUILESS_MAIN(TestLocalService)
#include "tst_localservice.moc"
