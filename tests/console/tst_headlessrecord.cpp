// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessrecord.h"

#include "api/licensemanager/configurations.h"
#include "console/consolesettings.h"
#include "console/headlessworld.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"

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

    using Ended = HeadlessWorld::Ended;

private slots:
    void initTestCase()
    {
        // Not qApp, which takes every application for one with windows.
        const QCoreApplication *application = QCoreApplication::instance();
        QVERIFY(application);
        QCOMPARE(application->metaObject()->className(), "QCoreApplication");
    }

    void init() { m_world = std::make_unique<HeadlessWorld>(); }
    void cleanup() { m_world.reset(); }

    void recordsEveryNamedConnection()
    {
        const Ended ended = record({u"profile:north"_s, u"profile:south"_s});
        QCOMPARE(ended.text.section(u' ', 1), u"value(s) were recorded."_s);
        QCOMPARE(ended.code, ExitCode::Done);
        QVERIFY(ended.text.section(u' ', 0, 0).toInt() > 500);
        const QString vendor = m_world->parts->session.identity(u"profile:north"_s).account;
        const QString customer = m_world->parts->session.identity(u"profile:south"_s).account;
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
        m_world->parts->settings.set(settings::connections, {u"profile:south"_s});
        m_world->parts->settings.set(settings::recordingMinutes, 30);
        const Ended ended = record({});
        QCOMPARE(ended.code, ExitCode::Done);
        QSet<QString> accounts;
        for (const SeriesInfo &info : series()) {
            accounts.insert(info.key.account);
            if (info.key.metric == metric::entitlementConsumed)
                QCOMPARE(info.interval, std::chrono::minutes(30));
        }
        QCOMPARE(accounts, QSet{m_world->parts->session.identity(u"profile:south"_s).account});
    }

    void recordsEveryRegion()
    {
        ConnectionRegistry &registry = m_world->parts->session.registry();
        const Connection found = *registry.byId(u"profile:north"_s);
        Connection north = found;
        north.regions = {u"us-east-1"_s, u"eu-west-1"_s, u"ap-southeast-2"_s};
        m_world->parts->book.put(north, found);
        m_world->parts->session.reload();
        m_world->parts->session.open(north.id);
        QTRY_VERIFY(m_world->parts->session.client(north.id));
        for (const QString &region : north.regions) {
            licensemanager::CreateLicenseConfiguration::Request request;
            request.name = region;
            request.licenseCountingType = LicenseCountingType::Core;
            request.licenseCount = 10;
            QVERIFY(m_world->call<licensemanager::CreateLicenseConfiguration>(
                *m_world->parts->session.clientIn(north.id, region), request));
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
        QVERIFY(!QDir(m_world->parts->folders.service).exists());
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
        QVERIFY(m_world->refuse(u"profile:south"_s, u"ListLicenseConfigurations"_s));
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
        m_world->south.stop();
        const Ended ended = record({u"profile:north"_s, u"profile:south"_s});
        QCOMPARE(ended.code, ExitCode::Partly);
        QVERIFY2(ended.text.contains(u"south was not opened: "_s), qPrintable(ended.text));
        QVERIFY(!series().isEmpty());
    }

    void saysThatNothingWasRead()
    {
        m_world->south.stop();
        const Ended ended = record({u"profile:south"_s});
        QCOMPARE(ended.code, ExitCode::NothingRead);
        QVERIFY2(ended.text.contains(u"south was not opened: "_s), qPrintable(ended.text));
    }

    void leavesTheHistoryToAProgramThatRuns()
    {
        m_world->parts.reset();
        SqliteHistoryStore running(m_world->home.path(u"data/history.db"_s),
                                   std::make_shared<SystemClock>());
        QTRY_COMPARE(running.state().access, HistoryState::Access::Writable);
        m_world->makeParts();
        const Ended ended = record({u"profile:north"_s});
        QCOMPARE(ended.code, ExitCode::Done);
        QVERIFY2(ended.text.contains(u"already"_s), qPrintable(ended.text));
        QVERIFY(m_world->parts->session.opened().isEmpty());
    }

    void saysWhenTheHistoryCannotBeWritten()
    {
        m_world->parts.reset();
        QVERIFY(QDir().mkpath(m_world->home.path(u"other/history.db/in the way"_s)));
        QVERIFY(QDir().mkpath(m_world->home.path(u"other/history.db.lock/in the way"_s)));
        m_world->makeParts(u"other"_s);
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
        QVERIFY(m_world->addFault(u"profile:south"_s, throttle));
        QElapsedTimer time;
        time.start();
        std::optional<qint64> northEnded;
        std::optional<qint64> southEnded;
        const QString vendor = m_world->parts->session.identity(u"profile:north"_s).account;
        connect(m_world->parts->history.get(), &HistoryStore::changed, this,
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
    Ended record(const QStringList &connections)
    {
        CommandLine line;
        line.task = CommandLine::Task::Record;
        line.connections = connections;
        return m_world->run<HeadlessRecord>(line);
    }

    QList<SeriesInfo> series()
    {
        std::optional<QList<SeriesInfo>> list;
        m_world->parts->history->series(this, [&](const auto &outcome) { list = outcome.value(); });
        [&] { QTRY_VERIFY(list); }();
        return list.value_or(QList<SeriesInfo>());
    }

    std::unique_ptr<HeadlessWorld> m_world;
};

QTEST_GUILESS_MAIN(TestHeadlessRecord)
#include "tst_headlessrecord.moc"
