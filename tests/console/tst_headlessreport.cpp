// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessreport.h"

#include "console/headlessexport.h"
#include "console/headlessworld.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

/// The exit codes of --report and --export, of two services that two profiles lead to.
class TestHeadlessReport : public QObject {
    Q_OBJECT

    using Ended = HeadlessWorld::Ended;

private slots:
    void init()
    {
        m_world = std::make_unique<HeadlessWorld>();
        ReportStore store(m_world->parts->folders.activity, m_world->parts->clock);
        ReportShelf shelf(store, m_world->parts->clock);
        shelf.load();
        QTRY_VERIFY(shelf.isLoaded());
        ReportDefinition seats;
        seats.name = u"Seats"_s;
        const QString id = shelf.save({}, seats);
        QTRY_VERIFY(shelf.find(id));
    }
    void cleanup() { m_world.reset(); }

    void endsDone_data() { addTasks(); }
    void endsDone()
    {
        const Ended ended = run({HeadlessWorld::northId, HeadlessWorld::southId});
        QVERIFY2(ended.code == ExitCode::Done, qPrintable(ended.text));
        QVERIFY(written().contains("\"schemaVersion\":1"));
        QVERIFY(!written().contains("\"missing\":[\""));
    }

    void endsPartlyWithoutAConnection_data() { addTasks(); }
    void endsPartlyWithoutAConnection()
    {
        m_world->south.stop();
        const Ended ended = run({HeadlessWorld::northId, HeadlessWorld::southId});
        QVERIFY2(ended.code == ExitCode::Partly, qPrintable(ended.text));
        QVERIFY2(ended.text.contains(u"not everything could be read"_s), qPrintable(ended.text));
        QVERIFY2(ended.text.contains(u"\nsouth"_s), qPrintable(ended.text));
        QVERIFY(written().contains("\"missing\":[\"south"));
    }

    void endsPartlyWithoutAList_data() { addTasks(); }
    void endsPartlyWithoutAList()
    {
        QVERIFY(m_world->refuse(HeadlessWorld::southId, u"ListLicenseConfigurations"_s));
        const Ended ended = run({HeadlessWorld::northId, HeadlessWorld::southId});
        QVERIFY2(ended.code == ExitCode::Partly, qPrintable(ended.text));
        QVERIFY2(ended.text.contains(u"ListLicenseConfigurations"_s), qPrintable(ended.text));
        QVERIFY(written().contains("ListLicenseConfigurations"));
    }

    void endsWithNothingRead_data() { addTasks(); }
    void endsWithNothingRead()
    {
        keepOld();
        m_world->south.stop();
        const Ended ended = run({HeadlessWorld::southId});
        QVERIFY2(ended.code == ExitCode::NothingRead, qPrintable(ended.text));
        QVERIFY2(ended.text.contains(u"south"_s), qPrintable(ended.text));
        QCOMPARE(written(), "old");
    }

    void endsWithNothingReadWhenAllIsRefused_data() { addTasks(); }
    void endsWithNothingReadWhenAllIsRefused()
    {
        keepOld();
        for (const QString &operation :
             {u"ListLicenses"_s, u"ListReceivedLicenses"_s, u"ListLicenseConfigurations"_s,
              u"GetUsagePlans"_s, u"GetApiKeys"_s}) {
            for (const QString &connection : {HeadlessWorld::northId, HeadlessWorld::southId})
                QVERIFY(m_world->refuse(connection, operation));
        }
        const Ended ended = run({HeadlessWorld::northId, HeadlessWorld::southId});
        QVERIFY2(ended.code == ExitCode::NothingRead, qPrintable(ended.text));
        QVERIFY2(ended.text.contains(u"ListLicenses"_s), qPrintable(ended.text));
        QCOMPARE(written(), "old");
    }

private:
    static void addTasks()
    {
        QTest::addColumn<bool>("isReport");
        QTest::newRow("--report") << true;
        QTest::newRow("--export") << false;
    }

    Ended run(const QStringList &connections)
    {
        QFETCH(bool, isReport);
        CommandLine line;
        line.connections = connections;
        if (isReport) {
            line.task = CommandLine::Task::Report;
            line.report = u"Seats"_s;
            line.outputFile = path();
            return m_world->run<HeadlessReport>(line);
        }
        line.task = CommandLine::Task::Export;
        line.exportFile = path();
        return m_world->run<HeadlessExport>(line);
    }

    QString path() const { return m_world->home.path(u"seats.json"_s); }
    void keepOld() { m_world->home.write(u"seats.json"_s, "old"); }
    QByteArray written() const { return m_world->home.read(u"seats.json"_s); }

    std::unique_ptr<HeadlessWorld> m_world;
};

QTEST_MAIN(TestHeadlessReport)
#include "tst_headlessreport.moc"
