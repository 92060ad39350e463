// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/exhaustion.h"

#include "domain/quotaperiod.h"
#include "monitoring/forecasthistory.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using Outcome = Forecast::Outcome;
using std::chrono::days;

namespace {

SeriesKey keyOf(const QString &resource, QStringView metric, const QString &dimension = {})
{
    return {u"aws"_s, u"111122223333"_s, {}, resource, metric.toString(), dimension};
}

} // namespace

/// Forecasts over a real history.
class TestExhaustion : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
        m_store =
            std::make_unique<SqliteHistoryStore>(m_folder->filePath(u"history.db"_s), m_clock);
        m_exhaustion = std::make_unique<Exhaustion>(*m_store, m_clock);
        m_answers.clear();
    }
    void cleanup()
    {
        m_exhaustion.reset();
        m_store.reset();
    }

    void foretellsEntitlementsAndConfigurations()
    {
        record(keyOf(u"arn:l"_s, metric::entitlementConsumed, u"Seats"_s),
               [](int hour) { return Quantity::fromUnits(8400 + hour * 160 / 24, 2); });
        record(keyOf(u"arn:l"_s, metric::entitlementCapacity, u"Seats"_s),
               [](int) { return Quantity(100); });
        record(keyOf(u"arn:c"_s, metric::configurationConsumed), [](int) { return Quantity(40); });
        record(keyOf(u"arn:c"_s, metric::configurationCapacity), [](int) { return Quantity(50); });
        readAll();
        QCOMPARE(m_answers.size(), 2);
        const Expectation &license = answerFor(u"arn:l"_s);
        QCOMPARE(license.forecast.outcome, Outcome::Exhausts);
        QVERIFY(std::abs(daysUntil(license.forecast.date) - 10) < 0.1);
        QCOMPARE(license.trend.size(), 30);
        QVERIFY(std::abs(license.trend.last() - 84) < 0.01);
        QVERIFY(std::abs(license.trend.first() - (84 - 29 * 1.6)) < 0.01);
        QCOMPARE(answerFor(u"arn:c"_s).forecast.outcome, Outcome::NotRising);
    }

    void foretellsKeysBeforeTheirReset()
    {
        // 100 a day since 90 days; months begin on the 1st, now it is 19 March.
        recordKey([](int) { return 100; }, 2'500);
        readAll();
        QCOMPARE(m_answers.size(), 1);
        const Expectation &key = m_answers.first();
        QCOMPARE(key.subject.reset, Instant(days(20'544))); // 1 April
        QCOMPARE(key.forecast.outcome, Outcome::Exhausts);
        QCOMPARE(key.forecast.method, Forecast::Method::DailyUse);
        // 1,900 are used: 6 days after today.
        QVERIFY(std::abs(daysUntil(key.forecast.date) - 6) < 1);
        QVERIFY(*key.forecast.date < *key.subject.reset);
        QCOMPARE(key.trend.last(), 1900.0);
        QCOMPARE(key.trend[12], 100.0); // the 1st
    }

    void saysThatKeysResetFirst()
    {
        recordKey([](int) { return 100; }, 3'500);
        readAll();
        QCOMPARE(m_answers.first().forecast.outcome, Outcome::ResetsFirst);
        QVERIFY(!m_answers.first().forecast.date);
    }

    void countsExtensions()
    {
        // 2,000 are allowed and 1,900 used, but 900 were granted on top.
        recordKey([](int) { return 100; }, 2'000, 900);
        readAll();
        QVERIFY(std::abs(daysUntil(m_answers.first().forecast.date) - 10) < 1);
    }

    void believesTheResetItIsTold()
    {
        recordKey([](int) { return 100; }, 2'500);
        QList<ForecastSubject> subjects = subjectsNow();
        subjects[0].reset = Instant(days(20'531) + 24h);
        read(subjects);
        QCOMPARE(m_answers.first().forecast.outcome, Outcome::ResetsFirst);
        QCOMPARE(m_answers.first().subject.reset, subjects[0].reset);
    }

    void findsTheNextReset_data()
    {
        QTest::addColumn<QStringList>("resets");
        QTest::addColumn<QString>("next"); // after 2026-03-19
        QTest::newRow("none") << QStringList{} << QString();
        QTest::newRow("one tells nothing") << QStringList{u"2026-03-01"_s} << QString();
        QTest::newRow("months") << QStringList{u"2026-02-01"_s, u"2026-03-01"_s} << u"2026-04-01"_s;
        QTest::newRow("shifted months")
            << QStringList{u"2026-01-15"_s, u"2026-02-15"_s, u"2026-03-15"_s} << u"2026-04-15"_s;
        QTest::newRow("weeks") << QStringList{u"2026-03-11"_s, u"2026-03-18"_s} << u"2026-03-25"_s;
        QTest::newRow("weeks not recorded of late")
            << QStringList{u"2026-02-11"_s, u"2026-02-18"_s} << u"2026-03-25"_s;
        QTest::newRow("days") << QStringList{u"2026-03-17"_s, u"2026-03-18"_s} << u"2026-03-20"_s;
        QTest::newRow("out of order")
            << QStringList{u"2026-03-18"_s, u"2026-03-11"_s, u"2026-03-04"_s} << u"2026-03-25"_s;
        QTest::newRow("strange") << QStringList{u"2026-03-01"_s, u"2026-03-12"_s} << QString();
    }
    void findsTheNextReset()
    {
        QFETCH(QStringList, resets);
        QFETCH(QString, next);
        const auto instant = [](const QString &text) {
            return fromQDateTime(QDateTime::fromString(text + u"T00:00:00Z"_s, Qt::ISODate));
        };
        QList<HistoryEvent> events;
        for (const QString &reset : resets)
            events.append({{}, instant(reset), HistoryEvent::Kind::Reset, {}, {}});
        const auto found = nextReset(events, m_clock->now());
        QCOMPARE(found.has_value(), !next.isEmpty());
        if (found)
            QCOMPARE(*found, instant(next));
    }

    void usesChangesOfTheLimit()
    {
        ForecastSubject subject;
        subject.state.series = keyOf(u"arn:l"_s, metric::entitlementConsumed, u"Seats"_s);
        RangeAnswer answer;
        const auto event = [&](QStringView metric, const QString &dimension,
                               HistoryEvent::Kind kind) {
            answer.events.append(
                {keyOf(u"arn:l"_s, metric, dimension), m_clock->now(), kind, {}, {}});
        };
        event(metric::entitlementCapacity, u"Seats"_s, HistoryEvent::Kind::LimitChange);
        event(metric::entitlementCapacity, u"Nodes"_s, HistoryEvent::Kind::LimitChange);
        event(metric::licenseVersion, {}, HistoryEvent::Kind::Version);
        QCOMPARE(forecastInput(subject, {answer}, m_clock->now()).limitChanges.size(),
                 std::size_t(1));
    }

    void keepsWhatItMade()
    {
        record(keyOf(u"arn:l"_s, metric::entitlementConsumed, u"Seats"_s),
               [](int hour) { return Quantity(84 + hour / 24); });
        record(keyOf(u"arn:c"_s, metric::configurationConsumed), [](int) { return Quantity(40); });
        readAll();
        QCOMPARE(m_exhaustion->madeCount(), 2);
        readAll();
        QCOMPARE(m_exhaustion->madeCount(), 2);
        QCOMPARE(m_answers.size(), 2);
        QCOMPARE(m_answers.first().trend.size(), 30);

        // One series grows.
        m_clock->advance(15min);
        Poll poll{m_clock->now(),
                  15min,
                  {{keyOf(u"arn:c"_s, metric::configurationConsumed), Quantity(41)}}};
        m_store->append(poll, this, {});
        readAll();
        QCOMPARE(m_exhaustion->madeCount(), 3);
        // Time passes.
        m_clock->advance(2h);
        readAll();
        QCOMPARE(m_exhaustion->madeCount(), 5);
        // Another end is another question.
        QList<ForecastSubject> subjects = subjectsNow();
        subjects[0].end = m_clock->now() + days(1);
        read(subjects);
        QCOMPARE(m_exhaustion->madeCount(), 6);
    }

    void answersManyAtOnce()
    {
        Poll poll{m_clock->now(), 15min, {}};
        for (int i = 0; i < 230; ++i)
            poll.values.emplace_back(keyOf(u"arn:c%1"_s.arg(i), metric::configurationConsumed),
                                     Quantity(i));
        m_store->append(poll, this, {});
        const QList<ForecastSubject> subjects = subjectsNow();
        QCOMPARE(subjects.size(), 230);
        read(subjects);
        QCOMPARE(m_answers.size(), 230);
        for (qsizetype i = 0; i < m_answers.size(); ++i) {
            QCOMPARE(m_answers[i].subject.state.series, subjects[i].state.series);
            QCOMPARE(m_answers[i].forecast.outcome, Outcome::TooLittleData);
        }
    }

    void canBeStopped()
    {
        record(keyOf(u"arn:c"_s, metric::configurationConsumed), [](int) { return Quantity(40); });
        const QList<ForecastSubject> subjects = subjectsNow();
        bool isAnswered = false;
        Ticket stopped =
            m_exhaustion->read(subjects, [&](const QList<Expectation> &) { isAnswered = true; });
        stopped.end();
        read(subjects); // comes after it
        QVERIFY(!isAnswered);
        // Nor does anything come when it is gone.
        Ticket late =
            m_exhaustion->read(subjects, [&](const QList<Expectation> &) { isAnswered = true; });
        m_exhaustion.reset();
        QCoreApplication::processEvents();
        QVERIFY(!isAnswered);
    }

    void toleratesABrokenHistory()
    {
        m_exhaustion.reset();
        m_store.reset();
        // A folder where the file should be.
        const QString path = m_folder->filePath(u"broken.db"_s);
        QVERIFY(QDir().mkpath(path));
        m_store = std::make_unique<SqliteHistoryStore>(path, m_clock);
        m_exhaustion = std::make_unique<Exhaustion>(*m_store, m_clock);
        ForecastSubject subject;
        subject.state.series = keyOf(u"arn:c"_s, metric::configurationConsumed);
        read({subject});
        QCOMPARE(m_answers.first().forecast.outcome, Outcome::TooLittleData);
        read({subject});
        QCOMPARE(m_exhaustion->madeCount(), 2); // a failure is not kept
    }

private:
    /// A reading an hour for 90 days, the last one now; `value` of hours from now.
    void record(const SeriesKey &key, const std::function<Quantity(int)> &value)
    {
        SeriesSamples samples{key, 1h, {}};
        for (int hour = -90 * 24; hour <= 0; ++hour)
            samples.samples.push_back({m_clock->now() + hour * 1h, value(hour)});
        m_store->merge({samples}, this, {});
    }

    /// The days of a key as the recorder writes them, with its plan's monthly limit.
    void recordKey(const std::function<int(int)> &use, int limit, int extension = 0)
    {
        SeriesSamples used{keyOf(u"key"_s, metric::apiUsed, u"plan"_s), 24h, {}};
        SeriesSamples remaining{keyOf(u"key"_s, metric::apiRemaining, u"plan"_s), 24h, {}};
        QList<HistoryEvent> events;
        const Day today = dayOf(m_clock->now());
        int left = limit;
        for (int day = -90; day <= 0; ++day) {
            const Day date = today + days(day);
            if (unsigned(std::chrono::year_month_day(date).day()) == 1) {
                events.append({remaining.key, date, HistoryEvent::Kind::Reset, {}, {}});
                left = limit;
            }
            if (day == -1)
                left += extension;
            left -= use(day);
            used.samples.push_back({date, Quantity(use(day))});
            remaining.samples.push_back({date, Quantity(std::max(0, left))});
        }
        SeriesSamples plan{
            keyOf(u"plan"_s, metric::planLimit), 15min, {{m_clock->now(), Quantity(limit)}}};
        m_store->merge({used, remaining, plan}, this, {});
        m_store->addEvents(events, this, {});
    }

    QList<ForecastSubject> subjectsNow()
    {
        QList<SeriesInfo> series;
        bool isDone = false;
        m_store->series(this, [&](const Result<QList<SeriesInfo>, StoreError> &list) {
            series = list.value();
            isDone = true;
        });
        [&] { QTRY_VERIFY(isDone); }();
        QHash<QString, QString> names;
        for (const SeriesInfo &info : series)
            names.insert(info.key.resource, info.key.resource);
        QList<ForecastSubject> subjects;
        for (const UsageState &state : usageStates(series, names))
            subjects.append({state, {}, {}});
        return subjects;
    }

    void read(const QList<ForecastSubject> &subjects)
    {
        bool isDone = false;
        const Ticket ticket = m_exhaustion->read(subjects, [&](const QList<Expectation> &answers) {
            m_answers = answers;
            isDone = true;
        });
        QTRY_VERIFY(isDone);
    }
    void readAll() { read(subjectsNow()); }

    const Expectation &answerFor(const QString &resource) const
    {
        return *std::find_if(m_answers.begin(), m_answers.end(), [&](const Expectation &each) {
            return each.subject.state.series.resource == resource;
        });
    }
    double daysUntil(const std::optional<Instant> &time) const
    {
        return time
            ? std::chrono::duration<double, std::ratio<86400>>(*time - m_clock->now()).count()
            : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<SqliteHistoryStore> m_store;
    std::unique_ptr<Exhaustion> m_exhaustion;
    QList<Expectation> m_answers;
};

QTEST_GUILESS_MAIN(TestExhaustion)
#include "tst_exhaustion.moc"
