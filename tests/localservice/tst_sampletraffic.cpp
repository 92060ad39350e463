// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"
#include "api/control/control.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/licenses.h"
#include "localservice/sampledata.h"
#include "localservice/samplewriter.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace lc::apigateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The sample goes on by the clock: nobody sleeps here.
class TestSampleTraffic : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    std::optional<SampleTraffic> m_traffic;
    SampleWorld m_sample;
    const QString m_vendor = u"vendor"_s;

    const License &named(QStringView name) const
    {
        return std::ranges::find_if(m_sample.licenses,
                                    [name](const SampleLicense &license) {
                                        return license.license.licenseName == name;
                                    })
            ->license;
    }
    qint64 consumed(const License &license, const QString &entitlement)
    {
        const auto answer = m_world->call<GetLicenseUsage>(m_vendor, {*license.licenseArn});
        for (const EntitlementUsage &each : *answer->licenseUsage->entitlementUsages) {
            if (each.name == entitlement)
                return each.consumedValue.toLongLong();
        }
        return -1;
    }
    QList<QList<qint64>> usage(QStringView key, QStringView plan, const QString &from,
                               const QString &to)
    {
        const auto &keys = m_sample.keys;
        const auto keyOf = std::ranges::find_if(
            keys, [key](const SampleKey &each) { return each.key.name == key; });
        const auto planOf = std::ranges::find_if(
            m_sample.plans, [plan](const SamplePlan &each) { return each.plan.name == plan; });
        GetUsage::Request request{*planOf->plan.id, *keyOf->key.id, from, to, {}, {}};
        return m_world->call<GetUsage>(m_vendor, request)->items->value(*keyOf->key.id);
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_world->clock().set(*DateText(u"2026-03-19T10:00:00Z"_s).instant());
        QVERIFY(prepareSample(m_world->dispatcher(), SampleData::IfEmpty));
        m_traffic = sampleTraffic(m_world->dispatcher());
        QVERIFY(m_traffic);
        m_sample = makeSampleWorld(SampleStamp::at(m_world->clock().now()));
    }

    void isToldAfterTheLag()
    {
        m_world->serveControl();
        m_traffic = sampleTraffic(m_world->dispatcher());
        const auto told = [&] {
            return usage(u"orchard-prod", u"Gold", u"2026-03-19"_s, u"2026-03-19"_s)[0][0];
        };
        const qint64 before = told();
        m_world->clock().advance(10min);
        m_traffic->tick();
        const qint64 after = told();
        QVERIFY(after > before);
        QVERIFY(m_world->call<control::SetUsageLag>(m_vendor, {300}));
        QCOMPARE(told(), before);
        m_world->clock().advance(5min);
        QCOMPARE(told(), after);
    }

    void withoutSampleDataThereIsNone()
    {
        ServiceWorld empty;
        QVERIFY(!sampleTraffic(empty.dispatcher()));
    }

    void nothingHappensWhileTheClockStands()
    {
        const License &license = named(u"Render Pro – Kestrel");
        for (int i = 0; i < 30; ++i)
            m_traffic->tick();
        QCOMPARE(consumed(license, u"Seats"_s), 84);
        QCOMPARE(usage(u"orchard-prod", u"Gold", u"2026-03-19"_s, u"2026-03-19"_s)[0][1], 12'690);
    }

    void seatsMoveAndStayWithinTheirLimit()
    {
        const License &kestrel = named(u"Render Pro – Kestrel");
        const License &mesh = named(u"Mesh Studio – Tidewater");
        QSet<qint64> levels;
        for (int hour = 0; hour < 36; ++hour) {
            m_world->clock().advance(1h);
            m_traffic->catchUp();
            const qint64 seats = consumed(kestrel, u"Seats"_s);
            levels.insert(seats);
            QVERIFY2(seats > 60 && seats <= 120, qPrintable(QString::number(seats)));
            const qint64 inMesh = consumed(mesh, u"Seats"_s);
            QVERIFY2(inMesh > 35 && inMesh <= 50, qPrintable(QString::number(inMesh)));
        }
        QVERIFY(levels.size() >= 3);
    }

    /// Every license comes round, a few at each tick.
    void ticksTakeTurns()
    {
        m_world->clock().advance(50h);
        QHash<QString, qint64> before;
        const auto changedNow = [&] {
            int changed = 0;
            for (const SampleLicense &license : m_sample.licenses) {
                if (license.account != m_world->account(m_vendor) || license.deletedAt)
                    continue;
                for (const SampleUse &use : license.uses) {
                    const QString name = *license.license.licenseArn + use.entitlement;
                    const qint64 now = consumed(license.license, use.entitlement);
                    changed += before.contains(name) && before[name] != now ? 1 : 0;
                    before[name] = now;
                }
            }
            return changed;
        };
        changedNow();
        m_traffic->tick();
        const int first = changedNow();
        QVERIFY2(first > 0 && first <= 16, qPrintable(QString::number(first)));
        int later = 0;
        for (int i = 0; i < 14; ++i)
            m_traffic->tick();
        later = changedNow();
        QVERIFY2(later > 30, qPrintable(QString::number(later)));
    }

    void aLongPauseIsMadeUpAtTheNextStart()
    {
        const License &license = named(u"Render Node – Kestrel");
        m_world->clock().advance(24h * 20);
        QCOMPARE(consumed(license, u"Nodes"_s), 0); // every check-out has expired
        m_world->restart();
        m_traffic = sampleTraffic(m_world->dispatcher());
        const qint64 nodes = consumed(license, u"Nodes"_s);
        QVERIFY2(nodes > 1600 && nodes <= 2000, qPrintable(QString::number(nodes)));
        m_traffic->tick();
        const auto days = usage(u"lumen-portal", u"Gold", u"2026-03-20"_s, u"2026-04-07"_s);
        QCOMPARE(days.size(), 19);
        QVERIFY(std::ranges::all_of(days, [](const QList<qint64> &day) { return day[0] > 0; }));
    }

    void requestsFollowTheDayAndTheQuota()
    {
        m_world->clock().set(*DateText(u"2026-03-20T00:00:00Z"_s).instant());
        m_traffic->tick();
        m_world->clock().advance(4h);
        m_traffic->tick();
        const qint64 night =
            usage(u"lumen-portal", u"Gold", u"2026-03-20"_s, u"2026-03-20"_s)[0][0];
        m_world->clock().advance(8h);
        m_traffic->tick();
        const qint64 noon = usage(u"lumen-portal", u"Gold", u"2026-03-20"_s, u"2026-03-20"_s)[0][0];
        QVERIFY2(night > 0 && noon > night * 5, qPrintable(u"%1 %2"_s.arg(night).arg(noon)));
        QCOMPARE(usage(u"halo-mobile", u"Silver", u"2026-03-20"_s, u"2026-03-20"_s)[0],
                 (QList<qint64>{0, 0}));
        m_world->clock().set(*DateText(u"2026-04-01T12:00:00Z"_s).instant());
        m_traffic->tick();
        QVERIFY(usage(u"halo-mobile", u"Silver", u"2026-04-01"_s, u"2026-04-01"_s)[0][0] > 0);
    }

    /// The sum of a day does not depend on how often traffic ticks.
    void ticksDoNotChangeTheSum()
    {
        for (int minute = 0; minute < 14 * 60; minute += 7) {
            m_world->clock().advance(7min);
            m_traffic->tick();
        }
        m_world->clock().set(*DateText(u"2026-03-20T06:00:00Z"_s).instant());
        m_traffic->tick();
        const auto often = usage(u"lumen-portal", u"Gold", u"2026-03-19"_s, u"2026-03-20"_s);
        init();
        m_world->clock().set(*DateText(u"2026-03-20T06:00:00Z"_s).instant());
        m_traffic->tick();
        QCOMPARE(usage(u"lumen-portal", u"Gold", u"2026-03-19"_s, u"2026-03-20"_s), often);
    }

    void checkoutsOfPeopleAreLeftAlone()
    {
        const License &license = named(u"Color – Brightwater");
        CheckoutLicense::Request request;
        request.productSku = *license.productSku;
        request.checkoutType = CheckoutType::Provisional;
        request.keyFingerprint = *license.issuer->keyFingerprint;
        request.beneficiary = license.beneficiary;
        request.clientToken = u"mine"_s;
        request.entitlements = {{u"Seats"_s, u"5"_s, Open(EntitlementUnit::Count)}};
        const qint64 before = consumed(license, u"Seats"_s);
        const auto mine = m_world->call<CheckoutLicense>(m_vendor, request);
        QVERIFY(mine);
        QCOMPARE(consumed(license, u"Seats"_s), before + 5);
        m_world->clock().advance(26h);
        m_traffic->catchUp();
        const qint64 after = consumed(license, u"Seats"_s);
        const auto returned = m_world->call<CheckInLicense>(
            m_vendor, {*mine->licenseConsumptionToken, license.beneficiary});
        QVERIFY(returned);
        QCOMPARE(consumed(license, u"Seats"_s), after - 5);
    }

    void theServiceKeepsAndRenewsItsSample()
    {
        const QTemporaryDir folder;
        LocalServiceOptions options;
        options.folder = folder.filePath(u"service"_s);
        options.sample = SampleData::IfEmpty;
        const auto clock = std::make_shared<FakeClock>();
        options.clock = clock;
        QVERIFY(!SampleStamp::ofFolder(options.folder));
        const Instant made = clock->now();
        QVERIFY(LocalService::start(options));
        QCOMPARE(SampleStamp::ofFolder(options.folder)->madeAt, made);
        clock->advance(24h * 3);
        QVERIFY(LocalService::start(options));
        QCOMPARE(SampleStamp::ofFolder(options.folder)->madeAt, made);
        options.sample = SampleData::Reset;
        QVERIFY(LocalService::start(options));
        QCOMPARE(SampleStamp::ofFolder(options.folder)->madeAt, made + 24h * 3);
    }

    void licensesThatEndedOrWereDeletedStayEmpty()
    {
        const License &license = named(u"Color – Quarry"); // ends in 13 days
        m_world->clock().advance(24h * 30);
        m_traffic->catchUp();
        QCOMPARE(consumed(license, u"Seats"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestSampleTraffic)
#include "tst_sampletraffic.moc"
