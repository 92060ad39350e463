// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/distributedgrantspage.h"
#include "pages/errorpanel.h"
#include "pages/grantformpage.h"
#include "pages/grantinboxpage.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
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
    Open<GrantStatus> statusOf(const Grant &grant)
    {
        const auto read = m_world->local.call<licensemanager::GetGrant>(m_world->local.vendor(),
                                                                        {grant.grantArn, {}});
        return read && read->grant ? read->grant->grantStatus : Open<GrantStatus>();
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

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestGrantPages)
#include "tst_grantpages.moc"
