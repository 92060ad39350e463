// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertwatch.h"

#include "monitoring/alertrehearsal.h"
#include "monitoring/alertrules.h"
#include "monitoring/recorder.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"
#include "support/samplerequests.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using std::chrono::days;

/// Alerts over the lists of the real service and a history of their own, with a clock that is
/// moved.
class TestAlertWatch : public QObject {
    Q_OBJECT

    /// What one run of the program has.
    struct Run {
        Run(LocalWorld &world, const QString &folder, const std::shared_ptr<FakeClock> &clock)
            : history(folder + u"/history.db"_s, clock), recorder(*world.session, history, clock),
              store(folder + u"/console.db"_s, clock),
              watch({*world.session, history, recorder, store, clock})
        {
        }

        SqliteHistoryStore history;
        Recorder recorder;
        AlertStore store;
        AlertWatch watch;
    };

    void restart()
    {
        m_run.reset();
        m_run = std::make_unique<Run>(*m_world, m_folder->path(), m_clock);
    }
    AlertWatch &watch() { return m_run->watch; }
    bool look()
    {
        const auto before = watch().lookedAt();
        m_clock->advance(1ms);
        watch().look();
        return LocalWorld::waitFor([&] { return watch().lookedAt() != before; });
    }
    bool readAndLook()
    {
        const auto before = watch().lookedAt();
        m_clock->advance(1ms);
        watch().readAndLook();
        return LocalWorld::waitFor([&] { return watch().lookedAt() != before; });
    }
    SeriesKey seats(const License &license, QStringView metric) const
    {
        return {u"aws"_s,  m_world->vendorAccount(), {}, *license.licenseArn, metric.toString(),
                u"Seats"_s};
    }
    /// Records so much use of 100 seats at the present time.
    bool record(const License &license, qint64 used)
    {
        Poll poll;
        poll.time = m_clock->now();
        poll.interval = 15min;
        poll.values = {{seats(license, metric::entitlementConsumed), Quantity(used)},
                       {seats(license, metric::entitlementCapacity), Quantity(100)}};
        std::optional<bool> isKept;
        m_run->history.append(std::move(poll), this,
                              [&](const auto &outcome) { isKept = outcome.has_value(); });
        return LocalWorld::waitFor([&] { return isKept.has_value(); }) && *isKept;
    }
    QList<Alert> ofRule(const QString &rule)
    {
        QList<Alert> alerts;
        for (const Alert &alert : watch().alerts()) {
            if (alert.rule == rule)
                alerts += alert;
        }
        return alerts;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<LocalWorld>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>(SystemClock().now());
        restart();
    }
    void cleanup()
    {
        m_run.reset();
        m_world.reset();
    }

    void raisesNamesAndRemembers()
    {
        const License license = issued(*m_world, u"Acme Pro"_s);
        QSignalSpy announced(&watch(), &AlertWatch::announced);
        QVERIFY(record(license, 84));
        QVERIFY(readAndLook());
        QCOMPARE(ofRule(u"ready:level-80"_s).size(), 1);
        const Alert alert = ofRule(u"ready:level-80"_s).first();
        QCOMPARE(alertItemTitle(alert.item), u"Acme Pro, Seats"_s);
        QCOMPARE(alert.item.connection, m_world->vendor());
        QCOMPARE(alertSentence(alert, QLocale::c()), u"84% used: 84 of 100"_s);
        QCOMPARE(announced.size(), 1);
        QCOMPARE(watch().openAlerts().size(), 1);

        // A restart remembers it, and does not tell again before a day is over.
        watch().acknowledge({alert.id});
        restart();
        QSignalSpy again(&watch(), &AlertWatch::announced);
        QVERIFY(look());
        QCOMPARE(ofRule(u"ready:level-80"_s).size(), 1);
        QVERIFY(ofRule(u"ready:level-80"_s).first().acknowledged);
        watch().reopen({alert.id});
        QVERIFY(look());
        QCOMPARE(again.size(), 0);
        m_clock->advance(24h);
        QVERIFY(record(license, 85));
        QVERIFY(look());
        QCOMPARE(again.size(), 1);

        m_clock->advance(15min);
        QVERIFY(record(license, 10));
        QVERIFY(look());
        QVERIFY(ofRule(u"ready:level-80"_s).first().cleared);
        QVERIFY(watch().openAlerts().isEmpty());
    }

