// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/historyplaces.h"

#include "support/fakeclock.h"
#include "support/memorykeychain.h"
#include "support/postgresprogram.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using Access = HistoryState::Access;
using Copying = HistoryPlaces::Copying;

namespace {

Instant at(qint64 minutes)
{
    return Instant(std::chrono::minutes(minutes + 29'000'000));
}

SeriesKey key(int number)
{
    return {u"aws"_s,
            u"111122223333"_s,
            {},
            u"arn:"_s + QString::number(number),
            u"entitlement.consumed"_s,
            u"Users"_s};
}

Poll poll(qint64 minute)
{
    return {at(minute), 1min, {{key(0), Quantity(minute)}, {key(1), Quantity(minute)}}};
}

} // namespace

class TestHistoryPlaces : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program = std::make_unique<test::PostgresProgram>();
        if (!m_program->problem().isEmpty())
            QSKIP(qPrintable(m_program->problem()));
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_unique<test::MemoryKeychain>();
        begin();
    }
    void cleanup()
    {
        m_store.reset();
        m_places.reset();
        m_settings.reset();
    }
    void cleanupTestCase() { m_program.reset(); }

    void beginsInTheFile()
    {
        QCOMPARE(m_places->place(), HistoryPlace());
        QCOMPARE(m_places->placeName(), filePath());
        QTRY_COMPARE(m_store->state().access, Access::Writable);
        append(0);
        QVERIFY(QFile::exists(filePath()));
        QCOMPARE(m_keychain->reads, 0);
    }

    void movesToAServerWithEverything()
    {
        const HistoryPlace place = server();
        for (int i = 0; i < 100; ++i)
            append(i);
        QSignalSpy copied(m_places.get(), &HistoryPlaces::copied);
        QSignalSpy changed(m_store.get(), &HistoryStore::changed);
        m_places->moveTo(place, m_program->password(), Copying::Everything);
        // What is recorded meanwhile goes to the new place already.
        append(500);
        QTRY_COMPARE_WITH_TIMEOUT(copied.size(), 1, 30'000);
        QVERIFY(copied[0][0].toString().startsWith(u"200 "_s));
        QCOMPARE(m_store->state().access, Access::Writable);
        QCOMPARE(readings(), 101);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(
            m_program
                ->sql("SELECT count(*) FROM license_console_history.series", place.server.database)
                .trimmed(),
            "2");
        QVERIFY(!QFile::exists(m_folder->filePath(u"history-copy.jsonl"_s)));

        // The next start finds all of it, and the file is as it was.
        restart();
        QCOMPARE(m_places->place(), place);
        QCOMPARE(readings(), 101);
        QCOMPARE(m_store->state().access, Access::Writable);
        m_places->moveTo({}, {}, Copying::Nothing);
        QCOMPARE(readings(), 100);
    }

    void keepsThePasswordInTheKeychainOnly()
    {
        const HistoryPlace place = server();
        m_places->moveTo(place, m_program->password(), Copying::Nothing);
        append(0);
        m_settings->save();
        QCOMPARE(m_keychain->entries.size(), 1);
        QCOMPARE(*m_keychain->entries.cbegin(), m_program->password());
        const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
        QVERIFY(files.contains(u"settings.ini"_s));
        for (const QString &name : files) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(m_program->passwordText()), qPrintable(name));
        }
    }

    void saysWhenTheKeychainDoesNotTakeIt()
    {
        const HistoryPlace place = server();
        m_keychain->failure = Keychain::Failure::Unavailable;
        QSignalSpy notKept(m_places.get(), &HistoryPlaces::passwordNotKept);
        m_places->moveTo(place, m_program->password(), Copying::Nothing);
        QTRY_COMPARE(notKept.size(), 1);
        append(0);
        QCOMPARE(readings(), 1);
        // Without it the server lets nobody in at the next start.
        restart();
        QTRY_COMPARE(m_store->state().access, Access::Unavailable);
        QCOMPARE(m_store->state().error->kind, StoreError::Kind::Refused);
        const ErrorText text = explainHistory(*m_store->state().error, place, place.server.name());
        QVERIFY(text.whatHappened.contains(place.server.user));
        QVERIFY(!text.whatToDo.isEmpty());
    }

    void doesNotWaitForAKeychainAtTheEnd()
    {
        const HistoryPlace place = server();
        m_places->moveTo(place, m_program->password(), Copying::Nothing);
        append(0);
        m_store.reset();
        m_places.reset();
        begin(); // the keychain's answer comes through the event loop, which does not run here
        m_store.reset();
    }

    void triesOutWithoutChanging()
    {
        const HistoryPlace place = server();
        HistoryPlaces::Trial trial = tryOut(place, m_program->password());
        QVERIFY2(!trial.problem, qPrintable(trial.found));
        QVERIFY2(trial.found.contains(u"PostgreSQL 1"_s), qPrintable(trial.found));
        QVERIFY2(trial.found.contains(u"no history yet"_s), qPrintable(trial.found));
        QCOMPARE(m_program
                     ->sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'license%'",
                           place.server.database)
                     .trimmed(),
                 "0");
        QCOMPARE(m_places->place(), HistoryPlace());

        m_places->moveTo(place, m_program->password(), Copying::Nothing);
        append(0);
        // By the password that is kept.
        trial = tryOut(place, {});
        QVERIFY2(trial.found.contains(u"already"_s), qPrintable(trial.found));

        trial = tryOut(place, Secret(QByteArrayView("wrong")));
        QVERIFY(trial.problem);
        QVERIFY(trial.problem->whatToDo.contains(u"password"_s));
        HistoryPlace elsewhere = place;
        elsewhere.server.port = 1;
        trial = tryOut(elsewhere, m_program->password());
        QVERIFY(trial.problem);
        QVERIFY2(trial.problem->whatHappened.contains(u"port 1"_s),
                 qPrintable(trial.problem->whatHappened));
        m_program->sql("UPDATE license_console_history.schema_version SET version = 99",
                       place.server.database);
        trial = tryOut(place, {});
        QVERIFY(trial.problem);
        QVERIFY(trial.problem->whatHappened.contains(u"newer"_s));
    }

    void saysWhatWasNotCopied()
    {
        HistoryPlace place = server();
        m_places->moveTo(place, m_program->password(), Copying::Nothing);
        append(0);
        m_places->moveTo({}, {}, Copying::Nothing);
        append(1);
        m_program->sql("CREATE ROLE looker LOGIN PASSWORD 'looker';"
                       "GRANT USAGE ON SCHEMA license_console_history TO looker;"
                       "GRANT SELECT ON ALL TABLES IN SCHEMA license_console_history TO looker",
                       place.server.database);
        place.server.user = u"looker"_s;
        QSignalSpy failed(m_places.get(), &HistoryPlaces::copyFailed);
        m_places->moveTo(place, Secret(QByteArrayView("looker")), Copying::Everything);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
        const auto text = failed[0][0].value<ErrorText>();
        QVERIFY(text.whatHappened.contains(u"looker"_s));
        QVERIFY(text.whatIsKnown.contains(place.server.name()));
        QVERIFY(!QFile::exists(m_folder->filePath(u"history-copy.jsonl"_s)));
        QCOMPARE(readings(), 1);
    }

    void namesWhatIsMissing()
    {
        HistoryPlace place;
        QVERIFY(HistoryPlaces::problemOf(place).isEmpty());
        place.kind = HistoryPlace::Kind::Server;
        QVERIFY(HistoryPlaces::problemOf(place).contains(u"host"_s));
        place.server.host = u"db.example.com"_s;
        QVERIFY(HistoryPlaces::problemOf(place).contains(u"database"_s));
        place.server.database = u"licenses"_s;
        QVERIFY(HistoryPlaces::problemOf(place).contains(u"user"_s));
        place.server.user = u"console"_s;
        QVERIFY(HistoryPlaces::problemOf(place).isEmpty());
        place.server.caFile = m_folder->filePath(u"absent.pem"_s);
        QVERIFY(HistoryPlaces::problemOf(place).contains(place.server.caFile));
    }

