// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"
#include "console/headlessreport.h"
#include "console/programparts.h"
#include "forms/recordform.h"
#include "grids/noticeband.h"
#include "pages/reportpage.h"
#include "pages/reportpreview.h"
#include "pages/reportsfeed.h"
#include "pages/reportspage.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace lc;

/// Reports by keyboard: made, saved, scheduled, run, and once more without a window.
class TestReports : public test::ConsoleTest {
    Q_OBJECT

    ReportsPage *openList()
    {
        return m_world->goTo(u"reports"_s) ? m_world->pageAs<ReportsPage>() : nullptr;
    }
    ReportPage *newReport(const QString &name)
    {
        if (!openList())
            return nullptr;
        m_world->press(Qt::Key_N, Qt::ControlModifier);
        auto *page = m_world->pageAs<ReportPage>();
        if (!page)
            return nullptr;
        m_world->tabTo<QLineEdit>(u"Name"_s);
        m_world->type(name);
        return page;
    }
    static QTableView *previewOf(ReportPage &page)
    {
        return page.findChild<ReportPreview *>()->findChild<QTableView *>();
    }
    static bool waitForRows(ReportPage &page)
    {
        return QTest::qWaitFor([&page] { return previewOf(page)->model()->rowCount() > 0; }, 20000);
    }
    void saveReport()
    {
        QVERIFY(m_world->tabTo<QPushButton>(u"Save report"_s));
        m_world->press(Qt::Key_Space);
    }
    /// Types a path into the file dialog that opens.
    bool typePath(const QString &path)
    {
        QFileDialog *dialog = nullptr;
        const bool isOpen = QTest::qWaitFor([&] {
            for (auto *each : m_world->window().findChildren<QFileDialog *>()) {
                if (each->isVisible())
                    dialog = each;
            }
            return dialog != nullptr;
        });
        if (!isOpen || !QTest::qWaitForWindowActive(dialog)
            || !QTest::qWaitFor([&] { return dialog->isAncestorOf(QApplication::focusWidget()); })
            || !m_world->tabTo<QLineEdit>())
            return false;
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(path);
        m_world->press(Qt::Key_Return);
        return QTest::qWaitFor([&] { return QFile::exists(path); }, 20000);
    }
    static QString textOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private slots:
    void isMadeSavedAndRun()
    {
        ReportPage *page = newReport(u"Seats"_s);
        QVERIFY(page);
        QVERIFY(waitForRows(*page));
        const int all = previewOf(*page)->model()->rowCount();
        QVERIFY(all > 20);

        // The preview follows each change, and so do its columns.
        page->form().focusField(u"Kind"_s);
        m_world->press(Qt::Key_Down);
        QTRY_VERIFY(page->definition().kind == ReportKind::Grants);
        QTRY_COMPARE(previewOf(*page)->model()->headerData(0, Qt::Horizontal).toString(),
                     u"Grant"_s);
        QVERIFY(waitForRows(*page));

        saveReport();
        QTRY_VERIFY(!page->hasUnsentChanges());
        ReportsPage *list = openList();
        QVERIFY(list);
        QTRY_COMPARE(list->model().rowCount(), 1);
        QCOMPARE(list->model().record<ReportRecord>(0).name, u"Seats"_s);
        QCOMPARE(list->model().record<ReportRecord>(0).result, u"never"_s);

        m_world->tabTo<QTableView>();
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        const QString path = m_world->path(u"grants.csv"_s);
        QVERIFY(typePath(path));
        QVERIFY(textOf(path).contains(u"Grant,License,Product,Direction"_s));
        QTRY_COMPARE(list->model().record<ReportRecord>(0).result, u"done"_s);
        QCOMPARE(list->model().record<ReportRecord>(0).file, path);
        QTRY_COMPARE(list->findChild<NoticeBand *>()->notice().actions.size(), 4); // and Dismiss
    }

