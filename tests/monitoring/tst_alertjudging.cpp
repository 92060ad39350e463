// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertjudging.h"

#include "monitoring/alertrules.h"
#include "monitoring/alerttext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const Instant now(std::chrono::milliseconds(1'773'907'200'000));

/// "84/100 85/100": readings a quarter of an hour apart, the last one now; "84" has no limit.
std::vector<AlertReading> readingsOf(const QString &text, std::chrono::minutes step = 15min)
{
    std::vector<AlertReading> readings;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QStringList values = parts.at(i).split(u'/');
        AlertReading reading;
        reading.time = now - (parts.size() - 1 - i) * step;
        reading.used = Quantity::fromText(values.first());
        if (values.size() > 1)
            reading.limit = Quantity::fromText(values.last());
        readings.push_back(reading);
    }
    return readings;
}

/// "met", "clear" or "stays".
QString sideOf(const AlertVerdict &verdict)
{
    if (verdict.isMet && verdict.isClear)
        return u"both"_s;
    return verdict.isMet ? u"met"_s : verdict.isClear ? u"clear"_s : u"stays"_s;
}

AlertItem itemOf(AlertItemKind kind)
{
    AlertItem item;
    item.kind = kind;
    item.id = u"arn:aws:license-manager::111122223333:license:l-1"_s;
    return item;
}

std::optional<DateText> dateAt(const std::optional<std::chrono::minutes> &fromNow)
{
    return fromNow ? std::optional(DateText(now + *fromNow)) : std::nullopt;
}

AlertVerdict judged(const AlertRule &rule, const std::vector<AlertReading> &readings,
                    const AlertOutlook &outlook = {},
                    const AlertItem &item = itemOf(AlertItemKind::Entitlement))
{
    return judge(rule, item, readings, outlook, now);
}

} // namespace

class TestAlertJudging : public QObject {
    Q_OBJECT

private slots:
    void level_data()
    {
        QTest::addColumn<QString>("readings");
        QTest::addColumn<QString>("threshold");
        QTest::addColumn<QString>("margin");
        QTest::addColumn<int>("samples");
        QTest::addColumn<QString>("side");
        QTest::addColumn<QString>("value");
        QTest::newRow("at the threshold")
            << u"80/100"_s << u"80"_s << u"2"_s << 1 << u"met"_s << u"80"_s;
        QTest::newRow("just below")
            << u"79.999/100"_s << u"80"_s << u"2"_s << 1 << u"stays"_s << u"79.9"_s;
        QTest::newRow("at the margin")
            << u"78/100"_s << u"80"_s << u"2"_s << 1 << u"stays"_s << u"78"_s;
        QTest::newRow("below the margin")
            << u"77.9/100"_s << u"80"_s << u"2"_s << 1 << u"clear"_s << u"77.9"_s;
        QTest::newRow("no margin")
            << u"79/100"_s << u"80"_s << u"0"_s << 1 << u"clear"_s << u"79"_s;
        QTest::newRow("over") << u"104/100"_s << u"100"_s << u"2"_s << 1 << u"met"_s << u"104"_s;
        QTest::newRow("decimal threshold")
            << u"805/1000"_s << u"80.5"_s << u"1"_s << 1 << u"met"_s << u"80.5"_s;
        // As doubles both are the same number.
        QTest::newRow("40 digits, one short")
            << u"7999999999999999999999999999999999999999/10000000000000000000000000000000000000000"_s
            << u"80"_s << u"0"_s << 1 << u"clear"_s << u"80"_s;
        QTest::newRow("40 digits, reached")
            << u"8000000000000000000000000000000000000000/10000000000000000000000000000000000000000"_s
            << u"80"_s << u"0"_s << 1 << u"met"_s << u"80"_s;
        QTest::newRow("limit 0, used") << u"1/0"_s << u"80"_s << u"2"_s << 1 << u"met"_s << u""_s;
        QTest::newRow("limit 0, unused")
            << u"0/0"_s << u"80"_s << u"2"_s << 1 << u"clear"_s << u""_s;
        QTest::newRow("unlimited") << u"84"_s << u"80"_s << u"2"_s << 1 << u"clear"_s << u""_s;
        QTest::newRow("limit was lifted")
            << u"84/100 84"_s << u"80"_s << u"2"_s << 1 << u"clear"_s << u""_s;
        QTest::newRow("nothing recorded") << u""_s << u"80"_s << u"2"_s << 1 << u"stays"_s << u""_s;
        QTest::newRow("no number")
            << u"many/100"_s << u"80"_s << u"2"_s << 1 << u"stays"_s << u""_s;
        QTest::newRow("two in a row")
            << u"81/100 82/100"_s << u"80"_s << u"2"_s << 2 << u"met"_s << u"82"_s;
        QTest::newRow("one of two")
            << u"70/100 82/100"_s << u"80"_s << u"2"_s << 2 << u"stays"_s << u"82"_s;
        QTest::newRow("first reading of two")
            << u"82/100"_s << u"80"_s << u"2"_s << 2 << u"stays"_s << u"82"_s;
        QTest::newRow("one below does not clear two")
            << u"82/100 50/100"_s << u"80"_s << u"2"_s << 2 << u"stays"_s << u"50"_s;
        QTest::newRow("two below clear")
            << u"82/100 50/100 51/100"_s << u"80"_s << u"2"_s << 2 << u"clear"_s << u"51"_s;
        QTest::newRow("a limit that was raised")
            << u"90/100 90/200"_s << u"80"_s << u"2"_s << 1 << u"clear"_s << u"45"_s;
    }
    void level()
    {
        QFETCH(QString, readings);
        QFETCH(QString, threshold);
        QFETCH(QString, margin);
        QFETCH(int, samples);
        QFETCH(QString, value);
        AlertRule rule = alertRuleOf(AlertKind::Level);
        rule.threshold = threshold;
        rule.margin = margin;
        rule.samples = samples;
        const AlertVerdict verdict = judged(rule, readingsOf(readings));
        QTEST(sideOf(verdict), "side");
        QCOMPARE(verdict.value.value_or(QString()), value);
        // What is not met names the condition that fails.
        QCOMPARE(std::ranges::all_of(verdict.conditions, &AlertCondition::isMet), verdict.isMet);
        QVERIFY(!verdict.conditions.isEmpty());
    }

