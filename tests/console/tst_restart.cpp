// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"
#include "console/consoletest.h"
#include "store/activitystore.h"
#include "store/intentstore.h"

#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace lc;

/// What the program finds when it starts again: its window as it was left, or damaged files.
class TestRestart : public test::ConsoleTest {
    Q_OBJECT

    static QHeaderView &header(TablePage &page)
    {
        return *page.pane().table().view()->horizontalHeader();
    }
    void damage(const QString &file, const QByteArray &content)
    {
        QFile damaged(m_world->path(file));
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
        damaged.write(content);
    }
    QStringList asideOf(const QString &file)
    {
        // SQLite's own files beside a database move with it.
        return QDir(m_world->path({}))
            .entryList({file + u".damaged-*"_s})
            .filter(QRegularExpression(u"-\\d+$"_s));
    }
    bool isTold(const QString &text)
    {
        const auto labels = m_world->window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

private slots:
    /// What the journal of a killed run holds: one change that never left, and one that nothing can
    /// prove because its secret was not kept.
    void tellsWhatAKilledRunLeftOpen()
    {
        QTRY_COMPARE(m_world->console().session().state(u"local:vendor"_s), Session::State::Open);
        const QString account = m_world->console().session().identity(u"local:vendor"_s).account;
        m_world->close();
        {
            const auto clock = std::make_shared<SystemClock>();
            ActivityStore activity(m_world->path(u"console.db"_s), clock);
            IntentStore killed(m_world->path(u"console.db"_s), clock, &activity);
            int kept = 0;
            for (const QString &operation :
                 {u"CreateLicenseConfiguration"_s, u"CheckInLicense"_s}) {
                CallRecord record;
                record.id = operation;
                record.service = u"license-manager"_s;
                record.operation = operation;
                record.connection = u"local:vendor"_s;
                record.partition = u"aws"_s;
                record.account = account;
                record.region = u"us-east-1"_s;
                record.changesState = true;
                record.bodyHash = operation.toUtf8();
                record.members = R"({"Name":"never sent"})";
                record.startedAt = clock->now();
                killed.begin(record, [&](const auto &outcome) { kept += outcome ? 1 : 0; });
            }
            QTRY_COMPARE(kept, 2);
        }
        QVERIFY(m_world->start());
        QTRY_VERIFY(isTold(u"1 not made"_s));
        QVERIFY(isTold(u"1 that nothing can prove"_s));
    }

    void theWindowIsAsItWasLeft()
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        const QStringList before = page->pane().table().shownColumnIds();
        header(*page).resizeSection(1, 211);
        header(*page).moveSection(2, 1);
        page->pane().table().setColumnShown(3, false);
        page->pane().table().view()->sortByColumn(1, Qt::DescendingOrder);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->type(u"a"_s);
        const QStringList shown = page->pane().table().shownColumnIds();
        QVERIFY(shown != before);
        QTRY_VERIFY(page->model().rowCount() > 0);
        const QString first = page->model().index(0, 0).data().toString();
        const int rows = page->model().rowCount();
        QVERIFY(m_world->openTable(u"usage-plans"_s));
        m_world->window().resize(1300, 820);
        m_world->close();

        QVERIFY(m_world->start());
        QCOMPARE(m_world->window().tabs().openIds(),
                 QStringList({u"overview"_s, u"issued-licenses"_s, u"usage-plans"_s}));
        QCOMPARE(m_world->window().tabs().currentId(), u"usage-plans"_s);
        page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        QCOMPARE(page->pane().table().shownColumnIds(), shown);
        QCOMPARE(header(*page).sectionSize(1), 211);
        QCOMPARE(header(*page).visualIndex(2), 1);
        QCOMPARE(header(*page).sortIndicatorSection(), 1);
        QCOMPARE(header(*page).sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(page->pane().bar().text(), u"a"_s);
        QTRY_COMPARE(page->model().rowCount(), rows);
        QTRY_COMPARE(page->model().index(0, 0).data().toString(), first);
    }

    void aClosedTabKeepsItsColumns()
    {
        TablePage *page = m_world->openTable(u"received-licenses"_s);
        QVERIFY(page);
        page->pane().table().setColumnShown(2, false);
        const QStringList shown = page->pane().table().shownColumnIds();
        m_world->press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(m_world->page() != page);
        page = m_world->openTable(u"received-licenses"_s);
        QVERIFY(page);
        QCOMPARE(page->pane().table().shownColumnIds(), shown);
    }

    void nonsenseInALayoutIsIgnored()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        m_world->close();
        {
            QSettings settings(m_world->path(u"settings.ini"_s), QSettings::IniFormat);
            settings.setValue("Pages/issued-licenses", QByteArray("{\"version\":1,\"layout\":7"));
            settings.setValue("Pages/grant-inbox",
                              QByteArray(R"({"version":1,"layout":"{}","rules":[{"test":99}]})"));
        }
        QVERIFY(m_world->start());
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        QVERIFY(m_world->openTable(u"grant-inbox"_s));
    }

    void aClosedDetailsPaneStaysClosed()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        auto *dock = m_world->window().findChild<QWidget *>(u"detailsDock"_s);
        QVERIFY(dock->isVisible());
        m_world->command(u"Details"_s);
        QVERIFY(!dock->isVisible());
        m_world->close();
        QVERIFY(m_world->start());
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        QVERIFY(!m_world->window().findChild<QWidget *>(u"detailsDock"_s)->isVisible());
    }

    void damagedFilesAreSetAsideAndAllTold()
    {
        m_world->close();
        QByteArray garbage("no settings, no database\0\x01\xff", 27);
        garbage += QByteArray(9000, '\x5a');
        for (const QString &file : {u"settings.ini"_s, u"history.db"_s, u"console.db"_s})
            damage(file, garbage);
        QVERIFY(m_world->start());
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        for (const QString &file : {u"settings.ini"_s, u"history.db"_s, u"console.db"_s}) {
            QTRY_VERIFY2(isTold(file + u".damaged-"_s), qPrintable(file));
            const QStringList aside = asideOf(file);
            QVERIFY2(aside.size() == 1, qPrintable(aside.join(u' ')));
            QFile kept(m_world->path(aside.first()));
            QVERIFY(kept.open(QIODevice::ReadOnly));
            QCOMPARE(kept.readAll(), garbage);
        }
        QPushButton *close = nullptr;
        for (auto *button : m_world->window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Close"_s)
                close = button;
        }
        QVERIFY(close);
        QTest::keyClick(close, Qt::Key_Space);
        QVERIFY(!isTold(u".damaged-"_s));
        m_world->close();
        QVERIFY(m_world->start());
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        QVERIFY(!isTold(u".damaged-"_s));
    }
};

QTEST_MAIN(TestRestart)
#include "tst_restart.moc"
