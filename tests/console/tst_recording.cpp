// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/control/control.h"
#include "connections/session.h"
#include "console/consoletest.h"
#include "monitoring/recorder.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lc;

/// What the window tells of a recording that missed something, by keyboard.
class TestRecording : public test::ConsoleTest {
    Q_OBJECT

    template <class Op> bool call(const typename Op::Request &request)
    {
        Client *client = m_world->console().session().client(u"local:vendor"_s);
        std::optional<bool> isDone;
        const PendingCall pending = client->call<Op>(
            request, this, [&](const auto &answer) { isDone = answer.has_value(); });
        return QTest::qWaitFor([&] { return isDone.has_value(); }) && *isDone;
    }
    QToolButton *problem()
    {
        return m_world->window().findChild<QToolButton *>(u"statusRecordingProblem"_s);
    }

private slots:
    void namesWhatIsMissingAndTriesAgain()
    {
        Recorder &recorder = m_world->console().context().recorder;
        recorder.setInterval({});
        recorder.setPace({});
        const auto isOpen = [this](const char *id) {
            return m_world->console().session().client(QString::fromLatin1(id));
        };
        QTRY_VERIFY(isOpen("local:vendor") && isOpen("local:customer"));
        QTRY_VERIFY(!recorder.isRunning());
        QVERIFY(!problem()->isVisible());
        Fault fault;
        fault.operation = u"ListLicenseConfigurations"_s;
        fault.status = 403;
        fault.code = u"AccessDeniedException"_s;
        fault.count = 0;
        QVERIFY(call<control::AddFault>(fault));

        QSignalSpy finished(&recorder, &Recorder::finished);
        m_world->command(u"Record consumption now"_s);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QVERIFY(problem()->isVisible());
        QVERIFY2(problem()->text().startsWith(u'2'), qPrintable(problem()->text()));

        QVERIFY(m_world->tabTo<QToolButton>(u"not recorded"_s));
        m_world->press(Qt::Key_Space);
        QMessageBox *box = nullptr;
        QTRY_VERIFY(box = m_world->window().findChild<QMessageBox *>(u"recordingMissing"_s));
        QTRY_VERIFY(box->isVisible());
        const QString lines = box->informativeText();
        QVERIFY2(lines.contains(u"us-east-1, self-managed licenses: "_s), qPrintable(lines));
        QVERIFY2(lines.contains(u"refused"_s), qPrintable(lines));

        QVERIFY(call<control::ClearFaults>({}));
        QVERIFY(QTest::qWaitForWindowActive(box));
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 30'000);
        QVERIFY(!problem()->isVisible());
    }
};

QTEST_MAIN(TestRecording)
#include "tst_recording.moc"
