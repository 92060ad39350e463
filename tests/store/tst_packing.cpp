// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packing.h"
#include "store/sampleblock.h"
#include "store/storedtime.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 greatest = std::numeric_limits<qint64>::max();

Instant at(qint64 minutes)
{
    return Instant(std::chrono::minutes(minutes));
}

std::vector<TimedSample> samplesOf(const QStringList &values,
                                   std::chrono::milliseconds interval = 15min)
{
    std::vector<TimedSample> samples;
    for (qsizetype i = 0; i < values.size(); ++i)
        samples.push_back({{at(15 * i), Quantity::fromText(values[i])}, interval});
    return samples;
}

} // namespace

class TestPacking : public QObject {
    Q_OBJECT

private slots:
    void keepsNumbers()
    {
        PackWriter writer;
        const std::vector<qint64> values{0, 1, -1, 127, 128, -128, 300, least, greatest};
        for (const qint64 value : values) {
            writer.signedNumber(value);
            writer.number(quint64(value));
        }
        writer.text("abc");
        writer.text("");
        writer.byte(7);
        const QByteArray bytes = writer.take();
        PackReader reader(bytes);
        for (const qint64 value : values) {
            QCOMPARE(reader.signedNumber(), value);
            QCOMPARE(reader.number(), quint64(value));
        }
        QCOMPARE(reader.text(), QByteArrayView("abc"));
        QCOMPARE(reader.text(), QByteArrayView(""));
        QCOMPARE(reader.byte(), quint8(7));
        QVERIFY(reader.atEnd());
        QCOMPARE(reader.byte(), quint8(0));
        QVERIFY(reader.failed());
    }

    void keepsRuns_data()
    {
        QTest::addColumn<QList<qint64>>("values");
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("none") << QList<qint64>() << qsizetype(0);
        QTest::newRow("equal") << QList<qint64>(1000, 5) << qsizetype(2);
        QTest::newRow("bytes") << QList<qint64>{-3, 252, 0} << qsizetype(5);
        QTest::newRow("words") << QList<qint64>{-3, 253, 0} << qsizetype(8);
        QTest::newRow("double words") << QList<qint64>{0, 65'536} << qsizetype(10);
        QTest::newRow("widest") << QList<qint64>{least, greatest, 0} << qsizetype(35);
    }
    void keepsRuns()
    {
        QFETCH(QList<qint64>, values);
        PackWriter writer;
        writer.run(std::span(values.constData(), size_t(values.size())));
        const QByteArray bytes = writer.take();
        QTEST(bytes.size(), "size");
        PackReader reader(bytes);
        const auto read = reader.run(values.size());
        QCOMPARE(QList<qint64>(read.begin(), read.end()), values);
        QVERIFY(reader.atEnd());
    }

    void keepsBlocks_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<int>("blocks");
        QTest::newRow("one") << QStringList{u"1"_s} << 1;
        QTest::newRow("scales") << QStringList{u"1"_s, u"2.5"_s, u"-0.125"_s} << 1;
        QTest::newRow("texts") << QStringList{u"unlimited"_s, u""_s} << 1;
        QTest::newRow("text between")
            << QStringList{u"1"_s, u"99999999999999999999"_s, u"2"_s} << 3;
        QTest::newRow("no common scale")
            << QStringList{u"9223372036854775807"_s, u"0.5"_s, u"1"_s} << 2;
        QTest::newRow("extremes") << QStringList{QString::number(least), QString::number(greatest)}
                                  << 1;
    }
    void keepsBlocks()
    {
        QFETCH(QStringList, values);
        const auto samples = samplesOf(values);
        const auto blocks = SampleBlock::pack(samples);
        QTEST(int(blocks.size()), "blocks");
        size_t next = 0;
        for (const SampleBlock &block : blocks) {
            const auto read = unpackSamples(block.body, block.count);
            QVERIFY(read);
            QCOMPARE(block.first, read->front().time);
            QCOMPARE(block.last, read->back().time);
            for (const Sample &sample : *read)
                QCOMPARE(sample, samples[next++].sample);
        }
        QCOMPARE(next, samples.size());
    }

    void splitsByCountAndInterval()
    {
        auto samples = samplesOf(QStringList(2500, u"3"_s));
        QCOMPARE(SampleBlock::pack(samples).size(), size_t(3));
        for (size_t i = 100; i < samples.size(); ++i)
            samples[i].interval = 1h;
        const auto blocks = SampleBlock::pack(samples);
        QCOMPARE(blocks.size(), size_t(4));
        QCOMPARE(blocks[0].count, 100);
        QCOMPARE(blocks[1].interval, std::chrono::milliseconds(1h));
        // A regular series without change costs next to nothing.
        QVERIFY(blocks[1].body.size() < 32);
    }

    void rollsUpWithoutSpanningGaps()
    {
        std::vector<TimedSample> samples;
        for (int i = 0; i < 200; ++i)
            samples.push_back({{at(15 * i + (i >= 50 ? 600 : 0)), Quantity(i % 7)}, 15min});
        const auto blocks = SampleBlock::pack(samples);
        QCOMPARE(blocks.size(), size_t(1));
        const auto rollup = unpackSummary(blocks[0].summary);
        QVERIFY(rollup);
        QCOMPARE(rollup->size(), size_t(4)); // 50 | 64 64 22
        QCOMPARE(rollup->counts.at(0), 50);
        QCOMPARE(instant(rollup->lasts.at(0)), samples[49].sample.time);
        QCOMPARE(instant(rollup->firsts.at(1)), samples[50].sample.time);
        QCOMPARE(rollup->maxima.at(1), 6);
        QCOMPARE(rollup->finals.at(3), 199 % 7);
    }

    void keepsPolls()
    {
        const std::vector<std::pair<qint64, Quantity>> values{{1, Quantity(5)},
                                                              {900, Quantity::fromText(u"-12.75")},
                                                              {2, Quantity::fromText(u"many")}};
        const auto read = unpackPoll(packPoll(values, {}, 1min), {}, 1min);
        QVERIFY(read);
        QVERIFY(*read == values);
        QVERIFY(unpackPoll(packPoll({}, {}, 1min), {}, 1min)->empty());
        QVERIFY2(!unpackPoll(packPoll(values, {}, 1min), {}, 2min), "another interval is damage");
    }

    void survivesDamage()
    {
        QRandomGenerator random(7);
        const auto blocks =
            SampleBlock::pack(samplesOf({u"1"_s, u"2.5"_s, u"9"_s, u"4"_s, u"300"_s, u"70000"_s}));
        const auto texts = SampleBlock::pack(samplesOf({u"a"_s, u"bb"_s}));
        const QByteArray poll =
            packPoll(std::vector<std::pair<qint64, Quantity>>{{1, Quantity(5)}}, {}, 1min);
        for (const QByteArray &good :
             {blocks[0].body, blocks[0].summary, texts[0].body, poll, QByteArray()}) {
            for (int round = 0; round < 5000; ++round) {
                QByteArray bad = good;
                if (random.bounded(3) == 0)
                    bad.truncate(random.bounded(bad.size() + 1));
                for (int change = 0; change < 3 && !bad.isEmpty(); ++change)
                    bad[random.bounded(bad.size())] = char(random.bounded(256));
                const auto samples = unpackSamples(bad, 6);
                QVERIFY(!samples || samples->size() == 6);
                const auto rollup = unpackSummary(bad);
                QVERIFY(!rollup || rollup->size() <= 65'536);
                const auto values = unpackPoll(bad, {}, 1min);
                QVERIFY(!values || values->size() <= size_t(bad.size()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
