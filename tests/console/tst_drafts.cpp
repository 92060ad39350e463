// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"
#include "console/consoleworld.h"
#include "pages/alertruleformpage.h"
#include "pages/draftkeeper.h"
#include "pages/formpage.h"
#include "pages/reportpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

constexpr auto folderVariable = "LC_TEST_DRAFTS_FOLDER";
constexpr auto formVariable = "LC_TEST_DRAFTS_FORM";

} // namespace

/// What was typed in a form and not sent is there again after the program was killed.
class TestDrafts : public QObject {
    Q_OBJECT

    /// Opens a form of a page by its key: N for something new, E for the first row.
    DraftKeeper *openForm(const QString &page, Qt::Key key)
    {
        const bool isThere =
            key == Qt::Key_N ? m_world->goTo(page) : m_world->openTable(page) != nullptr;
        if (!isThere)
            return nullptr;
        m_world->press(key, Qt::ControlModifier);
        if (auto *form = m_world->pageAs<FormPage>())
            return &form->draftKeeper();
        if (auto *form = m_world->pageAs<AlertRuleFormPage>())
            return &form->draftKeeper();
        if (auto *form = m_world->pageAs<ReportPage>())
            return &form->draftKeeper();
        return nullptr;
    }
    QPushButton *button(const QString &text)
    {
        for (auto *button : m_world->window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    QString textOf(const QString &field)
    {
        auto *edit = m_world->tabTo<QLineEdit>(field);
        return edit ? edit->text() : QString();
    }
    /// Runs this test program again as the one that types and is killed.
    void runKilled(const QString &page, Qt::Key key)
    {
        QProcess killed;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(folderVariable), m_world->path({}));
        environment.insert(QString::fromLatin1(formVariable), page + u' ' + QChar(ushort(key)));
        killed.setProcessEnvironment(environment);
        killed.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        killed.start(QCoreApplication::applicationFilePath(), {u"typesAndIsKilled"_s});
        QVERIFY(killed.waitForFinished(60000));
        QCOMPARE(killed.exitStatus(), QProcess::CrashExit);
    }

private slots:
    void init() { m_world = std::make_unique<test::ConsoleWorld>(); }
    void cleanup()
    {
        m_world.reset();
        QCOMPARE(test::ConsoleWorld::warnings(), QStringList());
    }

    /// Only in the process that runKilled() starts.
    void typesAndIsKilled()
    {
        const QString folder = qEnvironmentVariable(folderVariable);
        if (folder.isEmpty())
            QSKIP("Runs in a process of its own");
        m_world = std::make_unique<test::ConsoleWorld>(folder);
        QVERIFY(m_world->start());
        const QStringList form = qEnvironmentVariable(formVariable).split(u' ');
        DraftKeeper *keeper = openForm(form.first(), Qt::Key(form.last().front().unicode()));
        QVERIFY(keeper);
        QVERIFY(m_world->tabTo<QLineEdit>(u"Name"_s));
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(u"Typed and not sent"_s);
        // One second is what may be lost on a machine that has the time for it.
        QSignalSpy saved(keeper, &DraftKeeper::saved);
        QVERIFY(saved.wait(5000));
        ::kill(::getpid(), SIGKILL);
    }

    void whatWasTypedIsThereAgain_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("a new license") << u"issued-licenses"_s << Qt::Key_N;
        QTest::newRow("a new alert rule") << u"alert-rules"_s << Qt::Key_N;
        QTest::newRow("an alert rule") << u"alert-rules"_s << Qt::Key_E;
        QTest::newRow("a new report") << u"reports"_s << Qt::Key_N;
    }
    void whatWasTypedIsThereAgain()
    {
        QFETCH(QString, page);
        QFETCH(Qt::Key, key);
        runKilled(page, key);
        QVERIFY(m_world->start());
        QTRY_VERIFY(button(u"Restore"_s));
        button(u"Restore"_s)->click();
        QTRY_VERIFY(m_world->page()->hasUnsentChanges());
        QCOMPARE(textOf(u"Name"_s), u"Typed and not sent"_s);
        m_world->stop();

        // The form was open when the program ended: it is a draft of that run now.
        QVERIFY(m_world->start());
        QTRY_COMPARE(m_world->console().session().state(u"local:vendor"_s), Session::State::Open);
        QVERIFY(!button(u"Restore"_s));
    }
    void anEditedThingIsComparedWithTheServer()
    {
        runKilled(u"issued-licenses"_s, Qt::Key_E);
        QVERIFY(m_world->start());
        QTRY_VERIFY(button(u"Restore"_s));
        button(u"Restore"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_world->pageAs<FormPage>(), 20000);
        auto *form = m_world->pageAs<FormPage>();
        QCOMPARE(form->form().changes().size(), 1);
        QCOMPARE(form->form().changes().first().after, u"Typed and not sent"_s);
        QVERIFY(!form->form().changes().first().before.isEmpty());
    }
    void whatIsThrownAwayIsNotOfferedAgain()
    {
        runKilled(u"issued-licenses"_s, Qt::Key_N);
        QVERIFY(m_world->start());
        QTRY_VERIFY(button(u"Throw away"_s));
        button(u"Throw away"_s)->click();
        m_world->stop();
        QVERIFY(m_world->start());
        QTRY_COMPARE(m_world->console().session().state(u"local:vendor"_s), Session::State::Open);
        QVERIFY(!button(u"Restore"_s));
    }

private:
    std::unique_ptr<test::ConsoleWorld> m_world;
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