    void snoozesAndMutesOutliveARestart()
    {
        const License license = issued(*m_world, u"Acme Pro"_s);
        QVERIFY(record(license, 84));
        QVERIFY(readAndLook());
        const QString id = ofRule(u"ready:level-80"_s).first().id;
        watch().snooze({id}, m_clock->now() + 2h);
        watch().mute(m_world->vendor(), m_clock->now() + 1h);
        restart();
        QVERIFY(look());
        QCOMPARE(watch().standing(*watch().alert(id)), AlertStanding::Snoozed);
        QVERIFY(watch().isMuted(m_world->vendor()));
        m_clock->advance(1h);
        QVERIFY(!watch().isMuted(m_world->vendor()));
        m_clock->advance(1h);
        QCOMPARE(watch().standing(*watch().alert(id)), AlertStanding::Open);
        watch().mute(m_world->vendor());
        QCOMPARE(watch().standing(*watch().alert(id)), AlertStanding::Muted);
        watch().unmute(m_world->vendor());
        QCOMPARE(watch().openAlerts().size(), 1);
    }

    void aGrantThatWaits()
    {
        const License license = issued(*m_world, u"Acme Pro"_s);
        granted(*m_world, license, u"For you"_s);
        QVERIFY(readAndLook());
        QVERIFY(ofRule(u"ready:grant-pending"_s).isEmpty());
        // Since when it waits is known from the first time that it was seen.
        m_clock->advance(days(3) - 1h);
        restart();
        QVERIFY(readAndLook());
        QVERIFY(ofRule(u"ready:grant-pending"_s).isEmpty());
        m_clock->advance(1h);
        QVERIFY(look());
        QCOMPARE(ofRule(u"ready:grant-pending"_s).size(), 1);
        const Alert alert = ofRule(u"ready:grant-pending"_s).first();
        QCOMPARE(alert.item.connection, m_world->customer());
        QCOMPARE(alert.item.kind, AlertItemKind::Grant);
    }

    void aLicenseThatEnds()
    {
        auto request = licenseRequest(u"Ends soon"_s);
        request.validity.end = DateText(SystemClock().now() + days(10));
        QVERIFY(m_world->call<licensemanager::CreateLicense>(m_world->vendor(), request));
        issued(*m_world, u"Ends late"_s, u"another"_s);
        QSignalSpy announced(&watch(), &AlertWatch::announced);
        QVERIFY(readAndLook());
        QCOMPARE(ofRule(u"ready:expiry"_s).size(), 1);
        QCOMPARE(ofRule(u"ready:expiry"_s).first().item.name, u"Ends soon"_s);
        QCOMPARE(ofRule(u"ready:expiry"_s).first().stage, 2);
        QCOMPARE(announced.size(), 1);
        m_clock->advance(days(3));
        QVERIFY(look());
        QCOMPARE(announced.size(), 2);
        // It is gone with the license.
        const auto licenses = m_world->call<licensemanager::ListLicenses>(m_world->vendor(), {});
        for (const License &license : *licenses->licenses) {
            if (license.licenseName == u"Ends soon"_s)
                QVERIFY(m_world->call<licensemanager::DeleteLicense>(
                    m_world->vendor(), {*license.licenseArn, *license.version}));
        }
        QVERIFY(readAndLook());
        QVERIFY(ofRule(u"ready:expiry"_s).first().cleared);
    }

    void aSilentRecorder()
    {
        const License license = issued(*m_world, u"Acme Pro"_s);
        m_run->recorder.waitUntil(m_clock->now() + days(300));
        m_run->recorder.setInterval(15min);
        watch().start();
        QVERIFY(LocalWorld::waitFor([&] { return watch().lookedAt().has_value(); }));
        QVERIFY(record(license, 10));
        m_clock->advance(119min);
        QVERIFY(look());
        QVERIFY(ofRule(u"ready:recorder-silent"_s).isEmpty());
        m_clock->advance(1min);
        QVERIFY(look());
        QCOMPARE(ofRule(u"ready:recorder-silent"_s).size(), 1);
        QVERIFY(record(license, 10));
        QVERIFY(look());
        QVERIFY(ofRule(u"ready:recorder-silent"_s).first().cleared);
    }

