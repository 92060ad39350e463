// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleworld.h"
#include "console/traykeeping.h"
#include "shell/consolestatusbar.h"
#include "style/theme.h"

#include <QCheckBox>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lc;

/// What closing does while consumption is recorded, and a second start afterwards.
class TestClosing : public QObject {
    Q_OBJECT

    MainWindow &window() const { return m_world->window(); }
    /// A tray of a desktop that has one.
    std::unique_ptr<TrayKeeping> tray()
    {
        PageContext &context = m_world->console().context();
        auto keeping = std::make_unique<TrayKeeping>(
            TrayKeeping::Parts{window(), context.settings, context.theme,
                               [this] { return m_isRecording; }, [this] { return m_hasTray; }});
        window().setStaysBehind([tray = keeping.get()] { return tray->staysBehind(); });
        return keeping;
    }
    /// Answers the question that closing asks, as soon as it is there.
    void answer(const QString &button, Qt::CheckState remember)
    {
        QTimer::singleShot(0, this, [this, button, remember] {
            auto *question = window().findChild<QMessageBox *>(u"keepRecording"_s);
            QVERIFY(question);
            question->checkBox()->setCheckState(remember);
            for (QAbstractButton *each : question->buttons()) {
                if (QString(each->text()).remove(u'&') == button)
                    return QTest::keyClick(each, Qt::Key_Space);
            }
            QFAIL("no such button");
        });
    }

private slots:
    void init()
    {
        m_isRecording = true;
        m_hasTray = true;
        m_world = std::make_unique<test::ConsoleWorld>();
        QVERIFY(m_world->start());
    }
    void cleanup()
    {
        m_world.reset();
        QCOMPARE(test::ConsoleWorld::warnings(), QStringList());
    }

    void staysInTheTrayWhenToldSo()
    {
        const auto keeping = tray();
        answer(u"Keep recording"_s, Qt::Unchecked);
        window().close();
        QVERIFY(!window().isVisible());
        QVERIFY(keeping->isInTray());
        QVERIFY(!QApplication::quitOnLastWindowClosed());
        keeping->bringBack();
        QVERIFY(window().isVisible());
        QVERIFY(!keeping->isInTray());
        answer(u"Quit"_s, Qt::Unchecked); // it was not to be remembered
        QSignalSpy closing(&window(), &MainWindow::aboutToClose);
        window().close();
        QCOMPARE(closing.size(), 1);
        QVERIFY(!keeping->isInTray());
    }

    void theAnswerIsRemembered()
    {
        const auto keeping = tray();
        answer(u"Keep recording"_s, Qt::Checked);
        window().close();
        QVERIFY(keeping->isInTray());
        keeping->bringBack();
        window().close(); // nobody is asked
        QVERIFY(keeping->isInTray());
        QSignalSpy closing(&window(), &MainWindow::aboutToClose);
        window().quit();
        QCOMPARE(closing.size(), 1);
    }

    void closesWithoutATrayOrRecording()
    {
        const auto keeping = tray();
        QSignalSpy closing(&window(), &MainWindow::aboutToClose);
        m_hasTray = false;
        window().close();
        QCOMPARE(closing.size(), 1);
        window().show();
        m_hasTray = true;
        m_isRecording = false;
        window().close();
        QCOMPARE(closing.size(), 2);
        QVERIFY(!keeping->isInTray());
    }

    void aSecondStartOpensWhatItNames()
    {
        window().hide();
        CommandLine line;
        line.page = u"tokens"_s;
        line.connections = {u"local:customer"_s};
        m_world->console().handOver(line);
        QVERIFY(window().isVisible());
        QCOMPARE(window().tabs().currentId(), u"tokens"_s);
        QCOMPARE(m_world->console().session().opened(), QStringList{u"local:customer"_s});
        line = {};
        line.connections = {u"no-such"_s};
        m_world->console().handOver(line);
        QCOMPARE(m_world->console().session().opened(), QStringList{u"local:customer"_s});
    }

    void jobsAreCancelledFromTheStatusBar()
    {
        ConsoleStatusBar &status = window().status();
        auto *jobs = status.findChild<QToolButton *>(u"statusJobs"_s);
        status.setJob(u"b"_s, 1, 1); // whatever started with the window
        int cancelled = 0;
        status.setJob(u"one & two"_s, 3, 10, [&] { ++cancelled; });
        status.setJob(u"endless"_s, 0, 0);
        QVERIFY(jobs->isEnabled());
        emit jobs->menu()->aboutToShow();
        QAction *stoppable = nullptr;
        QAction *other = nullptr;
        for (QAction *action : jobs->menu()->actions()) {
            if (action->text().contains(u"one && two, 3 of 10"_s))
                stoppable = action;
            if (action->text().contains(u"endless"_s))
                other = action;
        }
        QVERIFY(stoppable && other);
        QVERIFY(!other->isEnabled());
        stoppable->trigger();
        QCOMPARE(cancelled, 1);
        status.setJob(u"one & two"_s, 10, 10);
        status.setJob(u"endless"_s, 1, 1);
    }

private:
    bool m_isRecording = true;
    bool m_hasTray = true;
    std::unique_ptr<test::ConsoleWorld> m_world;
};

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
