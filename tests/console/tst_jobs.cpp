// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"
#include "charts/chartcanvas.h"
#include "charts/usagechart.h"
#include "console/consoletest.h"
#include "domain/license.h"
#include "pages/formpage.h"
#include "pages/grantinboxpage.h"
#include "reports/document.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lc;

/// The four jobs in the whole program, by keyboard only, against the embedded service.
class TestJobs : public test::ConsoleTest {
    Q_OBJECT

    License readBack(const QString &connection, const QString &arn)
    {
        License license;
        bool isRead = false;
        const PendingCall call =
            m_world->console()
                .session()
                .client(connection)
                ->call<licensemanager::GetLicense>(
                    {arn, {}}, this,
                    [&](const Result<licensemanager::GetLicense::Response, ApiError> &answer) {
                        if (answer && answer->license)
                            license = *answer->license;
                        isRead = true;
                    });
        return QTest::qWaitFor([&] { return isRead; }) ? license : License();
    }

private slots:
    void browsesAndEditsALicense()
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        const int all = page->model().rowCount();
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->type(u"insight"_s);
        QTRY_VERIFY(page->model().rowCount() < all);
        QVERIFY(page->model().rowCount() > 0);
        m_world->press(Qt::Key_Down); // from the filter into the table
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        const License before = page->model().record<License>(0);
        const QString connection = page->model().origin(0).connection;
        m_world->press(Qt::Key_Return);
        auto *form = m_world->pageAs<FormPage>();
        QVERIFY(form);
        auto *field = m_world->tabTo<QLineEdit>(u"Product name"_s);
        QVERIFY(field);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(u"Insight Next"_s);
        QVERIFY(form->hasUnsentChanges());
        m_world->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(form->reviewPanel().isVisible());
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_world->pageAs<TablePage>(), page);
        const License after = readBack(connection, before.licenseArn.value_or(QString()));
        QCOMPARE(after.productName, std::optional(u"Insight Next"_s));
        QCOMPARE(after.version.value_or(QString()).toInt(),
                 before.version.value_or(QString()).toInt() + 1);
    }

    void answersGrants()
    {
        QVERIFY(m_world->openTable(u"grant-inbox"_s));
        auto *page = m_world->pageAs<GrantInboxPage>();
        QVERIFY(page);
        const int all = page->model().rowCount();
        QVERIFY(all >= 3);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down); // from the filter into the table
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->press(Qt::Key_Space);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Space);
        QCOMPARE(page->model().checkedKeys().size(), 2);
        m_world->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(page->job().progress().done + page->job().progress().failed, 2);
        QTRY_VERIFY(!page->job().isRunning());
        QCOMPARE(page->job().progress().done, 2);
        const int result = page->model().columnIndex(u"result");
        QVERIFY(result >= 0);
        int answered = 0;
        for (int row = 0; row < page->model().rowCount(); ++row)
            answered += page->model().cell(row, result).isAbsent() ? 0 : 1;
        QCOMPARE(answered, 2);
    }

    void rejectsAGrantWithAReason()
    {
        QVERIFY(m_world->openTable(u"grant-inbox"_s));
        auto *page = m_world->pageAs<GrantInboxPage>();
        QVERIFY(page);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down); // from the filter into the table
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->press(Qt::Key_R);
        auto *dialog = m_world->window().findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(m_world->tabTo<QLineEdit>(u"Reason"_s));
        m_world->type(u"not ordered"_s);
        QVERIFY(m_world->tabTo<QPushButton>(u"Reject"_s));
        m_world->press(Qt::Key_Space);
        QTRY_COMPARE(page->job().progress().done, 1);
        QVERIFY(page->job().summary().contains(u"not ordered"_s));
    }

    void opensTheChartOfAnEntitlement()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        QVERIFY(m_world->tabTo<QTableView>());
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->command(u"usage chart"_s);
        QVERIFY(m_world->page() != licenses);
        auto *chart = m_world->page()->findChild<UsageChart *>(u"overTime"_s);
        QVERIFY(chart);
        QTRY_VERIFY(chart->range().span() > 0);
        auto *canvas = m_world->tabTo<ChartCanvas>();
        QVERIFY(canvas);
        const double whole = canvas->range().span();
        m_world->press(Qt::Key_Plus);
        QVERIFY(canvas->range().span() < whole);
        const double from = canvas->range().from;
        m_world->press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(canvas->range().from < from);
        QVERIFY(m_world->tabTo<QToolButton>(u"Show as table"_s));
        m_world->press(Qt::Key_Space);
        const auto tables = chart->findChildren<QTableView *>();
        QTRY_VERIFY(std::any_of(tables.begin(), tables.end(), [](const QTableView *table) {
            return table->isVisible() && table->model()->rowCount() > 0;
        }));
    }

    void opensTheQuotaChartOfAKey()
    {
        TablePage *keys = m_world->openTable(u"usage-plans"_s);
        QVERIFY(keys);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE(m_world->page()->objectName(), u"keyChart"_s);
        QTRY_VERIFY(m_world->page()->asOf() || m_world->page()->findChild<QTableView *>());
        QVERIFY(m_world->tabTo<QToolButton>(u"table"_s));
        m_world->press(Qt::Key_Space);
        QTRY_VERIFY(m_world->page()->findChild<QTableView *>()->isVisible());
        QTRY_VERIFY(m_world->page()->findChild<QTableView *>()->model()->rowCount() > 0);
    }

    void offersTheShownRowsForExport()
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->type(u"insight"_s);
        QTRY_VERIFY(page->model().rowCount() < 20);
        const auto document = page->exportDocument();
        QVERIFY(document);
        QCOMPARE(document->sections[0].tables[0].rows->rowCount(),
                 qint64(page->model().rowCount()));
    }
};

QTEST_MAIN(TestJobs)
#include "tst_jobs.moc"