    void amount_data()
    {
        QTest::addColumn<QString>("readings");
        QTest::addColumn<QString>("side");
        QTest::newRow("at") << u"100"_s << u"met"_s;
        QTest::newRow("just below") << u"99.999999999999999999"_s << u"stays"_s;
        QTest::newRow("margin") << u"99"_s << u"stays"_s;
        QTest::newRow("clear") << u"98.9"_s << u"clear"_s;
        QTest::newRow("beyond 64 bits") << u"99999999999999999999999"_s << u"met"_s;
    }
    void amount()
    {
        QFETCH(QString, readings);
        QTEST(sideOf(judged(alertRuleOf(AlertKind::Amount), readingsOf(readings))), "side");
    }

    void jump_data()
    {
        QTest::addColumn<QString>("readings");
        QTest::addColumn<int>("stepMinutes");
        QTest::addColumn<QString>("side");
        QTest::newRow("a quarter of the limit") << u"10/100 35/100"_s << 60 << u"met"_s;
        QTest::newRow("less") << u"10/100 34/100"_s << 60 << u"stays"_s;
        QTest::newRow("clear") << u"10/100 29/100"_s << 60 << u"clear"_s;
        QTest::newRow("from the lowest") << u"40/100 10/100 20/100 36/100"_s << 60 << u"met"_s;
        QTest::newRow("fell") << u"90/100 10/100"_s << 60 << u"clear"_s;
        QTest::newRow("exactly a day ago") << u"10/100 40/100"_s << 24 * 60 << u"met"_s;
        QTest::newRow("longer ago") << u"10/100 40/100"_s << 24 * 60 + 1 << u"stays"_s;
        QTest::newRow("one reading") << u"90/100"_s << 60 << u"stays"_s;
        QTest::newRow("no limit") << u"10 90"_s << 60 << u"clear"_s;
    }
    void jump()
    {
        QFETCH(QString, readings);
        QFETCH(int, stepMinutes);
        QTEST(sideOf(judged(alertRuleOf(AlertKind::Jump),
                            readingsOf(readings, std::chrono::minutes(stepMinutes)))),
              "side");
    }

