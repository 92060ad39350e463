// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every history promises, whatever it is kept in.
#include "store/postgreshistorystore.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"
#include "support/historyreadings.h"
#include "support/postgresprogram.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::at;
using lc::test::key;
using lc::test::poll;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestHistoryStores : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("isServer");
        QTest::newRow("file") << false;
        QTest::newRow("PostgreSQL") << true;
    }

    void init()
    {
        QFETCH_GLOBAL(bool, isServer);
        m_clock = std::make_shared<FakeClock>();
        m_isServer = isServer;
        if (isServer) {
            if (!m_program)
                m_program = std::make_unique<test::PostgresProgram>();
            if (!m_program->problem().isEmpty())
                QSKIP(qPrintable(m_program->problem()));
            m_server = m_program->newDatabase();
        } else {
            m_folder = std::make_unique<QTemporaryDir>();
        }
        m_store = open();
    }

    void cleanup()
    {
        m_store.reset();
        QCOMPARE(std::exchange(m_problems, {}), QStringList());
    }

    void opensWritable()
    {
        QCOMPARE(m_store->state().access, HistoryState::Access::Opening);
        QTRY_COMPARE(m_store->state().access, HistoryState::Access::Writable);
        QVERIFY(!m_store->state().error);
        QVERIFY(series().isEmpty());
    }

    void answersThroughTheEventLoop()
    {
        QSignalSpy changed(m_store.get(), &HistoryStore::changed);
        int answers = 0;
        m_store->append(poll(0, 2), this, [&](const auto &outcome) {
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
            QCOMPARE(changed.size(), 1);
            ++answers;
        });
        m_store->append(poll(1, 2), this, [&](const auto &) { ++answers; });
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 2);
        QCOMPARE(changed[0][0].value<QList<SeriesKey>>(), (QList<SeriesKey>{key(0), key(1)}));

        const auto ranges =
            this->ranges({{key(0), at(0), at(10), 100}, {key(1), at(0), at(1), 100}});
        QCOMPARE(ranges.size(), size_t(2));
        QCOMPARE(ranges[0].buckets.size(), size_t(2));
        QCOMPARE(ranges[1].buckets.size(), size_t(1));
        QCOMPARE(ranges[1].after, (Sample{at(1), Quantity(11)}));
    }

    void deliversNothingToTheDead()
    {
        bool isCalled = false;
        {
            QObject context;
            m_store->append(poll(0, 1), &context, [&](const auto &) { isCalled = true; });
        }
        QCOMPARE(series().size(), 1);
        QVERIFY(!isCalled);
    }

    void finishesWhatWasAskedFor()
    {
        for (int i = 0; i < 100; ++i)
            m_store->append(poll(i, 5), this, {});
        reopen();
        const auto list = series();
        QCOMPARE(list.size(), 5);
        QCOMPARE(list.first().newest.time, at(99));
        QCOMPARE(list.first().first, at(0));
        const auto range = ranges({{key(3), at(0), at(200), 1000}});
        QCOMPARE(range[0].buckets.size(), size_t(100));
    }

    void takesTheSamePollTwice()
    {
        for (int i = 0; i < 70; ++i) {
            append(poll(i, 3));
            append(poll(i, 3));
        }
        append(poll(10, 3));
        for (int round = 0; round < 2; ++round) {
            const auto range = ranges({{key(1), at(0), at(200), 1000}});
            QCOMPARE(range[0].buckets.size(), size_t(70));
            QCOMPARE(range[0].buckets[10].final, Quantity(101));
            QCOMPARE(series().first().newest, (Sample{at(69), Quantity(690)}));
            reopen();
        }
    }

    void takesPollsInAnyOrder()
    {
        for (const qint64 minute : {5, 3, 9, 1, 9, 4})
            append(poll(minute, 2));
        for (int round = 0; round < 2; ++round) {
            const auto range = ranges({{key(0), at(0), at(20), 1000}});
            QCOMPARE(range[0].buckets.size(), size_t(5));
            QCOMPARE(range[0].buckets.front().first, at(1));
            QCOMPARE(series().first().first, at(1));
            QCOMPARE(series().first().newest, (Sample{at(9), Quantity(90)}));
            reopen();
        }
    }

    void keepsExactValues()
    {
        const QStringList values{u"0"_s,
                                 u"-9223372036854775808"_s,
                                 u"9223372036854775807"_s,
                                 u"12.5"_s,
                                 u"1234567890123456789012345678901234567890"_s,
                                 u"none'; \\ \u20ac"_s};
        SeriesSamples samples{key(0), 1min, {}};
        for (qsizetype i = 0; i < values.size(); ++i)
            samples.samples.push_back({at(i), Quantity::fromText(values[i])});
        merge({samples});
        reopen();
        const auto range = ranges({{key(0), at(0), at(100), 1000}});
        QCOMPARE(range[0].buckets.size(), size_t(values.size()));
        for (size_t i = 0; i < range[0].buckets.size(); ++i)
            QCOMPARE(range[0].buckets[i].final.toText(), values[qsizetype(i)]);
        QCOMPARE(series().first().newest.value.toText(), values.last());
    }

    void keepsWordsOfEverySort()
    {
        SeriesKey odd = key(0);
        odd.resource = u"arn:'\"\\:p1?1 \u0416\U0001F600"_s;
        odd.dimension = QString();
        append({at(0), 1min, {{odd, Quantity(1)}}});
        reopen();
        QCOMPARE(series().first().key, odd);
        QCOMPARE(ranges({{odd, at(0), at(1), 10}})[0].buckets.size(), size_t(1));
    }

    void keepsEventsOfAResource()
    {
        append(poll(0, 1));
        const HistoryEvent change{key(0), at(3), HistoryEvent::Kind::LimitChange, u"10"_s, u"20"_s};
        HistoryEvent again = change;
        again.after = u"30"_s;
        for (const QList<HistoryEvent> &events : {QList{change}, QList{again}}) {
            bool isDone = false;
            m_store->addEvents(events, this, [&](const auto &outcome) { isDone = bool(outcome); });
            QTRY_VERIFY(isDone);
        }
        QCOMPARE(ranges({{key(0), at(0), at(10), 10}})[0].events, QList{again});
        QVERIFY(ranges({{key(0), at(4), at(10), 10}})[0].events.isEmpty());
    }

    void importsOnceAndForgets()
    {
        append(poll(0, 3));
        std::vector<bool> imported;
        const std::vector<SeriesSamples> sample{{key(0), 1h, {{at(-60), Quantity(1)}}},
                                                {key(7), 1h, {{at(-60), Quantity(1)}}}};
        for (int i = 0; i < 2; ++i) {
            m_store->importOnce(u"sample data"_s, sample, {}, this,
                                [&](const auto &outcome) { imported.push_back(outcome.value()); });
        }
        QTRY_COMPARE(imported.size(), size_t(2));
        QVERIFY(imported[0] && !imported[1]);
        QCOMPARE(series().size(), 4);
        QCOMPARE(ranges({{key(0), at(-99), at(10), 10}})[0].sampleDataUntil, at(-60));
        bool isDone = false;
        m_store->removeSampleData(this, [&](const auto &outcome) { isDone = bool(outcome); });
        QTRY_VERIFY(isDone);
        QCOMPARE(series().size(), 2);
        reopen();
        QCOMPARE(series().size(), 2);
    }

    void checksItself()
    {
        append(poll(0, 3));
        merge({{key(5), 1min, {{at(1), Quantity(1)}}}});
        bool isWhole = false;
        const StoreJob job =
            m_store->check(this, {}, [&](const auto &outcome) { isWhole = bool(outcome); });
        QTRY_VERIFY(isWhole);
    }

    void answersAsThePlainOne_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void answersAsThePlainOne()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        std::map<int, std::map<qint64, qint64>> plain;
        for (int step = 0; step < 250; ++step) {
            const int what = random.bounded(100);
            const qint64 now = step * 3 - random.bounded(what < 20 ? 200 : 4);
            const auto put = [&](int number, qint64 minute) {
                plain[number][minute] = random.bounded(1000);
                return Quantity(plain[number][minute]);
            };
            if (what < 80) {
                Poll poll{at(now), 3min, {}};
                for (int i = 0; i < 5; ++i) {
                    if (random.bounded(5) > 0)
                        poll.values.emplace_back(key(i), put(i, now));
                }
                append(poll);
            } else if (what < 97) {
                SeriesSamples samples{key(random.bounded(5)), 3min, {}};
                const int number = samples.key.resource.mid(4).toInt();
                for (int i = 0; i < random.bounded(1, 400); ++i)
                    samples.samples.push_back({at(now - 1000 + i), put(number, now - 1000 + i)});
                merge({samples});
            } else {
                reopen();
            }
        }
        for (const auto &[number, samples] : plain) {
            const auto range = ranges({{key(number), at(-5000), at(5000), 1'000'000}})[0];
            QCOMPARE(range.buckets.size(), samples.size());
            size_t i = 0;
            for (const auto &[minute, value] : samples) {
                QCOMPARE(range.buckets[i].first, at(minute));
                QCOMPARE(range.buckets[i].final, Quantity(value));
                ++i;
            }
            const auto folded = ranges({{key(number), at(-5000), at(5000), 20}})[0];
            QVERIFY(folded.buckets.size() <= 20);
            qint64 count = 0;
            for (const Bucket &bucket : folded.buckets)
                count += bucket.count;
            QCOMPARE(count, qint64(samples.size()));
        }
    }

