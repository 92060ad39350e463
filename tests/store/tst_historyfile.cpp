// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "store/plainhistory.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

Instant at(qint64 minutes)
{
    return Instant(milliseconds(1'767'225'600'000) + std::chrono::minutes(minutes));
}

SeriesKey key(const QString &name)
{
    return {
        u"aws"_s,  u"111122223333"_s, u""_s, u"arn:license:"_s + name, u"entitlement.consumed"_s,
        u"Users"_s};
}

} // namespace

class TestHistoryFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"history.db"_s);
    }

    void answersAsThePlainOne_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void answersAsThePlainOne()
    {
        QFETCH(int, seed);
        QRandomGenerator random(quint32(seed) * 7919);
        PlainHistory plain;
        QStringList names{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        auto file = open();
        QVERIFY(file);
        qint64 minute = 0;
        milliseconds interval = 15min;
        for (int step = 0; step < 600; ++step) {
            switch (random.bounded(20)) {
            case 0:
                interval = random.bounded(2) ? 15min : 60min;
                break;
            case 1:
                minute += random.bounded(5000); // the program was not running
                break;
            case 2: {
                SeriesSamples batch{key(names[random.bounded(4)]), 24h, {}};
                const qint64 start = minute - random.bounded(8000);
                for (int i = random.bounded(40); i >= 0; --i)
                    batch.samples.push_back(
                        {at(start + random.bounded(9000)), randomQuantity(random)});
                QVERIFY(file->merge(std::span(&batch, 1)));
                for (const Sample &sample : batch.samples)
                    plain.put(batch.key, sample, batch.interval);
                break;
            }
            case 3:
                if (random.bounded(4) == 0) {
                    file.reset();
                    file = open();
                    QVERIFY(file);
                }
                break;
            case 4:
                if (random.bounded(5) == 0)
                    minute -= random.bounded(100); // the clock was set back
                break;
            case 5:
                if (random.bounded(5) == 0)
                    QVERIFY(file->pack());
                break;
            default: {
                minute += interval / 1min;
                Poll poll{at(minute), interval, {}};
                for (const QString &name : names) {
                    if (random.bounded(10) == 0)
                        continue;
                    poll.values.emplace_back(key(name), randomQuantity(random));
                    plain.put(key(name), {poll.time, poll.values.back().second}, interval);
                }
                QVERIFY(file->append(poll));
            }
            }
            if (step % 20 == 0) {
                const qint64 start = minute - random.bounded(20'000);
                const RangeQuery query{key(names[random.bounded(4)]), at(start),
                                       at(start + random.bounded(25'000)),
                                       random.bounded(2) ? 1 + random.bounded(50) : 100'000};
                const auto answer = file->range(query);
                QVERIFY(answer);
                const auto single = plain.range(query);
                if (single.size() <= size_t(query.maxBuckets))
                    QVERIFY(answer->buckets == single);
                else
                    QCOMPARE(mistakeIn(answer->buckets, single, query.maxBuckets), QString());
                QVERIFY(readings(*file, query) == single);
                QCOMPARE(answer->before, plain.before(query.key, query.from));
                QCOMPARE(answer->after, plain.after(query.key, query.to));
            }
        }
        for (const QString &name : names) {
            const auto info = file->series();
            QVERIFY(info);
            const auto found = std::ranges::find(*info, key(name), &SeriesInfo::key);
            QCOMPARE(found->newest, *plain.newest(key(name)));
            const RangeQuery all{key(name), at(-100'000), at(10'000'000), 1'000'000};
            QVERIFY(file->range(all)->buckets == plain.range(all));
        }
    }

    void foldsLongSeries()
    {
        SeriesSamples batch{key(u"long"_s), 1min, {}};
        QRandomGenerator random(3);
        PlainHistory plain;
        for (int i = 0; i < 100'000; ++i) {
            if (i % 9000 < 200)
                continue;
            const Sample sample{at(i), Quantity(random.bounded(1000))};
            batch.samples.push_back(sample);
            plain.put(batch.key, sample, 1min);
        }
        auto file = open();
        QVERIFY(file->merge(std::span(&batch, 1)));
        for (const int most : {1, 7, 100, 1000}) {
            const RangeQuery query{batch.key, at(1234), at(98'765), most};
            const auto answer = file->range(query);
            QCOMPARE(mistakeIn(answer->buckets, plain.range(query), most), QString());
        }
        // About four and a half bytes a sample and rollup included.
        QVERIFY(QFile(m_path + u"-wal"_s).size() + QFile(m_path).size() < 1'000'000);
    }

    void knowsNothingOfUnknownSeries()
    {
        auto file = open();
        const auto answer = file->range({key(u"none"_s), at(0), at(1), 10});
        QVERIFY(answer);
        QVERIFY(answer->buckets.empty());
        QVERIFY(!answer->before && !answer->after);
        QVERIFY(file->series()->isEmpty());
        QVERIFY(file->range({key(u"none"_s), at(1), at(0), 0}));
    }

    void keepsEventsOfAResource()
    {
        auto file = open();
        const SeriesKey consumed = key(u"x"_s);
        SeriesKey capacity = consumed;
        capacity.metric = u"entitlement.capacity"_s;
        const QList<HistoryEvent> events{
            {capacity, at(10), HistoryEvent::Kind::LimitChange, u"100"_s, u"120.5"_s},
            {capacity, at(20), HistoryEvent::Kind::Version, u"1"_s, u"2"_s},
            {key(u"other"_s), at(15), HistoryEvent::Kind::Reset, u""_s, u""_s}};
        QVERIFY(file->addEvents(events));
        QVERIFY(file->addEvents(events)); // again: no second one
        file.reset();
        file = open();
        const auto answer = file->range({consumed, at(0), at(20), 10});
        QCOMPARE(answer->events, events.first(1));
        QCOMPARE(file->range({consumed, at(0), at(21), 10})->events, events.first(2));
        QVERIFY2(file->series()->isEmpty(), "a series without samples is not listed");
    }

    void importsOnce()
    {
        const std::vector<SeriesSamples> imported{
            {key(u"sample"_s), 1h, {{at(0), Quantity(1)}, {at(60), Quantity(2)}}}};
        {
            auto file = open();
            QVERIFY(file->append({at(120), 1h, {{key(u"own"_s), Quantity(9)}}}));
            QCOMPARE(*file->importOnce(u"first"_s, imported, {}, at(200)), true);
            QCOMPARE(*file->importOnce(u"first"_s, imported, {}, at(201)), false);
            QVERIFY(file->append({at(180), 1h, {{key(u"sample"_s), Quantity(3)}}}));
        }
        auto file = open();
        QCOMPARE(*file->importOnce(u"first"_s, imported, {}, at(300)), false);
        auto list = *file->series();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].sampleDataUntil, std::nullopt);
        QCOMPARE(list[1].sampleDataUntil, at(60));
        QCOMPARE(list[1].newest, (Sample{at(180), Quantity(3)}));

        QVERIFY(file->removeSampleData());
        list = *file->series();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list[0].key, key(u"own"_s));
        QCOMPARE(list[0].newest, (Sample{at(120), Quantity(9)}));
        QCOMPARE(*file->importOnce(u"first"_s, imported, {}, at(400)), true);
        file.reset();
        QCOMPARE(open()->series()->size(), 2);
    }

    void readsWhatAnotherWrites()
    {
        auto writer = open();
        auto reader = HistoryFile::open(m_path, OpenOptions::Access::ReadOnly);
        QVERIFY(reader);
        QVERIFY(reader->isReadOnly());
        QVERIFY(reader->series()->isEmpty());
        for (int i = 0; i < 200; ++i) {
            QVERIFY(writer->append({at(i), 1min, {{key(u"x"_s), Quantity(i)}}}));
            if (i % 50 == 0)
                QCOMPARE(reader->series()->first().newest.value, Quantity(i));
        }
        QCOMPARE(reader->range({key(u"x"_s), at(0), at(1000), 1000})->buckets.size(), size_t(200));
        const auto refused = reader->append({at(500), 1min, {{key(u"x"_s), Quantity(1)}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, StoreError::Kind::ReadOnly);
    }

    void undoesAFailedWrite()
    {
        auto file = open();
        QVERIFY(file->append({at(0), 1min, {{key(u"x"_s), Quantity(1)}}}));
        {
            // Somebody else breaks the schema: the next packing fails half-way.
            auto other = Database::open(m_path);
            QVERIFY(other->execute("ALTER TABLE block RENAME TO gone"));
        }
        SeriesSamples batch{key(u"y"_s), 1min, {{at(5), Quantity(5)}}};
        QVERIFY(!file->merge(std::span(&batch, 1)));
        QCOMPARE(file->series()->size(), 1);
        QCOMPARE(file->series()->first().newest.value, Quantity(1));
        {
            auto other = Database::open(m_path);
            QVERIFY(other->execute("ALTER TABLE gone RENAME TO block"));
        }
        QVERIFY(file->merge(std::span(&batch, 1)));
        QCOMPARE(file->series()->size(), 2);
    }

private:
    /// As buckets of one reading, as far as they are known without the interval.
    std::vector<Bucket> readings(HistoryFile &file, const RangeQuery &query)
    {
        const auto answer = file.range({query.key, query.from, query.to, 1'000'000});
        std::vector<Bucket> buckets = answer ? answer->buckets : std::vector<Bucket>();
        const auto parts = file.readings(query.key, query.from, query.to);
        size_t next = 0;
        for (const SampleColumns &part : parts ? *parts : std::vector<SampleColumns>()) {
            for (size_t i = 0; i < part.size(); ++i, ++next) {
                if (next >= buckets.size())
                    return {};
                const Sample sample = part.sample(i);
                buckets[next].first = buckets[next].last = sample.time;
                buckets[next].final = sample.value;
            }
        }
        buckets.resize(next);
        return buckets;
    }

    std::optional<HistoryFile> open()
    {
        auto file = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
        return file ? std::optional(std::move(*file)) : std::nullopt;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestHistoryFile)
#include "tst_historyfile.moc"
