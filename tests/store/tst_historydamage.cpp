// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files of earlier versions, damaged files, a full disk: nothing crashes, nothing is lost silently.
#include "store/historyfile.h"
#include "store/historyschema.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdio>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

Instant at(qint64 minutes)
{
    return Instant(std::chrono::milliseconds(1'767'225'600'000) + std::chrono::minutes(minutes));
}

SeriesKey key(int number)
{
    return {u"aws"_s,
            u"111122223333"_s,
            u""_s,
            u"arn:license:"_s + QString::number(number),
            u"entitlement.consumed"_s,
            u"Users"_s};
}

Poll poll(qint64 minute, int series)
{
    Poll poll{at(minute), 1min, {}};
    for (int i = 0; i < series; ++i)
        poll.values.emplace_back(key(i), Quantity(minute * 10 + i));
    return poll;
}

QStringList fixtures()
{
    const QDir folder(QStringLiteral(LC_SOURCE_DIR "/tests/store/fixtures"));
    QStringList paths;
    for (const QString &name : folder.entryList({u"history-*.db"_s}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

/// Another process: opens the file, which upgrades it, and ends.
int upgradeAndEnd(const QString &path)
{
    std::puts("begins");
    std::fflush(stdout);
    const auto file = HistoryFile::open(path, OpenOptions::Access::ReadWrite);
    return file ? 0 : 1;
}

const HistoryFile::Progress goOn = [](double) { return true; };

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestHistoryDamage : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"history.db"_s);
    }

    void thereIsAFileOfEveryVersion()
    {
        QCOMPARE(fixtures().size(), qsizetype(historySchema().back().version));
    }

    void upgradesEveryVersion_data() { addFixtures(); }
    void upgradesEveryVersion()
    {
        QFETCH(QString, path);
        QVERIFY(QFile::copy(path, m_path));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        const QByteArrayList expected =
            contentOf(path.chopped(2) + u"jsonl"_s).split('\n').sliced(1);
        QCOMPARE(exported(), expected);
        // The second time nothing is left to upgrade; it can be written, and sums are there.
        QCOMPARE(exported(), expected);
        auto file = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
        const auto sums =
            file->dailySums({u"entitlement.consumed"_s, Instant::min(), Instant::max()});
        QVERIFY(sums && !sums->empty());
        qint64 count = 0;
        for (const DaySum &sum : *sums)
            count += sum.count;
        const auto end = expected.at(expected.size() - 2);
        QVERIFY2(end.contains("\"readings\":" + QByteArray::number(count + 22)),
                 "all but the capacity are of this metric");
        QVERIFY(file->append(poll(100'000, 2)));
        QVERIFY(file->check(goOn));
    }

    void upgradesThoughItIsKilled_data() { addFixtures(); }
    void upgradesThoughItIsKilled()
    {
        QFETCH(QString, path);
        const QByteArrayList expected =
            contentOf(path.chopped(2) + u"jsonl"_s).split('\n').sliced(1);
        QRandomGenerator random(1);
        const int kills = qEnvironmentVariableIntValue("LC_KILLS");
        for (int round = 0; round < std::max(8, kills / 4); ++round) {
            QFile::remove(m_path);
            QVERIFY(QFile::copy(path, m_path));
            QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
            QProcess upgrading;
            upgrading.start(QCoreApplication::applicationFilePath(), {u"--upgrade"_s, m_path});
            QVERIFY(upgrading.waitForReadyRead());
            // Anywhere in the upgrade, which takes some milliseconds.
            QDeadlineTimer moment(std::chrono::microseconds(random.bounded(30'000)));
            while (!moment.hasExpired()) { }
            upgrading.kill();
            upgrading.waitForFinished();
            QCOMPARE(exported(), expected);
            for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
                QFile::remove(m_path + suffix);
        }
    }

    void leavesANewerFileAsItIs()
    {
        {
            auto file = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
            QVERIFY(file->append(poll(0, 2)));
        }
        {
            auto database = Database::open(m_path);
            QVERIFY(database->execute("PRAGMA user_version = 999;"
                                      "PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        const QByteArray before = contentOf(m_path);
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Unavailable);
        QCOMPARE(store.state().error->kind, StoreError::Kind::Newer);
        QCOMPARE(contentOf(m_path), before);
        QVERIFY(store.state().setAside.isEmpty());
    }

    void savesWhatCanBeRead()
    {
        fill();
        // Two pages in the middle are gone.
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 pages = file.size() / 4096;
        QVERIFY(pages > 20);
        for (const qint64 page : {pages / 2, pages - 4}) {
            file.seek(page * 4096);
            file.write(QByteArray(4096, '\xa5'));
        }
        file.close();
        const QByteArray damaged = contentOf(m_path);

        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
        QCOMPARE(store.state().setAside, m_path + u".damaged-20260319-080000"_s);
        QCOMPARE(contentOf(store.state().setAside), damaged);
        QVERIFY(store.state().salvage);
        const Salvage salvage = *store.state().salvage;
        QVERIFY(salvage.lost > 0);
        QVERIFY(salvage.readings > 5'000 && salvage.readings < 20'300);
        QVERIFY(salvage.series > 1);
        QVERIFY(isTrueOf(store));
    }

    void repairsWhatIsFoundLater()
    {
        fill();
        {
            // Its pages are well formed, so that the check at the start sees nothing.
            auto database = Database::open(m_path);
            QVERIFY(database->execute("UPDATE block SET body = zeroblob(length(body))"
                                      " WHERE id = (SELECT max(id) FROM block)"));
        }
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
        QVERIFY(store.state().setAside.isEmpty());
        QSignalSpy stateChanged(&store, &HistoryStore::stateChanged);
        std::optional<Result<void, StoreError>> checked;
        const StoreJob job = store.check(this, {}, [&](const auto &outcome) { checked = outcome; });
        QTRY_VERIFY(checked);
        QVERIFY2(*checked, "what was saved is whole");
        QCOMPARE(stateChanged.size(), 1);
        QVERIFY(QFile::exists(store.state().setAside));
        QCOMPARE(store.state().salvage->lost, qint64(1));
        QVERIFY(isTrueOf(store));
    }

    void seesEveryChangedBit()
    {
        SampleBlock block;
        std::vector<TimedSample> samples;
        for (int i = 0; i < 100; ++i)
            samples.push_back({{at(i), Quantity(i * 31 % 17)}, 1min});
        block = SampleBlock::pack(samples).front();
        for (qsizetype bit = 0; bit < block.body.size() * 8; ++bit) {
            QByteArray changed = block.body;
            changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
            const auto read = unpackSamples(changed, block.count);
            // The version itself is not sealed: what says that it has no seal has too many bytes.
            QVERIFY2(!read, qPrintable(u"bit %1"_s.arg(bit)));
        }
    }

    void survivesRandomDamage_data()
    {
        QTest::addColumn<quint32>("seed");
        const int rounds = std::max(12, qEnvironmentVariableIntValue("LC_KILLS"));
        for (quint32 seed = 1; seed <= quint32(rounds); ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void survivesRandomDamage()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        fill();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (seed % 3 == 0) {
            QVERIFY(file.resize(random.bounded(qint64(file.size()))));
        } else {
            for (int i = seed % 3 == 1 ? 1 : 200; i > 0; --i) {
                file.seek(random.bounded(file.size()));
                char byte = 0;
                file.peek(&byte, 1);
                byte = char(byte ^ (1 << random.bounded(8)));
                file.write(&byte, 1);
            }
        }
        file.close();
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_VERIFY(store.state().access != HistoryState::Access::Opening);
        std::optional<Result<void, StoreError>> checked;
        const StoreJob job = store.check(this, {}, [&](const auto &outcome) { checked = outcome; });
        QTRY_VERIFY(checked);
        const bool isDamageTold = !*checked || !store.state().setAside.isEmpty()
            || store.state().access != HistoryState::Access::Writable;
        QVERIFY2(isTrueOf(store) || isDamageTold, "readings are missing, and nobody was told");
        if (store.state().access != HistoryState::Access::Writable)
            QVERIFY(store.state().error);
    }

    void beginsAnewOn_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("zeros") << QByteArray(20'000, '\0');
        QTest::newRow("text")
            << QByteArray("this is no database, and never was one. ").repeated(200);
    }
    void beginsAnewOn()
    {
        QFETCH(QByteArray, content);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
        QCOMPARE(contentOf(store.state().setAside), content);
        QCOMPARE(store.state().salvage->readings, qint64(0));
        QVERIFY(store.state().salvage->lost > 0);
    }

    void takesAnEmptyFileForANewOne()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
        QVERIFY(store.state().setAside.isEmpty());
    }

    void saysThatAFolderIsInItsPlace()
    {
        QVERIFY(QDir().mkpath(m_path));
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Unavailable);
        QVERIFY(QFileInfo(m_path).isDir());
        QVERIFY(store.state().error);
    }

    void saysThatItHasAnotherSchema()
    {
        {
            auto database = Database::open(m_path);
            QVERIFY(database->execute("CREATE TABLE series(name TEXT); PRAGMA user_version = 2"));
        }
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Unavailable);
        QVERIFY(store.state().error);
        QVERIFY(QFile::exists(m_path));
    }

    void keepsWhatIsThereOnAFullDisk()
    {
        // A file that must not grow stands for a disk without space.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit unlimitedSize{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimitedSize), 0);
        const auto open = [this] {
            auto opened = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
            return opened ? std::optional(std::move(*opened)) : std::nullopt;
        };
        auto file = open();
        int kept = 0;
        for (; kept < 10; ++kept)
            QVERIFY(file->append(poll(kept, 200)));
        rlimit small = unlimitedSize;
        small.rlim_cur = rlim_t(QFileInfo(m_path + u"-wal"_s).size() + 30'000);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        Result<void, StoreError> outcome;
        for (; outcome && kept < 2000; ++kept)
            outcome = file->append(poll(kept, 200));
        --kept; // the last one was refused
        const auto info = file->series();
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &unlimitedSize), 0);
        QVERIFY(!outcome);
        QVERIFY(outcome.error().kind == StoreError::Kind::Full
                || outcome.error().kind == StoreError::Kind::Io);
        QVERIFY(info);
        QCOMPARE(info->first().newest.time, at(kept - 1));

        QVERIFY(file->append(poll(kept, 200)));
        file.reset();
        file = open();
        QVERIFY(file->check(goOn));
        const auto answer = file->range({key(7), at(0), at(5000), 5000});
        QCOMPARE(int(answer->buckets.size()), kept + 1);
    }

private:
    void addFixtures()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : fixtures())
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }

    /// The lines of the whole history but the first, which has the time.
    QByteArrayList exported()
    {
        auto file = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
        const QString path = m_folder->filePath(u"exported.jsonl"_s);
        if (!file || !file->exportTo(path, at(0), goOn))
            return {};
        return contentOf(path).split('\n').sliced(1);
    }

    /// 20,300 readings: five series of 4,000, and 100 polls of three of them.
    void fill()
    {
        auto file = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
        std::vector<SeriesSamples> all;
        for (int number = 0; number < 5; ++number) {
            SeriesSamples samples{key(number), 15min, {}};
            for (int i = 0; i < 4000; ++i)
                samples.samples.push_back({at(i * 15), Quantity((i * 7919LL + number) % 100'003)});
            all.push_back(std::move(samples));
        }
        QVERIFY(file->merge(std::span<const SeriesSamples>(all)));
        for (int i = 0; i < 100; ++i)
            QVERIFY(file->append(poll(70'000 + i, 3)));
    }

    /// Whether every reading that the store gives is one that fill() kept, and, unless it says that
    /// it was damaged, none is missing.
    bool isTrueOf(SqliteHistoryStore &store)
    {
        bool isTrue = true;
        qint64 count = 0;
        QList<RangeQuery> queries;
        for (int number = 0; number < 5; ++number)
            queries.append({key(number), at(-100'000), at(1'000'000), 100'000});
        bool isAnswered = false;
        QEventLoop loop;
        store.ranges(queries, this, [&](const auto &outcome) {
            isAnswered = bool(outcome);
            for (const RangeAnswer &answer : outcome ? *outcome : std::vector<RangeAnswer>()) {
                const qint64 number = answer.query.key.resource.mid(12).toInt();
                for (const Bucket &bucket : answer.buckets) {
                    const qint64 minute = (bucket.first - at(0)) / 1min;
                    const qint64 value = minute >= 70'000 ? minute * 10 + number
                                                          : (minute / 15 * 7919 + number) % 100'003;
                    isTrue = isTrue && bucket.final == Quantity(value);
                    ++count;
                }
            }
            loop.quit();
        });
        loop.exec();
        const bool isTold = !isAnswered || !store.state().setAside.isEmpty()
            || store.state().access != HistoryState::Access::Writable;
        return isTrue && (count == 20'300 || isTold);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArrayView(argv[1]) == "--upgrade")
        return upgradeAndEnd(QString::fromLocal8Bit(argv[2]));
    TestHistoryDamage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_historydamage.moc"
