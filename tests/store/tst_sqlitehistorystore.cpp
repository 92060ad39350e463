// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitehistorystore.h"

#include "database/database.h"
#include "support/fakeclock.h"
#include "support/historyreadings.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::at;
using lc::test::key;
using lc::test::poll;
using namespace std::chrono_literals;

namespace {

/// Another process: appends and says the number of each poll that was acknowledged, until it is
/// killed.
int appendForEver(const QString &path)
{
    int argc = 0;
    QCoreApplication application(argc, nullptr);
    SqliteHistoryStore store(path, std::make_shared<SystemClock>());
    qint64 next = 0;
    std::function<void()> appendNext = [&] {
        store.append(poll(next, 3), &application, [&](const Result<void, StoreError> &outcome) {
            std::printf(outcome ? "%lld\n" : "error %lld\n", static_cast<long long>(next++));
            std::fflush(stdout);
            appendNext();
        });
    };
    store.series(&application, [&](const Result<QList<SeriesInfo>, StoreError> &list) {
        if (list && !list->isEmpty())
            next = list->first().newest.value.units() / 10 + 1;
        appendNext();
    });
    return QCoreApplication::exec();
}

} // namespace

class TestSqliteHistoryStore : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"history.db"_s);
        m_clock = std::make_shared<FakeClock>();
    }

    void answersThroughTheEventLoop()
    {
        SqliteHistoryStore store(m_path, m_clock);
        QSignalSpy changed(&store, &HistoryStore::changed);
        QCOMPARE(store.state().access, HistoryState::Access::Opening);
        int answers = 0;
        store.append(poll(0, 2), this, [&](const auto &outcome) {
            QVERIFY(outcome);
            QCOMPARE(changed.size(), 1);
            ++answers;
        });
        store.append(poll(1, 2), this, [&](const auto &) { ++answers; });
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 2);
        QCOMPARE(store.state().access, HistoryState::Access::Writable);
        QCOMPARE(changed[0][0].value<QList<SeriesKey>>(), (QList<SeriesKey>{key(0), key(1)}));

        std::vector<RangeAnswer> ranges;
        store.ranges({{key(0), at(0), at(10), 100}, {key(1), at(0), at(1), 100}}, this,
                     [&](const auto &outcome) { ranges = outcome.value(); });
        QTRY_COMPARE(ranges.size(), size_t(2));
        QCOMPARE(ranges[0].buckets.size(), size_t(2));
        QCOMPARE(ranges[1].buckets.size(), size_t(1));
        QCOMPARE(ranges[1].after, (Sample{at(1), Quantity(11)}));
    }

    void deliversNothingToTheDead()
    {
        SqliteHistoryStore store(m_path, m_clock);
        bool isCalled = false;
        {
            QObject context;
            store.append(poll(0, 1), &context, [&](const auto &) { isCalled = true; });
        }
        QCOMPARE(series(store).size(), 1);
        QVERIFY(!isCalled);
    }

    void finishesWhatWasAskedFor()
    {
        {
            SqliteHistoryStore store(m_path, m_clock);
            for (int i = 0; i < 100; ++i)
                store.append(poll(i, 5), this, {});
        }
        SqliteHistoryStore store(m_path, m_clock);
        const auto list = series(store);
        QCOMPARE(list.size(), 5);
        QCOMPARE(list.first().newest.time, at(99));
    }

    void onlyOneWrites()
    {
        auto first = std::make_unique<SqliteHistoryStore>(m_path, m_clock);
        store(*first, poll(0, 1));
        SqliteHistoryStore second(m_path, m_clock);
        QTRY_COMPARE(second.state().access, HistoryState::Access::ReadOnly);
        std::optional<Result<void, StoreError>> refused;
        second.append(poll(1, 1), this, [&](const auto &outcome) { refused = outcome; });
        QTRY_VERIFY(refused);
        QCOMPARE(refused->error().kind, StoreError::Kind::ReadOnly);
        store(*first, poll(5, 1));
        QCOMPARE(series(second).first().newest.time, at(5));
        first.reset();
        SqliteHistoryStore third(m_path, m_clock);
        QTRY_COMPARE(third.state().access, HistoryState::Access::Writable);
    }

    void takesOverALockThatLostItsOwnerWhileItWasMade()
    {
        {
            SqliteHistoryStore store(m_path, m_clock);
            QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
        }
        QFile lock(m_path + u".lock"_s);
        QVERIFY(lock.open(QIODevice::ReadWrite));
        {
            SqliteHistoryStore store(m_path, m_clock);
            QTRY_COMPARE(store.state().access, HistoryState::Access::ReadOnly);
        }
        QVERIFY(lock.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60),
                                 QFileDevice::FileModificationTime));
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
    }

    void setsADamagedFileAside()
    {
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("SQLite format 3\0", 16) + QByteArray(9000, '\x5a'));
        }
        SqliteHistoryStore store(m_path, m_clock);
        QSignalSpy stateChanged(&store, &HistoryStore::stateChanged);
        QTRY_COMPARE(stateChanged.size(), 1);
        QCOMPARE(store.state().access, HistoryState::Access::Writable);
        QCOMPARE(store.state().setAside, m_path + u".damaged-20260319-080000"_s);
        QFile moved(store.state().setAside);
        QCOMPARE(moved.size(), 9016);
        this->store(store, poll(0, 1));
    }

    void leavesANewerFileAlone()
    {
        {
            auto database = Database::open(m_path);
            QVERIFY(database->execute("PRAGMA user_version = 999"));
        }
        SqliteHistoryStore store(m_path, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Unavailable);
        QCOMPARE(store.state().error->kind, StoreError::Kind::Newer);
        std::optional<Result<QList<SeriesInfo>, StoreError>> answer;
        store.series(this, [&](const auto &outcome) { answer = outcome; });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().kind, StoreError::Kind::Newer);
    }

    void triesAgainWhenTheFolderComes()
    {
        const QString folder = m_folder->filePath(u"later"_s);
        SqliteHistoryStore store(folder + u"/history.db"_s, m_clock);
        QTRY_COMPARE(store.state().access, HistoryState::Access::Unavailable);
        QVERIFY(QDir().mkpath(folder));
        this->store(store, poll(0, 1));
        QCOMPARE(store.state().access, HistoryState::Access::Writable);
    }

    void importsOnce()
    {
        SqliteHistoryStore store(m_path, m_clock);
        std::vector<bool> imported;
        const std::vector<SeriesSamples> sample{{key(0), 1h, {{at(0), Quantity(1)}}}};
        for (int i = 0; i < 2; ++i) {
            store.importOnce(u"sample data"_s, sample, {}, this,
                             [&](const auto &outcome) { imported.push_back(outcome.value()); });
        }
        QTRY_COMPARE(imported.size(), size_t(2));
        QVERIFY(imported[0] && !imported[1]);
        QCOMPARE(series(store).first().sampleDataUntil, at(0));
    }

    void losesNothingWhenKilled()
    {
        qint64 total = 0;
        const int rounds = std::max(8, qEnvironmentVariableIntValue("LC_KILLS"));
        for (int round = 0; round < rounds; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {u"--append-for-ever"_s, m_path});
            QVERIFY(writer.waitForStarted());
            QByteArray said;
            while (said.count('\n') < 20 + round % 8 * 15) {
                QVERIFY(writer.waitForReadyRead());
                said += writer.readAll();
            }
            writer.kill();
            writer.waitForFinished();
            said += writer.readAll();
            QVERIFY(!said.contains("error"));
            said.truncate(said.lastIndexOf('\n'));
            const qint64 acknowledged = said.sliced(said.lastIndexOf('\n') + 1).toLongLong();

            SqliteHistoryStore store(m_path, m_clock);
            const auto list = series(store);
            QCOMPARE(store.state().access, HistoryState::Access::Writable);
            QVERIFY(store.state().setAside.isEmpty());
            QCOMPARE(list.size(), 3);
            QVERIFY(list.first().newest.value >= Quantity(acknowledged * 10));
            std::vector<RangeAnswer> ranges;
            store.ranges({{list.first().key, at(0), at(acknowledged + 1), 1'000'000}}, this,
                         [&](const auto &outcome) { ranges = outcome.value(); });
            QTRY_COMPARE(ranges.size(), size_t(1));
            QCOMPARE(qint64(ranges[0].buckets.size()), acknowledged + 1);
            total = acknowledged;
        }
        QVERIFY(total > 8 * 20);
    }

    void packsOftenEnoughToStayQuick()
    {
        SqliteHistoryStore store(m_path, m_clock);
        int done = 0;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 200; ++i)
            store.append(poll(i, 1000), this,
                         [&](const auto &outcome) { done += outcome ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(done, 200, 60'000);
        qInfo("200 polls of 1,000 series: %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(series(store).size(), 1000);
    }

private:
    void store(SqliteHistoryStore &store, const Poll &poll)
    {
        bool isStored = false;
        store.append(poll, this, [&](const auto &outcome) { isStored = outcome.has_value(); });
        QTRY_VERIFY(isStored);
    }

    QList<SeriesInfo> series(SqliteHistoryStore &store)
    {
        std::optional<QList<SeriesInfo>> list;
        store.series(this, [&](const auto &outcome) { list = outcome.value(); });
        [&] { QTRY_VERIFY(list); }();
        return list.value_or(QList<SeriesInfo>());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<FakeClock> m_clock;
};

int main(int argc, char *argv[])
{
    if (argc == 3 && QByteArrayView(argv[1]) == "--append-for-ever")
        return appendForEver(QString::fromLocal8Bit(argv[2]));
    QCoreApplication application(argc, argv);
    TestSqliteHistoryStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sqlitehistorystore.moc"
