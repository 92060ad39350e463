// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/intentstore.h"

#include "database/database.h"
#include "store/activitystore.h"
#include "support/fakeclock.h"
#include "support/testjournal.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

using Kept = std::optional<Result<void, ApiError>>;

/// The states on the disk, by id.
QHash<QString, int> statesIn(const QString &path)
{
    QHash<QString, int> states;
    auto database = Database::open(path, {.access = OpenOptions::Access::ReadOnly});
    if (!database)
        return states;
    auto select = database->prepare("SELECT id, state FROM intents");
    while (select && select->step().value_or(false))
        states.insert(select->text(0), int(select->integer(1)));
    return states;
}

ApiError unknownError()
{
    ApiError error;
    error.kind = ApiError::Kind::Timeout;
    error.executed = ApiError::Executed::Unknown;
    return error;
}

} // namespace

class TestIntentStore : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"console.db"_s);
        m_clock = std::make_shared<FakeClock>();
    }

    void isOnTheDiskBeforeItIsKept()
    {
        TestJournal next;
        IntentStore store(m_path, m_clock, &next);
        QHash<QString, int> seen;
        bool wasNextFirst = false;
        store.begin(change(u"1"_s), [&](const auto &) {
            seen = statesIn(m_path);
            wasNextFirst = next.records.size() == 1;
        });
        QVERIFY(seen.isEmpty()); // never from inside begin()
        QTRY_COMPARE(seen.size(), 1);
        QCOMPARE(seen.value(u"1"_s, -1), int(Intent::State::Sent));
        QVERIFY(wasNextFirst);
    }

    void readsPassOnly()
    {
        TestJournal next;
        IntentStore store(m_path, m_clock, &next);
        CallRecord read = change(u"1"_s);
        read.changesState = false;
        QVERIFY(keep(store, read)->has_value());
        store.settle(u"1"_s, {m_clock->now(), 1, {}, std::nullopt});
        QCOMPARE(next.records.size(), 1);
        QCOMPARE(next.outcomes.size(), 1);
        QVERIFY(statesIn(m_path).isEmpty());
    }

    void settles_data()
    {
        QTest::addColumn<int>("executed");
        QTest::addColumn<int>("state");
        QTest::newRow("done") << -1 << int(Intent::State::Done);
        QTest::newRow("not done") << int(ApiError::Executed::No) << int(Intent::State::NotDone);
        QTest::newRow("done, but unreadable")
            << int(ApiError::Executed::Yes) << int(Intent::State::Done);
        QTest::newRow("unknown") << int(ApiError::Executed::Unknown) << int(Intent::State::Unknown);
    }
    void settles()
    {
        QFETCH(int, executed);
        QFETCH(int, state);
        IntentStore store(m_path, m_clock, nullptr);
        QSignalSpy unsettled(&store, &IntentStore::unsettled);
        QVERIFY(keep(store, change(u"1"_s))->has_value());
        CallOutcome outcome;
        if (executed >= 0)
            outcome.error = ApiError{.executed = ApiError::Executed(executed)};
        store.settle(u"1"_s, outcome);
        QTRY_COMPARE(statesIn(m_path).value(u"1"_s, -1), state);
        QVERIFY2(unsettled.isEmpty(), "its own call reads it back first");
        store.conclude(u"1"_s, std::nullopt);
        QCOMPARE(unsettled.size(), state == int(Intent::State::Unknown) ? 1 : 0);
        QCOMPARE(statesIn(m_path).value(u"1"_s, -1), state);
    }

    void concludes()
    {
        TestJournal next;
        IntentStore store(m_path, m_clock, &next);
        QSignalSpy concluded(&store, &IntentStore::concluded);
        QVERIFY(keep(store, change(u"1"_s))->has_value());
        store.settle(u"1"_s, {m_clock->now(), 3, {}, unknownError()});
        store.conclude(u"1"_s, Verdict::NotDone);
        QTRY_COMPARE(statesIn(m_path).value(u"1"_s, -1), int(Intent::State::NotDone));
        QCOMPARE(concluded.size(), 1);
        QCOMPARE(next.verdicts.size(), 1);
    }

    /// The same change waits until it is known whether the first one was made.
    void refusesWhatMayTakeEffectTwice()
    {
        IntentStore store(m_path, m_clock, nullptr);
        QVERIFY(keep(store, change(u"1"_s))->has_value());
        QCOMPARE(keep(store, change(u"2"_s))->error().kind, ApiError::Kind::Unsettled);
        QCOMPARE(keep(store, change(u"2"_s))->error().executed, ApiError::Executed::No);
        store.settle(u"1"_s, {m_clock->now(), 3, {}, unknownError()});
        QCOMPARE(keep(store, change(u"3"_s))->error().kind, ApiError::Kind::Unsettled);

        CallRecord elsewhere = change(u"4"_s);
        elsewhere.account = u"444455556666"_s;
        QVERIFY(keep(store, elsewhere)->has_value());
        CallRecord other = change(u"5"_s);
        other.bodyHash = "other";
        QVERIFY(keep(store, other)->has_value());

        store.conclude(u"1"_s, Verdict::NotDone);
        QVERIFY(keep(store, change(u"6"_s))->has_value());
        QCOMPARE(statesIn(m_path).size(), 4);
    }

    void letsATokenRepeatItsBytesOnly()
    {
        IntentStore store(m_path, m_clock, nullptr);
        QVERIFY(keep(store, withToken(u"1"_s))->has_value());
        store.settle(u"1"_s, {m_clock->now(), 3, {}, unknownError()});
        QVERIFY(keep(store, withToken(u"2"_s))->has_value());
        CallRecord edited = withToken(u"3"_s);
        edited.bodyHash = "edited";
        QCOMPARE(keep(store, edited)->error().kind, ApiError::Kind::Unsettled);

        m_clock->advance(24h - 1s);
        QVERIFY(keep(store, withToken(u"4"_s))->has_value());
        m_clock->advance(1s);
        QCOMPARE(keep(store, withToken(u"5"_s))->error().kind, ApiError::Kind::Unsettled);
    }

    /// What the service refused has not used its token: a corrected form goes with it.
    void letsARefusedRequestBeEdited()
    {
        IntentStore store(m_path, m_clock, nullptr);
        QVERIFY(keep(store, withToken(u"1"_s))->has_value());
        store.settle(u"1"_s, {m_clock->now(), 1, {}, ApiError{.kind = ApiError::Kind::Rejected}});
        CallRecord edited = withToken(u"2"_s);
        edited.bodyHash = "edited";
        QVERIFY(keep(store, edited)->has_value());
    }

    void doesNotSendWhatItCannotWrite()
    {
        TestJournal next;
        IntentStore store(m_folder->filePath(u"no/such/folder/console.db"_s), m_clock, &next);
        const Kept kept = keep(store, change(u"1"_s));
        QCOMPARE(kept->error().kind, ApiError::Kind::NotKept);
        QCOMPARE(kept->error().executed, ApiError::Executed::No);
        QVERIFY(next.records.isEmpty());
    }

    void takesOverWhatEndedProcessesLeftOpen()
    {
        CallRecord record = change(u"1"_s);
        record.members = R"({"Name":"x"})";
        record.evidence = R"({"before":"y"})";
        record.resendUntil = m_clock->now() + 24h;
        {
            IntentStore ended(m_path, m_clock, nullptr);
            QVERIFY(keep(ended, record)->has_value());
            QVERIFY(keep(ended, other(u"2"_s))->has_value());
            QVERIFY(keep(ended, other(u"3"_s))->has_value());
            ended.settle(u"2"_s, {m_clock->now(), 1, {}, std::nullopt});
            ended.settle(u"3"_s, {m_clock->now(), 3, {}, unknownError()});
        }
        IntentStore store(m_path, m_clock, nullptr);
        QVERIFY(keep(store, other(u"4"_s))->has_value()); // its own call still waits
        const QList<Intent> open = takeOpen(store);
        QCOMPARE(open.size(), 2);
        QCOMPARE(open[0].state, Intent::State::Sent);
        QCOMPARE(open[0].record.id, u"1"_s);
        QCOMPARE(open[0].record.members, record.members);
        QCOMPARE(open[0].record.evidence, record.evidence);
        QCOMPARE(open[0].record.resendUntil, record.resendUntil);
        QCOMPARE(open[0].record.partition, u"aws"_s);
        QCOMPARE(open[0].record.bodyHash, record.bodyHash);
        QCOMPARE(open[0].record.startedAt, record.startedAt);
        QVERIFY(open[0].record.changesState);
        QCOMPARE(open[1].record.id, u"3"_s);
        store.conclude(u"1"_s, Verdict::Done);
        QCOMPARE(takeOpen(store).size(), 1);
    }

    void leavesTheIntentsOfLivingProcessesAlone()
    {
        IntentStore living(m_path, m_clock, nullptr);
        QVERIFY(keep(living, change(u"1"_s))->has_value());
        IntentStore store(m_path, m_clock, nullptr);
        QVERIFY(takeOpen(store).isEmpty());
        QCOMPARE(keep(store, change(u"2"_s))->error().kind, ApiError::Kind::Unsettled);
    }

    void sharesTheFileWithTheActivity()
    {
        ActivityStore activity(m_path, m_clock);
        IntentStore store(m_path, m_clock, &activity);
        QSignalSpy changed(&activity, &ActivityStore::changed);
        for (int i = 0; i < 10; ++i) {
            const QString id = QString::number(i);
            QVERIFY(keep(store, other(id))->has_value());
            store.settle(id, {m_clock->now(), 1, {}, unknownError()});
            store.conclude(id, Verdict::Done);
        }
        QTRY_COMPARE(changed.size(), 30);
        const auto last = changed.last().first().value<ActivityEntry>();
        QVERIFY(last.verdict == Verdict::Done);
        QVERIFY(last.outcome && last.outcome->error);
        QTRY_COMPARE(statesIn(m_path).values().count(int(Intent::State::Done)), 10);
    }

    void forgetsWhatIsLongSettled()
    {
        {
            IntentStore store(m_path, m_clock, nullptr);
            QVERIFY(keep(store, change(u"done"_s))->has_value());
            store.settle(u"done"_s, {m_clock->now(), 1, {}, std::nullopt});
            QVERIFY(keep(store, other(u"open"_s))->has_value());
        }
        m_clock->advance(31 * 24h);
        IntentStore store(m_path, m_clock, nullptr);
        QCOMPARE(takeOpen(store).size(), 1);
        QCOMPARE(statesIn(m_path).size(), 1);
    }

    void leavesNoLockBehind()
    {
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        {
            IntentStore store(m_path, m_clock, nullptr);
            QVERIFY(keep(store, change(u"1"_s))->has_value());
            const auto files = QDir(m_folder->path()).entryInfoList(QDir::Files);
            QVERIFY(files.size() > 1);
            for (const QFileInfo &file : files)
                QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
        }
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.lock"_s}, QDir::Files), QStringList());
    }

