// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/distributedgrantspage.h"
#include "pages/editgrantpage.h"
#include "pages/errorpanel.h"
#include "pages/grantformpage.h"
#include "pages/grantinboxpage.h"
#include "pages/jobpanel.h"
#include "support/accounts.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// The job "accept or reject grants by click", by key and by click, against the embedded service.
class TestGrantPages : public QObject {
    Q_OBJECT

    template <class P> std::unique_ptr<P> loaded()
    {
        auto page = std::make_unique<P>(m_world->context);
        page->resize(1300, 700);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page is not active");
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        page->focusContent();
        return page;
    }
    Grant pending(const QString &name)
    {
        return test::granted(m_world->local, test::issued(m_world->local, name, name), name);
    }
    Grant read(const Grant &grant)
    {
        const auto answer = m_world->local.call<licensemanager::GetGrant>(m_world->local.vendor(),
                                                                          {grant.grantArn, {}});
        return answer && answer->grant ? *answer->grant : Grant();
    }
    Open<GrantStatus> statusOf(const Grant &grant) { return read(grant).grantStatus; }
    static QAction *actionOf(Page &page, const QString &text)
    {
        for (QAction *action : page.pageActions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        qFatal("no action %s", qPrintable(text));
    }
    static void makeCurrent(TablePage &page, const Grant &grant)
    {
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (page.model().record<Grant>(row).grantArn == grant.grantArn)
                page.showRow(page.model().key(row));
        }
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void marksAndActivatesByKey()
    {
        const Grant first = pending(u"first"_s);
        const Grant second = pending(u"second"_s);
        const Grant third = pending(u"third"_s);
        const auto page = loaded<GrantInboxPage>();
        QCOMPARE(page->model().rowCount(), 3);
        for (const Grant &grant : {first, second}) {
            makeCurrent(*page, grant);
            QTest::keyClick(page->focusWidget(), Qt::Key_Space);
        }
        QCOMPARE(page->model().checkedKeys().size(), 2);
        QSignalSpy finished(&page->job(), &GrantAnswering::finished);
        QTest::keyClick(page->focusWidget(), Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(statusOf(first) == GrantStatus::Active);
        QVERIFY(statusOf(second) == GrantStatus::Active);
        QVERIFY(statusOf(third) == GrantStatus::PendingAccept);
        QCOMPARE(page->job().progress().done, 2);
        QVERIFY(page->model().checkedKeys().isEmpty());
        const int result = page->model().columnIndex(u"result");
        for (int row = 0; row < page->model().rowCount(); ++row) {
            const bool isThird = page->model().record<Grant>(row).grantArn == third.grantArn;
            QCOMPARE(page->model().cell(row, result).isAbsent(), isThird);
        }
    }

    void acceptsByClick()
    {
        const Grant grant = pending(u"clicked"_s);
        const auto page = loaded<GrantInboxPage>();
        for (QPushButton *button : page->findChildren<QPushButton *>()) {
            if (button->text() == u"Accept"_s) {
                QVERIFY(button->isEnabled());
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QTRY_VERIFY(!page->job().isRunning());
        QVERIFY(statusOf(grant) == GrantStatus::Disabled);
    }

    void rejectsWithAReason()
    {
        const Grant grant = pending(u"unwanted"_s);
        const auto page = loaded<GrantInboxPage>();
        QTest::keyClick(page->focusWidget(), Qt::Key_R);
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reason"_s), u"not ordered"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_VERIFY(statusOf(grant) == GrantStatus::Rejected);
        QVERIFY(page->job().summary().contains(u"not ordered"_s));
    }

    void aFailureIsExplainedAndRetried()
    {
        const Grant grant = pending(u"hasty"_s);
        const auto page = loaded<GrantInboxPage>();
        // Somebody else answers first.
        QVERIFY(m_world->local.call<licensemanager::RejectGrant>(m_world->local.customer(),
                                                                 {grant.grantArn}));
        QTest::keyClick(page->focusWidget(), Qt::Key_A);
        QTRY_COMPARE(page->job().progress().failed, 1);
        auto *panel = page->findChild<ErrorPanel *>();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(panel->text().title, u"hasty was not accepted"_s);
        QVERIFY(!panel->text().whatToDo.isEmpty());
        for (QPushButton *button : panel->findChildren<QPushButton *>()) {
            if (button->text() == u"Retry failed"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY(!page->job().isRunning());
        QCOMPARE(page->job().progress().failed, 1);
    }

    void aJobOutlivesItsTab()
    {
        QList<Grant> grants;
        for (int i = 0; i < 5; ++i)
            grants.append(pending(u"many%1"_s.arg(i)));
        auto page = loaded<GrantInboxPage>();
        QTest::keyClick(page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(page->focusWidget(), Qt::Key_A);
        QVERIFY(page->job().isRunning());
        page.reset();
        for (const Grant &grant : grants)
            QTRY_VERIFY(statusOf(grant) == GrantStatus::Disabled);
    }

    void grantsAreMadeInAForm()
    {
        const License license = test::issued(m_world->local, u"to grant"_s);
        NewGrantPage form(m_world->context, license,
                          originOf(*m_world->local.session, m_world->local.vendor()));
        form.resize(1100, 700);
        form.show();
        form.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        form.form().focusField(u"GrantName"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"by form"_s);
        auto *receiver = form.findChild<QLineEdit *>(u"principal"_s);
        receiver->setFocus();
        QTest::keyClicks(receiver, u"1234"_s);
        form.review();
        QCOMPARE(form.form().problemCount(), 1);
        receiver->clear();
        QTest::keyClicks(receiver, m_world->local.customerAccount());
        form.review();
        QCOMPARE(form.form().problemCount(), 0);
        QSignalSpy sent(&form, &FormPage::sent);
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        const auto page = loaded<GrantInboxPage>();
        QCOMPARE(page->model().rowCount(), 1);
        QCOMPARE(page->model().record<Grant>(0).grantName, u"by form"_s);
    }

    void distributedGrantsAreTakenBack()
    {
        const Grant grant = pending(u"regretted"_s);
        const auto page = loaded<DistributedGrantsPage>();
        makeCurrent(*page, grant);
        QTest::keyClick(page->focusWidget(), Qt::Key_Delete);
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_VERIFY(statusOf(grant) == GrantStatus::PendingDelete
                    || statusOf(grant) == GrantStatus::Deleted);
    }

    void answeredGrantsAreShownOnRequest()
    {
        const Grant answered = pending(u"answered"_s);
        QVERIFY(m_world->local.call<licensemanager::RejectGrant>(m_world->local.customer(),
                                                                 {answered.grantArn}));
        pending(u"open"_s);
        const auto page = loaded<GrantInboxPage>();
        QCOMPARE(page->model().rowCount(), 1);
        auto *scope = page->findChild<QComboBox *>(u"scope"_s);
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Down);
        QTRY_COMPARE(page->model().rowCount(), 2);
        QVERIFY(page->pane().table().isColumnShown(page->model().columnIndex(u"status")));
        makeCurrent(*page, answered);
        QVERIFY(!actionOf(*page, u"Accept"_s)->isEnabled());
        QTest::keyClick(scope, Qt::Key_Up);
        QTRY_COMPARE(page->model().rowCount(), 1);
        // A link to the grants of a license means those that were answered, too.
        page->showOnly(u"License"_s,
                       {u"licenseArn"_s, FilterRule::Test::AnyOf, {answered.licenseArn}, 0});
        QTRY_COMPARE(page->model().rowCount(), 1);
        QCOMPARE(page->model().record<Grant>(0).grantArn, answered.grantArn);
    }

    void manyGrantsAreTakenBack()
    {
        QList<Grant> grants;
        for (int i = 0; i < 4; ++i)
            grants.append(pending(u"bulk%1"_s.arg(i)));
        const auto page = loaded<DistributedGrantsPage>();
        QTest::keyClick(page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(page->focusWidget(), Qt::Key_Delete);
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reason"_s), u"contract over"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"typed"_s), u"4"_s);
        QTest::keyClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::Key_Space);
        auto *jobs = page->findChild<JobPanel *>();
        QTRY_VERIFY(jobs->job() && !jobs->isRunning());
        QCOMPARE(jobs->job()->progress().done, 4);
        QVERIFY(jobs->isVisible());
        for (const Grant &grant : grants) {
            QVERIFY(statusOf(grant) == GrantStatus::PendingDelete
                    || statusOf(grant) == GrantStatus::Deleted);
            QCOMPARE(read(grant).statusReason, std::optional(u"contract over"_s));
        }
    }

    void nameAndRightsAreEdited()
    {
        const Grant grant = pending(u"misspelt"_s);
        const auto page = loaded<DistributedGrantsPage>();
        makeCurrent(*page, grant);
        Page *tab = nullptr;
        connect(page.get(), &Page::tabRequested, this, [&](Page *opened) { tab = opened; });
        QTest::keyClick(page->focusWidget(), Qt::Key_E, Qt::ControlModifier);
        const std::unique_ptr<EditGrantPage> form(qobject_cast<EditGrantPage *>(tab));
        QVERIFY(form);
        form->resize(1100, 700);
        form->show();
        form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(form.get()));
        form->review();
        QVERIFY(!form->reviewPanel().review().blockedBy.isEmpty()); // nothing is changed yet
        form->form().focusField(u"GrantName"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"spelt well"_s);
        const Review &review = form->reviewPanel().review();
        QVERIFY2(review.blockedBy.isEmpty(), qPrintable(review.blockedBy));
        QCOMPARE(review.changes.size(), 1);
        QVERIFY(!review.call.cli.contains(u"allowed-operations"_s)); // they stay as they are
        QSignalSpy sent(form.get(), &FormPage::sent);
        QTest::keyClick(&form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(read(grant).grantName, u"spelt well"_s);
        QCOMPARE(read(grant).version, u"2"_s);
        QCOMPARE(read(grant).grantedOperations, grant.grantedOperations);
    }

    void activationNamesWhatItReplaces()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::None, test::marketplaceAccounts());
        // What AWS Marketplace sells arrives active; a second license of the product waits.
        const Grant first = test::granted(
            m_world->local, test::issued(m_world->local, u"CAD 1"_s, u"cad"_s), u"first"_s);
        const Grant second = test::granted(
            m_world->local, test::issued(m_world->local, u"CAD 2"_s, u"cad"_s), u"second"_s);
        const auto page = loaded<DistributedGrantsPage>();
        makeCurrent(*page, second);
        QAction *activate = actionOf(*page, u"Activate grant…"_s);
        QVERIFY2(activate->isEnabled(), qPrintable(activate->statusTip()));
        activate->trigger();
        auto *dialog = page->findChild<QDialog *>(u"activationDialog"_s);
        QVERIFY(dialog);
        auto *confirm = dialog->findChild<QPushButton *>(u"activate"_s);
        QTRY_VERIFY(confirm->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"findings"_s)->text().contains(first.grantArn));
        auto *replace = dialog->findChild<QRadioButton *>(u"replace"_s);
        QVERIFY(replace->accessibleDescription().contains(u"first"_s));
        QTest::keyClick(dialog->findChild<QRadioButton *>(u"unsaid"_s), Qt::Key_Up);
        QTest::keyClick(dialog->findChild<QRadioButton *>(u"keep"_s), Qt::Key_Up);
        QVERIFY(replace->isChecked());
        dialog->findChild<QPushButton *>(u"copyAs"_s)->menu()->actions().first()->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"ALL_GRANTS_PERMITTED_BY_ISSUER"_s));
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_VERIFY(statusOf(second) == GrantStatus::Active);
        QVERIFY(statusOf(first) == GrantStatus::Disabled);
    }

    void deactivatingAsks()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::None, test::marketplaceAccounts());
        const Grant grant = pending(u"sold"_s);
        QVERIFY(grant.grantStatus == GrantStatus::Active);
        const auto page = loaded<DistributedGrantsPage>();
        makeCurrent(*page, grant);
        actionOf(*page, u"Deactivate grant…"_s)->trigger();
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reason"_s), u"not paid"_s);
        dialog->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_VERIFY(statusOf(grant) == GrantStatus::Disabled);
        QCOMPARE(read(grant).statusReason, std::optional(u"not paid"_s));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestGrantPages)
#include "tst_grantpages.moc"
