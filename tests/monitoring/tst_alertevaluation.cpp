// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertevaluation.h"

#include "monitoring/alertrules.h"
#include "monitoring/alerttext.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

/// Alerts over time: one entitlement of 100 whose use is read every 15 minutes.
class TestAlertEvaluation : public QObject {
    Q_OBJECT

    void begin(AlertRepeat repeat, const QString &margin = u"2"_s)
    {
        m_clock.set(FakeClock().now());
        m_records = {};
        m_facts = {};
        AlertRule rule = alertRuleOf(AlertKind::Level);
        rule.id = u"mine"_s;
        rule.repeat = repeat;
        rule.margin = margin;
        m_records.rules = {rule};
        AlertSubject subject;
        subject.item.kind = AlertItemKind::Entitlement;
        subject.item.id = u"arn:aws:license-manager::111122223333:license:l-1"_s;
        subject.item.part = u"Seats"_s;
        subject.item.connection = u"local:vendor"_s;
        m_facts.subjects = {subject};
    }
    /// Evaluates without a new reading.
    AlertOutcome look()
    {
        m_facts.now = m_clock.now();
        const AlertOutcome outcome = evaluate(m_facts, m_records);
        for (const Alert &changed : outcome.changed) {
            auto known = std::ranges::find(m_records.alerts, changed.id, &Alert::id);
            if (known != m_records.alerts.end())
                *known = changed;
            else
                m_records.alerts += changed;
        }
        return outcome;
    }
    AlertOutcome read(qint64 used, std::chrono::milliseconds after = 15min)
    {
        m_clock.advance(after);
        m_facts.subjects.front().readings.push_back(
            {m_clock.now(), Quantity(used), Quantity(100), {}});
        return look();
    }
    Alert &alert() { return m_records.alerts.last(); }

private slots:
    void raisesAndClears()
    {
        begin(AlertRepeat::Once);
        QVERIFY(read(79).active.isEmpty());
        AlertOutcome outcome = read(80);
        QCOMPARE(outcome.active.size(), 1);
        QCOMPARE(outcome.announced.size(), 1);
        QCOMPARE(alert().value, u"80"_s);
        QCOMPARE(alert().capacity, u"100"_s);
        QCOMPARE(alert().raised, DateText(m_clock.now()));
        const QString id = alert().id;
        outcome = read(85);
        QCOMPARE(outcome.announced.size(), 0);
        QCOMPARE(alert().id, id);
        QCOMPARE(alert().value, u"85"_s);
        QCOMPARE(alert().seen, DateText(m_clock.now()));
        // Inside the margin it stays, with its present value.
        QCOMPARE(read(78).active.size(), 1);
        QCOMPARE(alert().value, u"78"_s);
        QVERIFY(!alert().cleared);
        outcome = read(77);
        QVERIFY(outcome.active.isEmpty());
        QCOMPARE(alert().cleared, DateText(m_clock.now()));
        // And again: a new one, that is told of.
        outcome = read(90);
        QCOMPARE(outcome.announced.size(), 1);
        QCOMPARE(m_records.alerts.size(), 2);
        QVERIFY(alert().id != id);
    }
    void doesNotFlap()
    {
        begin(AlertRepeat::Once);
        int announced = 0;
        for (int i = 0; i < 100; ++i)
            announced += int(read(i % 2 == 0 ? 80 : 78).announced.size());
        QCOMPARE(announced, 1);
        QCOMPARE(m_records.alerts.size(), 1);
        begin(AlertRepeat::Once, u"0"_s);
        announced = 0;
        for (int i = 0; i < 100; ++i)
            announced += int(read(i % 2 == 0 ? 80 : 78).announced.size());
        QCOMPARE(announced, 50);
    }

    void repeats_data()
    {
        QTest::addColumn<int>("repeat");
        QTest::addColumn<int>("told"); // within two days and a quarter of an hour
        QTest::newRow("once") << int(AlertRepeat::Once) << 1;
        QTest::newRow("once a day") << int(AlertRepeat::Daily) << 3;
        QTest::newRow("each time") << int(AlertRepeat::EachTime) << 193;
    }
    void repeats()
    {
        QFETCH(int, repeat);
        begin(AlertRepeat(repeat));
        int told = 0;
        for (int i = 0; i < 2 * 96 + 1; ++i) {
            told += int(read(90).announced.size());
            // Looking again at the same reading tells nothing new.
            told += int(look().announced.size());
        }
        QTEST(told, "told");
    }
    void dailyIsNoEarlierWhenItCameBack()
    {
        begin(AlertRepeat::Daily);
        QCOMPARE(read(90).announced.size(), 1);
        QVERIFY(read(50).active.isEmpty());
        AlertOutcome outcome = read(90);
        QCOMPARE(outcome.active.size(), 1);
        QCOMPARE(outcome.announced.size(), 0);
        outcome = read(91, 23h + 29min);
        QCOMPARE(outcome.announced.size(), 0);
        QCOMPARE(read(91, 1min).announced.size(), 1);
    }