private:
    CallRecord change(const QString &id) const
    {
        CallRecord record;
        record.id = id;
        record.service = u"license-manager"_s;
        record.operation = u"CreateLicenseConfiguration"_s;
        record.target = u"x"_s;
        record.connection = u"local:vendor"_s;
        record.partition = u"aws"_s;
        record.account = u"111122223333"_s;
        record.region = u"us-east-1"_s;
        record.changesState = true;
        record.bodyHash = QByteArray("\1\0\2", 3);
        record.startedAt = m_clock->now();
        return record;
    }
    /// A change unlike every other.
    CallRecord other(const QString &id) const
    {
        CallRecord record = change(id);
        record.bodyHash = id.toUtf8();
        return record;
    }
    CallRecord withToken(const QString &id) const
    {
        CallRecord record = change(id);
        record.clientToken = u"token"_s;
        record.resendUntil = m_clock->now() + 24h;
        return record;
    }

    Kept keep(IntentStore &store, const CallRecord &record)
    {
        Kept kept;
        store.begin(record, [&](const Result<void, ApiError> &answer) { kept = answer; });
        [&] { QTRY_VERIFY(kept); }();
        return kept;
    }
    QList<Intent> takeOpen(IntentStore &store)
    {
        std::optional<QList<Intent>> intents;
        store.takeOpen(this, [&](const auto &answer) { intents = answer.value(); });
        [&] { QTRY_VERIFY(intents); }();
        return intents.value_or(QList<Intent>());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<FakeClock> m_clock;
};

QTEST_GUILESS_MAIN(TestIntentStore)
#include "tst_intentstore.moc"
