// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tablepage.h"
#include "shell/activitypanel.h"
#include "shell/mainwindow.h"
#include "support/pageworld.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// The window on a small screen.
class TestNarrowWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::Reset);
        // The window takes it over.
        auto *activity =
            new ActivityPanel({m_world->activity, *m_world->local.session, m_world->theme},
                              m_world->local.clock, nullptr);
        activity->setUnsettled(2);
        m_window = std::make_unique<MainWindow>(m_world->context, pageEntries(), activity);
        m_window->resize(1024, 700);
        m_window->show();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_world.reset();
    }

    void everyPageFits_data()
    {
        QTest::addColumn<QString>("id");
        for (const PageEntry &entry : pageEntries())
            QTest::newRow(qPrintable(entry.id)) << entry.id;
    }
    void everyPageFits()
    {
        QFETCH(QString, id);
        Page *page = m_window->openPage(id);
        QVERIFY(page);
        QTRY_VERIFY(page->isVisible());
        // With what the answers bring.
        if (auto *table = qobject_cast<TablePage *>(page))
            QTRY_VERIFY(table->model().loadState() != LoadState::Loading);
        QVERIFY2(m_window->width() <= 1024, qPrintable(QString::number(m_window->width())));
        QVERIFY(m_window->minimumSizeHint().width() <= 1024);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestNarrowWindow)
#include "tst_narrowwindow.moc"
