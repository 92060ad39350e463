// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a history on PostgreSQL promises besides (see tst_historystores): many who write, and
// servers that fail.
#include "store/historyfile.h"
#include "store/postgreshistorystore.h"
#include "store/postgresschema.h"
#include "support/fakeclock.h"
#include "support/historyreadings.h"
#include "support/postgresprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::at;
using lc::test::key;
using lc::test::poll;
using namespace std::chrono_literals;

namespace {

/// Nothing that a test should wait for.
PostgresHistoryStore::Patience quick()
{
    PostgresHistoryStore::Patience patience;
    patience.limits.connecting = 2s;
    patience.limits.statement = 3s;
    patience.limits.lock = 300ms;
    patience.limits.grace = 500ms;
    patience.firstRetry = 20ms;
    patience.longestRetry = 200ms;
    patience.settling = 5ms;
    return patience;
}

using Access = HistoryState::Access;
using Kind = StoreError::Kind;

} // namespace

class TestPostgresHistoryStore : public QObject {
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
        // Where a test failed between its end and its beginning.
        m_program->start();
        m_server = m_program->newDatabase();
    }

    void hearsWhatOthersWrite()
    {
        const auto mine = open();
        const auto theirs = open();
        append(*mine, poll(0, 2));
        QCOMPARE(series(*theirs).size(), 2);
        QSignalSpy heard(theirs.get(), &HistoryStore::changed);
        QSignalSpy said(mine.get(), &HistoryStore::changed);
        append(*mine, poll(1, 1));
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(heard[0][0].value<QList<SeriesKey>>(), QList{key(0)});
        QCOMPARE(series(*theirs).first().newest, (Sample{at(1), Quantity(10)}));
        QCOMPARE(said.size(), 1);

        // A series that is new, and readings in the past.
        append(*theirs, poll(2, 3));
        QTRY_VERIFY(said.size() > 1);
        QVERIFY(said.last()[0].value<QList<SeriesKey>>().contains(key(2)));
        heard.clear();
        bool isMerged = false;
        mine->merge({{key(1), 1min, {{at(-5), Quantity(7)}}}}, this,
                    [&](const auto &outcome) { isMerged = bool(outcome); });
        QTRY_VERIFY(isMerged);
        QTRY_VERIFY(!heard.isEmpty());
        QVERIFY(heard.last()[0].value<QList<SeriesKey>>().contains(key(1)));
        QCOMPARE(buckets(*theirs, key(1)), 3);
    }

    /// Two recorders of one account: each reading is kept once, whoever comes first.
    void keepsOneReadingOfTwoRecorders()
    {
        const auto mine = open();
        const auto theirs = open();
        int done = 0;
        for (int i = 0; i < 150; ++i) {
            for (const auto &store : {mine.get(), theirs.get()})
                store->append(poll(i, 2), this,
                              [&](const auto &outcome) { done += outcome ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 300, 60'000);
        for (const auto &store : {mine.get(), theirs.get()}) {
            QCOMPARE(buckets(*store, key(0)), 150);
            QCOMPARE(series(*store).first().newest, (Sample{at(149), Quantity(1490)}));
        }
    }

    void letsManyWriteAtOnce()
    {
        constexpr int clients = 4;
        constexpr int polls = 40;
        std::vector<std::unique_ptr<HistoryStore>> stores;
        for (int i = 0; i < clients; ++i)
            stores.push_back(open(PostgresHistoryStore::Patience()));
        QElapsedTimer timer;
        timer.start();
        int done = 0;
        QStringList problems;
        const auto note = [&](const Result<void, StoreError> &outcome) {
            ++done;
            if (!outcome)
                problems.append(outcome.error().message);
        };
        for (int i = 0; i < polls; ++i) {
            for (int client = 0; client < clients; ++client) {
                stores[size_t(client)]->append(poll(i * clients + client, 20), this, note);
                if (i % 20 == client)
                    stores[size_t(client)]->merge(
                        {{key(client), 1min, {{at(-1 - i), Quantity(i)}}}}, this, note);
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, clients * polls + clients * polls / 20, 120'000);
        qInfo("%d clients, %d polls of 20 series: %lld ms", clients, clients * polls,
              static_cast<long long>(timer.elapsed()));
        QCOMPARE(problems, QStringList());
        for (const auto &store : stores) {
            QCOMPARE(series(*store).size(), 20);
            QCOMPARE(buckets(*store, key(19)), clients * polls);
            QCOMPARE(buckets(*store, key(1)), clients * polls + polls / 20);
        }
        // The blocks of a series never overlap.
        QCOMPARE(m_program
                     ->sql("SELECT count(*) FROM license_console_history.block a"
                           " JOIN license_console_history.block b ON a.series = b.series"
                           " AND a.id <> b.id AND a.first_time <= b.last_time"
                           " AND b.first_time <= a.last_time",
                           m_server.database)
                     .trimmed(),
                 "0");
    }

    void losesNothingWhenTheServerIsKilled()
    {
        const auto store = open();
        append(*store, poll(-1, 3));
        std::set<qint64> acknowledged;
        std::set<qint64> failed;
        qint64 next = 0;
        const auto appendNext = [&] {
            const qint64 number = next++;
            store->append(poll(number, 3), this, [&, number](const auto &outcome) {
                (outcome ? acknowledged : failed).insert(number);
            });
        };
        for (int round = 1; round <= 3; ++round) {
            for (int i = 0; i < 100; ++i)
                appendNext();
            QTRY_VERIFY(acknowledged.size() >= size_t(round) * 20);
            m_program->kill();
            QTRY_COMPARE_WITH_TIMEOUT(acknowledged.size() + failed.size(), size_t(next), 30'000);
            append(*store, poll(-10, 3), Kind::Unreachable);
            QCOMPARE(store->state().access, Access::Unavailable);
            QCOMPARE(store->state().error->kind, Kind::Unreachable);
            m_program->start();
            // By itself.
            QTRY_COMPARE_WITH_TIMEOUT(store->state().access, Access::Writable, 30'000);
            QVERIFY(!store->state().error);
        }
        const auto fresh = open();
        std::map<qint64, int> found;
        std::vector<RangeAnswer> ranges;
        fresh->ranges({{key(0), at(0), at(next), 100'000},
                       {key(1), at(0), at(next), 100'000},
                       {key(2), at(0), at(next), 100'000}},
                      this, [&](const auto &outcome) { ranges = outcome.value(); });
        QTRY_COMPARE(ranges.size(), size_t(3));
        for (const RangeAnswer &range : ranges) {
            for (const Bucket &bucket : range.buckets)
                ++found[(bucket.first - at(0)) / 1min];
        }
        for (const qint64 number : acknowledged)
            QCOMPARE(found[number], 3);
        for (const qint64 number : failed)
            QVERIFY(found[number] == 0 || found[number] == 3);
        qInfo("acknowledged %zu, not acknowledged %zu", acknowledged.size(), failed.size());
    }

    void refusesAWrongPassword()
    {
        const QByteArray wrong = "not-the-Passw0rd";
        PostgresHistoryStore store(m_server, Secret(wrong), m_clock, quick());
        QTRY_COMPARE(store.state().access, Access::Unavailable);
        QCOMPARE(store.state().error->kind, Kind::Refused);
        QVERIFY(store.state().error->message.contains(m_server.name()));
        QVERIFY(!store.state().error->message.contains(QString::fromLatin1(wrong)));
        append(store, poll(0, 1), Kind::Refused);
    }

    void leavesThePasswordOut()
    {
        // A server may repeat what it was sent.
        PostgresServer server = m_server;
        server.database = QString::fromLatin1(m_program->passwordText());
        PostgresHistoryStore store(server, m_program->password(), m_clock, quick());
        QTRY_COMPARE(store.state().access, Access::Unavailable);
        QCOMPARE(store.state().error->kind, Kind::Refused);
        const QString message = store.state().error->message;
        QVERIFY2(message.contains(u"does not exist"_s), qPrintable(message));
        QVERIFY(!message.mid(server.name().size()).contains(server.database));
    }

    void wantsTlsWhenToldSo()
    {
        PostgresServer server = m_server;
        server.tls = PostgresServer::Tls::Require;
        PostgresHistoryStore store(server, m_program->password(), m_clock, quick());
        QTRY_COMPARE(store.state().access, Access::Unavailable);
        QVERIFY2(store.state().error->message.contains(u"SSL"_s),
                 qPrintable(store.state().error->message));
    }

    void worksThroughTls()
    {
        QByteArray trusted = m_program->newAuthority("trusted");
        if (trusted.isEmpty())
            QSKIP("openssl is not installed");
        const QByteArray other = m_program->newAuthority("other");
        const QTemporaryDir folder;
        const auto fileOf = [&](const QByteArray &certificate, const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(certificate) > 0 ? file.fileName()
                                                                                  : QString();
        };
        PostgresServer server = m_server;
        server.host = u"localhost"_s;
        server.tls = PostgresServer::Tls::VerifyFull;
        server.caFile = fileOf(trusted, u"trusted.crt"_s);
        QCOMPARE(problemOf(server), u"does not support SSL"_s);

        QVERIFY(m_program->offerTls("trusted"));
        const auto off = qScopeGuard([this] { m_program->stopTls(); });
        PostgresHistoryStore store(server, m_program->password(), m_clock, quick());
        append(store, poll(0, 2));
        QCOMPARE(buckets(store, key(1)), 1);
        const auto sight = PostgresDatabase::look(server, m_program->password(), quick().limits,
                                                  postgresHistorySchema());
        QVERIFY(sight && sight->isEncrypted);

        // Of somebody else, and for another name.
        PostgresServer foreign = server;
        foreign.caFile = fileOf(other, u"other.crt"_s);
        QCOMPARE(problemOf(foreign), u"certificate verify failed"_s);
        PostgresServer renamed = server;
        renamed.host = m_server.host;
        QCOMPARE(problemOf(renamed), u"does not match host name"_s);
        // Whoever it is, when only the way is to be protected.
        renamed.tls = PostgresServer::Tls::Require;
        renamed.caFile.clear();
        PostgresHistoryStore loose(renamed, m_program->password(), m_clock, quick());
        QCOMPARE(buckets(loose, key(1)), 1);
    }

    void upgradesTheFirstSchema()
    {
        const QString fixture = QStringLiteral(LC_SOURCE_DIR "/tests/store/fixtures/");
        QVERIFY(m_program->load(fixture + u"postgres-1.sql"_s, m_server));
        const QByteArray version = "SELECT version FROM license_console_history.schema_version";
        QCOMPARE(m_program->sql(version, m_server.database).trimmed(), "1");
        const auto store = open();
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"exported.jsonl"_s);
        std::optional<Result<TransferOutcome, StoreError>> outcome;
        const StoreJob job = store->exportTo(path, this, {}, [&](auto done) { outcome = done; });
        QTRY_VERIFY(outcome);
        QVERIFY2(*outcome, *outcome ? "" : qPrintable(outcome->error().message));
        QCOMPARE(m_program->sql(version, m_server.database).trimmed(),
                 QByteArray::number(postgresHistorySchema().migrations.back().version));
        // All but the first line, which has the time.
        QFile exported(path);
        QFile expected(fixture + u"history-1.jsonl"_s);
        QVERIFY(exported.open(QIODevice::ReadOnly) && expected.open(QIODevice::ReadOnly));
        QCOMPARE(exported.readAll().split('\n').sliced(1),
                 expected.readAll().split('\n').sliced(1));
        std::optional<std::vector<DaySum>> sums;
        store->dailySums({u"entitlement.consumed"_s, Instant::min(), Instant::max()}, this,
                         [&](const auto &answer) { sums = answer.value(); });
        QTRY_VERIFY(sums);
        qint64 count = 0;
        for (const DaySum &sum : *sums)
            count += sum.count;
        QVERIFY2(count + 22 == (*outcome)->readings, "all but the capacity are of this metric");
        append(*store, poll(0, 2));
        QCOMPARE(series(*store).size(), (*outcome)->series + 2);
    }

    void exportsOneStateWhileOthersWrite()
    {
        const auto store = open(PostgresHistoryStore::Patience());
        std::vector<SeriesSamples> all;
        for (int i = 0; i < 3; ++i) {
            all.push_back({key(i), 1min, {}});
            for (int minute = 0; minute < 70'000; ++minute)
                all.back().samples.push_back({at(minute), Quantity(minute)});
        }
        bool isMerged = false;
        store->merge(std::move(all), this, [&](const auto &merged) { isMerged = bool(merged); });
        QTRY_VERIFY(isMerged);
        auto database = PostgresDatabase::open(m_server, m_program->password(), quick().limits,
                                               postgresHistorySchema());
        QVERIFY(database);
        auto reader = HistoryFile::on(std::move(*database));
        QVERIFY(reader);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"exported.jsonl"_s);
        int told = 0;
        const auto written = reader->exportTo(path, at(0), [&](double) {
            // In the middle of a series.
            if (++told == 2) {
                append(*store, poll(200'000, 4));
                append(*store, poll(50, 4)); // replaces what was not exported yet, too
            }
            return true;
        });
        QVERIFY(written);
        QVERIFY2(told > 3 * 2, "it goes in portions");
        QCOMPARE(*written, (TransferOutcome{3, 210'000, 0, 0}));
        const auto stopped = reader->exportTo(folder.filePath(u"none.jsonl"_s), at(0),
                                              [&](double share) { return share < 0.1; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Kind::Cancelled);
        QVERIFY(!QFile::exists(folder.filePath(u"none.jsonl"_s)));
        QCOMPARE(reader->exportTo(path, at(0), [](double) { return true; })->readings,
                 210'000 + 4 + 1);
    }

    void leavesANewerSchemaAlone()
    {
        {
            const auto store = open();
            append(*store, poll(0, 1));
        }
        const QByteArray dump = "SELECT version, generation FROM license_console_history."
                                "schema_version";
        m_program->sql("UPDATE license_console_history.schema_version SET version = 999",
                       m_server.database);
        const QByteArray before = m_program->sql(dump, m_server.database);
        const auto store = open();
        QTRY_COMPARE(store->state().access, Access::Unavailable);
        QCOMPARE(store->state().error->kind, Kind::Newer);
        append(*store, poll(1, 1), Kind::Newer);
        QCOMPARE(m_program->sql(dump, m_server.database), before);
        QCOMPARE(
            m_program->sql("SELECT count(*) FROM license_console_history.poll", m_server.database)
                .trimmed(),
            "1");
    }

    void opensTogether()
    {
        std::vector<std::unique_ptr<HistoryStore>> stores;
        for (int i = 0; i < 5; ++i)
            stores.push_back(open(PostgresHistoryStore::Patience()));
        for (const auto &store : stores)
            append(*store, poll(0, 1));
        QCOMPARE(m_program
                     ->sql("SELECT count(*) FROM license_console_history.schema_version",
                           m_server.database)
                     .trimmed(),
                 "1");
    }

    void readsWhereItMayNotWrite()
    {
        {
            const auto store = open();
            append(*store, poll(0, 2));
        }
        m_program->sql("CREATE ROLE reader LOGIN PASSWORD 'reader';"
                       "GRANT USAGE ON SCHEMA license_console_history TO reader;"
                       "GRANT SELECT ON ALL TABLES IN SCHEMA license_console_history TO reader",
                       m_server.database);
        PostgresServer server = m_server;
        server.user = u"reader"_s;
        PostgresHistoryStore store(server, Secret(QByteArrayView("reader")), m_clock, quick());
        QTRY_COMPARE(store.state().access, Access::ReadOnly);
        append(store, poll(1, 2), Kind::ReadOnly);
        QCOMPARE(buckets(store, key(1)), 1);
    }

    void waitsForItsTurnNotForEver()
    {
        const auto store = open();
        append(*store, poll(0, 1));
        auto other = PostgresDatabase::open(m_server, m_program->password(), quick().limits,
                                            postgresHistorySchema());
        QVERIFY(other);
        QVERIFY((*other)->begin(SqlDatabase::Purpose::Writing));
        append(*store, poll(1, 1), Kind::Io);
        QCOMPARE(store->state().access, Access::Writable);
        // Reading waits for nobody.
        QCOMPARE(buckets(*store, key(0)), 1);
        (*other)->rollBack();
        append(*store, poll(1, 1));
        QCOMPARE(buckets(*store, key(0)), 2);
    }

    void replacesAConnectionThatDoesNotAnswer()
    {
        auto patience = quick();
        patience.limits.statement = 500ms;
        PostgresHistoryStore store(m_server, m_program->password(), m_clock, patience);
        append(store, poll(0, 1));
        m_program->signal("STOP", m_server);
        append(store, poll(1, 1));
        QCOMPARE(buckets(store, key(0)), 2);
        m_program->signal("CONT", m_server);
        append(store, poll(2, 1));
        QCOMPARE(buckets(store, key(0)), 3);
    }

    void comesBackWhenTheServerDoes()
    {
        m_program->kill();
        const auto store = open();
        QTRY_COMPARE(store->state().access, Access::Unavailable);
        QCOMPARE(store->state().error->kind, Kind::Unreachable);
        m_program->start();
        QTRY_COMPARE_WITH_TIMEOUT(store->state().access, Access::Writable, 30'000);
        append(*store, poll(0, 1));
    }

private:
    std::unique_ptr<HistoryStore> open(const PostgresHistoryStore::Patience &patience = quick())
    {
        return std::make_unique<PostgresHistoryStore>(m_server, m_program->password(), m_clock,
                                                      patience);
    }

    void append(HistoryStore &store, const Poll &poll, std::optional<Kind> expected = {})
    {
        std::optional<Result<void, StoreError>> outcome;
        store.append(poll, this, [&](const auto &answer) { outcome = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
        const QString problem = *outcome ? QString() : outcome->error().message;
        QVERIFY2(outcome->has_value() != expected.has_value(), qPrintable(problem));
        if (expected)
            QVERIFY2(outcome->error().kind == *expected, qPrintable(problem));
        QVERIFY(!problem.contains(QString::fromLatin1(m_program->passwordText())));
    }
    /// Which of these words a history there says when it is not used.
    QString problemOf(const PostgresServer &server)
    {
        PostgresHistoryStore store(server, m_program->password(), m_clock, quick());
        [&] { QTRY_COMPARE(store.state().access, Access::Unavailable); }();
        const QString message = store.state().error ? store.state().error->message : QString();
        for (const QString &words : {u"does not support SSL"_s, u"certificate verify failed"_s,
                                     u"does not match host name"_s}) {
            if (message.contains(words))
                return words;
        }
        return message;
    }
    QList<SeriesInfo> series(HistoryStore &store)
    {
        std::optional<QList<SeriesInfo>> list;
        store.series(this, [&](const auto &outcome) {
            list = outcome ? outcome.value() : QList<SeriesInfo>();
        });
        [&] { QTRY_VERIFY(list); }();
        auto sorted = list.value_or(QList<SeriesInfo>());
        std::ranges::sort(sorted, {}, &SeriesInfo::key);
        return sorted;
    }
    /// Samples of a series; -1 when they could not be read.
    int buckets(HistoryStore &store, const SeriesKey &key)
    {
        std::optional<int> count;
        store.ranges({{key, at(-100'000), at(100'000), 1'000'000}}, this, [&](const auto &outcome) {
            count = outcome ? int(outcome.value()[0].buckets.size()) : -1;
        });
        [&] { QTRY_VERIFY(count); }();
        return count.value_or(-1);
    }

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::unique_ptr<test::PostgresProgram> m_program;
    PostgresServer m_server;
};

QTEST_GUILESS_MAIN(TestPostgresHistoryStore)
#include "tst_postgreshistorystore.moc"