private:
    std::unique_ptr<HistoryStore> open()
    {
        if (!m_isServer)
            return std::make_unique<SqliteHistoryStore>(m_folder->filePath(u"history.db"_s),
                                                        m_clock);
        return std::make_unique<PostgresHistoryStore>(m_server, m_program->password(), m_clock,
                                                      PostgresHistoryStore::Patience());
    }
    void reopen()
    {
        m_store.reset();
        m_store = open();
    }

    // Requests are carried out in their order: what is asked next sees what was written.
    void append(const Poll &poll)
    {
        m_store->append(poll, this, [this](const auto &outcome) { note(outcome); });
    }
    void merge(const std::vector<SeriesSamples> &samples)
    {
        m_store->merge(samples, this, [this](const auto &outcome) { note(outcome); });
    }
    void note(const Result<void, StoreError> &outcome)
    {
        if (!outcome)
            m_problems.append(outcome.error().message);
    }
    QList<SeriesInfo> series()
    {
        std::optional<QList<SeriesInfo>> list;
        m_store->series(this, [&](const auto &outcome) {
            list = outcome ? outcome.value() : QList<SeriesInfo>();
        });
        [&] { QTRY_VERIFY(list); }();
        auto sorted = list.value_or(QList<SeriesInfo>());
        std::ranges::sort(sorted, {}, &SeriesInfo::key);
        return sorted;
    }
    /// As many as queries, in any case.
    std::vector<RangeAnswer> ranges(const QList<RangeQuery> &queries)
    {
        std::vector<RangeAnswer> ranges;
        m_store->ranges(queries, this, [&](const auto &outcome) {
            if (outcome)
                ranges = outcome.value();
        });
        [&] { QTRY_COMPARE(ranges.size(), size_t(queries.size())); }();
        ranges.resize(size_t(queries.size()));
        return ranges;
    }

    std::shared_ptr<FakeClock> m_clock;
    bool m_isServer = false;
    QStringList m_problems;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::PostgresProgram> m_program;
    PostgresServer m_server;
    std::unique_ptr<HistoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestHistoryStores)
#include "tst_historystores.moc"