    void acknowledgedIsQuietUntilItClears()
    {
        begin(AlertRepeat::EachTime);
        QCOMPARE(read(90).announced.size(), 1);
        alert().acknowledged = DateText(m_clock.now());
        QVERIFY(!isOpen(alert(), {}, m_clock.now()));
        QCOMPARE(read(95).announced.size(), 0);
        QVERIFY(read(10).active.isEmpty());
        QCOMPARE(read(95).announced.size(), 1);
        QVERIFY(!alert().acknowledged);
    }
    void snoozedIsToldOfAfterwards()
    {
        begin(AlertRepeat::Once);
        QCOMPARE(read(90).announced.size(), 1);
        alert().snoozedUntil = DateText(m_clock.now() + 1h);
        QCOMPARE(standingOf(alert(), {}, m_clock.now()), AlertStanding::Snoozed);
        QCOMPARE(read(91, 59min).announced.size(), 0);
        QCOMPARE(read(92, 1min).announced.size(), 1);
        QVERIFY(!alert().snoozedUntil);
        QCOMPARE(read(93).announced.size(), 0);
    }
    void snoozeOutlivesAGap()
    {
        begin(AlertRepeat::Once);
        read(90);
        alert().snoozedUntil = DateText(m_clock.now() + 2h);
        QVERIFY(read(10).active.isEmpty());
        QCOMPARE(read(90).announced.size(), 0);
        QVERIFY(alert().snoozedUntil);
        QCOMPARE(read(90, 2h).announced.size(), 1);
    }
    void mutedIsListedButNotTold()
    {
        begin(AlertRepeat::Once);
        const Instant until = m_clock.now() + 1h;
        m_records.mutes = {{u"local:vendor"_s, until}};
        AlertOutcome outcome = read(90);
        QCOMPARE(outcome.active.size(), 1);
        QCOMPARE(outcome.announced.size(), 0);
        QCOMPARE(standingOf(alert(), m_records.mutes, m_clock.now()), AlertStanding::Muted);
        QCOMPARE(read(90, 44min).announced.size(), 0);
        QCOMPARE(read(90, 1min).announced.size(), 1);
        m_records.mutes = {{u"another"_s, {}}};
        QVERIFY(isOpen(alert(), m_records.mutes, m_clock.now()));
    }
    void nextLeadTimeIsToldOfAgain()
    {
        begin(AlertRepeat::Once);
        AlertRule rule = alertRuleOf(AlertKind::Expiry);
        rule.id = u"mine"_s;
        m_records.rules = {rule};
        AlertSubject &subject = m_facts.subjects.front();
        subject.item.kind = AlertItemKind::License;
        subject.item.ends = DateText(m_clock.now() + std::chrono::days(30));
        QCOMPARE(look().announced.size(), 1);
        QCOMPARE(alert().stage, 1);
        alert().acknowledged = DateText(m_clock.now());
        m_clock.advance(std::chrono::days(15));
        QCOMPARE(look().announced.size(), 0);
        m_clock.advance(std::chrono::days(1));
        QCOMPARE(look().announced.size(), 1);
        QCOMPARE(alert().stage, 2);
        QVERIFY(!alert().acknowledged);
        QCOMPARE(m_records.alerts.size(), 1);
        // Renewed.
        subject.item.ends = DateText(m_clock.now() + std::chrono::days(365));
        QVERIFY(look().active.isEmpty());
    }

