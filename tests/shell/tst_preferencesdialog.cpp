// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/preferencesdialog.h"

#include "pages/changesettings.h"
#include "pages/configurationformpage.h"
#include "support/pageworld.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestPreferencesDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<PreferencesDialog> shown()
    {
        auto dialog =
            std::make_unique<PreferencesDialog>(m_world->settings, m_world->theme, nullptr);
        dialog->show();
        if (!QTest::qWaitForWindowActive(dialog.get()))
            qFatal("the dialog is not active");
        return dialog;
    }
    std::unique_ptr<NewConfigurationPage> typedForm()
    {
        auto form = std::make_unique<NewConfigurationPage>(
            m_world->context, CallPlace{test::LocalWorld::vendor(), u"us-east-1"_s});
        form->show();
        form->activateWindow();
        if (!QTest::qWaitForWindowActive(form.get()))
            qFatal("the form is not active");
        form->form().focusField(u"Name"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"Pool"_s);
        form->form().focusField(u"LicenseCountingType"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        return form;
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void keepsWhatIsChosenByKey()
    {
        const auto dialog = shown();
        dialog->findChild<QCheckBox *>()->setFocus();
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
        auto *seconds = dialog->findChild<QSpinBox *>();
        seconds->setFocus();
        seconds->selectAll();
        QTest::keyClicks(seconds, u"30"_s);
        dialog->findChild<QComboBox *>()->setFocus();
        QTest::keyClick(dialog->focusWidget(), Qt::Key_End);
        QTest::keyClick(dialog.get(), Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(m_world->settings.value(settings::reviewsChanges), false);
        QCOMPARE(m_world->settings.value(settings::holdBackSeconds), 30);
        QCOMPARE(m_world->settings.value(settings::closing), int(Closing::Quits));
    }
    void escapeKeepsNothing()
    {
        const auto dialog = shown();
        dialog->findChild<QCheckBox *>()->click();
        QTest::keyClick(dialog.get(), Qt::Key_Escape);
        QCOMPARE(m_world->settings.value(settings::reviewsChanges), true);
    }
    void aFormIsReviewedFirst()
    {
        const auto form = typedForm();
        QSignalSpy sent(form.get(), &FormPage::sent);
        form->review();
        QVERIFY(form->reviewPanel().isVisible());
        QVERIFY(!form->isSending() && sent.isEmpty());
    }
    void withoutReviewsAFormIsSentAtOnce()
    {
        m_world->settings.set(settings::reviewsChanges, false);
        const auto form = typedForm();
        QSignalSpy sent(form.get(), &FormPage::sent);
        QCOMPARE(form->findChild<QPushButton *>(u"review"_s)->text(), u"Send"_s);
        form->review();
        QVERIFY(!form->reviewPanel().isVisible());
        QTRY_COMPARE(sent.size(), 1);
    }
    void errorsAreShownAllTheSame()
    {
        m_world->settings.set(settings::reviewsChanges, false);
        const auto form = typedForm();
        form->form().focusField(u"Name"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        form->review();
        QVERIFY(!form->isSending());
        QVERIFY(form->form().problemCount() > 0);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferencesdialog.moc"
