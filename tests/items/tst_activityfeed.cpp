// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activityfeed.h"

#include "items/activitytable.h"
#include "support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

/// The journal as rows, from the file and as calls happen.
class TestActivityFeed : public QObject {
    Q_OBJECT

    void call(const QString &id, bool changes, const std::optional<ApiError> &error = {})
    {
        CallRecord record;
        record.id = id;
        record.service = u"license-manager"_s;
        record.operation = changes ? u"DeleteGrant"_s : u"ListLicenses"_s;
        record.connection = u"local:vendor"_s;
        record.account = u"111122223333"_s;
        record.identity = u"arn:aws:iam::111122223333:user/ada"_s;
        record.region = u"us-east-1"_s;
        record.changesState = changes;
        record.request = u"{\"GrantArn\": \"arn:g-1\"}"_s;
        record.startedAt = m_clock->now();
        m_store->begin(record, [](const auto &) {});
        m_clock->advance(250ms);
        m_store->settle(id, {m_clock->now(), 1, u"req-"_s + id, error});
    }
    static ApiError refusal()
    {
        ApiError error;
        error.kind = ApiError::Kind::Conflict;
        error.code = u"ConflictException"_s;
        error.message = u"already"_s;
        error.httpStatus = 400;
        error.executed = ApiError::Executed::No;
        return error;
    }
    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<ActivityStore>(m_folder->filePath(u"console.db"_s), m_clock);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void showsWhatWasKept()
    {
        call(u"read"_s, false);
        call(u"change"_s, true, refusal());
        reopen();
        RecordTableModel model(journalTable(), m_clock);
        const QAbstractItemModelTester tester(&model);
        ActivityFeed feed(*m_store, model, {ActivityStore::Which::All, 10});
        QTRY_COMPARE(model.rowCount(), 2);
        model.sort(model.columnIndex(u"operation"));
        const auto change = model.record<ActivityRecord>(0);
        QCOMPARE(change.kind, u"change"_s);
        QCOMPARE(change.identity, u"arn:aws:iam::111122223333:user/ada"_s);
        QCOMPARE(change.result, u"failed"_s);
        QCOMPARE(change.code.value_or(QString()), u"ConflictException"_s);
        QCOMPARE(change.message.value_or(QString()), u"already"_s);
        QCOMPARE(change.httpStatus.value_or(0), 400);
        QCOMPARE(change.milliseconds.value_or(0), 250);
        QCOMPARE(change.requestId.value_or(QString()), u"req-change"_s);
        QCOMPARE(change.request, u"{\"GrantArn\": \"arn:g-1\"}"_s);
        QCOMPARE(model.record<ActivityRecord>(1).kind, u"read"_s);
        QCOMPARE(model.record<ActivityRecord>(1).httpStatus.value_or(0), 200);
        QCOMPARE(feed.entry(u"change"_s)->record.operation, u"DeleteGrant"_s);
        QVERIFY(!feed.entry(u"other"_s));
    }

    void readsNeverPushChangesOut()
    {
        call(u"change"_s, true);
        for (int i = 0; i < 20; ++i)
            call(u"read "_s + QString::number(i), false);
        reopen();
        RecordTableModel model(journalTable(), m_clock);
        const QAbstractItemModelTester tester(&model);
        const ActivityFeed feed(*m_store, model, {ActivityStore::Which::All, 5});
        QTRY_COMPARE(model.rowCount(), 6);
        QVERIFY(feed.entry(u"change"_s));
    }

    void followsWhatHappens()
    {
        QSignalSpy ready(m_store.get(), &ActivityStore::ready);
        RecordTableModel model(activityTable(), m_clock);
        const QAbstractItemModelTester tester(&model);
        const ActivityFeed feed(*m_store, model, {});
        QTRY_COMPARE(ready.size(), 1);
        QTRY_COMPARE(model.loadState(), LoadState::Complete);
        call(u"read"_s, false);
        QCOMPARE(model.rowCount(), 0);
        call(u"change"_s, true);
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_COMPARE(model.record<ActivityRecord>(0).result, u"done"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<ActivityStore> m_store;
};

QTEST_GUILESS_MAIN(TestActivityFeed)
#include "tst_activityfeed.moc"
