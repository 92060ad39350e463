// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportshelf.h"

#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

/// When saved reports run, by a clock that the test moves.
class TestReportShelf : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_shelf.reset();
        m_store.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
        open();
    }

    void keepsWhatItIsGiven()
    {
        ReportDefinition definition;
        definition.name = u"Seats"_s;
        definition.kind = ReportKind::Chargeback;
        definition.prices = {{{}, u"CostCenter=42"_s, {}, u"1.5"_s}};
        definition.columns = {u"amount"_s, u"account"_s};
        const QString id = save(definition);
        open();
        QTRY_VERIFY(m_shelf->isLoaded());
        QVERIFY(m_shelf->find(id));
        QCOMPARE(m_shelf->find(id)->definition, definition);
        QCOMPARE(m_shelf->findByName(u"seats"_s)->id, id);
        QVERIFY(!m_shelf->find(id)->nextRun);
        m_shelf->remove(id);
        QTRY_VERIFY(m_shelf->reports().isEmpty());
    }

    void runsAtItsTime()
    {
        const QString id = save(daily());
        QSignalSpy due(m_shelf.get(), &ReportShelf::due);
        m_shelf->startSchedules();
        QTRY_VERIFY(m_shelf->find(id) && m_shelf->find(id)->nextRun);
        const Instant next = *m_shelf->find(id)->nextRun;
        QVERIFY(next > m_clock->now() && next <= m_clock->now() + 24h);
        m_clock->advance(next - m_clock->now() - 1s);
        m_shelf->checkSchedules();
        QCoreApplication::processEvents();
        QCOMPARE(due.count(), 0);
        m_clock->advance(1s);
        m_shelf->checkSchedules();
        QTRY_COMPARE(due.count(), 1);
        QVERIFY(m_shelf->find(id)->isRunning);
        // It is not begun again while it runs; what it missed meanwhile is made up once.
        m_clock->advance(48h);
        m_shelf->checkSchedules();
        QCoreApplication::processEvents();
        QCOMPARE(due.count(), 1);
        m_shelf->settle(id, u"/tmp/x.pdf"_s, {});
        QTRY_COMPARE(m_shelf->find(id)->lastFile, u"/tmp/x.pdf"_s);
        QTRY_COMPARE(due.count(), 2);
        m_shelf->settle(id, u"/tmp/y.pdf"_s, {});
        QTRY_COMPARE(m_shelf->find(id)->lastFile, u"/tmp/y.pdf"_s);
        QTRY_VERIFY(!m_shelf->find(id)->isRunning);
        QCOMPARE(due.count(), 2);
    }

    void makesUpOnceForWhatWasMissed()
    {
        const QString id = save(daily());
        m_clock->advance(24h * 10);
        open();
        QSignalSpy due(m_shelf.get(), &ReportShelf::due);
        m_shelf->startSchedules();
        QTRY_COMPARE(due.count(), 1);
        m_shelf->settle(id, {}, u"The folder is gone."_s);
        QTRY_COMPARE(m_shelf->find(id)->lastProblem, u"The folder is gone."_s);
        QVERIFY(m_shelf->find(id)->nextRun.value() > m_clock->now());
        m_shelf->checkSchedules();
        QCoreApplication::processEvents();
        QCOMPARE(due.count(), 1);
    }

    void aNewScheduleBeginsWhenItIsSaved()
    {
        ReportDefinition definition = daily();
        const QString id = save(definition);
        m_clock->advance(24h * 10);
        definition.schedule->time = u"23:00"_s;
        m_shelf->save(id, definition);
        QTRY_COMPARE(m_shelf->find(id)->definition.schedule->time, u"23:00"_s);
        QVERIFY(m_shelf->find(id)->nextRun.value() > m_clock->now());
    }

    void oneOfTwoProgramsMakesIt()
    {
        save(daily());
        ReportStore store(path(), m_clock);
        ReportShelf other(store, m_clock, QTimeZone::utc());
        open();
        m_clock->advance(24h);
        QSignalSpy here(m_shelf.get(), &ReportShelf::due);
        QSignalSpy there(&other, &ReportShelf::due);
        m_shelf->startSchedules();
        other.startSchedules();
        QTRY_COMPARE(here.count() + there.count(), 1);
        QTRY_VERIFY(m_shelf->isLoaded() && other.isLoaded());
        m_shelf->checkSchedules();
        other.checkSchedules();
        QCoreApplication::processEvents();
        QCOMPARE(here.count() + there.count(), 1);
    }

private:
    QString path() const { return m_folder->filePath(u"console.db"_s); }
    void open()
    {
        m_shelf.reset();
        m_store.reset();
        m_store = std::make_unique<ReportStore>(path(), m_clock);
        m_shelf = std::make_unique<ReportShelf>(*m_store, m_clock, QTimeZone::utc());
        m_shelf->load();
    }
    static ReportDefinition daily()
    {
        ReportDefinition definition;
        definition.name = u"Daily"_s;
        definition.schedule = ReportSchedule();
        definition.schedule->cadence = ReportCadence::Daily;
        definition.schedule->folder = u"/tmp"_s;
        return definition;
    }
    QString save(const ReportDefinition &definition)
    {
        const QString id = m_shelf->save({}, definition);
        [&] { QTRY_VERIFY(m_shelf->find(id)); }();
        return id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<ReportStore> m_store;
    std::unique_ptr<ReportShelf> m_shelf;
};

QTEST_GUILESS_MAIN(TestReportShelf)
#include "tst_reportshelf.moc"
