// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/noticeband.h"
#include "pages/organizationgrantspage.h"
#include "pages/receivedlicensespage.h"
#include "support/accounts.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What the accounts of an organization received, seen by its management account.
class TestOrganizationPages : public QObject {
    Q_OBJECT

    /// Sold to a member that the program has no connection for.
    Grant soldToMember(const License &license)
    {
        licensemanager::CreateGrant::Request request;
        request.clientToken = newClientToken();
        request.grantName = u"to member"_s;
        request.licenseArn = *license.licenseArn;
        request.principals = {accountPrincipal(u"777788889999"_s)};
        request.homeRegion = u"us-east-1"_s;
        request.allowedOperations = {AllowedOperation::CheckoutLicense};
        const auto made =
            m_world->local.call<licensemanager::CreateGrant>(m_world->local.vendor(), request);
        return *m_world->local
                    .call<licensemanager::GetGrant>(m_world->local.vendor(), {*made->grantArn, {}})
                    ->grant;
    }
    template <class P> std::unique_ptr<P> loaded()
    {
        auto page = std::make_unique<P>(m_world->context);
        page->resize(1300, 700);
        page->show();
        page->activateWindow();
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        return page;
    }
    static QAction *actionOf(Page &page, const QString &text)
    {
        for (QAction *action : page.pageActions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        qFatal("no action %s", qPrintable(text));
    }
    Open<GrantStatus> statusOf(const Grant &grant)
    {
        return m_world->local
            .call<licensemanager::GetGrant>(m_world->local.vendor(), {grant.grantArn, {}})
            ->grant->grantStatus;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::None, test::marketplaceAccounts());
    }
    void cleanup() { m_world.reset(); }

    void grantsOfMembersAreShownAndChanged()
    {
        const License license = test::issued(m_world->local, u"CAD"_s, u"cad"_s);
        test::granted(m_world->local, license, u"to management"_s);
        const Grant member = soldToMember(license);
        const auto page = loaded<OrganizationGrantsPage>();
        QTRY_COMPARE(page->model().rowCount(), 2);
        const int account = page->model().columnIndex(u"toAccount");
        const int name = page->model().columnIndex(u"license");
        QStringList accounts;
        for (int row = 0; row < 2; ++row) {
            accounts.append(page->model().index(row, account).data().toString());
            QCOMPARE(page->model().index(row, name).data().toString(), u"CAD"_s);
        }
        QVERIFY(accounts.contains(u"777788889999"_s));
        QVERIFY(accounts.contains(u"444455556666"_s));

        // In the name of the member, by keyboard.
        page->showRow(member.grantArn.toUtf8());
        QAction *deactivate = actionOf(*page, u"Deactivate grant…"_s);
        QVERIFY2(deactivate->isEnabled(), qPrintable(deactivate->statusTip()));
        deactivate->trigger();
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reason"_s), u"audit"_s);
        QTest::keyClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::Key_Space);
        QTRY_VERIFY(statusOf(member) == GrantStatus::Disabled);
        QAction *activate = actionOf(*page, u"Activate grant…"_s);
        QTRY_VERIFY(activate->isEnabled());
        activate->trigger();
        auto *confirm = page->findChild<QPushButton *>(u"activate"_s);
        QTRY_VERIFY(confirm && confirm->isEnabled());
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_VERIFY(statusOf(member) == GrantStatus::Active);
    }

    void anActivationNamesWhatItReplacesInTheMembersAccount()
    {
        const Grant first = soldToMember(test::issued(m_world->local, u"CAD 1"_s, u"cad"_s));
        const Grant second = soldToMember(test::issued(m_world->local, u"CAD 2"_s, u"cad"_s));
        test::granted(m_world->local, test::issued(m_world->local, u"CAD 3"_s, u"cad"_s),
                      u"of management"_s);
        const auto page = loaded<OrganizationGrantsPage>();
        QTRY_COMPARE(page->model().rowCount(), 3);
        page->showRow(second.grantArn.toUtf8());
        actionOf(*page, u"Activate grant…"_s)->trigger();
        auto *dialog = page->findChild<QDialog *>(u"activationDialog"_s);
        QVERIFY(dialog);
        const QString findings = dialog->findChild<QLabel *>(u"findings"_s)->text();
        QVERIFY2(findings.contains(first.grantArn), qPrintable(findings));
        QCOMPARE(findings.count(u"arn:"_s), 1); // what others have does not count
        QTest::keyClick(dialog->findChild<QRadioButton *>(u"replace"_s), Qt::Key_Space);
        QTest::keyClick(dialog->findChild<QPushButton *>(u"activate"_s), Qt::Key_Space);
        QTRY_VERIFY(statusOf(second) == GrantStatus::Active);
        QVERIFY(statusOf(first) == GrantStatus::Disabled);
    }

    void licensesSwitchToTheOrganization()
    {
        const License shared = test::issued(m_world->local, u"Shared"_s, u"shared"_s);
        soldToMember(shared);
        const auto page = loaded<ReceivedLicensesPage>();
        QCOMPARE(page->model().rowCount(), 0); // the management account itself has none
        auto *scope = page->findChild<QComboBox *>(u"scope"_s);
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Down);
        QTRY_COMPARE(page->model().rowCount(), 1);
        QCOMPARE(page->model().record<GrantedLicense>(0).licenseArn, shared.licenseArn);
        QVERIFY(!actionOf(*page, u"Check out…"_s)->isEnabled());
        QVERIFY(actionOf(*page, u"Show the organization's grants"_s)->isEnabled());
        // The vendor acts for no organization: the band says so.
        QVERIFY2(page->pane().band().notice().text.contains(m_world->local.vendorAccount()),
                 qPrintable(page->pane().band().notice().text));
        QTest::keyClick(scope, Qt::Key_Up);
        QTRY_COMPARE(page->model().rowCount(), 0);
        QTRY_COMPARE(page->model().loadState(), LoadState::Complete);
    }

    void withoutAnOrganizationThePageSaysWhy()
    {
        m_world = std::make_unique<test::PageWorld>();
        const auto page = loaded<OrganizationGrantsPage>();
        QTRY_COMPARE(page->pane().table().emptySentence(), notForOrganization());
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestOrganizationPages)
#include "tst_organizationpages.moc"
