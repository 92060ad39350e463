// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sums by day, retention, export and import, whatever the history is kept in.
#include "store/plainhistory.h"
#include "store/postgreshistorystore.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"
#include "support/postgresprogram.h"

#include <QEventLoop>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::months;

const QString consumed = u"entitlement.consumed"_s;

/// 2026-01-01 and so many minutes.
Instant at(qint64 minutes)
{
    return Instant(milliseconds(1'767'225'600'000) + std::chrono::minutes(minutes));
}

SeriesKey key(const QString &name, const QString &metric = consumed)
{
    return {u"aws"_s, u"111122223333"_s, u""_s, u"arn:license:"_s + name, metric, u"Users"_s};
}

const QStringList names{u"a"_s, u"b"_s, u"c"_s, u"d"_s};

Poll poll(qint64 minute, int series)
{
    Poll poll{at(minute), 1min, {}};
    for (int i = 0; i < series; ++i)
        poll.values.emplace_back(key(QString::number(i)), Quantity(minute * 10 + i));
    return poll;
}

/// One reading every quarter of an hour, from the first minute on; the value is its number.
SeriesSamples quarters(const QString &name, int count)
{
    SeriesSamples samples{key(name), 15min, {}};
    for (int i = 0; i < count; ++i)
        samples.samples.push_back({at(i * 15), Quantity(i)});
    return samples;
}

RetentionRules keep(std::optional<months> readings, std::optional<months> hours,
                    std::optional<months> all)
{
    return {{QString(), readings, hours, all}};
}

} // namespace

class TestHistoryCare : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void sumsDaysExactly_data();
    void sumsDaysExactly();
    void keepsSumsThroughRetention_data();
    void keepsSumsThroughRetention();
    void rollsUpByRule();
    void takesReadingsIntoWhatIsRolledUp();
    void removesWhatIsTooOld();
    void answersOthersWhileItRetains();
    void goesOnWhereRetentionWasStopped();
    void movesTheWholeHistory();
    void importsWithoutDuplicates();
    void refusesWhatIsNoWholeHistory_data();
    void refusesWhatIsNoWholeHistory();
    void stopsAnImport();

private:
    template <class T> using Answer = Result<T, StoreError>;

    QString filePath(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<HistoryStore> open();
    void reopen();
    /// The next store finds nothing.
    void beginEmpty();
    /// Asks the store and waits for its answer; QTRY_VERIFY would look every 50 ms only.
    template <class T, class Ask> Answer<T> wait(Ask ask)
    {
        QEventLoop loop;
        Answer<T> answer =
            unexpected(StoreError{StoreError::Kind::Io, QStringLiteral("no answer")});
        QTimer::singleShot(std::chrono::minutes(1), &loop, &QEventLoop::quit);
        ask([&](Answer<T> outcome) {
            answer = std::move(outcome);
            loop.quit();
        });
        loop.exec();
        return answer;
    }
    Answer<void> append(const Poll &poll);
    Answer<void> merge(const std::vector<SeriesSamples> &series);
    QList<SeriesInfo> series();
    RangeAnswer range(const RangeQuery &query);
    std::vector<DaySum> dailySums(const DailySumQuery &query);
    Answer<RetentionOutcome> retain(const RetentionRules &rules, Instant now);
    /// Many series, and one of many blocks: more than a pass of retention does in a few steps.
    void fillForManySteps();
    std::vector<RangeAnswer> pictures();
    Answer<TransferOutcome> exportTo(const QString &path);
    Answer<TransferOutcome> importFrom(const QString &path);
    /// A few days of polls and late readings of some series, the same in `plain`.
    void fill(QRandomGenerator &random, PlainHistory &plain, int steps);

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    bool m_isServer = false;
    std::unique_ptr<test::PostgresProgram> m_program;
    PostgresServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;
};

