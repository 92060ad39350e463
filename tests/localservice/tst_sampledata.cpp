// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/tokens.h"
#include "core/json.h"
#include "core/validation.h"
#include "localservice/restapientry.h"
#include "localservice/sampledata.h"
#include "localservice/samplerandom.h"
#include "localservice/sampleseries.h"
#include "localservice/samplewriter.h"
#include "localservice/serviceworld.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace lc::apigateway;
using namespace Qt::StringLiterals;

/// The sample as people meet it: through the operations, on the days it must cope with.
class TestSampleData : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    SampleWorld m_sample;
    const QString m_vendor = u"vendor"_s;
    const QString m_customer = u"customer"_s;

    void fill(Instant now)
    {
        m_world = std::make_unique<ServiceWorld>();
        m_world->clock().set(now);
        m_sample = makeSampleWorld(SampleStamp::at(now));
        QVERIFY(m_world->dispatcher().change([this](Store &store) {
            writeSample(store, m_sample);
            return !store.failure();
        }));
    }
    static Instant at(const QString &text) { return *DateText(text).instant(); }

    template <class Op, class Record>
    QList<Record> all(const QString &profile, typename Op::Request request,
                      std::optional<QList<Record>> Op::Response::*list)
    {
        QList<Record> records;
        for (;;) {
            const auto answer = m_world->call<Op>(profile, request);
            if (!answer)
                return {};
            records += (*answer.*list).value_or(QList<Record>());
            if constexpr (requires { request.nextToken; }) {
                request.nextToken = answer->nextToken;
                if (!request.nextToken)
                    return records;
            } else {
                request.position = answer->position;
                if (!request.position)
                    return records;
            }
        }
    }
    QList<License> issued()
    {
        return all<ListLicenses, License>(m_vendor, {}, &ListLicenses::Response::licenses);
    }
    QList<Grant> distributed(const QString &profile)
    {
        return all<ListDistributedGrants, Grant>(profile, {},
                                                 &ListDistributedGrants::Response::grants);
    }
    QList<Grant> received(const QString &profile)
    {
        return all<ListReceivedGrants, Grant>(profile, {}, &ListReceivedGrants::Response::grants);
    }
    static qint64 countOf(const QList<Grant> &grants, GrantStatus status)
    {
        return std::ranges::count_if(
            grants, [status](const Grant &grant) { return grant.grantStatus == status; });
    }
    QHash<QString, EntitlementUsage> usageOf(const QString &profile, const QString &arn)
    {
        QHash<QString, EntitlementUsage> usage;
        const auto answer = m_world->call<GetLicenseUsage>(profile, {arn});
        if (answer) {
            for (const EntitlementUsage &each : *answer->licenseUsage->entitlementUsages)
                usage.insert(each.name, each);
        }
        return usage;
    }

