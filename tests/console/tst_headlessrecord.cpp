// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessrecord.h"

#include "api/control/control.h"
#include "api/licensemanager/configurations.h"
#include "console/consolesettings.h"
#include "console/programparts.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/locallauncher.h"
#include "support/temporaryhome.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

/// Recording without a window or a display, of two services that two profiles lead to, over the
/// real transport.
class TestHeadlessRecord : public QObject {
    Q_OBJECT

    struct Ended {
        ExitCode code{};
        QString text;
    };

private slots:
    void initTestCase()
    {
        // Not qApp, which takes every application for one with windows.
        const QCoreApplication *application = QCoreApplication::instance();
        QVERIFY(application);
        QCOMPARE(application->metaObject()->className(), "QCoreApplication");
    }

    void init()
    {
        m_home = std::make_unique<TemporaryHome>();
        m_north = std::make_unique<LocalLauncher>(SampleData::IfEmpty);
        m_south = std::make_unique<LocalLauncher>(SampleData::IfEmpty);
        addProfile(u"north"_s, *m_north, u"vendor"_s);
        addProfile(u"south"_s, *m_south, u"customer"_s);
        m_home->write(u".aws/config"_s, m_config);
        m_home->write(u".aws/credentials"_s, m_credentials);
        makeParts();
    }
    void cleanup()
    {
        m_parts.reset();
        m_config.clear();
        m_credentials.clear();
        m_south.reset();
        m_north.reset();
        m_home.reset();
    }

    void recordsEveryNamedConnection()
    {
        const Ended ended = record({u"profile:north"_s, u"profile:south"_s});
        QCOMPARE(ended.text.section(u' ', 1), u"value(s) were recorded."_s);
        QCOMPARE(ended.code, ExitCode::Done);
        QVERIFY(ended.text.section(u' ', 0, 0).toInt() > 500);
        const QString vendor = m_parts->session.identity(u"profile:north"_s).account;
        const QString customer = m_parts->session.identity(u"profile:south"_s).account;
        QVERIFY(!vendor.isEmpty() && !customer.isEmpty() && vendor != customer);
        QHash<QString, QSet<QString>> metrics;
        for (const SeriesInfo &info : series()) {
            metrics[info.key.account].insert(info.key.metric);
            if (info.key.metric == metric::entitlementConsumed)
                QCOMPARE(info.interval, std::chrono::minutes(15));
        }
        for (const QString &account : {vendor, customer}) {
            QVERIFY(metrics[account].contains(metric::entitlementConsumed.toString()));
            QVERIFY(metrics[account].contains(metric::configurationConsumed.toString()));
        }
    }

    void recordsWhatWasOpenTheLastTime()
    {
        m_parts->settings.set(settings::connections, {u"profile:south"_s});
        m_parts->settings.set(settings::recordingMinutes, 30);
        const Ended ended = record({});
        QCOMPARE(ended.code, ExitCode::Done);
        QSet<QString> accounts;
        for (const SeriesInfo &info : series()) {
            accounts.insert(info.key.account);
            if (info.key.metric == metric::entitlementConsumed)
                QCOMPARE(info.interval, std::chrono::minutes(30));
        }
        QCOMPARE(accounts, QSet{m_parts->session.identity(u"profile:south"_s).account});
    }

    void recordsEveryRegion()
    {
        ConnectionRegistry &registry = m_parts->session.registry();
        const Connection found = *registry.byId(u"profile:north"_s);
        Connection north = found;
        north.regions = {u"us-east-1"_s, u"eu-west-1"_s, u"ap-southeast-2"_s};
        m_parts->book.put(north, found);
        m_parts->session.reload();
        m_parts->session.open(north.id);
        QTRY_VERIFY(m_parts->session.client(north.id));
        for (const QString &region : north.regions) {
            licensemanager::CreateLicenseConfiguration::Request request;
            request.name = region;
            request.licenseCountingType = LicenseCountingType::Core;
            request.licenseCount = 10;
            QVERIFY(call<licensemanager::CreateLicenseConfiguration>(
                *m_parts->session.clientIn(north.id, region), request));
        }
        QCOMPARE(record({north.id}).code, ExitCode::Done);
        QSet<QString> regions;
        for (const SeriesInfo &info : series()) {
            if (info.key.metric == metric::configurationConsumed)
                regions.insert(info.key.region);
        }
        QCOMPARE(regions, QSet<QString>(north.regions.begin(), north.regions.end()));
    }

