// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mfadialog.h"
#include "shell/signindialog.h"
#include "shell/windowprompter.h"
#include "style/secretclipboard.h"
#include "support/fakeclock.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Stands for the browser.
class Browser : public QObject {
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened += url; }
};

/// The questions of a sign-in, answered by keyboard.
class TestWindowPrompter : public QObject {
    Q_OBJECT

    using Code = std::optional<std::optional<QByteArray>>; ///< of an answer, if there is one

    template <class D> D *dialog() const
    {
        const auto all = m_window->findChildren<D *>();
        for (D *each : all) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    Code ask(const QString &problem = {})
    {
        return ask({u"acme-prod"_s, u"arn:aws:iam::111122223333:mfa/ana"_s, problem}, &m_context);
    }
    Code ask(const Prompter::MfaRequest &request, QObject *context)
    {
        m_code.reset();
        m_prompter->askMfaCode(request, context, [this](const std::optional<Secret> &code) {
            m_code.emplace();
            if (code)
                m_code->emplace(code->bytes().toByteArray());
        });
        return m_code;
    }
    Prompter::SignInRequest signIn(const QUrl &page) const
    {
        return {u"acme-sso"_s, page, u"WXYZ-2345"_s, m_clock->now() + std::chrono::minutes(10)};
    }
    Ticket show(const QUrl &page = QUrl(u"https://device.sso.example/?user_code=WXYZ-2345"_s))
    {
        m_declined = 0;
        return m_prompter->showSignIn(signIn(page), &m_context, [this] { ++m_declined; });
    }
    static void press(QWidget *dialog, int key)
    {
        QTest::keyClick(dialog->focusWidget(), Qt::Key(key));
    }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_window = std::make_unique<QWidget>();
        m_prompter = std::make_unique<WindowPrompter>(m_theme, m_clock, m_clipboard);
        m_prompter->setWindow(m_window.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_prompter.reset();
        m_window.reset();
    }

    void takesSixDigits()
    {
        QVERIFY(!ask());
        auto *question = dialog<MfaDialog>();
        QVERIFY(question);
        auto *field = question->findChild<QLineEdit *>(u"mfaCode"_s);
        QTest::keyClicks(field, u"12 34x5"_s);
        QCOMPARE(field->text(), u"12345"_s);
        press(question, Qt::Key_Return);
        QVERIFY(!m_code); // five are not enough
        QTest::keyClicks(field, u"67"_s);
        QCOMPARE(field->text(), u"123456"_s);
        press(question, Qt::Key_Return);
        QTRY_VERIFY(m_code);
        QCOMPARE(m_code->value(), QByteArray("123456"));
        QTRY_VERIFY(!m_window->findChild<MfaDialog *>());
    }
    void tellsWhatWasWrongTheLastTime()
    {
        ask(u"The code was not accepted."_s);
        auto *question = dialog<MfaDialog>();
        auto *problem = question->findChild<QLabel *>(u"problem"_s);
        QVERIFY(problem->isVisible());
        QCOMPARE(problem->text(), u"The code was not accepted."_s);
        QTest::keyClicks(question->findChild<QLineEdit *>(), u"1"_s);
        QVERIFY(!problem->isVisible());
    }
    void escapeDeclines()
    {
        ask();
        press(dialog<MfaDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(m_code);
        QVERIFY(!m_code->has_value());
    }
    void theTitleNamesTheConnectionOnly()
    {
        ask();
        QCOMPARE(dialog<MfaDialog>()->windowTitle(), u"Sign in to acme-prod"_s);
    }
    void asksOneAfterTheOther()
    {
        ask();
        const Ticket ticket = show();
        QVERIFY(dialog<MfaDialog>());
        QVERIFY(!dialog<SignInDialog>());
        press(dialog<MfaDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(dialog<SignInDialog>());
    }
    void aContextThatGoesTakesItsQuestionAlong()
    {
        auto context = std::make_unique<QObject>();
        ask({u"gone"_s, {}, {}}, context.get());
        QVERIFY(dialog<MfaDialog>());
        context.reset();
        QTRY_VERIFY(!m_window->findChild<MfaDialog *>());
        QVERIFY(!m_code);
    }
    void declinesWithoutAWindow()
    {
        m_prompter->setWindow(nullptr);
        ask();
        QTRY_VERIFY(m_code);
        QVERIFY(!m_code->has_value());
    }

    void opensTheBrowserWhenAsked()
    {
        const Browser browser;
        const Ticket ticket = show();
        auto *shown = dialog<SignInDialog>();
        QVERIFY(shown);
        QVERIFY(browser.opened.isEmpty());
        QCOMPARE(shown->findChild<QLabel *>(u"userCode"_s)->text(), u"WXYZ-2345"_s);
        press(shown, Qt::Key_Return);
        QCOMPARE(browser.opened, {QUrl(u"https://device.sso.example/?user_code=WXYZ-2345"_s)});
        QVERIFY(shown->isVisible());
    }
    void opensNothingButPages()
    {
        const Browser browser;
        const Ticket ticket = show(QUrl(u"file:///etc/passwd"_s));
        auto *shown = dialog<SignInDialog>();
        press(shown, Qt::Key_Return);
        QVERIFY(browser.opened.isEmpty());
        QVERIFY(shown->findChild<QLabel *>(u"problem"_s)->isVisible());
    }
    void closesWhenTheTicketEnds()
    {
        Ticket ticket = show();
        QVERIFY(dialog<SignInDialog>());
        ticket = {};
        QVERIFY(!dialog<SignInDialog>());
        QTRY_VERIFY(!m_window->findChild<SignInDialog *>());
        QCOMPARE(m_declined, 0);
    }
    void cancelDeclines()
    {
        const Ticket ticket = show();
        press(dialog<SignInDialog>(), Qt::Key_Escape);
        QTRY_COMPARE(m_declined, 1);
    }
    void copiesTheCodeForAWhile()
    {
        const Ticket ticket = show();
        QTest::mouseClick(dialog<SignInDialog>()->findChild<QPushButton *>(u"copyCode"_s),
                          Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"WXYZ-2345"_s);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
    }
    void countsDownToTheEnd()
    {
        const Ticket ticket = show();
        auto *shown = dialog<SignInDialog>();
        auto *left = shown->findChild<QLabel *>(u"timeLeft"_s);
        QVERIFY(left->text().contains(u"10:00"_s));
        m_clock->advance(std::chrono::seconds(61));
        QTRY_VERIFY(left->text().contains(u"8:59"_s));
        m_clock->advance(std::chrono::minutes(9));
        QTRY_VERIFY(shown->findChild<QLabel *>(u"problem"_s)->isVisible());
        QVERIFY(!shown->findChild<QPushButton *>(u"openBrowser"_s)->isEnabled());
    }

private:
    Theme m_theme;
    SecretClipboard m_clipboard{std::chrono::milliseconds(20)};
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<WindowPrompter> m_prompter;
    QObject m_context;
    Code m_code;
    int m_declined = 0;
};

QTEST_MAIN(TestWindowPrompter)
#include "tst_windowprompter.moc"