void TestHistoryCare::initTestCase_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::newRow("file") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TestHistoryCare::init()
{
    QFETCH_GLOBAL(bool, isServer);
    m_isServer = isServer;
    if (isServer && !m_program)
        m_program = std::make_unique<test::PostgresProgram>();
    if (isServer && !m_program->problem().isEmpty())
        QSKIP(qPrintable(m_program->problem()));
    m_folder = std::make_unique<QTemporaryDir>();
    beginEmpty();
}

void TestHistoryCare::beginEmpty()
{
    m_store.reset();
    if (m_isServer)
        m_server = m_program->newDatabase();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(filePath(u"history.db"_s) + suffix);
    m_store = open();
}

std::unique_ptr<HistoryStore> TestHistoryCare::open()
{
    if (!m_isServer)
        return std::make_unique<SqliteHistoryStore>(filePath(u"history.db"_s), m_clock);
    return std::make_unique<PostgresHistoryStore>(m_server, m_program->password(), m_clock,
                                                  PostgresHistoryStore::Patience());
}

void TestHistoryCare::cleanup()
{
    m_store.reset();
}

void TestHistoryCare::reopen()
{
    m_store.reset();
    m_store = open();
}

TestHistoryCare::Answer<void> TestHistoryCare::append(const Poll &poll)
{
    return wait<void>([&](auto done) { m_store->append(poll, this, std::move(done)); });
}

TestHistoryCare::Answer<void> TestHistoryCare::merge(const std::vector<SeriesSamples> &series)
{
    return wait<void>([&](auto done) { m_store->merge(series, this, std::move(done)); });
}

QList<SeriesInfo> TestHistoryCare::series()
{
    auto list = wait<QList<SeriesInfo>>([&](auto done) {
                    m_store->series(this, std::move(done));
                }).value_or(QList<SeriesInfo>());
    std::ranges::sort(list, {}, &SeriesInfo::key);
    return list;
}

RangeAnswer TestHistoryCare::range(const RangeQuery &query)
{
    auto answers = wait<std::vector<RangeAnswer>>(
        [&](auto done) { m_store->ranges({query}, this, std::move(done)); });
    return answers && answers->size() == 1 ? answers->front() : RangeAnswer();
}

std::vector<DaySum> TestHistoryCare::dailySums(const DailySumQuery &query)
{
    return wait<std::vector<DaySum>>(
               [&](auto done) { m_store->dailySums(query, this, std::move(done)); })
        .value_or(std::vector<DaySum>());
}

TestHistoryCare::Answer<RetentionOutcome> TestHistoryCare::retain(const RetentionRules &rules,
                                                                  Instant now)
{
    StoreJob job;
    return wait<RetentionOutcome>(
        [&](auto done) { job = m_store->applyRetention(rules, now, this, {}, std::move(done)); });
}

TestHistoryCare::Answer<TransferOutcome> TestHistoryCare::exportTo(const QString &path)
{
    StoreJob job;
    return wait<TransferOutcome>(
        [&](auto done) { job = m_store->exportTo(path, this, {}, std::move(done)); });
}

TestHistoryCare::Answer<TransferOutcome> TestHistoryCare::importFrom(const QString &path)
{
    StoreJob job;
    return wait<TransferOutcome>(
        [&](auto done) { job = m_store->importFrom(path, this, {}, std::move(done)); });
}