    void recordsNothingThatNobodyAskedFor()
    {
        const Ended ended = record({});
        QCOMPARE(ended.code, ExitCode::Usage);
        QVERIFY2(ended.text.contains(u"--connection"_s), qPrintable(ended.text));
        QVERIFY(!QDir(m_parts->folders.service).exists());
    }

    void namesAConnectionThatDoesNotExist()
    {
        const Ended ended = record({u"profile:north"_s, u"profile:nowhere"_s});
        QCOMPARE(ended.code, ExitCode::Usage);
        QVERIFY2(ended.text.contains(u"profile:nowhere"_s), qPrintable(ended.text));
        QVERIFY(series().isEmpty());
    }

    void namesWhatIsMissing()
    {
        Fault fault;
        fault.operation = u"ListLicenseConfigurations"_s;
        fault.status = 403;
        fault.code = u"AccessDeniedException"_s;
        fault.count = 0;
        addFault(u"profile:south"_s, fault);
        const Ended ended = record({u"profile:north"_s, u"profile:south"_s});
        QCOMPARE(ended.code, ExitCode::Partly);
        const QStringList lines = ended.text.split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[1].startsWith(u"south in us-east-1, self-managed licenses: "_s),
                 qPrintable(lines[1]));
        QVERIFY2(lines[1].contains(u"refused"_s), qPrintable(lines[1]));
    }

    void goesOnWithoutAConnectionThatIsAway()
    {
        m_south->stop();
        const Ended ended = record({u"profile:north"_s, u"profile:south"_s});
        QCOMPARE(ended.code, ExitCode::Partly);
        QVERIFY2(ended.text.contains(u"south was not opened: "_s), qPrintable(ended.text));
        QVERIFY(!series().isEmpty());
    }

    void saysThatNothingWasRead()
    {
        m_south->stop();
        const Ended ended = record({u"profile:south"_s});
        QCOMPARE(ended.code, ExitCode::NothingRead);
        QVERIFY2(ended.text.contains(u"south was not opened: "_s), qPrintable(ended.text));
    }

    void leavesTheHistoryToAProgramThatRuns()
    {
        m_parts.reset();
        SqliteHistoryStore running(m_home->path(u"data/history.db"_s),
                                   std::make_shared<SystemClock>());
        QTRY_COMPARE(running.state().access, HistoryState::Access::Writable);
        makeParts();
        const Ended ended = record({u"profile:north"_s});
        QCOMPARE(ended.code, ExitCode::Done);
        QVERIFY2(ended.text.contains(u"already"_s), qPrintable(ended.text));
        QVERIFY(m_parts->session.opened().isEmpty());
    }

    void saysWhenTheHistoryCannotBeWritten()
    {
        m_parts.reset();
        QVERIFY(QDir().mkpath(m_home->path(u"other/history.db/in the way"_s)));
        QVERIFY(QDir().mkpath(m_home->path(u"other/history.db.lock/in the way"_s)));
        makeParts(u"other"_s);
        const Ended ended = record({u"profile:north"_s});
        QCOMPARE(ended.code, ExitCode::CannotWrite);
        QVERIFY2(ended.text.contains(u"history.db"_s), qPrintable(ended.text));
    }

    void waitsWhereItIsThrottledAndGoesOnElsewhere()
    {
        // More than the retries of the first calls take.
        Fault throttle;
        throttle.operation = u"GetLicenseUsage"_s;
        throttle.status = 400;
        throttle.code = u"RateLimitExceededException"_s;
        throttle.count = 9;
        addFault(u"profile:south"_s, throttle);
        QElapsedTimer time;
        time.start();
        std::optional<qint64> northEnded;
        std::optional<qint64> southEnded;
        const QString vendor = m_parts->session.identity(u"profile:north"_s).account;
        connect(m_parts->history.get(), &HistoryStore::changed, this,
                [&](const QList<SeriesKey> &keys) {
                    auto &ended = keys.first().account == vendor ? northEnded : southEnded;
                    ended = time.elapsed();
                });
        const Ended ended = record({u"profile:north"_s, u"profile:south"_s});
        QVERIFY2(ended.code == ExitCode::Done, qPrintable(ended.text));
        QVERIFY(northEnded && southEnded);
        qInfo("done after %lld ms, throttled after %lld ms", static_cast<long long>(*northEnded),
              static_cast<long long>(*southEnded));
        QVERIFY(*northEnded < *southEnded);
    }

