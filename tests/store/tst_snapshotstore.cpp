// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/snapshotstore.h"

#include "domain/apikey.h"
#include "domain/license.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lc;

class TestSnapshotStore : public QObject {
    Q_OBJECT

    static License license(const QString &name)
    {
        License license;
        license.licenseArn = u"arn:aws:license-manager::111122223333:license:l-"_s + name;
        license.licenseName = name;
        license.entitlements = QList<Entitlement>{
            {u"Seats"_s, {}, std::numeric_limits<qint64>::max(), true, EntitlementUnit::Count, {}}};
        return license;
    }
    template <class T> static SnapshotStore::Blocks blocks(const QList<T> &records)
    {
        auto block = std::make_shared<RecordBlock>(typeOf<T>());
        for (const T &record : records)
            block->append(&record);
        block->finish();
        return {block};
    }
    static SnapshotInfo info(const QString &list = u"issued-licenses"_s)
    {
        return {{list, u"profile:a/b"_s, u"us-east-1"_s}, u"aws"_s, u"111122223333"_s, u"a/b"_s};
    }
    std::unique_ptr<SnapshotStore> open() const
    {
        return std::make_unique<SnapshotStore>(m_folder->path(), m_clock);
    }
    template <class T> std::optional<Snapshot> latest(SnapshotStore &store, const SnapshotKey &key)
    {
        std::optional<Result<Snapshot, StoreError>> answer;
        store.latest(key, typeOf<T>(), this,
                     [&](const Result<Snapshot, StoreError> &kept) { answer = kept; });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return *answer ? std::optional(**answer) : std::nullopt;
    }
    QList<SnapshotInfo> all(SnapshotStore &store)
    {
        std::optional<QList<SnapshotInfo>> answer;
        store.all(this, [&](const Result<QList<SnapshotInfo>, StoreError> &kept) {
            answer = kept ? *kept : QList<SnapshotInfo>();
        });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return *answer;
    }
    QStringList files() const
    {
        QStringList paths;
        QDirIterator each(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            paths += each.next();
        paths.sort();
        return paths;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
    }

    void aLaterRunReadsWhatWasKept()
    {
        const QList<License> licenses{license(u"Ä “x”\n"_s), license(u"second"_s)};
        open()->keep(info(), blocks(licenses));
        const auto store = open();
        const auto kept = latest<License>(*store, info().key);
        QVERIFY(kept);
        QCOMPARE(kept->info.account, u"111122223333"_s);
        QCOMPARE(kept->info.takenAt, m_clock->now());
        QCOMPARE(kept->records->size(), 2);
        QCOMPARE(kept->records->record<License>(0), licenses[0]);
        QCOMPARE(kept->records->record<License>(1), licenses[1]);
        QVERIFY(!latest<License>(*store, {u"other"_s, u"profile:a/b"_s, u"us-east-1"_s}));
    }
    void anEmptyListIsKeptToo()
    {
        open()->keep(info(), {});
        const auto kept = latest<License>(*open(), info().key);
        QVERIFY(kept);
        QCOMPARE(kept->records->size(), 0);
    }
    void secretsAreNotKept()
    {
        ApiKey key;
        key.id = u"k1"_s;
        key.value = u"veryverysecretvalue"_s;
        open()->keep(info(u"api-keys"_s), blocks(QList<ApiKey>{key}));
        const auto kept = latest<ApiKey>(*open(), info(u"api-keys"_s).key);
        QVERIFY(kept);
        QCOMPARE(kept->records->record<ApiKey>(0).id, u"k1"_s);
        QVERIFY(!kept->records->record<ApiKey>(0).value);
        QCOMPARE(QFile::permissions(files().first()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }
    void oneADayIsKeptForTwoMonths()
    {
        const auto store = open();
        for (int day = 0; day < 70; ++day) {
            store->keep(info(), blocks(QList<License>{license(QString::number(day))}));
            store->flush();
            m_clock->advance(6h);
            store->keep(info(),
                        blocks(QList<License>{license(QString::number(day)), license(u"later"_s)}));
            store->flush();
            m_clock->advance(18h);
        }
        const auto kept = all(*store);
        QCOMPARE(kept.size(), 61);
        for (const SnapshotInfo &one : kept)
            QCOMPARE(one.count, 2); // the later one of each day
        QVERIFY(std::ranges::is_sorted(kept, {}, &SnapshotInfo::takenAt));
    }
    void aNewerOneTakesThePlaceOfOneThatWaits()
    {
        const auto store = open();
        store->keep(info(), blocks(QList<License>{license(u"a"_s)}));
        store->keep(info(), blocks(QList<License>{license(u"b"_s)}));
        store->flush();
        QCOMPARE(latest<License>(*store, info().key)->records->record<License>(0).licenseName,
                 u"b"_s);
        QCOMPARE(all(*store).size(), 1);
    }
    void aDamagedFileGivesWayToAnOlderOne_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("length"); // of what stays; -1: all is replaced by content
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("other file") << QByteArray("SQLite format 3") << -1;
        QTest::newRow("huge frame")
            << QByteArray("LCSNAP1\n\0\0\0\x02{}\x7f\xff\xff\xff", 18) << -1;
        for (int length : {4, 9, 60, 300})
            QTest::newRow(qPrintable(u"cut after %1"_s.arg(length))) << QByteArray() << length;
    }
    void aDamagedFileGivesWayToAnOlderOne()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, length);
        const auto store = open();
        store->keep(info(), blocks(QList<License>{license(u"old"_s)}));
        store->flush();
        m_clock->advance(24h);
        QList<License> many;
        for (int i = 0; i < 100; ++i)
            many += license(QString::number(i));
        store->keep(info(), blocks(many));
        QCOMPARE(latest<License>(*store, info().key)->records->size(), 100);
        QFile newest(files().last());
        if (length >= 0) {
            QVERIFY(newest.resize(length));
        } else {
            QVERIFY(newest.open(QIODevice::WriteOnly | QIODevice::Truncate));
            newest.write(content);
            newest.close();
        }
        const auto kept = latest<License>(*store, info().key);
        QVERIFY(kept);
        QCOMPARE(kept->records->record<License>(0).licenseName, u"old"_s);
    }
    void aFolderThatCannotBeWrittenIsTold()
    {
        QFile file(m_folder->filePath(u"plain"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        SnapshotStore store(file.fileName(), m_clock);
        QSignalSpy failed(&store, &SnapshotStore::failed);
        store.keep(info(), {});
        store.flush();
        QTRY_COMPARE(failed.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
};

QTEST_GUILESS_MAIN(TestSnapshotStore)
#include "tst_snapshotstore.moc"