void TestHistoryCare::fill(QRandomGenerator &random, PlainHistory &plain, int steps)
{
    qint64 minute = 0;
    for (int step = 0; step < steps; ++step) {
        if (random.bounded(25) == 0) {
            SeriesSamples batch{key(names[random.bounded(4)]), 24h, {}};
            for (int i = random.bounded(60); i >= 0; --i) {
                batch.samples.push_back({at(random.bounded(30'000)), randomQuantity(random)});
                plain.put(batch.key, batch.samples.back(), batch.interval);
            }
            QVERIFY(merge({batch}));
            continue;
        }
        minute += 15 * (random.bounded(15) == 0 ? 30 : 1);
        Poll next{at(minute), 15min, {}};
        for (const QString &name : names) {
            next.values.emplace_back(key(name), randomQuantity(random));
            plain.put(key(name), {next.time, next.values.back().second}, next.interval);
        }
        QVERIFY(append(next));
    }
}

void TestHistoryCare::sumsDaysExactly_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 2; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestHistoryCare::sumsDaysExactly()
{
    QFETCH(int, seed);
    QRandomGenerator random(quint32(seed) * 104'729);
    PlainHistory plain;
    fill(random, plain, 90);
    // Another metric, and what is no number, do not count.
    SeriesSamples other{key(u"a"_s, u"api.used"_s), 24h, {{at(0), Quantity(7)}}};
    SeriesSamples words{key(u"words"_s), 24h, {{at(0), Quantity::fromText(u"unlimited")}}};
    QVERIFY(merge({other, words}));
    for (int i = 0; i < 10; ++i) {
        const qint64 from = random.bounded(30'000) - 2000;
        const DailySumQuery query{consumed, at(from), at(from + random.bounded(40'000))};
        QCOMPARE(dailySums(query), plain.dailySums(query));
    }
    const DailySumQuery all{consumed, Instant::min(), Instant::max()};
    QCOMPARE(dailySums(all), plain.dailySums(all));
    QCOMPARE(dailySums({u"api.used"_s, at(0), at(1)}),
             (std::vector<DaySum>{{at(0), 1, Quantity(7)}}));
    reopen();
    QCOMPARE(dailySums(all), plain.dailySums(all));
}

void TestHistoryCare::keepsSumsThroughRetention_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 2; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestHistoryCare::keepsSumsThroughRetention()
{
    QFETCH(int, seed);
    QRandomGenerator random(quint32(seed) * 31'337);
    PlainHistory plain;
    fill(random, plain, 120);
    const DailySumQuery all{consumed, Instant::min(), Instant::max()};
    const QList<SeriesInfo> before = series();
    // The present moves on day by day: every reading becomes an hour, a day, and is gone.
    const RetentionRules rules = keep(months(1), months(2), months(3));
    for (Instant now = at(0) + days(20); now < at(0) + days(130); now += days(3)) {
        QVERIFY(retain(rules, now));
        plain.removeBefore(retentionCuts(rules, consumed, now).daysFrom);
        QCOMPARE(dailySums(all), plain.dailySums(all));
        const RangeQuery query{key(names[random.bounded(4)]), at(0), at(200'000),
                               1 + random.bounded(40)};
        const RangeAnswer answer = range(query);
        QVERIFY(answer.buckets.size() <= size_t(query.maxBuckets));
        // Extremes and last values are those of the readings, at whatever grain.
        const auto single = plain.range(query);
        qint64 count = 0;
        std::optional<Bucket> whole;
        for (const Bucket &bucket : answer.buckets) {
            count += bucket.count;
            if (!whole)
                whole = bucket;
            whole->minimum = std::min(whole->minimum, bucket.minimum);
            whole->maximum = std::max(whole->maximum, bucket.maximum);
            whole->final = bucket.final;
        }
        QCOMPARE(count, qint64(single.size()));
        QCOMPARE(whole.has_value(), !single.empty());
        if (whole) {
            QCOMPARE(whole->minimum, std::ranges::min(single, {}, &Bucket::minimum).minimum);
            QCOMPARE(whole->maximum, std::ranges::max(single, {}, &Bucket::maximum).maximum);
            QCOMPARE(whole->final, single.back().final);
        }
        if (random.bounded(4) == 0)
            reopen();
    }
    QVERIFY(dailySums(all).empty());
    QVERIFY(!before.isEmpty());
}

void TestHistoryCare::rollsUpByRule()
{
    QVERIFY(merge({quarters(u"a"_s, 4 * 24 * 10)})); // ten days
    const Instant now = at(0) + months(1) + 12h; // some days into February
    RetentionRules rules{{u"api.used"_s, months(1), months(1), {}}};
    QCOMPARE(retain(rules, now).value(), RetentionOutcome()); // a rule of another metric
    rules.push_back({QString(), months(1), {}, {}});
    QCOMPARE(retain(rules, now).value(), RetentionOutcome()); // nothing is that old
    const auto outcome = retain(rules, now + days(5)).value();
    const auto rolledUpDays =
        (retentionCuts(rules, consumed, now + days(5)).readingsFrom - at(0)) / days(1);
    QVERIFY(rolledUpDays > 0 && rolledUpDays < 10);
    QCOMPARE(outcome, (RetentionOutcome{rolledUpDays * 96, 0, 0}));
    const RangeAnswer answer = range({key(u"a"_s), at(0), at(100'000), 100'000});
    QCOMPARE(qint64(answer.buckets.size()), rolledUpDays * 24 + (10 - rolledUpDays) * 96);
    const Bucket hour{at(0), at(45), Quantity(0), Quantity(3), Quantity(3), 4, false};
    QCOMPARE(answer.buckets.front(), hour);
    QCOMPARE(retain(rules, now + days(5)).value(), RetentionOutcome()); // again: nothing to do

    // By the day, at once.
    rules = keep(months(1), months(1), {});
    QVERIFY(retain(rules, now + months(2)));
    const RangeAnswer byDay = range({key(u"a"_s), at(0), at(100'000), 100'000});
    QCOMPARE(byDay.buckets.size(), size_t(10));
    QCOMPARE(byDay.buckets[1],
             (Bucket{at(1440), at(2865), Quantity(96), Quantity(191), Quantity(191), 96, false}));
    QCOMPARE(byDay.after, std::nullopt);
    QCOMPARE(range({key(u"a"_s), at(5000), at(5001), 10}).before,
             (Sample{at(3 * 1440 - 15), Quantity(3 * 96 - 1)}));
}

void TestHistoryCare::takesReadingsIntoWhatIsRolledUp()
{
    const SeriesSamples all = quarters(u"a"_s, 4 * 24 * 4);
    SeriesSamples first = all;
    std::erase_if(first.samples, [](const Sample &sample) { // the second day is missing
        return sample.time >= at(1440) && sample.time < at(2880);
    });
    QVERIFY(merge({first}));
    QVERIFY(retain(keep(months(1), months(1), {}), at(0) + months(3)));
    const DailySumQuery sums{consumed, at(0), at(100'000)};
    QCOMPARE(dailySums(sums).size(), size_t(3));
    // What comes again is known, what was missing is taken.
    QVERIFY(merge({all}));
    PlainHistory plain;
    for (const Sample &sample : all.samples)
        plain.put(all.key, sample, all.interval);
    QCOMPARE(dailySums(sums), plain.dailySums(sums));
    QVERIFY(append({at(10'000), 15min, {{key(u"a"_s), Quantity(5)}}}));
    QCOMPARE(series().first().newest.value, Quantity(5));
    QVERIFY(retain(keep(months(1), months(1), {}), at(0) + months(3)));
    QCOMPARE(range({key(u"a"_s), at(0), at(9000), 1000}).buckets.size(), size_t(4));
}

void TestHistoryCare::removesWhatIsTooOld()
{
    QVERIFY(merge({quarters(u"a"_s, 4 * 24 * 10), quarters(u"b"_s, 10)}));
    QVERIFY(wait<void>([&](auto done) {
        m_store->addEvents({{key(u"a"_s), at(10), HistoryEvent::Kind::Reset, {}, {}},
                            {key(u"a"_s), at(14'000), HistoryEvent::Kind::Reset, {}, {}}},
                           this, std::move(done));
    }));
    const auto outcome = retain(keep({}, {}, months(1)), at(5 * 1440) + months(1)).value();
    const qint64 kept = qint64(range({key(u"a"_s), at(-1), at(100'000), 100'000}).buckets.size());
    QVERIFY(kept > 0 && kept < 960);
    QCOMPARE(outcome, (RetentionOutcome{0, 960 - kept + 10, 1}));
    QCOMPARE(range({key(u"a"_s), at(-1), at(100'000), 10}).events.size(), 1);
    QCOMPARE(series().size(), 1); // nothing is left of the other
    reopen();
    QCOMPARE(series().size(), 1);
    QCOMPARE(series().first().first, at(960 * 15 - kept * 15));
    QVERIFY(append({at(20'000), 15min, {{key(u"b"_s), Quantity(1)}}}));
    QCOMPARE(series().size(), 2);
}

void TestHistoryCare::fillForManySteps()
{
    std::vector<SeriesSamples> all{quarters(u"long"_s, 300 * 96)};
    for (int i = 0; i < 500; ++i)
        all.push_back(quarters(QString::number(i), 3 * 96));
    QVERIFY(merge(all));
}

std::vector<RangeAnswer> TestHistoryCare::pictures()
{
    std::vector<RangeAnswer> answers;
    for (const SeriesInfo &info : series())
        answers.push_back(range({info.key, Instant::min(), Instant::max(), 1'000'000}));
    return answers;
}

void TestHistoryCare::answersOthersWhileItRetains()
{
    fillForManySteps();
    const Instant now = at(0) + days(200);
    int answered = 0;
    int answeredWhileItRan = 0;
    double share = 0;
    std::optional<Answer<RetentionOutcome>> outcome;
    QSignalSpy changed(m_store.get(), &HistoryStore::changed);
    const StoreJob job = m_store->applyRetention(
        keep(months(1), months(2), {}), now, this,
        [&](double told) {
            QVERIFY(told > share && told <= 1);
            share = told;
        },
        [&](auto done) { outcome = std::move(done); });
    // One after the other: readings in the way of the recorder, and a chart.
    std::function<void()> appendNext = [&] {
        m_store->append(poll(500'000 + answered, 3), this, [&](const auto &appended) {
            QVERIFY2(appended, appended ? "" : qPrintable(appended.error().message));
            answeredWhileItRan += outcome ? 0 : 1;
            if (++answered < 5)
                appendNext();
        });
    };
    appendNext();
    int read = 0;
    m_store->ranges({{key(u"long"_s), at(0), at(100'000), 100}}, this, [&](const auto &answers) {
        QVERIFY(answers && !answers->front().buckets.empty());
        read = outcome ? 0 : 1;
    });
    QTRY_VERIFY_WITH_TIMEOUT(outcome && answered == 5, 60'000);
    QVERIFY2(*outcome, *outcome ? "" : qPrintable(outcome->error().message));
    QCOMPARE(read, 1);
    QCOMPARE(answeredWhileItRan, 5);
    QVERIFY2(share > 0.5, "progress is told");
    QVERIFY(changed.size() > 5);
    QVERIFY((*outcome)->rolledUp > 300 * 96);
    QCOMPARE(retain(keep(months(1), months(2), {}), now).value(), RetentionOutcome());
}

void TestHistoryCare::goesOnWhereRetentionWasStopped()
{
    const RetentionRules rules = keep(months(1), months(2), months(6));
    const Instant now = at(0) + days(250);
    const DailySumQuery kept{consumed, retentionCuts(rules, consumed, now).daysFrom,
                             Instant::max()};
    fillForManySteps();
    const auto sums = dailySums(kept);
    const auto atOnce = retain(rules, now).value();
    const auto expected = pictures();
    QCOMPARE(dailySums(kept), sums);

    beginEmpty();
    fillForManySteps();
    StoreJob job;
    for (int stop = 0; stop < 3; ++stop) {
        // It has just changed something, and more is to be done.
        connect(m_store.get(), &HistoryStore::changed, this, [&job] { job.cancel(); });
        const auto stopped = wait<RetentionOutcome>([&](auto done) {
            job = m_store->applyRetention(rules, now, this, {}, std::move(done));
        });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, StoreError::Kind::Cancelled);
        m_store->disconnect(this);
        QCOMPARE(dailySums(kept), sums);
        reopen();
        QVERIFY(wait<void>([&](auto done) { job = m_store->check(this, {}, std::move(done)); }));
    }
    const auto rest = retain(rules, now).value();
    QVERIFY(rest.removedReadings > 0 && rest.removedReadings < atOnce.removedReadings);
    const auto after = pictures();
    QCOMPARE(after.size(), expected.size());
    for (size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].query.key, expected[i].query.key);
        QCOMPARE(after[i].buckets, expected[i].buckets);
    }
    QCOMPARE(dailySums(kept), sums);
    QCOMPARE(retain(rules, now).value(), RetentionOutcome());
}

void TestHistoryCare::movesTheWholeHistory()
{
    QRandomGenerator random(5);
    PlainHistory plain;
    fill(random, plain, 80);
    QVERIFY(wait<void>([&](auto done) {
        m_store->addEvents({{key(u"a"_s), at(10), HistoryEvent::Kind::LimitChange, u"1"_s, u"2"_s}},
                           this, std::move(done));
    }));
    QVERIFY(wait<bool>([&](auto done) {
        m_store->importOnce(u"marker"_s, {quarters(u"sample \u00e9\"\n"_s, 10)}, {}, this,
                            std::move(done));
    }));
    QVERIFY(retain({{consumed, months(1), months(2), {}}}, at(0) + months(2) + days(5)));
    const QString path = filePath(u"history.jsonl"_s);
    const auto written = exportTo(path);
    QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    QCOMPARE(written->series, qint64(5));
    QCOMPARE(written->events, qint64(1));

    const QList<SeriesInfo> infos = series();
    const auto before = pictures();
    const auto sums = dailySums({consumed, Instant::min(), Instant::max()});
    beginEmpty();
    QVERIFY(series().isEmpty());
    QSignalSpy changed(m_store.get(), &HistoryStore::changed);
    const auto read = importFrom(path);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, *written);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(series(), infos);
    const auto after = pictures();
    for (size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(after[i].buckets, before[i].buckets);
        QCOMPARE(after[i].events, before[i].events);
        QCOMPARE(after[i].sampleDataUntil, before[i].sampleDataUntil);
    }
    QCOMPARE(dailySums({consumed, Instant::min(), Instant::max()}), sums);
    QVERIFY(!wait<bool>([&](auto done) {
                 m_store->importOnce(u"marker"_s, {}, {}, this, std::move(done));
             }).value());
}

void TestHistoryCare::importsWithoutDuplicates()
{
    QRandomGenerator random(6);
    PlainHistory plain;
    fill(random, plain, 80);
    const QString path = filePath(u"history.jsonl"_s);
    const auto written = exportTo(path);
    QVERIFY(written);
    const DailySumQuery all{consumed, Instant::min(), Instant::max()};
    for (const bool isRolledUp : {false, true}) {
        if (isRolledUp)
            QVERIFY(retain(keep(months(1), months(1), {}), at(0) + months(3)));
        const auto read = importFrom(path);
        QVERIFY(read);
        QCOMPARE(read->readings, written->readings);
        QCOMPARE(read->known, read->readings);
        QCOMPARE(dailySums(all), plain.dailySums(all));
    }
    // What is rolled up there does not hide what is here.
    QVERIFY(exportTo(path));
    beginEmpty();
    QVERIFY(merge({{key(u"a"_s), 15min, {{at(-30), Quantity(4)}, {at(15), Quantity(900)}}}}));
    QVERIFY(importFrom(path));
    const RangeAnswer answer = range({key(u"a"_s), at(-100), at(16), 10});
    QCOMPARE(answer.buckets.back().final, Quantity(900));
    QCOMPARE(answer.buckets.front().final, Quantity(4));
    QVERIFY(dailySums(all).size() + 1 >= plain.dailySums(all).size());
}

void TestHistoryCare::refusesWhatIsNoWholeHistory_data()
{
    QTest::addColumn<int>("damage");
    QTest::addRow("cut off in a line") << 0;
    QTest::addRow("cut off between lines") << 1;
    QTest::addRow("another version") << 2;
    QTest::addRow("no history") << 3;
    QTest::addRow("a line that is no JSON") << 4;
    QTest::addRow("times that go back") << 5;
    QTest::addRow("empty") << 6;
    QTest::addRow("missing") << 7;
}

void TestHistoryCare::refusesWhatIsNoWholeHistory()
{
    QFETCH(int, damage);
    const QString path = filePath(u"history.jsonl"_s);
    QVERIFY(merge({quarters(u"a"_s, 3000), quarters(u"b"_s, 20)}));
    QVERIFY(exportTo(path));
    beginEmpty();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray text = file.readAll();
    QByteArrayList lines = text.split('\n');
    QByteArray changed = text;
    switch (damage) {
    case 0:
        changed = text.first(text.size() - 100);
        break;
    case 1:
        lines.remove(lines.size() - 2);
        changed = lines.join('\n');
        break;
    case 2:
        changed.replace("\"version\":1", "\"version\":2");
        break;
    case 3:
        changed = "{\"a\":1}\n";
        break;
    case 4:
        lines[3] = "{\"series\":";
        changed = lines.join('\n');
        break;
    case 5:
        changed.replace("\"times\":[" + QByteArray::number(at(0).time_since_epoch().count()),
                        "\"times\":[9999999999999");
        break;
    case 6:
        changed.clear();
        break;
    default:
        file.close();
        QVERIFY(file.remove());
    }
    if (file.isOpen()) {
        QVERIFY(file.resize(0) && file.seek(0));
        file.write(changed);
        file.close();
    }
    const auto outcome = importFrom(path);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, damage == 7 ? StoreError::Kind::Io : StoreError::Kind::Foreign);
    QVERIFY2(series().isEmpty(), "nothing was imported");
}

void TestHistoryCare::stopsAnImport()
{
    const QString path = filePath(u"history.jsonl"_s);
    std::vector<SeriesSamples> all;
    for (int i = 0; i < 300; ++i)
        all.push_back(quarters(QString::number(i), 200));
    QVERIFY(merge(all));
    StoreJob exporting;
    double share = 0;
    const auto written = wait<TransferOutcome>([&](auto done) {
        exporting = m_store->exportTo(
            path, this, [&](double now) { share = now; }, std::move(done));
    });
    QVERIFY(written);
    QVERIFY2(share > 0.5 && share <= 1, "progress is told");
    beginEmpty();
    StoreJob job;
    const auto stopped = wait<TransferOutcome>([&](auto done) {
        job = m_store->importFrom(path, this, {}, std::move(done));
        job.cancel();
    });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, StoreError::Kind::Cancelled);
    QVERIFY(series().isEmpty());
    QVERIFY(append(poll(0, 3)));
    const auto stoppedExport = wait<TransferOutcome>([&](auto done) {
        job = m_store->exportTo(filePath(u"none.jsonl"_s), this, {}, std::move(done));
        job.cancel();
    });
    QVERIFY(!stoppedExport);
    QVERIFY(!QFile::exists(filePath(u"none.jsonl"_s)));
    QVERIFY(importFrom(path));
    QCOMPARE(series().size(), 300);
}

QTEST_GUILESS_MAIN(TestHistoryCare)
#include "tst_historycare.moc"