    void columnsAreChosenAndOrdered()
    {
        ReportPage *page = newReport(u"Columns"_s);
        QVERIFY(page && waitForRows(*page));
        page->form().focusField(u"Columns"_s);
        m_world->press(Qt::Key_Home);
        m_world->press(Qt::Key_Space);
        QTRY_COMPARE(previewOf(*page)->model()->headerData(0, Qt::Horizontal).toString(),
                     u"Product"_s);
        m_world->press(Qt::Key_Down);
        QVERIFY(m_world->tabTo<QPushButton>(u"Move down"_s));
        m_world->press(Qt::Key_Space);
        QTRY_COMPARE(previewOf(*page)->model()->headerData(0, Qt::Horizontal).toString(),
                     u"Entitlement"_s);
        QCOMPARE(page->definition().columns.mid(0, 2),
                 (QList<QString>{u"entitlement"_s, u"product"_s}));
    }

    void problemsStandAtTheirFields()
    {
        ReportPage *page = newReport(QString());
        QVERIFY(page);
        saveReport();
        QCOMPARE(page->form().problemCount(), 1);
        QVERIFY(page->hasUnsentChanges() || page->definition() == ReportDefinition());
    }

    void isScheduled()
    {
        ReportPage *page = newReport(u"Weekly"_s);
        QVERIFY(page && waitForRows(*page));
        QVERIFY(m_world->tabTo<QPushButton>(u"Schedule"_s));
        m_world->press(Qt::Key_Space);
        QTRY_VERIFY(m_world->window().findChild<QDialog *>(u"scheduleDialog"_s));
        auto *dialog = m_world->window().findChild<QDialog *>(u"scheduleDialog"_s);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        dialog->findChild<RecordForm *>()->focusField(u"Folder"_s);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(m_world->path(QString()));
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(page->definition().schedule);
        m_world->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_world->window()));
        saveReport();
        ReportsPage *list = openList();
        QTRY_COMPARE(list->model().rowCount(), 1);
        QVERIFY(list->model().record<ReportRecord>(0).schedule.contains(u"Monday"_s));
        QVERIFY(list->model().record<ReportRecord>(0).nextRun);

        // Into its folder, of which the last ones are kept.
        m_world->tabTo<QTableView>();
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(list->model().record<ReportRecord>(0).result, u"done"_s, 20000);
        QVERIFY(QFile::exists(list->model().record<ReportRecord>(0).file));
        QVERIFY(list->model().record<ReportRecord>(0).file.startsWith(m_world->path(QString())));
    }

    void runsWithoutAWindow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("code");
        QTest::newRow("done") << u"nightly"_s << u"n.json"_s << int(ExitCode::Done);
        QTest::newRow("no such report") << u"other"_s << u"n.json"_s << int(ExitCode::Usage);
        QTest::newRow("no format") << u"Nightly"_s << u"n.doc"_s << int(ExitCode::Usage);
        QTest::newRow("no folder") << u"Nightly"_s << u"none/n.pdf"_s << int(ExitCode::CannotWrite);
    }
    void runsWithoutAWindow()
    {
        QFETCH(QString, name);
        QFETCH(QString, file);
        QFETCH(int, code);
        ReportPage *page = newReport(u"Nightly"_s);
        QVERIFY(page && waitForRows(*page));
        saveReport();
        QTRY_VERIFY(!page->hasUnsentChanges());
        m_world->close();

        const auto folders = ProgramFolders::make(m_world->path(QString()));
        QVERIFY(folders);
        ProgramParts parts(*folders);
        CommandLine line;
        line.task = CommandLine::Task::Report;
        line.connections = {u"local:vendor"_s};
        line.report = name;
        line.outputFile = m_world->path(file);
        HeadlessReport task(parts, line);
        QSignalSpy ended(&task, &HeadlessTask::ended);
        task.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
        QCOMPARE(int(ended.first().first().value<ExitCode>()), code);
        QCOMPARE(QFile::exists(line.outputFile), code == int(ExitCode::Done));
        if (code == int(ExitCode::Done))
            QVERIFY(textOf(line.outputFile).contains(u"\"schemaVersion\":1"_s));
    }
};

QTEST_MAIN(TestReports)
#include "tst_reports.moc"