    void rise_data()
    {
        QTest::addColumn<QString>("readings");
        QTest::addColumn<QString>("side");
        QTest::newRow("up by ten, no limit") << u"5 15"_s << u"met"_s;
        QTest::newRow("up by less") << u"5 14.99"_s << u"stays"_s;
        QTest::newRow("steady") << u"15 15"_s << u"clear"_s;
    }
    void rise()
    {
        QFETCH(QString, readings);
        QTEST(sideOf(judged(alertRuleOf(AlertKind::Rise), readingsOf(readings))), "side");
    }

    void daysLeft_data()
    {
        using Kind = AlertOutlook::Kind;
        QTest::addColumn<int>("outlook");
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<QString>("side");
        QTest::addColumn<QString>("value");
        QTest::newRow("exactly 14 days")
            << int(Kind::RunsOut) << qint64(14 * 1440) << u"met"_s << u"14"_s;
        QTest::newRow("a minute more")
            << int(Kind::RunsOut) << qint64(14 * 1440 + 1) << u"stays"_s << u"14"_s;
        QTest::newRow("at the margin")
            << int(Kind::RunsOut) << qint64(17 * 1440) << u"stays"_s << u"17"_s;
        QTest::newRow("beyond the margin")
            << int(Kind::RunsOut) << qint64(17 * 1440 + 1) << u"clear"_s << u"17"_s;
        QTest::newRow("in the past") << int(Kind::RunsOut) << qint64(-5) << u"met"_s << u"0"_s;
        QTest::newRow("used up") << int(Kind::UsedUp) << qint64(0) << u"met"_s << u"0"_s;
        QTest::newRow("resets first") << int(Kind::ResetsFirst) << qint64(0) << u"clear"_s << u""_s;
        QTest::newRow("safe") << int(Kind::Safe) << qint64(0) << u"clear"_s << u""_s;
        QTest::newRow("too little data") << int(Kind::Unknown) << qint64(0) << u"stays"_s << u""_s;
    }
    void daysLeft()
    {
        QFETCH(int, outlook);
        QFETCH(qint64, minutes);
        QFETCH(QString, value);
        AlertOutlook given;
        given.kind = AlertOutlook::Kind(outlook);
        if (given.kind == AlertOutlook::Kind::RunsOut)
            given.date = now + std::chrono::minutes(minutes);
        const AlertVerdict verdict =
            judged(alertRuleOf(AlertKind::DaysLeft), readingsOf(u"50/100"_s), given);
        QTEST(sideOf(verdict), "side");
        QCOMPARE(verdict.value.value_or(QString()), value);
    }

    void beforeReset_data()
    {
        using Kind = AlertOutlook::Kind;
        QTest::addColumn<int>("outlook");
        QTest::addColumn<QString>("side");
        QTest::newRow("runs out") << int(Kind::RunsOut) << u"met"_s;
        QTest::newRow("used up") << int(Kind::UsedUp) << u"met"_s;
        QTest::newRow("resets first") << int(Kind::ResetsFirst) << u"clear"_s;
        QTest::newRow("safe") << int(Kind::Safe) << u"clear"_s;
        QTest::newRow("too little data") << int(Kind::Unknown) << u"stays"_s;
    }
    void beforeReset()
    {
        QFETCH(int, outlook);
        AlertOutlook given;
        given.kind = AlertOutlook::Kind(outlook);
        QTEST(sideOf(judged(alertRuleOf(AlertKind::BeforeReset), readingsOf(u"50/100"_s), given)),
              "side");
    }

    void unused_data()
    {
        QTest::addColumn<QString>("readings");
        QTest::addColumn<int>("sinceDays"); // -1: nothing is known
        QTest::addColumn<QString>("side");
        const QString month = u"0/9 "_s.repeated(31);
        QTest::newRow("31 readings of nothing") << month.trimmed() << -1 << u"met"_s;
        QTest::newRow("used 30 days ago") << u"1/9 "_s + u"0/9 "_s.repeated(30) << -1 << u"met"_s;
        QTest::newRow("used 29 days ago") << u"1/9 "_s + u"0/9 "_s.repeated(29) << -1 << u"clear"_s;
        QTest::newRow("known for a day") << u"0/9 0/9"_s << -1 << u"clear"_s;
        QTest::newRow("made long ago") << u"0/9"_s << 40 << u"met"_s;
        QTest::newRow("made this week") << u"0/9"_s << 5 << u"clear"_s;
        QTest::newRow("nothing recorded") << u""_s << 40 << u"stays"_s;
    }
    void unused()
    {
        QFETCH(QString, readings);
        QFETCH(int, sinceDays);
        AlertItem item = itemOf(AlertItemKind::ApiKey);
        if (sinceDays >= 0)
            item.since = DateText(now - days(sinceDays));
        QTEST(sideOf(judged(alertRuleOf(AlertKind::Unused), readingsOf(readings, 24h), {}, item)),
              "side");
    }
    void useOfADayCountsBeforeUseOfThePeriod()
    {
        std::vector<AlertReading> readings = readingsOf(u"5/9 "_s.repeated(31), 24h);
        for (AlertReading &reading : readings)
            reading.spent = Quantity(0);
        const AlertRule rule = alertRuleOf(AlertKind::Unused);
        QCOMPARE(sideOf(judged(rule, readings)), u"met"_s);
        readings.at(10).spent = Quantity(5);
        QCOMPARE(sideOf(judged(rule, readings)), u"clear"_s);
    }

