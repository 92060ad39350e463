// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/recorder.h"

#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "api/control/control.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "domain/quotaperiod.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"
#include "support/localworld.h"
#include "workflows/licenserequests.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

/// The recorder on the sample data of the real service, over the real transport.
class TestRecorder : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(SampleData::IfEmpty); }
    void cleanupTestCase() { m_world.reset(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<SqliteHistoryStore>(path(), m_world->clock);
    }
    void cleanup() { m_store.reset(); }

    void recordsEverything()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QSignalSpy progressed(&recorder, &Recorder::progressed);
        const Recording first = record(recorder);
        describe(first);
        QVERIFY(first.isComplete());
        QCOMPARE(first.connections, 2);
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(progressed.last()[0], progressed.last()[1]);
        QVERIFY(recorder.lastSampleTime() >= first.startedAt);

        QHash<QString, QSet<QString>> resources;
        for (const SeriesInfo &info : series())
            resources[info.key.metric].insert(info.key.resource);
        QVERIFY(resources[metric::entitlementConsumed.toString()].size() >= 60);
        QVERIFY(resources[metric::entitlementCapacity.toString()].size() >= 50);
        QVERIFY(resources[metric::licenseVersion.toString()].size() >= 60);
        QVERIFY(resources[metric::configurationConsumed.toString()].size() >= 20);
        QCOMPARE(resources[metric::apiUsed.toString()].size(), 120);
        QVERIFY(!resources[metric::apiRemaining.toString()].isEmpty());
        QVERIFY(resources[metric::planLimit.toString()].size() >= 1);

        const Recording second = record(recorder);
        QVERIFY(second.isComplete());
        QVERIFY2(second.samples < first.samples / 10, "days are read back once");
    }

    void agreesWithTheService()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QVERIFY(record(recorder).isComplete());
        QHash<SeriesKey, Sample> newest;
        for (const SeriesInfo &info : series())
            newest.insert(info.key, info.newest);

        const auto licenses = m_world->call<licensemanager::ListLicenses>(m_world->vendor(), {});
        QVERIFY(licenses);
        int compared = 0;
        for (const License &license : *licenses->licenses) {
            if (*license.status == LicenseStatus::Deleted
                || *license.status == LicenseStatus::PendingDelete)
                continue;
            const auto usage = m_world->call<licensemanager::GetLicenseUsage>(
                m_world->vendor(), {*license.licenseArn});
            QVERIFY(usage);
            for (const EntitlementUsage &entitlement : *usage->licenseUsage->entitlementUsages) {
                const SeriesKey key{u"aws"_s,
                                    m_world->vendorAccount(),
                                    {},
                                    *license.licenseArn,
                                    metric::entitlementConsumed.toString(),
                                    entitlement.name};
                QVERIFY2(newest.contains(key), qPrintable(key.resource));
                // Sample traffic goes on, so that a value may have moved by a little.
                QVERIFY(qAbs(newest[key].value.toDouble() - entitlement.consumedValue.toDouble())
                        <= 5);
                ++compared;
            }
        }
        QVERIFY(compared > 0);

        const auto plans = m_world->call<apigateway::GetUsagePlans>(m_world->vendor(), {});
        const QString plan = *plans->items->first().id;
        const QString today = dayText(dayOf(m_world->clock->now()));
        const auto usage = m_world->call<apigateway::GetUsage>(
            m_world->vendor(),
            {.usagePlanId = plan, .startDate = u"2026-01-01"_s, .endDate = today, .limit = 500});
        QVERIFY(usage);
        for (auto item = usage->items->cbegin(); item != usage->items->cend(); ++item) {
            const SeriesKey key{
                u"aws"_s,   m_world->vendorAccount(),   m_world->client(m_world->vendor()).region(),
                item.key(), metric::apiUsed.toString(), plan};
            QVERIFY(newest.contains(key));
            QVERIFY(qAbs(newest[key].value.units() - item.value().last().first()) <= 500);
        }
    }

    void keepsNoKeyValue()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QVERIFY(record(recorder).isComplete());
        const auto keys = m_world->call<apigateway::GetApiKeys>(
            m_world->vendor(), {.limit = 500, .includeValues = true});
        QVERIFY(keys);
        QVERIFY(keys->items->size() >= 60);
        m_store.reset();
        QByteArray files;
        for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            files += file.readAll();
        }
        QVERIFY(files.contains(keys->items->first().id->toUtf8()));
        for (const ApiKey &key : *keys->items) {
            QVERIFY(!key.value->isEmpty());
            QVERIFY(!files.contains(key.value->toUtf8()));
        }
    }

    void keepsTheLargestResourcesOnTheirOwn()
    {
        LocalWorld world(SampleData::None);
        const QString vendor = world.vendor();
        const auto made = world.call<licensemanager::CreateLicenseConfiguration>(
            vendor, {.name = u"Cores"_s, .licenseCountingType = LicenseCountingType::Vcpu});
        QVERIFY(made);
        const QString arn = *made->licenseConfigurationArn;
        const auto machine = [](int number) {
            return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number, 17, 16,
                                                                             QLatin1Char('0'));
        };
        const auto attach = [&](int number, qint64 vcpus) {
            InventoryResource resource;
            resource.resourceArn = machine(number);
            resource.resourceType = ResourceType::Ec2Instance;
            resource.resourceStatus = u"running"_s;
            resource.instanceType = u"m5.large"_s;
            resource.vcpus = vcpus;
            licensemanager::UpdateLicenseSpecificationsForResource::Request request;
            request.resourceArn = resource.resourceArn;
            request.addLicenseSpecifications = {{{arn, {}}}};
            return world.call<control::PutInventoryResource>(vendor, resource)
                && world.call<licensemanager::UpdateLicenseSpecificationsForResource>(vendor,
                                                                                      request);
        };
        const auto detach = [&](int number) {
            licensemanager::UpdateLicenseSpecificationsForResource::Request request;
            request.resourceArn = machine(number);
            request.removeLicenseSpecifications = {{{arn, {}}}};
            return world.call<licensemanager::UpdateLicenseSpecificationsForResource>(vendor,
                                                                                      request);
        };
        QVERIFY(attach(1, 16) && attach(2, 8) && attach(3, 4) && attach(4, 2));
        Recorder recorder(*world.session, *m_store, world.clock);
        recorder.setPace(0ms);
        recorder.setMostParts(2);
        const auto values = [&](int number) {
            const SeriesKey key{u"aws"_s,
                                world.vendorAccount(),
                                world.client(vendor).region(),
                                arn,
                                metric::configurationResourceConsumed.toString(),
                                number > 0 ? machine(number) : QString()};
            QList<qint64> found;
            for (const Bucket &bucket : range(key).buckets)
                found += bucket.final.units();
            return found;
        };
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(values(1), QList<qint64>{16});
        QCOMPARE(values(2), QList<qint64>{8});
        QCOMPARE(values(3), QList<qint64>());
        QCOMPARE(values(0), QList<qint64>{6}); // the others

        // One that is gone ends with 0, once; another takes its place.
        QVERIFY(detach(1));
        QVERIFY(record(recorder).isComplete());
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(values(1), QList<qint64>({16, 0}));
        QCOMPARE(values(2), QList<qint64>({8, 8, 8}));
        QCOMPARE(values(3), QList<qint64>({4, 4}));
        QCOMPARE(values(0), QList<qint64>({6, 2, 2}));

        // It begins again where it ended.
        QVERIFY(attach(1, 16));
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(values(1), QList<qint64>({16, 0, 16}));
        QCOMPARE(values(3), QList<qint64>({4, 4, 0}));
        QCOMPARE(values(0), QList<qint64>({6, 2, 2, 6}));

        SeriesKey owner{u"aws"_s,
                        world.vendorAccount(),
                        world.client(vendor).region(),
                        arn,
                        metric::configurationOwnerConsumed.toString(),
                        world.vendorAccount()};
        QCOMPARE(range(owner).buckets.back().final, Quantity(30));
        owner.dimension.clear();
        QCOMPARE(range(owner).buckets.back().final, Quantity(0));
    }

    void marksAChangedLimit()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QVERIFY(record(recorder).isComplete());
        const auto configurations =
            m_world->call<licensemanager::ListLicenseConfigurations>(m_world->vendor(), {});
        QVERIFY(configurations);
        const auto &list = *configurations->licenseConfigurations;
        const auto limited = std::ranges::find_if(
            list, [](const LicenseConfiguration &one) { return one.licenseCount.has_value(); });
        QVERIFY(limited != list.end());
        const QString arn = *limited->licenseConfigurationArn;
        const qint64 before = *limited->licenseCount;
        licensemanager::UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = arn;
        change.licenseCount = before + 17;
        QVERIFY(
            m_world->call<licensemanager::UpdateLicenseConfiguration>(m_world->vendor(), change));
        QVERIFY(record(recorder).isComplete());
        const SeriesKey key{u"aws"_s,
                            m_world->vendorAccount(),
                            m_world->client(m_world->vendor()).region(),
                            arn,
                            metric::configurationCapacity.toString(),
                            {}};
        const RangeAnswer answer = range(key);
        QCOMPARE(answer.events.size(), 1);
        QCOMPARE(answer.events[0].kind, HistoryEvent::Kind::LimitChange);
        QCOMPARE(answer.events[0].before, QString::number(before));
        QCOMPARE(answer.events[0].after, QString::number(before + 17));
        QCOMPARE(answer.buckets.back().final, Quantity(before + 17));
    }

    void marksANewVersion()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QVERIFY(record(recorder).isComplete());
        const auto licenses = m_world->call<licensemanager::ListLicenses>(m_world->vendor(), {});
        QVERIFY(licenses);
        const auto &list = *licenses->licenses;
        const auto available = std::ranges::find_if(list, [](const License &one) {
            return *one.status == LicenseStatus::Available && one.consumptionConfiguration;
        });
        QVERIFY(available != list.end());
        const QString arn = *available->licenseArn;
        auto request = restatement(*available);
        request.clientToken = u"a-new-version"_s;
        const auto answer =
            m_world->call<licensemanager::CreateLicenseVersion>(m_world->vendor(), request);
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
        QVERIFY(record(recorder).isComplete());
        const SeriesKey key{u"aws"_s, m_world->vendorAccount(),          {},
                            arn,      metric::licenseVersion.toString(), {}};
        const QList<HistoryEvent> events = eventsOf(key, HistoryEvent::Kind::Version);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0].before, *available->version);
        QCOMPARE(events[0].after, *answer->version);
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(eventsOf(key, HistoryEvent::Kind::Version).size(), 1);
    }

    void marksResetsAndAnExtension()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QVERIFY(record(recorder).isComplete());
        const PlanKey key = planKey();
        const SeriesKey remaining = seriesOf(key, metric::apiRemaining);
        // A year of sample traffic was read back.
        QVERIFY(eventsOf(remaining, HistoryEvent::Kind::Reset).size() >= 1);
        const qsizetype before = eventsOf(remaining, HistoryEvent::Kind::Extension).size();

        const qint64 left = range(remaining).buckets.back().final.units();
        QVERIFY(m_world->call<apigateway::UpdateUsage>(
            m_world->vendor(),
            {key.plan, key.key,
             QList{PatchOperation{PatchOperationKind::Replace, u"/remaining"_s,
                                  QString::number(left + 100'000)}}}));
        QVERIFY(record(recorder).isComplete());
        const QList<HistoryEvent> events = eventsOf(remaining, HistoryEvent::Kind::Extension);
        QCOMPARE(events.size(), before + 1);
        QCOMPARE(events.last().time, Instant(dayOf(m_world->clock->now())));
        QVERIFY(events.last().after.toLongLong() > events.last().before.toLongLong());
        // The same day, read again, is the same extension.
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(eventsOf(remaining, HistoryEvent::Kind::Extension).size(), before + 1);
    }

    void readsAgainWhatUsageDataToldLate()
    {
        // Nothing but the traffic of this test.
        LocalWorld world(SampleData::None);
        const QString vendor = world.vendor();
        const auto plan = world.call<apigateway::CreateUsagePlan>(vendor, {.name = u"Gold"_s});
        const auto key = world.call<apigateway::CreateApiKey>(vendor, {.name = u"k"_s});
        QVERIFY(plan && key);
        QVERIFY(world.call<apigateway::CreateUsagePlanKey>(
            vendor, {.usagePlanId = *plan->id, .keyId = *key->id, .keyType = u"API_KEY"_s}));
        const auto setLag = [&](qint64 seconds) {
            return world.call<control::SetUsageLag>(vendor, {seconds}).has_value();
        };
        Recorder recorder(*world.session, *m_store, world.clock);
        recorder.setPace(0ms);
        const SeriesKey used{u"aws"_s, world.vendorAccount(),      world.client(vendor).region(),
                             *key->id, metric::apiUsed.toString(), *plan->id};
        QVERIFY(setLag(2400));
        QVERIFY(world.call<control::MakeTraffic>(vendor, {*plan->id, *key->id, 1'000, {}}));
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(range(used).buckets.back().final, Quantity(0));

        QVERIFY(setLag(0));
        QVERIFY(record(recorder).isComplete());
        QCOMPARE(range(used).buckets.back().last, Instant(dayOf(world.clock->now())));
        QCOMPARE(range(used).buckets.back().final, Quantity(1'000));
    }

    void leavesGapsOpen()
    {
        const auto clock = std::make_shared<FakeClock>(m_world->clock->now());
        SqliteHistoryStore store(m_folder->filePath(u"gaps.db"_s), clock);
        m_world->session->close(m_world->customer());
        Recorder recorder(*m_world->session, store, clock);
        recorder.setPace(0ms);
        recorder.setSpacing(15min);
        for (const std::chrono::minutes pause : {0min, 15min, 20min, 23min, 15min}) {
            clock->advance(pause);
            QVERIFY(record(recorder).isComplete());
        }
        m_world->session->open(m_world->customer());
        std::optional<QList<SeriesInfo>> list;
        store.series(this, [&](const auto &outcome) { list = outcome.value(); });
        QTRY_VERIFY(list);
        const auto polled = std::ranges::find_if(*list, [](const SeriesInfo &info) {
            return info.key.metric == metric::configurationConsumed;
        });
        QVERIFY(polled != list->end());
        std::optional<std::vector<RangeAnswer>> answers;
        store.ranges({{polled->key, Instant(), clock->now() + 1h, 1000}}, this,
                     [&](const auto &outcome) { answers = outcome.value(); });
        QTRY_VERIFY(answers);
        QList<bool> gaps;
        for (const Bucket &bucket : answers->front().buckets)
            gaps += bucket.gapBefore;
        QCOMPARE(gaps, QList<bool>({false, false, false, true, false}));
        QTRY_VERIFY(m_world->session->client(m_world->customer()));
    }

    void recordsAtAnInterval()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        recorder.setPace(0ms);
        QSignalSpy finished(&recorder, &Recorder::finished);
        recorder.waitUntil(m_world->clock->now() + 1h);
        recorder.setInterval(50ms);
        QCoreApplication::processEvents();
        QVERIFY(!recorder.isRunning());
        recorder.waitUntil(m_world->clock->now());
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() >= 2, 30'000);
        recorder.setInterval(0ms);
        if (recorder.isRunning())
            QTRY_VERIFY_WITH_TIMEOUT(!recorder.isRunning(), 30'000);
        const SeriesKey key = series().first().key;
        QVERIFY(!range(key).buckets.empty());
    }

    void leavesWritingToTheOwnerOfTheFile()
    {
        QTRY_COMPARE(m_store->state().access, HistoryState::Access::Writable);
        SqliteHistoryStore second(path(), m_world->clock);
        QTRY_COMPARE(second.state().access, HistoryState::Access::ReadOnly);
        Recorder recorder(*m_world->session, second, m_world->clock);
        const Recording recording = record(recorder);
        QVERIFY(recording.storeError);
        QCOMPARE(recording.storeError->kind, StoreError::Kind::ReadOnly);
        QCOMPARE(recording.connections, 0);
    }

    void stopsWhenAskedTo()
    {
        Recorder recorder(*m_world->session, *m_store, m_world->clock);
        QSignalSpy finished(&recorder, &Recorder::finished);
        recorder.recordNow();
        QSignalSpy progressed(&recorder, &Recorder::progressed);
        QTRY_VERIFY(!progressed.isEmpty());
        recorder.cancel();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!recorder.isRunning());
        QVERIFY(!recorder.lastRecording()->isComplete());
    }

    void recordsEveryRegionOfAConnection()
    {
        LocalWorld world(SampleData::None);
        const QString vendor = world.vendor();
        world.session->close(world.customer());
        world.session->close(vendor);
        world.session->open(vendor, Connection::everyRegion);
        QTRY_COMPARE(world.session->state(vendor), Session::State::Open);
        const QStringList regions = world.session->regions(vendor);
        QVERIFY(regions.size() > 6);
        // One configuration in each Region.
        for (const QString &region : regions) {
            licensemanager::CreateLicenseConfiguration::Request request;
            request.name = region;
            request.licenseCountingType = LicenseCountingType::Core;
            request.licenseCount = 10;
            bool isMade = false;
            const PendingCall call =
                world.session->clientIn(vendor, region)
                    ->call<licensemanager::CreateLicenseConfiguration>(
                        request, this, [&](const auto &answer) { isMade = answer.has_value(); });
            QTRY_VERIFY(isMade);
        }
        Recorder recorder(*world.session, *m_store, world.clock);
        recorder.setPace(0ms);
        const Recording recording = record(recorder);
        describe(recording);
        QVERIFY(recording.isComplete());
        QCOMPARE(recording.connections, 1);
        QSet<QString> recorded;
        for (const SeriesInfo &info : series()) {
            if (info.key.metric == metric::configurationConsumed)
                recorded.insert(info.key.region);
        }
        QCOMPARE(recorded, QSet<QString>(regions.begin(), regions.end()));
    }

    void tellsWhatFailed()
    {
        // A world of its own, whose service goes away.
        LocalWorld world(SampleData::IfEmpty);
        Recorder recorder(*world.session, *m_store, world.clock);
        recorder.setPace(0ms);
        world.session->close(world.customer());
        world.launcher.stop();
        const Recording recording = record(recorder);
        QCOMPARE(recording.connections, 1);
        QVERIFY(!recording.isComplete());
        QSet<RecordingPart> parts;
        for (const RecordingFailure &failure : recording.failures) {
            QCOMPARE(failure.connectionId, world.vendor());
            parts.insert(*failure.part);
        }
        QCOMPARE(parts.size(), 4);
    }

    void dropsAClosedConnection()
    {
        LocalWorld world(SampleData::IfEmpty);
        Recorder recorder(*world.session, *m_store, world.clock);
        recorder.recordNow();
        QSignalSpy progressed(&recorder, &Recorder::progressed);
        QTRY_VERIFY(!progressed.isEmpty());
        world.session->close(world.vendor());
        world.session->close(world.customer());
        QTRY_VERIFY(!recorder.isRunning());
        QCOMPARE(recorder.lastRecording()->failures.size(), 2);
    }

private:
    struct PlanKey {
        QString plan;
        QString key;
    };

    QString path() const { return m_folder->filePath(u"history.db"_s); }

    /// A key of the vendor's first plan with a quota, which the usage of today names.
    PlanKey planKey()
    {
        const auto plans = m_world->call<apigateway::GetUsagePlans>(m_world->vendor(), {});
        for (const UsagePlan &plan : plans->items.value_or(QList<UsagePlan>())) {
            if (!plan.quota)
                continue;
            const auto keys = m_world->call<apigateway::GetUsagePlanKeys>(
                m_world->vendor(), {.usagePlanId = *plan.id, .limit = 500});
            if (keys && keys->items && !keys->items->isEmpty())
                return {*plan.id, *keys->items->first().id};
        }
        return {};
    }
    SeriesKey seriesOf(const PlanKey &key, QStringView metric) const
    {
        return {u"aws"_s, m_world->vendorAccount(), m_world->client(m_world->vendor()).region(),
                key.key,  metric.toString(),        key.plan};
    }
    QList<HistoryEvent> eventsOf(const SeriesKey &key, HistoryEvent::Kind kind)
    {
        QList<HistoryEvent> events;
        for (const HistoryEvent &event : range(key).events) {
            if (event.series == key && event.kind == kind)
                events += event;
        }
        return events;
    }

    Recording record(Recorder &recorder)
    {
        QSignalSpy finished(&recorder, &Recorder::finished);
        recorder.recordNow();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000); }();
        return recorder.lastRecording().value_or(Recording());
    }

    static void describe(const Recording &recording)
    {
        qInfo("%lld samples in %lld ms", static_cast<long long>(recording.samples),
              static_cast<long long>((recording.finishedAt - recording.startedAt).count()));
        for (const RecordingFailure &failure :
             recording.failures.first(qMin(qsizetype(5), recording.failures.size()))) {
            qInfo("%s %d %s: %s %s", qPrintable(failure.connectionId),
                  failure.part ? int(*failure.part) : -1, qPrintable(failure.resource),
                  qPrintable(failure.error.code), qPrintable(failure.error.message));
        }
    }

    QList<SeriesInfo> series()
    {
        std::optional<QList<SeriesInfo>> list;
        m_store->series(this, [&](const auto &outcome) { list = outcome.value(); });
        [&] { QTRY_VERIFY(list); }();
        return list.value_or(QList<SeriesInfo>());
    }

    RangeAnswer range(const SeriesKey &key)
    {
        std::optional<std::vector<RangeAnswer>> answers;
        const RangeQuery query{key, Instant(), m_world->clock->now() + 1h, 1000};
        m_store->ranges({query}, this, [&](const auto &outcome) { answers = outcome.value(); });
        [&] { QTRY_VERIFY(answers); }();
        return answers ? answers->front() : RangeAnswer();
    }

    std::unique_ptr<LocalWorld> m_world;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteHistoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