private slots:
    void initTestCase() { fill(at(u"2026-03-19T10:02:00Z"_s)); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void thereIsEnoughOfEverything()
    {
        const QList<License> licenses = issued();
        QVERIFY2(licenses.size() >= 60, qPrintable(QString::number(licenses.size())));
        QCOMPARE(distributed(m_vendor).size(), 40);
        QVERIFY(received(m_customer).size() >= 20);
        QCOMPARE(distributed(m_customer).size(), 2);
        const auto configurations = all<ListLicenseConfigurations, LicenseConfiguration>(
            m_vendor, {}, &ListLicenseConfigurations::Response::licenseConfigurations);
        QCOMPARE(configurations.size(), 20);
        qint64 resources = 0;
        for (const LicenseConfiguration &each : configurations) {
            for (const ManagedResourceSummary &summary : *each.managedResourceSummaryList)
                resources += *summary.associationCount;
        }
        QCOMPARE(resources, 200);
        QCOMPARE(
            (all<GetUsagePlans, UsagePlan>(m_vendor, {}, &GetUsagePlans::Response::items).size()),
            6);
        QCOMPARE((all<GetApiKeys, ApiKey>(m_vendor, {}, &GetApiKeys::Response::items).size()), 120);
    }

    void everyGrantStatusIsThereAndEightWait()
    {
        const QList<Grant> own = distributed(m_vendor);
        for (int status = 0; status <= int(GrantStatus::WorkflowCompleted); ++status)
            QVERIFY2(countOf(own, GrantStatus(status)) > 0,
                     qPrintable(Open(GrantStatus(status)).text));
        QCOMPARE(countOf(received(m_customer), GrantStatus::PendingAccept), 8);
        QCOMPARE(countOf(received(m_vendor), GrantStatus::PendingAccept), 0);
    }

    void someThatWaitMeetAnActiveGrantOfTheirProduct()
    {
        QHash<QString, QString> skuOf;
        for (const SampleLicense &license : m_sample.licenses)
            skuOf.insert(*license.license.licenseArn, *license.license.productSku);
        QSet<QString> active;
        const QList<Grant> grants = received(m_customer);
        for (const Grant &grant : grants) {
            if (grant.grantStatus == GrantStatus::Active)
                active.insert(skuOf.value(grant.licenseArn));
        }
        const auto conflicts = std::ranges::count_if(grants, [&](const Grant &grant) {
            return grant.grantStatus == GrantStatus::PendingAccept
                && active.contains(skuOf.value(grant.licenseArn));
        });
        QCOMPARE(conflicts, 2);
    }

    void aWaitingGrantCanBeAcceptedActivatedAndUsed()
    {
        const QList<Grant> grants = received(m_customer);
        const auto waiting = std::ranges::find_if(
            grants, [](const Grant &grant) { return grant.grantName == u"hcs-design-team"; });
        QVERIFY(waiting != grants.end());
        const auto accepted = m_world->call<AcceptGrant>(m_customer, {waiting->grantArn});
        QVERIFY(accepted);
        QCOMPARE(accepted->status, Open(GrantStatus::Disabled));
        fill(m_world->clock().now());
    }

    void limitsAreNearReachedAndPassed()
    {
        int over = 0;
        int near = 0;
        for (const License &license : issued()) {
            for (const EntitlementUsage &usage : usageOf(m_vendor, *license.licenseArn)) {
                if (!usage.maxCount)
                    continue;
                const qint64 percent =
                    usage.consumedValue.toLongLong() * 100 / usage.maxCount->toLongLong();
                over += percent > 100 ? 1 : 0;
                near += percent >= 80 && percent <= 100 ? 1 : 0;
            }
        }
        QCOMPARE(over, 1);
        QVERIFY2(near >= 5, qPrintable(QString::number(near)));
    }

    void licensesAreInEveryStateOfTheirLife()
    {
        QSet<QString> states;
        int ending = 0;
        const Instant month = m_world->clock().now() + std::chrono::days(30);
        for (const License &license : issued()) {
            states.insert(license.status->text);
            if (license.status == LicenseStatus::Available && license.validity->end
                && license.validity->end->instant() < month)
                ++ending;
        }
        for (const LicenseStatus status :
             {LicenseStatus::Available, LicenseStatus::Deactivated, LicenseStatus::Suspended,
              LicenseStatus::Expired, LicenseStatus::PendingAvailable, LicenseStatus::Deleted})
            QVERIFY2(states.contains(Open(status).text), qPrintable(Open(status).text));
        QVERIFY2(ending >= 4, qPrintable(QString::number(ending)));
    }

    void versionsAndTagsAreThere()
    {
        int several = 0;
        for (const License &license : issued()) {
            const auto versions =
                m_world->call<ListLicenseVersions>(m_vendor, {*license.licenseArn});
            QVERIFY(versions);
            QCOMPARE(QString::number(versions->licenses->size()), *license.version);
            several += versions->licenses->size() > 1 ? 1 : 0;
        }
        QVERIFY(several > 10);
        QVERIFY(m_world->store().tags(*issued().first().licenseArn).size() >= 2);
    }

    void everyRecordMeetsItsRows()
    {
        for (const SampleLicense &license : m_sample.licenses) {
            // Real creation times are epoch seconds although the model declares ISO 8601.
            for (const Violation &violation : validate(license.license))
                QCOMPARE(violation.path, u"CreateTime"_s);
        }
        for (const SampleGrant &grant : m_sample.grants)
            QVERIFY(validate(grant.grant).isEmpty());
        QSet<QString> arns;
        for (const SampleLicense &license : m_sample.licenses)
            arns.insert(*license.license.licenseArn);
        QCOMPARE(arns.size(), qsizetype(m_sample.licenses.size()));
        QSet<QString> names;
        for (const SampleKey &key : m_sample.keys)
            names.insert(*key.key.name);
        QCOMPARE(names.size(), 120);
    }

    void usageCoversAYearAndTellsTheExhaustedKey()
    {
        const auto plans =
            all<GetUsagePlans, UsagePlan>(m_vendor, {}, &GetUsagePlans::Response::items);
        const auto keys = all<GetApiKeys, ApiKey>(m_vendor, {}, &GetApiKeys::Response::items);
        const auto idOf = [&keys](QStringView name) {
            return *std::ranges::find_if(keys, [name](const ApiKey &key) {
                        return key.name == name;
                    })->id;
        };
        const auto usageIn = [&](QStringView plan, const QString &key, const QString &from) {
            const auto found = std::ranges::find_if(
                plans, [plan](const UsagePlan &each) { return each.name == plan; });
            GetUsage::Request request{*found->id, key, from, u"2026-03-19"_s, {}, {}};
            return m_world->call<GetUsage>(m_vendor, request)->items->value(key);
        };
        const auto used = [](const QList<QList<qint64>> &days) {
            qint64 sum = 0;
            for (const QList<qint64> &day : days)
                sum += day.at(0);
            return sum;
        };
        const auto halo = usageIn(u"Silver", idOf(u"halo-mobile"), u"2026-03-01"_s);
        QCOMPARE(used(halo), 25'000);
        QCOMPARE(halo.last(), (QList<qint64>{0, 0}));
        const auto orchard = usageIn(u"Gold", idOf(u"orchard-prod"), u"2026-03-01"_s);
        QCOMPARE(used(orchard), 47'310);
        QCOMPARE(orchard.last().at(1), 12'690); // 10,000 were added
        const auto year = usageIn(u"Gold", idOf(u"orchard-prod"), u"2025-03-20"_s);
        QCOMPARE(year.size(), 365);
        QVERIFY(std::ranges::count_if(year, [](const QList<qint64> &day) { return day[0] > 0; })
                > 360);
        const qint64 first = used(year.mid(14, 28));
        const qint64 last = used(year.mid(365 - 28 - 19, 28));
        QVERIFY2(last > first * 12 / 10, "traffic grows");
        const auto scada = usageIn(u"Unlimited", idOf(u"solberg-scada"), u"2026-03-01"_s);
        QCOMPARE(used(scada), 161'377);
        QCOMPARE(used(usageIn(u"Free", idOf(u"vantage-dev"), u"2025-03-20"_s)), 0);
    }

    void configurationsAreNearAndOverTheirLimit()
    {
        int over = 0;
        int full = 0;
        for (const LicenseConfiguration &each :
             all<ListLicenseConfigurations, LicenseConfiguration>(
                 m_vendor, {}, &ListLicenseConfigurations::Response::licenseConfigurations)) {
            if (!each.licenseCount)
                continue;
            over += *each.consumedLicenses > *each.licenseCount ? 1 : 0;
            full += *each.consumedLicenses == *each.licenseCount ? 1 : 0;
            if (*each.licenseCountHardLimit)
                QVERIFY(*each.consumedLicenses <= *each.licenseCount);
        }
        QCOMPARE(over, 1);
        QVERIFY(full >= 1);
    }

    void seriesEndWithWhatTheServiceTells()
    {
        const auto all = sampleSeries(m_sample);
        int checked = 0;
        for (const ConsumptionSeries &series : all) {
            const QString profile = series.account == u"111122223333" ? m_vendor : m_customer;
            QVERIFY(!series.values.empty());
            if (series.metric == u"entitlement.consumed") {
                const auto usage = usageOf(profile, series.resource);
                QVERIFY2(usage.contains(series.dimension), qPrintable(series.resource));
                QCOMPARE(QString::number(series.values.back()),
                         usage[series.dimension].consumedValue);
                if (!series.capacities.empty())
                    QCOMPARE(QString::number(*series.capacities.back().limit),
                             usage[series.dimension].maxCount.value_or(QString()));
                QCOMPARE(series.timeOf(series.values.size() - 1), m_sample.stamp.madeAt);
                QCOMPARE(m_sample.stamp.madeAt - series.start, std::chrono::days(90));
                ++checked;
            } else if (series.metric == u"configuration.consumed" && series.dimension.isEmpty()) {
                const auto kept =
                    m_world->call<GetLicenseConfiguration>(profile, {series.resource});
                QVERIFY(kept);
                QCOMPARE(series.values.back(), *kept->consumedLicenses);
                ++checked;
            } else if (series.metric == u"api.remaining") {
                GetUsage::Request request{
                    series.dimension, series.resource, u"2026-03-19"_s, u"2026-03-19"_s, {}, {}};
                const auto usage = m_world->call<GetUsage>(m_vendor, request);
                QCOMPARE(usage->items->value(series.resource).last().at(1), series.values.back());
                ++checked;
            }
        }
        QVERIFY2(checked > 150, qPrintable(QString::number(checked)));
    }

    void seriesAreHonest()
    {
        int gaps = 0;
        int changes = 0;
        int resets = 0;
        int extensions = 0;
        QSet<QString> versions;
        for (const ConsumptionSeries &series : sampleSeries(m_sample)) {
            bool inGap = false;
            for (std::size_t i = 0; i < series.values.size(); ++i) {
                const qint64 value = series.values[i];
                if (value == ConsumptionSeries::gap) {
                    gaps += inGap ? 0 : 1;
                    inGap = true;
                    continue;
                }
                inGap = false;
                QVERIFY(value >= 0);
            }
            for (const ConsumptionSeries::Event &event : series.events) {
                changes += event.kind == ConsumptionSeries::Event::Kind::LimitChange ? 1 : 0;
                resets += event.kind == ConsumptionSeries::Event::Kind::Reset ? 1 : 0;
                extensions += event.kind == ConsumptionSeries::Event::Kind::Extension ? 1 : 0;
                if (event.kind != ConsumptionSeries::Event::Kind::Version)
                    continue;
                // Every series of a license is told of its events: each may be there once only.
                const QString version = series.account + series.resource + event.after;
                QVERIFY2(!versions.contains(version), qPrintable(version));
                versions.insert(version);
            }
            QVERIFY(series.capacities.empty() || series.metric.endsWith(u".consumed"));
            QVERIFY(std::ranges::is_sorted(series.events, {}, &ConsumptionSeries::Event::at));
            QVERIFY(
                std::ranges::is_sorted(series.capacities, {}, &ConsumptionSeries::Capacity::at));
        }
        QVERIFY(!versions.isEmpty());
        QVERIFY(extensions == 1);
        QVERIFY(resets > 500);
        QVERIFY(gaps >= 5);
        QVERIFY(changes >= 5);
    }

    void sameStampSameSample()
    {
        const auto first = sampleSeries(m_sample.stamp);
        QVERIFY(first == sampleSeries(m_sample.stamp));
        SampleStamp other = m_sample.stamp;
        other.seed += 1;
        QVERIFY(first != sampleSeries(other));
        const SampleWorld again = makeSampleWorld(m_sample.stamp);
        for (std::size_t i = 0; i < again.licenses.size(); ++i)
            QCOMPARE(again.licenses[i].license, m_sample.licenses[i].license);
        QVERIFY(storedSample(m_world->store()) == m_sample.stamp);
        QVERIFY(SampleStamp::ofFolder(m_world->folder()) == m_sample.stamp);
        QVERIFY(!SampleStamp::ofFolder(m_world->folder() + u"/nothing"_s));
        QVERIFY(!SampleStamp::fromText("12"));
        QVERIFY(!SampleStamp::fromText("12 x"));
    }

    /// The program makes the series of a sample that another build may have written: whoever
    /// changes the sample on purpose changes this number too.
    void sampleIsTheSameOnEveryMachine()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        SampleStamp stamp;
        stamp.madeAt = at(u"2026-03-19T10:00:00Z"_s);
        const SampleWorld world = makeSampleWorld(stamp);
        for (const SampleLicense &license : world.licenses)
            hash.addData(writeJson(license.license));
        for (const SampleGrant &grant : world.grants)
            hash.addData(writeJson(grant.grant));
        for (const SampleConfiguration &each : world.configurations)
            hash.addData(writeJson(each.configuration));
        for (const InventoryEntry &machine : world.machines)
            hash.addData(writeJson(machine.resource));
        for (const SampleKey &key : world.keys)
            hash.addData(writeJson(key.key));
        for (const ConsumptionSeries &series : sampleSeries(world)) {
            for (const qint64 value : series.values)
                hash.addData(QByteArray::number(value));
        }
        QCOMPARE(hash.result().toHex().left(16), "342b7fe18cf1effb");
    }

    /// Numbers that must be the same on every machine.
    void randomNumbersAreFixed()
    {
        SampleRandom random(1, u"stream");
        const quint64 first = random.next();
        SampleRandom same(1, u"stream");
        QCOMPARE(same.next(), first);
        SampleRandom other(1, u"Stream");
        QVERIFY(other.next() != first);
        QCOMPARE(SampleRandom(20'260'319, u"fixed").hex(32), u"ac373345c1604b6b756bbb3a7a3e1b0e"_s);
    }

    void everyDayOfTheYearWorks_data()
    {
        QTest::addColumn<QString>("now");
        for (const char *now :
             {"2026-03-01T00:00:00Z", "2026-03-01T00:20:00Z", "2026-03-02T23:59:59Z",
              "2026-12-31T23:50:00Z", "2027-01-01T06:00:00Z", "2028-02-29T12:00:00Z",
              "2028-03-01T00:00:00Z", "2026-05-31T10:00:00Z"})
            QTest::newRow(now) << QString::fromLatin1(now);
    }

    void everyDayOfTheYearWorks()
    {
        QFETCH(QString, now);
        fill(at(now));
        thereIsEnoughOfEverything();
        everyGrantStatusIsThereAndEightWait();
        limitsAreNearReachedAndPassed();
        configurationsAreNearAndOverTheirLimit();
        for (const SamplePlan &plan : m_sample.plans) {
            for (const SampleMember &member : plan.members) {
                for (const auto &[day, used] : member.usage.used) {
                    QVERIFY(used > 0);
                    QVERIFY(day <= m_sample.stamp.day());
                }
            }
        }
    }

    void preparedOnlyWhenEmptyAndRenewedByAReset()
    {
        ServiceWorld world;
        const auto licenses = [&world] {
            return world.call<ListLicenses>(u"vendor"_s, {})->licenses->size();
        };
        QVERIFY(prepareSample(world.dispatcher(), SampleData::None));
        QCOMPARE(licenses(), 0);
        CreateLicenseConfiguration::Request own;
        own.name = u"mine"_s;
        own.licenseCountingType = LicenseCountingType::Core;
        QVERIFY(world.call<CreateLicenseConfiguration>(u"vendor"_s, own));
        QVERIFY(prepareSample(world.dispatcher(), SampleData::IfEmpty));
        QCOMPARE(licenses(), 0);
        QVERIFY(!storedSample(world.store()));
        QVERIFY(prepareSample(world.dispatcher(), SampleData::Reset));
        QVERIFY(licenses() > 0);
        const auto first = storedSample(world.store());
        const auto configurations =
            world.call<ListLicenseConfigurations>(u"vendor"_s, {})->licenseConfigurations;
        QCOMPARE(configurations->size(), 20);
        const QString vendor = u"vendor"_s;
        QCOMPARE(world.call<ListTokens>(vendor, {})->tokens->size(), 4);
        QCOMPARE(
            world.call<ListLicenseManagerReportGenerators>(vendor, {})->reportGenerators->size(),
            3);
        QCOMPARE(world.call<ListLicenseConversionTasks>(vendor, {})->licenseConversionTasks->size(),
                 2);
        const auto groups = world.call<ListLicenseAssetGroups>(vendor, {})->licenseAssetGroups;
        QCOMPARE(groups->size(), 2);
        for (const LicenseAssetGroup &group : *groups) {
            ListAssetsForLicenseAssetGroup::Request request{
                group.licenseAssetGroupArn, u"Instance"_s, {}, {}};
            QVERIFY(
                !world.call<ListAssetsForLicenseAssetGroup>(vendor, request)->assets->isEmpty());
        }
        world.clock().advance(std::chrono::hours(50));
        QVERIFY(prepareSample(world.dispatcher(), SampleData::IfEmpty));
        QVERIFY(storedSample(world.store()) == first);
        QVERIFY(prepareSample(world.dispatcher(), SampleData::Reset));
        QCOMPARE(storedSample(world.store())->madeAt, first->madeAt + std::chrono::hours(50));
        world.restart();
        QVERIFY(licenses() > 0);
    }

    void olderSamplesGetWhatTheyLack()
    {
        fill(at(u"2026-03-19T10:00:00Z"_s));
        const auto all = [this](QLatin1StringView kind) {
            ResourceQuery query;
            query.kind = kind;
            query.limit = 10'000;
            return m_world->store().list(query);
        };
        const auto databases = [&] {
            QStringList arns;
            for (const Resource &entry : all(inventory::kind)) {
                if (inventory::read(entry).resourceType == ResourceType::Rds)
                    arns += entry.id;
            }
            return arns;
        };
        const QStringList before = databases();
        const auto apis = all(restapis::kind).size(), stages = all(restapis::stageKind).size();
        QVERIFY(before.size() > 2 && apis > 0 && stages > 0);
        const auto change = [this](const std::function<bool(Store &)> &work) {
            return m_world->dispatcher().change(work);
        };
        QVERIFY2(!change(completeSample), "a new one lacks nothing");
        QVERIFY(change([&](Store &store) {
            for (const QLatin1StringView kind : {restapis::kind, restapis::stageKind}) {
                for (const Resource &each : all(kind))
                    store.remove(each);
            }
            for (const QString &arn : before)
                store.remove(*store.find(inventory::kind, arn));
            store.setValue(u"sample-parts"_s, "1");
            return true;
        }));
        QVERIFY(change(completeSample));
        QCOMPARE(databases(), before);
        QCOMPARE(all(restapis::kind).size(), apis);
        QCOMPARE(all(restapis::stageKind).size(), stages);
        QVERIFY2(!change([this](Store &store) {
            return restapis::defineOfPlans(store, m_world->clock().now());
        }),
                 "every stage of a sample plan is there");
        // What was taken away since then stays away.
        QVERIFY(change([&](Store &store) {
            store.remove(*store.find(inventory::kind, before.first()));
            return true;
        }));
        QVERIFY(!change(completeSample));
        QCOMPARE(databases(), before.mid(1));
    }

    void isMadeAndWrittenFast()
    {
        ServiceWorld world;
        QElapsedTimer timer;
        timer.start();
        const SampleWorld sample = makeSampleWorld(SampleStamp::at(world.clock().now()));
        const qint64 made = timer.restart();
        QVERIFY(world.dispatcher().change([&sample](Store &store) {
            writeSample(store, sample);
            return true;
        }));
        const qint64 written = timer.restart();
        const auto series = sampleSeries(sample);
        qInfo("made in %lld ms, written in %lld ms, %zu series in %lld ms", made, written,
              series.size(), timer.elapsed());
        QVERIFY(!world.store().isEmpty());
        QVERIFY(!series.empty());
    }
};

QTEST_GUILESS_MAIN(TestSampleData)
#include "tst_sampledata.moc"