    void waits_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("minutes"); // waited; -1: does not wait
        QTest::addColumn<QString>("side");
        const int held = int(AlertKind::HeldTooLong);
        QTest::newRow("held for a day") << held << 1440 << u"met"_s;
        QTest::newRow("held for less") << held << 1439 << u"clear"_s;
        QTest::newRow("not held") << held << -1 << u"clear"_s;
        const int pending = int(AlertKind::GrantPending);
        QTest::newRow("pending for 3 days") << pending << 3 * 1440 << u"met"_s;
        QTest::newRow("pending for less") << pending << 3 * 1440 - 1 << u"clear"_s;
        QTest::newRow("answered") << pending << -1 << u"clear"_s;
    }
    void waits()
    {
        QFETCH(int, kind);
        QFETCH(int, minutes);
        AlertItem item = itemOf(suitingItems(AlertKind(kind)).first());
        if (minutes >= 0)
            item.since = DateText(now - std::chrono::minutes(minutes));
        QTEST(sideOf(judged(alertRuleOf(AlertKind(kind)), {}, {}, item)), "side");
    }

    void ends_data()
    {
        QTest::addColumn<std::optional<std::chrono::minutes>>("end");
        QTest::addColumn<QString>("side");
        QTest::addColumn<int>("stage");
        using Minutes = std::optional<std::chrono::minutes>;
        QTest::newRow("no end") << Minutes() << u"clear"_s << 0;
        QTest::newRow("30 days and a minute") << Minutes(days(30) + 1min) << u"clear"_s << 0;
        QTest::newRow("30 days") << Minutes(days(30)) << u"met"_s << 1;
        QTest::newRow("14 days and a minute") << Minutes(days(14) + 1min) << u"met"_s << 1;
        QTest::newRow("14 days") << Minutes(days(14)) << u"met"_s << 2;
        QTest::newRow("7 days") << Minutes(days(7)) << u"met"_s << 3;
        QTest::newRow("now") << Minutes(0min) << u"met"_s << 3;
        QTest::newRow("a week ago") << Minutes(-days(7)) << u"met"_s << 3;
        QTest::newRow("longer ago") << Minutes(-days(7) - 1min) << u"clear"_s << 3;
    }
    void ends()
    {
        QFETCH(std::optional<std::chrono::minutes>, end);
        AlertItem item = itemOf(AlertItemKind::License);
        item.ends = dateAt(end);
        const AlertVerdict verdict = judged(alertRuleOf(AlertKind::Expiry), {}, {}, item);
        QTEST(sideOf(verdict), "side");
        QTEST(int(verdict.stage), "stage");
    }

    void silence_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("side");
        QTest::newRow("two hours") << 120 << u"met"_s;
        QTest::newRow("less") << 119 << u"clear"_s;
        QTest::newRow("never") << -1 << u"stays"_s;
    }
    void silence()
    {
        QFETCH(int, minutes);
        std::vector<AlertReading> readings;
        if (minutes >= 0)
            readings.push_back({now - std::chrono::minutes(minutes), {}, {}, {}});
        QTEST(sideOf(judged(alertRuleOf(AlertKind::RecorderSilent), readings, {},
                            itemOf(AlertItemKind::Recorder))),
              "side");
    }

    void scopes()
    {
        AlertItem item = itemOf(AlertItemKind::Entitlement);
        item.part = u"Seats"_s;
        item.product = u"acme-1"_s;
        item.connection = u"local:vendor"_s;
        AlertRule rule = alertRuleOf(AlertKind::Level);
        QVERIFY(isAbout(rule, item));
        rule.items = AlertItemKind::ApiKey;
        QVERIFY(!isAbout(rule, item));
        rule.items = AlertItemKind::Entitlement;
        QVERIFY(isAbout(rule, item));
        rule.scope = AlertScope::Item;
        rule.target = item.id;
        QVERIFY(isAbout(rule, item));
        rule.part = u"Nodes"_s;
        QVERIFY(!isAbout(rule, item));
        rule.part = u"Seats"_s;
        QVERIFY(isAbout(rule, item));
        rule.scope = AlertScope::Product;
        QVERIFY(!isAbout(rule, item));
        rule.target = u"acme-1"_s;
        QVERIFY(isAbout(rule, item));
        rule.scope = AlertScope::Connection;
        QVERIFY(!isAbout(rule, item));
        rule.target = u"local:vendor"_s;
        QVERIFY(isAbout(rule, item));
        // A word of a later version is about nothing.
        rule.kind = Open<AlertKind>::fromText(u"phase-of-the-moon"_s);
        QVERIFY(!isAbout(rule, item));
        QCOMPARE(sideOf(judged(rule, readingsOf(u"99/100"_s))), u"stays"_s);
    }

    void readyRulesAreRight()
    {
        QSet<QString> ids;
        for (const AlertRule &rule : readyAlertRules()) {
            QCOMPARE(problemsOf(rule), QList<AlertRuleProblem>());
            QVERIFY(isReadyAlertRule(rule.id));
            QVERIFY(rule.enabled);
            QVERIFY(!alertRuleTitle(rule, QLocale::c()).isEmpty());
            ids.insert(rule.id);
        }
        QCOMPARE(ids.size(), readyAlertRules().size());
        QVERIFY(ids.contains(u"ready:level-80"_s));
        QVERIFY(ids.contains(u"ready:recorder-silent"_s));
    }

    void findsProblems_data()
    {
        QTest::addColumn<std::function<void(AlertRule &)>>("change");
        QTest::addColumn<QString>("path");
        using Change = std::function<void(AlertRule &)>;
        QTest::newRow("no threshold")
            << Change([](AlertRule &rule) { rule.threshold.reset(); }) << u"Threshold"_s;
        QTest::newRow("0 %") << Change([](AlertRule &rule) { rule.threshold = u"0"_s; })
                             << u"Threshold"_s;
        QTest::newRow("words") << Change([](AlertRule &rule) { rule.threshold = u"many"_s; })
                               << u"Threshold"_s;
        QTest::newRow("negative margin")
            << Change([](AlertRule &rule) { rule.margin = u"-1"_s; }) << u"Margin"_s;
        QTest::newRow("wide margin")
            << Change([](AlertRule &rule) { rule.margin = u"80.1"_s; }) << u"Margin"_s;
        QTest::newRow("no reading")
            << Change([](AlertRule &rule) { rule.samples = 0; }) << u"Samples"_s;
        QTest::newRow("no target")
            << Change([](AlertRule &rule) { rule.scope = AlertScope::Item; }) << u"Target"_s;
        QTest::newRow("unsuited") << Change([](AlertRule &rule) {
            rule.items = AlertItemKind::Token;
        }) << u"Items"_s;
        QTest::newRow("lead times") << Change([](AlertRule &rule) {
            rule = alertRuleOf(AlertKind::Expiry);
            rule.leadDays = u"30; 14"_s;
        }) << u"LeadDays"_s;
        QTest::newRow("hours") << Change([](AlertRule &rule) {
            rule = alertRuleOf(AlertKind::Jump);
            rule.hours = 721;
        }) << u"Hours"_s;
    }
    void findsProblems()
    {
        QFETCH(std::function<void(AlertRule &)>, change);
        QFETCH(QString, path);
        AlertRule rule = alertRuleOf(AlertKind::Level);
        QCOMPARE(problemsOf(rule), QList<AlertRuleProblem>());
        change(rule);
        const QList<AlertRuleProblem> problems = problemsOf(rule);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().path, path);
    }
};

QTEST_GUILESS_MAIN(TestAlertJudging)
#include "tst_alertjudging.moc"