    void rulesAreKept()
    {
        const License license = issued(*m_world, u"Acme Pro"_s);
        QVERIFY(record(license, 84));
        AlertRule off = *watch().rule(u"ready:level-80"_s);
        off.enabled = false;
        watch().saveRule(off);
        AlertRule own = alertRuleOf(AlertKind::Amount);
        own.threshold = u"84"_s;
        const QString id = watch().saveRule(own);
        QVERIFY(!id.isEmpty());
        restart();
        QVERIFY(readAndLook());
        QVERIFY(!watch().rule(u"ready:level-80"_s)->enabled);
        QVERIFY(ofRule(u"ready:level-80"_s).isEmpty());
        QCOMPARE(ofRule(id).size(), 1);
        const auto reasons = watch().reasons(*watch().rule(u"ready:level-80"_s));
        QCOMPARE(reasons.size(), 1);
        QCOMPARE(reasonText(reasons.first(), AlertKind::Level, QLocale::c()),
                 u"The rule is switched off"_s);
        watch().removeRule(id);
        watch().removeRule(off.id);
        QVERIFY(!watch().rule(id));
        QVERIFY(watch().rule(off.id)->enabled);
        QVERIFY(LocalWorld::waitFor(
            [&] { return !ofRule(id).isEmpty() && ofRule(id).first().cleared.has_value(); }));
        QCOMPARE(watch().rules().size(), readyAlertRules().size());
    }

    void aRehearsalSeesThePast()
    {
        const License license = issued(*m_world, u"Acme Pro"_s);
        std::vector<SeriesSamples> series(2);
        series[0].key = seats(license, metric::entitlementConsumed);
        series[1].key = seats(license, metric::entitlementCapacity);
        const Instant begin = m_clock->now() - days(40);
        // One unit a day from 60 on: 80 after 20 days; over a weekend it falls.
        for (int hour = 0; hour < 40 * 24; ++hour) {
            const int day = hour / 24;
            const int used = day == 25 ? 50 : 60 + day;
            for (auto &each : series)
                each.interval = 1h;
            series[0].samples.push_back({begin + hour * 1h, Quantity(used)});
            series[1].samples.push_back({begin + hour * 1h, Quantity(100)});
        }
        std::optional<bool> isKept;
        m_run->history.merge(std::move(series), this,
                             [&](const auto &outcome) { isKept = outcome.has_value(); });
        QVERIFY(LocalWorld::waitFor([&] { return isKept.has_value(); }));
        QVERIFY(readAndLook());

        AlertRehearsal rehearsal(m_run->history, m_clock);
        QSignalSpy finished(&rehearsal, &AlertRehearsal::finished);
        AlertRule rule = alertRuleOf(AlertKind::Level);
        rehearsal.start(rule, watch().items());
        QVERIFY(finished.wait());
        QCOMPARE(rehearsal.itemCount(), 1);
        QCOMPARE(rehearsal.alerts().size(), 2);
        QCOMPARE(rehearsal.alerts().last().raised.instant(), begin + 20 * 24h);
        QCOMPARE(rehearsal.alerts().last().cleared->instant(), begin + 25 * 24h);
        QVERIFY(!rehearsal.alerts().first().cleared);

        // The forecast of then, not of now.
        rehearsal.start(alertRuleOf(AlertKind::DaysLeft), watch().items());
        QVERIFY(finished.wait());
        QVERIFY(!rehearsal.alerts().isEmpty());
        const auto raised = *rehearsal.alerts().last().raised.instant();
        QVERIFY2(raised > begin + 22 * 24h && raised < begin + 32 * 24h,
                 qPrintable(toIsoText(raised)));
        // By the same forecasts the rule fires now.
        QCOMPARE(ofRule(u"ready:days-left"_s).size(), 1);
    }

private:
    std::unique_ptr<LocalWorld> m_world;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<Run> m_run;
};

QTEST_GUILESS_MAIN(TestAlertWatch)
#include "tst_alertwatch.moc"
