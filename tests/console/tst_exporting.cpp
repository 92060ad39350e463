// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"
#include "domain/license.h"
#include "reports/document.h"

#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace lc;

/// The job "export", by keyboard, until the file lies on the disk and holds what was shown.
class TestExporting : public test::ConsoleTest {
    Q_OBJECT

    /// Types a path into the file dialog that is open and gives the content of the file that
    /// appears; empty when none does.
    QByteArray savedAs(const QString &file)
    {
        QFileDialog *dialog = nullptr;
        const bool isOpen = QTest::qWaitFor(
            [&] {
                for (auto *each : m_world->window().findChildren<QFileDialog *>()) {
                    if (each->isVisible())
                        dialog = each;
                }
                return dialog != nullptr;
            },
            20000);
        if (!isOpen || !QTest::qWaitForWindowActive(dialog))
            return {};
        if (!QTest::qWaitFor([&] { return dialog->isAncestorOf(QApplication::focusWidget()); }))
            return {};
        auto *name = m_world->tabTo<QLineEdit>();
        if (!name)
            return {};
        const QString path = m_world->path(file);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(path);
        m_world->press(Qt::Key_Return);
        // Files appear whole: they are renamed into their place.
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }))
            return {};
        m_world->window().activateWindow();
        if (!QTest::qWaitForWindowActive(&m_world->window()))
            return {};
        QFile saved(path);
        return saved.open(QIODevice::ReadOnly) ? saved.readAll() : QByteArray();
    }
    TablePage *filteredLicenses()
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        if (!page)
            return nullptr;
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->type(u"insight"_s);
        const bool isFiltered = QTest::qWaitFor([page] {
            const int rows = page->model().rowCount();
            return rows > 0 && rows < 20;
        });
        return isFiltered ? page : nullptr;
    }
    void exportByKey() { m_world->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier); }
    static QString nameOf(TablePage &page, int row)
    {
        return page.model().record<License>(row).licenseName.value_or(QString());
    }

private slots:
    void theShownRowsAsCsv()
    {
        TablePage *page = filteredLicenses();
        QVERIFY(page);
        exportByKey();
        const QByteArray text = savedAs(u"licenses.csv"_s);
        QCOMPARE(text.count("\r\n"), page->model().rowCount() + 1);
        for (int row = 0; row < page->model().rowCount(); ++row)
            QVERIFY(text.contains(nameOf(*page, row).toUtf8()));
    }

    void theShownRowsInOtherFormats_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("xlsx") << u"licenses.xlsx"_s << QByteArray("PK\x03\x04");
        QTest::newRow("pdf") << u"licenses.pdf"_s << QByteArray("%PDF-");
        QTest::newRow("html") << u"licenses.html"_s << QByteArray("<!DOCTYPE html>");
        QTest::newRow("json") << u"licenses.json"_s << QByteArray("{");
    }
    void theShownRowsInOtherFormats()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, begin);
        TablePage *page = filteredLicenses();
        QVERIFY(page);
        const QString first = nameOf(*page, 0);
        exportByKey();
        const QByteArray content = savedAs(file);
        QVERIFY2(content.startsWith(begin), content.left(40).constData());
        if (file.endsWith(u".html"_s) || file.endsWith(u".json"_s))
            QVERIFY(content.contains(first.toUtf8()));
        else
            QVERIFY(content.size() > 2000);
    }

    void everyTableByItsButton_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id :
             {u"issued-licenses"_s, u"received-licenses"_s, u"self-managed-licenses"_s,
              u"grant-inbox"_s, u"distributed-grants"_s, u"usage-plans"_s})
            QTest::newRow(qPrintable(id)) << id;
    }
    void everyTableByItsButton()
    {
        QFETCH(QString, id);
        TablePage *page = m_world->openTable(id);
        QVERIFY(page);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_world->tabTo<QToolButton>(u"Export"_s));
        m_world->press(Qt::Key_Space);
        const QByteArray text = savedAs(u"table.csv"_s);
        QVERIFY(text.count("\r\n") >= page->model().rowCount() + 1);
    }

    void theReportHasTheConsumption_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("pdf") << u"report.pdf"_s << QByteArray("%PDF-");
        QTest::newRow("html") << u"report.html"_s << QByteArray("<!DOCTYPE html>");
    }
    void theReportHasTheConsumption()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, begin);
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        QTRY_VERIFY(!m_world->console().parts().isImportingHistory());
        m_world->press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        const QByteArray content = savedAs(file);
        QVERIFY2(content.startsWith(begin), content.left(40).constData());
        if (file.endsWith(u".html"_s)) {
            QVERIFY(content.contains("<svg"));
            QVERIFY(content.contains(nameOf(*page, 0).toHtmlEscaped().toUtf8()));
        } else {
            QVERIFY(content.size() > 20000);
        }
    }

    void chartsAsPictures_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("opens");
        QTest::newRow("entitlement") << u"issued-licenses"_s << u"usage chart"_s;
        QTest::newRow("configuration") << u"self-managed-licenses"_s << u"usage chart"_s;
        QTest::newRow("key") << u"usage-plans"_s << u"usage chart"_s;
    }
    void chartsAsPictures()
    {
        QFETCH(QString, id);
        QFETCH(QString, opens);
        TablePage *table = m_world->openTable(id);
        QVERIFY(table);
        QVERIFY(m_world->tabTo<QTableView>());
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->command(opens);
        Page *chart = m_world->page();
        QVERIFY(chart != table);
        // The points come with the sample history, which is imported at the first start.
        QTRY_VERIFY(chart->exportDocument()->sections[0].tables[0].rows->rowCount() > 0);
        m_world->command(u"save chart"_s);
        const QByteArray png = savedAs(u"chart.png"_s);
        const QImage image = QImage::fromData(png, "PNG");
        QVERIFY(image.width() >= 400 && image.height() >= 200);
        m_world->command(u"save chart as svg"_s);
        const QByteArray svg = savedAs(u"chart.svg"_s);
        QXmlStreamReader reader(svg);
        QVERIFY(reader.readNextStartElement());
        QCOMPARE(reader.name(), u"svg"_s);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        exportByKey();
        QVERIFY(savedAs(u"points.csv"_s).count("\r\n") > 1);
    }
};

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