private:
    void addProfile(const QString &name, LocalLauncher &service, const QString &account)
    {
        const auto endpoint = service.endpoint();
        QVERIFY(endpoint);
        for (const LocalAccess &access : endpoint->accesses) {
            if (access.profile != account)
                continue;
            m_config += u"[profile %1]\nregion = us-east-1\nendpoint_url = %2\n"_s
                            .arg(name, endpoint->url.toString())
                            .toUtf8();
            m_credentials += u"[%1]\naws_access_key_id = %2\naws_secret_access_key = "_s
                                 .arg(name, access.credentials->accessKeyId)
                                 .toUtf8()
                + access.credentials->secretAccessKey.bytes().toByteArray() + '\n';
        }
    }

    void makeParts(const QString &folder = u"data"_s)
    {
        const auto folders = ProgramFolders::make(m_home->path(folder));
        QVERIFY(folders);
        m_parts = std::make_unique<ProgramParts>(*folders);
        m_parts->recorder.setPace({});
    }

    Ended record(const QStringList &connections)
    {
        CommandLine line;
        line.task = CommandLine::Task::Record;
        line.connections = connections;
        HeadlessRecord task(*m_parts, line);
        std::optional<Ended> ended;
        connect(&task, &HeadlessTask::ended, this, [&](ExitCode code, const QString &text) {
            ended = Ended{code, text};
        });
        task.start();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 60'000); }();
        return ended.value_or(Ended());
    }

    /// Opens the connections, so that the fault waits for what is recorded.
    void addFault(const QString &connection, const Fault &fault)
    {
        for (const QString &id : {u"profile:north"_s, u"profile:south"_s})
            m_parts->session.open(id);
        QTRY_VERIFY(m_parts->session.client(u"profile:north"_s)
                    && m_parts->session.client(u"profile:south"_s));
        QVERIFY(call<control::AddFault>(*m_parts->session.client(connection), fault));
    }

    template <class Op> bool call(Client &client, const typename Op::Request &request)
    {
        std::optional<bool> isDone;
        const PendingCall pending = client.call<Op>(
            request, this, [&](const auto &answer) { isDone = answer.has_value(); });
        return QTest::qWaitFor([&] { return isDone.has_value(); }, 20'000) && *isDone;
    }

    QList<SeriesInfo> series()
    {
        std::optional<QList<SeriesInfo>> list;
        m_parts->history->series(this, [&](const auto &outcome) { list = outcome.value(); });
        [&] { QTRY_VERIFY(list); }();
        return list.value_or(QList<SeriesInfo>());
    }

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<LocalLauncher> m_north;
    std::unique_ptr<LocalLauncher> m_south;
    QByteArray m_config;
    QByteArray m_credentials;
    std::unique_ptr<ProgramParts> m_parts;
};

QTEST_GUILESS_MAIN(TestHeadlessRecord)
#include "tst_headlessrecord.moc"
