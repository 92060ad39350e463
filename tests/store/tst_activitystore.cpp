// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activitystore.h"

#include "core/json.h"
#include "database/database.h"
#include "domain/apikey.h"
#include "domain/usageplan.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

qint64 rowCount(const QString &path, const char *condition)
{
    auto database = Database::open(path, {.access = OpenOptions::Access::ReadOnly});
    if (!database)
        return -1;
    const QByteArray sql = QByteArray("SELECT count(*) FROM activity WHERE ") + condition;
    auto select = database->prepare(sql.constData());
    return select && select->step().value_or(false) ? select->integer(0) : -1;
}

} // namespace

class TestActivityStore : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"console.db"_s);
        m_clock = std::make_shared<FakeClock>();
    }

    void committedMeansOnTheDisk()
    {
        ActivityStore store(m_path, m_clock);
        qint64 seen = -1;
        store.begin(record(u"1"_s, true),
                    [&](const auto &) { seen = rowCount(m_path, "call = '1'"); });
        QCOMPARE(seen, -1); // never from inside begin()
        QTRY_COMPARE(seen, 1);
        QCOMPARE(rowCount(m_path, "finished IS NULL"), 1);
    }

    void readsDoNotWaitForTheDisk()
    {
        ActivityStore store(m_path, m_clock);
        int sent = 0;
        for (int i = 0; i < 100; ++i) {
            const QString id = QString::number(i);
            store.begin(record(id, false), [&](const auto &) { ++sent; });
            store.settle(id, {m_clock->now(), 1, u"r"_s + id, std::nullopt});
        }
        QCOMPARE(sent, 0);
        QTRY_COMPARE(sent, 100);
        QTRY_COMPARE(rowCount(m_path, "finished IS NOT NULL"), 100);
    }

    void answersTheNewestFirst()
    {
        ApiError error;
        error.kind = ApiError::Kind::Conflict;
        error.code = u"ConflictException"_s;
        error.message = u"already"_s;
        error.requestId = u"req-2"_s;
        error.executed = ApiError::Executed::No;
        error.httpStatus = 400;
        {
            ActivityStore store(m_path, m_clock);
            store.begin(record(u"a"_s, true), [](const auto &) {});
            m_clock->advance(1s);
            store.begin(record(u"b"_s, false), [](const auto &) {});
            m_clock->advance(1s);
            store.begin(record(u"c"_s, true), [](const auto &) {});
            store.settle(u"a"_s, {m_clock->now(), 2, u"req-2"_s, error});
            store.settle(u"b"_s, {m_clock->now(), 1, u"req-1"_s, std::nullopt});
        }
        ActivityStore store(m_path, m_clock);
        const auto all = recent(store, ActivityStore::Which::All, 10);
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].record.id, u"c"_s);
        QVERIFY2(!all[0].outcome, "the program ended before it knew");
        QCOMPARE(all[1].outcome->requestId, u"req-1"_s);
        QVERIFY(!all[1].outcome->error);
        QCOMPARE(all[2].outcome->attempts, 2);
        QCOMPARE(*all[2].outcome->error, error);
        QCOMPARE(all[2].record.operation, u"CreateGrant"_s);
        QCOMPARE(all[2].record.identity, u"arn:aws:iam::111122223333:user/ada"_s);
        QCOMPARE(all[2].record.bodyHash, QByteArray("\1\0\2", 3));
        QCOMPARE(recent(store, ActivityStore::Which::Changes, 10).size(), 2);
        QCOMPARE(recent(store, ActivityStore::Which::All, 1).size(), 1);
    }

    void tellsOfEveryCall()
    {
        ActivityStore store(m_path, m_clock);
        QList<ActivityEntry> entries;
        connect(&store, &ActivityStore::changed, this,
                [&](const ActivityEntry &entry) { entries.append(entry); });
        store.begin(record(u"1"_s, true), [](const auto &) {});
        store.settle(u"1"_s, {m_clock->now(), 1, u"r"_s, std::nullopt});
        QCOMPARE(entries.size(), 2);
        QVERIFY(!entries[0].outcome);
        QCOMPARE(entries[1].record.operation, u"CreateGrant"_s);
        QCOMPARE(entries[1].outcome->requestId, u"r"_s);
    }

    void forgetsOldCalls()
    {
        {
            ActivityStore store(m_path, m_clock);
            store.begin(record(u"read"_s, false), [](const auto &) {});
            store.begin(record(u"change"_s, true), [](const auto &) {});
        }
        m_clock->advance(8 * 24h);
        {
            ActivityStore store(m_path, m_clock);
            const auto kept = recent(store, ActivityStore::Which::All, 10);
            QCOMPARE(kept.size(), 1);
            QCOMPARE(kept[0].record.id, u"change"_s);
        }
        m_clock->advance(400 * 24h);
        ActivityStore store(m_path, m_clock);
        QVERIFY(recent(store, ActivityStore::Which::All, 10).isEmpty());
    }

    void keepsABoundedNumber()
    {
        {
            ActivityStore store(m_path, m_clock);
            store.begin(record(u"oldest"_s, true), [](const auto &) {});
        }
        {
            auto database = Database::open(m_path, {});
            QVERIFY(database);
            auto many = database->prepare(
                "INSERT INTO activity(call, service, operation, target, connection, account, "
                "region,"
                " changes, body_hash, client_token, request, started)"
                " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                " SELECT i, '', '', '', '', '', '', 1, x'', '', '', ?1 FROM n");
            QVERIFY(many);
            many->bind(1, m_clock->now().time_since_epoch().count());
            QVERIFY(many->run());
        }
        ActivityStore store(m_path, m_clock);
        QSignalSpy ready(&store, &ActivityStore::ready);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(rowCount(m_path, "1"), 100000);
        QCOMPARE(rowCount(m_path, "call = 'oldest'"), 0);
    }

    void sharesTheFile()
    {
        ActivityStore one(m_path, m_clock);
        ActivityStore two(m_path, m_clock);
        for (int i = 0; i < 20; ++i) {
            one.begin(record(u"one "_s + QString::number(i), true), [](const auto &) {});
            two.begin(record(u"two "_s + QString::number(i), true), [](const auto &) {});
        }
        QTRY_COMPARE(rowCount(m_path, "1"), 40);
    }

    void setsADamagedFileAside()
    {
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("rubbish ").repeated(1000));
        }
        ActivityStore store(m_path, m_clock);
        QSignalSpy ready(&store, &ActivityStore::ready);
        QSignalSpy failed(&store, &ActivityStore::failed);
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(QFile::exists(store.setAsidePath()));
        bool isCommitted = false;
        store.begin(record(u"1"_s, true), [&](const auto &) { isCommitted = true; });
        QTRY_VERIFY(isCommitted);
        QCOMPARE(rowCount(m_path, "1"), 1);
        QVERIFY(failed.isEmpty());
    }

    void sendsEvenWhenItCannotWrite()
    {
        ActivityStore store(m_folder->filePath(u"no/such/folder/console.db"_s), m_clock);
        QSignalSpy failed(&store, &ActivityStore::failed);
        bool isCommitted = false;
        store.begin(record(u"1"_s, true), [&](const auto &) { isCommitted = true; });
        QTRY_VERIFY(isCommitted);
        QVERIFY(!failed.isEmpty());
    }

    /// What callers hand over is written by the rows, which replace sensitive members.
    void keepsNoSensitiveMember()
    {
        const QString canary = u"CANARY-9d3f1c"_s;
        ApiKey key;
        key.id = u"key1"_s;
        key.name = u"visible"_s;
        key.value = canary;
        UsagePlanKey planKey;
        planKey.id = u"key1"_s;
        planKey.value = canary;
        {
            ActivityStore store(m_path, m_clock);
            CallRecord call = record(u"1"_s, true);
            call.request = QString::fromUtf8(writeJsonForPeople(typeOf<ApiKey>(), &key));
            QVERIFY(call.request.contains(u"visible"_s));
            store.begin(call, [](const auto &) {});
            call.id = u"2"_s;
            call.request = QString::fromUtf8(writeJsonForPeople(typeOf<UsagePlanKey>(), &planKey));
            store.begin(call, [](const auto &) {});
        }
        QCOMPARE(rowCount(m_path, "request LIKE '%key1%'"), 2);
        const auto files = QDir(m_folder->path()).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains(canary.toUtf8()));
            QVERIFY(!content.contains(
                QByteArray(reinterpret_cast<const char *>(canary.utf16()), canary.size() * 2)));
        }
    }

private:
    CallRecord record(const QString &id, bool changesState) const
    {
        CallRecord record;
        record.id = id;
        record.service = u"license-manager"_s;
        record.operation = u"CreateGrant"_s;
        record.target = u"arn:aws:license-manager::111122223333:license:l-1"_s;
        record.connection = u"local:vendor"_s;
        record.account = u"111122223333"_s;
        record.identity = u"arn:aws:iam::111122223333:user/ada"_s;
        record.region = u"us-east-1"_s;
        record.changesState = changesState;
        record.bodyHash = QByteArray("\1\0\2", 3);
        record.clientToken = u"token"_s;
        record.request = u"{}"_s;
        record.startedAt = m_clock->now();
        return record;
    }

    QList<ActivityEntry> recent(ActivityStore &store, ActivityStore::Which which, int limit)
    {
        std::optional<QList<ActivityEntry>> entries;
        store.recent(which, limit, this, [&](const auto &answer) { entries = answer.value(); });
        [&] { QTRY_VERIFY(entries); }();
        return entries.value_or(QList<ActivityEntry>());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<FakeClock> m_clock;
};

QTEST_GUILESS_MAIN(TestActivityStore)
#include "tst_activitystore.moc"
