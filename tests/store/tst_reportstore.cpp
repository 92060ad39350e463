// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reportstore.h"

#include "support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

class TestReportStore : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
        reopen();
    }

    void keepsAndChanges()
    {
        QVERIFY(all().isEmpty());
        keep(u"a"_s, "{\"Name\":\"one\"}");
        m_clock->advance(1s);
        keep(u"b"_s, "{}");
        reopen();
        QCOMPARE(all().size(), 2);
        QCOMPARE(all().first().definition, QByteArray("{\"Name\":\"one\"}"));
        QVERIFY(!all().first().lastRun);
        m_clock->advance(1s);
        keep(u"a"_s, "{\"Name\":\"two\"}");
        QCOMPARE(all().size(), 2);
        QCOMPARE(all().last().definition, QByteArray("{\"Name\":\"two\"}"));
        m_store->remove(u"b"_s, this, {});
        QCOMPARE(all().size(), 1);
    }

    void oneProcessGetsARun()
    {
        keep(u"a"_s, "{}");
        ReportStore other(path(), m_clock);
        QList<bool> ours;
        const auto take = [&ours](const Result<bool, StoreError> &isOurs) {
            ours += isOurs && *isOurs;
        };
        m_store->claim(u"a"_s, std::nullopt, m_clock->now(), this, take);
        other.claim(u"a"_s, std::nullopt, m_clock->now(), this, take);
        QTRY_COMPARE(ours.size(), 2);
        QCOMPARE(ours.count(true), 1);
        QCOMPARE(all().first().lastRun, m_clock->now());
    }

    void keepsHowARunEnded()
    {
        keep(u"a"_s, "{}");
        m_store->claim(u"a"_s, std::nullopt, m_clock->now(), this, {});
        m_store->settle(u"a"_s, u"/tmp/report.pdf"_s, u"Nothing was missing"_s, this, {});
        reopen();
        QCOMPARE(all().first().lastFile, u"/tmp/report.pdf"_s);
        QCOMPARE(all().first().lastProblem, u"Nothing was missing"_s);
        // Another definition keeps it.
        keep(u"a"_s, "{\"Name\":\"x\"}");
        QCOMPARE(all().first().lastFile, u"/tmp/report.pdf"_s);
        QVERIFY(all().first().lastRun);
    }

    void tellsWhatCannotBeKept()
    {
        m_store.reset();
        QVERIFY(QDir().mkdir(path()));
        m_store = std::make_unique<ReportStore>(path(), m_clock);
        bool failed = false;
        m_store->all(this, [&failed](const Result<QList<SavedReport>, StoreError> &reports) {
            failed = !reports;
        });
        QTRY_VERIFY(failed);
    }

private:
    QString path() const { return m_folder->filePath(u"console.db"_s); }
    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<ReportStore>(path(), m_clock);
    }
    void keep(const QString &id, const QByteArray &definition)
    {
        SavedReport report;
        report.id = id;
        report.definition = definition;
        report.savedAt = m_clock->now();
        bool kept = false;
        m_store->keep(report, this, [&kept](const Result<void, StoreError> &outcome) {
            kept = outcome.has_value();
        });
        QTRY_VERIFY(kept);
    }
    QList<SavedReport> all()
    {
        std::optional<QList<SavedReport>> reports;
        m_store->all(this, [&reports](const Result<QList<SavedReport>, StoreError> &read) {
            reports = read.value_or(QList<SavedReport>());
        });
        [&] { QTRY_VERIFY(reports); }();
        return reports.value_or(QList<SavedReport>());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<ReportStore> m_store;
};

QTEST_GUILESS_MAIN(TestReportStore)
#include "tst_reportstore.moc"