private:
    QString filePath() const { return m_folder->filePath(u"history.db"_s); }

    void begin()
    {
        if (!m_settings)
            m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s), at(0));
        m_places = std::make_unique<HistoryPlaces>(*m_settings, *m_keychain, filePath(), m_clock);
        m_store = m_places->open();
    }
    void restart()
    {
        m_store.reset();
        m_places.reset();
        begin();
    }

    /// An empty database on the server of this program.
    HistoryPlace server() { return {HistoryPlace::Kind::Server, m_program->newDatabase()}; }

    void append(qint64 minute)
    {
        std::optional<Result<void, StoreError>> outcome;
        m_store->append(poll(minute), this, [&](const auto &answer) { outcome = answer; });
        while (!outcome)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY2(*outcome, *outcome ? "" : qPrintable(outcome->error().message));
    }
    /// Of the first series; -1 when they cannot be read.
    int readings()
    {
        std::optional<int> count;
        m_store->ranges({{key(0), at(-10), at(1000), 10'000}}, this, [&](const auto &answer) {
            count = answer ? int(answer.value()[0].buckets.size()) : -1;
        });
        [&] { QTRY_VERIFY(count); }();
        return count.value_or(-1);
    }
    HistoryPlaces::Trial tryOut(const HistoryPlace &place, const std::optional<Secret> &password)
    {
        std::optional<HistoryPlaces::Trial> trial;
        m_places->tryOut(place, password, this,
                         [&](const HistoryPlaces::Trial &outcome) { trial = outcome; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(trial, 20'000); }();
        return trial.value_or(HistoryPlaces::Trial());
    }

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::MemoryKeychain> m_keychain;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<HistoryPlaces> m_places;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<test::PostgresProgram> m_program;
};

QTEST_GUILESS_MAIN(TestHistoryPlaces)
#include "tst_historyplaces.moc"