    void endsWithTheRuleOrTheItem_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("switched off") << 0;
        QTest::newRow("removed") << 1;
        QTest::newRow("about something else") << 2;
        QTest::newRow("the item is gone") << 3;
    }
    void endsWithTheRuleOrTheItem()
    {
        QFETCH(int, way);
        begin(AlertRepeat::Once);
        QCOMPARE(read(90).active.size(), 1);
        if (way == 0)
            m_records.rules.first().enabled = false;
        else if (way == 1)
            m_records.rules.clear();
        else if (way == 2)
            m_records.rules.first().items = AlertItemKind::ApiKey;
        else
            m_facts.subjects.clear();
        QVERIFY(look().active.isEmpty());
        QVERIFY(alert().cleared);
        QVERIFY(look().changed.isEmpty());
    }
    void withoutReadingsNothingEnds()
    {
        begin(AlertRepeat::Once);
        QCOMPARE(read(90).active.size(), 1);
        m_facts.subjects.front().readings.clear();
        m_clock.advance(1h);
        QCOMPARE(look().active.size(), 1);
    }
    void twoAccountsOneAlert()
    {
        begin(AlertRepeat::Once);
        AlertSubject other = m_facts.subjects.front();
        other.item.account = u"444455556666"_s;
        m_facts.subjects.push_back(other);
        m_facts.subjects.back().readings = {{m_clock.now(), Quantity(90), Quantity(100), {}}};
        QCOMPARE(read(90).active.size(), 1);
    }
    void worstFirst()
    {
        begin(AlertRepeat::Once);
        AlertRule worse = m_records.rules.first();
        worse.id = u"worse"_s;
        worse.threshold = u"100"_s;
        worse.severity = AlertSeverity::Danger;
        m_records.rules += worse;
        const AlertOutcome outcome = read(100);
        QCOMPARE(outcome.active.size(), 2);
        QCOMPARE(outcome.active.first().rule, u"worse"_s);
    }

    void rehearses()
    {
        begin(AlertRepeat::Once);
        const Instant start = m_clock.now();
        for (int i = 0; i < 40; ++i)
            read(i >= 10 && i < 20 ? 90 : 50);
        for (int i = 0; i < 4; ++i)
            read(85);
        const QList<Alert> raised = rehearse(m_records.rules.first(), m_facts, start);
        QCOMPARE(raised.size(), 2);
        // The latest first, and still in force.
        QVERIFY(!raised.first().cleared);
        QCOMPARE(raised.last().raised.instant(), start + 11 * 15min);
        QCOMPARE(raised.last().cleared->instant(), start + 21 * 15min);
        QCOMPARE(raised.last().value, u"90"_s);
        // The same as really happened.
        QCOMPARE(raised.last().id, m_records.alerts.first().id);
        AlertRule stricter = m_records.rules.first();
        stricter.samples = 5;
        QCOMPARE(rehearse(stricter, m_facts, start).size(), 1);
    }
    void rehearsesForecastsOnceADay()
    {
        begin(AlertRepeat::Once);
        AlertRule rule = alertRuleOf(AlertKind::DaysLeft);
        rule.id = u"mine"_s;
        const Instant start = m_clock.now();
        for (int i = 0; i < 4 * 96; ++i)
            read(50);
        int forecasts = 0;
        const auto outlook = [&](const AlertSubject &, std::span<const AlertReading> readings,
                                 Instant now) {
            ++forecasts;
            if (!readings.empty() && readings.back().time > now)
                qFatal("a forecast must not see what came later");
            AlertOutlook given;
            given.kind = AlertOutlook::Kind::RunsOut;
            given.date = start + std::chrono::days(16);
            return given;
        };
        const QList<Alert> raised = rehearse(rule, m_facts, start, outlook);
        QCOMPARE(forecasts, 5);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(raised.first().raised.instant(), start + std::chrono::days(2));
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<std::function<void(TestAlertEvaluation &)>>("prepare");
        QTest::addColumn<QString>("reason");
        using Prepare = std::function<void(TestAlertEvaluation &)>;
        QTest::newRow("below") << Prepare([](TestAlertEvaluation &test) { test.read(50); })
                               << u"50% does not reach the 80 of the rule"_s;
        QTest::newRow("off") << Prepare([](TestAlertEvaluation &test) {
            test.read(90);
            test.m_records.rules.first().enabled = false;
        }) << u"The rule is switched off"_s;
        QTest::newRow("too few readings") << Prepare([](TestAlertEvaluation &test) {
            test.m_records.rules.first().samples = 3;
            test.read(90);
            test.read(90);
        }) << u"Too few readings: 2 of 3"_s;
        QTest::newRow("no limit") << Prepare([](TestAlertEvaluation &test) {
            test.read(90);
            test.m_facts.subjects.front().readings.back().limit.reset();
        }) << u"It has no limit"_s;
        QTest::newRow("muted") << Prepare([](TestAlertEvaluation &test) {
            test.m_records.mutes = {{u"local:vendor"_s, {}}};
            test.read(90);
        }) << u"The connection is muted"_s;
        QTest::newRow("acknowledged") << Prepare([](TestAlertEvaluation &test) {
            test.read(90);
            test.alert().acknowledged = DateText(test.m_clock.now());
        }) << u"It is acknowledged"_s;
        QTest::newRow("fires") << Prepare([](TestAlertEvaluation &test) { test.read(90); })
                               << u"It fires"_s;
    }
    void saysWhyNot()
    {
        QFETCH(std::function<void(TestAlertEvaluation &)>, prepare);
        begin(AlertRepeat::Once);
        prepare(*this);
        m_facts.now = m_clock.now();
        const auto reasons = reasonsOf(m_records.rules.first(), m_facts, m_records);
        QCOMPARE(reasons.size(), 1);
        QTEST(reasonText(reasons.first(), AlertKind::Level, QLocale::c()), "reason");
    }

private:
    FakeClock m_clock;
    AlertFacts m_facts;
    AlertRecords m_records;
};

QTEST_GUILESS_MAIN(TestAlertEvaluation)
#include "tst_alertevaluation.moc"
