// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/tokens.h"
#include "pages/issuedlicensespage.h"
#include "pages/jobpanel.h"
#include "pages/licenseformpage.h"
#include "pages/manylicensespage.h"
#include "pages/receivedlicensespage.h"
#include "reports/document.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"
#include "workflows/licenserequests.h"
#include "workflows/licensetemplates.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

using GetLicense = licensemanager::GetLicense;

/// The job "browse and edit a license", by keyboard, against the embedded service.
class TestLicensePages : public QObject {
    Q_OBJECT

    static QAction *actionOf(Page &page, const QString &text)
    {
        for (QAction *action : page.pageActions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        qFatal("no action %s", qPrintable(text));
    }
    static void show(QWidget &page)
    {
        page.resize(1200, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    template <class P> std::unique_ptr<P> loaded()
    {
        auto page = std::make_unique<P>(m_world->context);
        show(*page);
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        return page;
    }
    static void makeCurrent(TablePage &page, const License &license)
    {
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (page.model().record<License>(row).licenseArn == license.licenseArn)
                page.showRow(page.model().key(row));
        }
    }
    /// The form that the page opens when `open` is done.
    template <class F> std::unique_ptr<F> formAfter(Page &page, const std::function<void()> &open)
    {
        Page *tab = nullptr;
        const auto connection =
            connect(&page, &Page::tabRequested, this, [&](Page *form) { tab = form; });
        open();
        disconnect(connection);
        auto *form = qobject_cast<F *>(tab);
        if (!form)
            qFatal("no form was opened");
        return std::unique_ptr<F>(form);
    }
    License readBack(const QString &arn)
    {
        const auto read = m_world->local.call<GetLicense>(m_world->local.vendor(), {arn, {}});
        return read && read->license ? *read->license : License();
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>();
        m_first = test::issued(m_world->local, u"Mesh Studio"_s, u"mesh"_s);
        m_second = test::issued(m_world->local, u"Render Pro"_s, u"render"_s);
    }
    void cleanupTestCase() { m_world.reset(); }

    void typingFilters()
    {
        const auto page = loaded<IssuedLicensesPage>();
        const int all = page->model().rowCount();
        QVERIFY(all >= 2);
        page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), u"mesh"_s);
        QTRY_COMPARE(page->model().rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(page->model().rowCount(), all);
    }

    void theCurrentRowHasDetails()
    {
        const auto page = loaded<IssuedLicensesPage>();
        std::unique_ptr<QWidget> dock(page->details());
        dock->show();
        page->showRow(page->model().key(0));
        const QString name = page->model().record<License>(0).licenseName.value_or(QString());
        bool isNamed = false;
        for (const QLabel *label : dock->findChildren<QLabel *>())
            isNamed = isNamed || label->text() == name;
        QVERIFY(isNamed);
        dock.release();
    }

    void editsByKeyboard()
    {
        const auto page = loaded<IssuedLicensesPage>();
        for (int row = 0; row < page->model().rowCount(); ++row) {
            if (page->model().record<License>(row).licenseArn == m_first.licenseArn)
                page->showRow(page->model().key(row));
        }
        page->focusContent();
        const auto form = formAfter<EditLicensePage>(
            *page, [&] { QTest::keyClick(page->focusWidget(), Qt::Key_E, Qt::ControlModifier); });
        show(*form);
        QVERIFY(!form->hasUnsentChanges());
        form->form().focusField(u"ProductName"_s);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, u"Mesh Studio 2"_s);
        QVERIFY(form->hasUnsentChanges());
        QVERIFY(form->title().endsWith(u'*'));
        QTest::keyClick(field, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(form->reviewPanel().isVisible());
        QCOMPARE(form->reviewPanel().review().changes.size(), 1);
        QCOMPARE(form->reviewPanel().review().sendText, u"Create version 2"_s);
        QSignalSpy sent(form.get(), &FormPage::sent);
        QTest::keyClick(&form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        const License changed = readBack(*m_first.licenseArn);
        QCOMPARE(changed.productName, std::optional(u"Mesh Studio 2"_s));
        QCOMPARE(changed.version, std::optional(u"2"_s));
        QTRY_VERIFY([&] {
            for (int row = 0; row < page->model().rowCount(); ++row) {
                if (page->model().record<License>(row).version == u"2"_s)
                    return true;
            }
            return false;
        }());
    }

    void wrongInputIsNotSent()
    {
        EditLicensePage form(m_world->context, m_second,
                             originOf(*m_world->local.session, m_world->local.vendor()));
        show(form);
        auto request = form.form().value<licensemanager::CreateLicenseVersion::Request>();
        request.licenseName.clear();
        form.form().edit(request);
        form.review();
        QCOMPARE(form.form().problemCount(), 1);
        QVERIFY(!form.reviewPanel().review().blockedBy.isEmpty());
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!form.isSending());
        QCOMPARE(readBack(*m_second.licenseArn).version, std::optional(u"1"_s));
    }

    void aConflictIsShownAndResolved()
    {
        const License base = test::issued(m_world->local, u"Contested"_s);
        EditLicensePage form(m_world->context, base,
                             originOf(*m_world->local.session, m_world->local.vendor()));
        show(form);
        auto theirs = restatement(base);
        theirs.clientToken = newClientToken();
        theirs.productName = u"Theirs"_s;
        QVERIFY(m_world->local.call<licensemanager::CreateLicenseVersion>(m_world->local.vendor(),
                                                                          theirs));
        auto mine = form.form().value<licensemanager::CreateLicenseVersion::Request>();
        mine.licenseName = u"Mine"_s;
        form.form().edit(mine);
        form.review();
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(form.findChild<QPushButton *>(u"resolve"_s));
        QTest::keyClick(form.findChild<QPushButton *>(u"resolve"_s), Qt::Key_Space);
        QTRY_VERIFY(form.reviewPanel().isVisible());
        QSignalSpy sent(&form, &FormPage::sent);
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        const License both = readBack(*base.licenseArn);
        QCOMPARE(both.licenseName, std::optional(u"Mine"_s));
        QCOMPARE(both.productName, std::optional(u"Theirs"_s));
        QCOMPARE(both.version, std::optional(u"3"_s));
    }

    void createsALicense()
    {
        auto request = test::licenseRequest(u"By form"_s);
        request.clientToken.clear();
        NewLicensePage form(m_world->context, m_world->local.vendor(), {});
        show(form);
        form.form().edit(request);
        form.review();
        QSignalSpy sent(&form, &FormPage::sent);
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(readBack(form.licenseArn()).licenseName, std::optional(u"By form"_s));
    }

    void aDuplicateIsPrefilled()
    {
        const auto page = loaded<IssuedLicensesPage>();
        makeCurrent(*page, m_second);
        const auto form = formAfter<NewLicensePage>(
            *page, [&] { actionOf(*page, u"Duplicate license…"_s)->trigger(); });
        show(*form);
        const auto request = form->form().value<licensemanager::CreateLicense::Request>();
        QCOMPARE(request.licenseName, *m_second.licenseName + u" (copy)"_s);
        QCOMPARE(request.productSku, *m_second.productSku);
        QCOMPARE(request.entitlements, *m_second.entitlements);
        const auto hasHint = [&] {
            for (const QLabel *label : form->findChildren<QLabel *>()) {
                if (label->isVisible()
                    && label->text().startsWith(*m_second.licenseName + u" has "_s))
                    return true;
            }
            return false;
        };
        QVERIFY(hasHint());
        form->form().focusField(u"ProductSKU"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"-2"_s);
        QVERIFY(!hasHint());
    }

    void manyLicensesComeFromATable()
    {
        const auto page = loaded<IssuedLicensesPage>();
        makeCurrent(*page, m_second);
        Page *tab = nullptr;
        connect(page.get(), &Page::tabRequested, this, [&](Page *opened) { tab = opened; });
        actionOf(*page, u"Like this from CSV…"_s)->trigger();
        const std::unique_ptr<ManyLicensesPage> many(qobject_cast<ManyLicensesPage *>(tab));
        QVERIFY(many);
        show(*many);
        auto *start = many->findChild<QPushButton *>(u"start"_s);
        QVERIFY(!start->isEnabled());
        many->focusContent();
        QGuiApplication::clipboard()->setText(
            u"LicenseName,ProductSKU,MaxCount of Seats\nSheet 1,sheet-1,5\nSheet 2,sheet-2,x"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(many->model().rowCount(), 2);
        QVERIFY(!start->isEnabled()); // a line is wrong
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QTest::keyClicks(QApplication::focusWidget(), u"7"_s);
        QVERIFY2(start->isEnabled(), qPrintable(start->toolTip()));
        QCOMPARE(start->text(), u"Create 2 license(s)"_s);
        QSignalSpy changed(many.get(), &BulkPage::changed);
        QTest::keyClick(many.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(many->jobPanel().job()->progress().done, 2);
        const auto listed = m_world->local.call<licensemanager::ListLicenses>(
            m_world->local.vendor(),
            {.filters = QList<Filter>{{u"ProductSKU"_s, QList<QString>{u"sheet-2"_s}}}});
        QCOMPARE(listed->licenses->size(), 1);
        QCOMPARE(listed->licenses->first().entitlements->first().maxCount,
                 std::optional<qint64>(7));
        QCOMPARE(listed->licenses->first().beneficiary, m_second.beneficiary);
    }

    void aTemplateIsSavedUsedAndDeleted()
    {
        const auto page = loaded<IssuedLicensesPage>();
        makeCurrent(*page, m_second);
        actionOf(*page, u"Save as template…"_s)->trigger();
        auto *naming = page->findChild<QDialog *>(u"templateNameDialog"_s);
        QVERIFY(naming);
        QTest::keyClicks(naming->focusWidget(), u"Standard"_s); // over the selected name
        QTest::keyClick(naming->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!page->findChild<QDialog *>(u"templateNameDialog"_s));

        actionOf(*page, u"New from template…"_s)->trigger();
        auto *choosing = page->findChild<QDialog *>(u"templatesDialog"_s);
        QVERIFY(choosing);
        const auto form = formAfter<NewLicensePage>(
            *page, [&] { QTest::keyClick(choosing->focusWidget(), Qt::Key_Return); });
        const auto request = form->form().value<licensemanager::CreateLicense::Request>();
        QCOMPARE(request.licenseName, *m_second.licenseName);
        QCOMPARE(request.validity, *m_second.validity);

        // A form in work can be saved as a template too.
        QTRY_VERIFY(!page->findChild<QDialog *>(u"templatesDialog"_s));
        show(*form);
        actionOf(*form, u"Save as template…"_s)->trigger();
        auto *again = form->findChild<QDialog *>(u"templateNameDialog"_s);
        QVERIFY(again);
        QTest::keyClicks(again->focusWidget(), u"Standard"_s);
        QCOMPARE(again->findChild<QPushButton *>(u"keepTemplate"_s)->text(), u"Replace template"_s);
        QTest::keyClick(again, Qt::Key_Escape);

        page->activateWindow();
        actionOf(*page, u"New from template…"_s)->trigger();
        choosing = page->findChild<QDialog *>(u"templatesDialog"_s);
        QTest::keyClick(choosing->findChild<QPushButton *>(u"deleteTemplate"_s), Qt::Key_Space);
        QPushButton *confirmButton = nullptr;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == u"confirmation"_s && window->isVisible())
                confirmButton = window->findChild<QPushButton *>(u"confirm"_s);
        }
        QVERIFY(confirmButton);
        confirmButton->click();
        QVERIFY(LicenseTemplates(m_world->settings).names().isEmpty());
        QTest::keyClick(choosing, Qt::Key_Escape);
    }

    void aLicenseLeadsToItsForms()
    {
        const auto page = loaded<IssuedLicensesPage>();
        makeCurrent(*page, m_second);
        const auto checkOut =
            formAfter<FormPage>(*page, [&] { actionOf(*page, u"Check out…"_s)->trigger(); });
        const auto out = checkOut->form().value<licensemanager::CheckoutLicense::Request>();
        QCOMPARE(out.productSku, *m_second.productSku);
        QCOMPARE(out.beneficiary, m_second.beneficiary);
        QCOMPARE(out.entitlements.size(), m_second.entitlements->size());
        const auto borrow =
            formAfter<FormPage>(*page, [&] { actionOf(*page, u"Borrow…"_s)->trigger(); });
        QCOMPARE(borrow->form().value<licensemanager::CheckoutBorrowLicense::Request>().licenseArn,
                 *m_second.licenseArn);
        const auto token =
            formAfter<FormPage>(*page, [&] { actionOf(*page, u"New token…"_s)->trigger(); });
        QCOMPARE(token->form().value<licensemanager::CreateToken::Request>().licenseArn,
                 *m_second.licenseArn);
    }

    void deletesAfterAskingOnly()
    {
        const License doomed = test::issued(m_world->local, u"Doomed"_s);
        const auto page = loaded<IssuedLicensesPage>();
        for (int row = 0; row < page->model().rowCount(); ++row) {
            if (page->model().record<License>(row).licenseArn == doomed.licenseArn)
                page->showRow(page->model().key(row));
        }
        page->focusContent();
        QAction *remove = actionOf(*page, u"Delete license…"_s);
        QVERIFY2(remove->isEnabled(), qPrintable(remove->statusTip()));
        QTest::keyClick(page->focusWidget(), Qt::Key_Delete);
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(readBack(*doomed.licenseArn).status
                == Open<LicenseStatus>(LicenseStatus::Available));

        remove->trigger();
        QTRY_VERIFY(page->window()->findChild<QDialog *>(u"confirmation"_s));
        for (QDialog *each : page->window()->findChildren<QDialog *>(u"confirmation"_s)) {
            if (each->isVisible())
                each->findChild<QPushButton *>(u"confirm"_s)->click();
        }
        QTRY_VERIFY(readBack(*doomed.licenseArn).status
                    != Open<LicenseStatus>(LicenseStatus::Available));
    }

    void exportsWhatIsShown()
    {
        const auto page = loaded<IssuedLicensesPage>();
        const auto document = page->exportDocument();
        QCOMPARE(document->sections.size(), size_t(1));
        const auto &table = document->sections[0].tables[0].rows;
        QCOMPARE(table->rowCount(), qint64(page->model().rowCount()));
        std::vector<TableCell> cells;
        table->readRow(0, cells);
        QCOMPARE(QString::fromStdString(cells[0].text),
                 page->model().record<License>(0).licenseName.value_or(QString()));
    }

    void receivedGrantsAreActivated()
    {
        const License license = test::issued(m_world->local, u"Shared"_s, u"shared"_s);
        const Grant grant = test::granted(m_world->local, license, u"to customer"_s);
        QVERIFY(m_world->local.call<licensemanager::AcceptGrant>(m_world->local.customer(),
                                                                 {grant.grantArn}));
        const auto page = loaded<ReceivedLicensesPage>();
        for (int row = 0; row < page->model().rowCount(); ++row) {
            if (page->model().record<GrantedLicense>(row).licenseArn == license.licenseArn)
                page->showRow(page->model().key(row));
        }
        QAction *activate = actionOf(*page, u"Activate grant…"_s);
        QVERIFY2(activate->isEnabled(), qPrintable(activate->statusTip()));
        activate->trigger();
        QTRY_VERIFY(page->findChild<QDialog *>(u"activationDialog"_s));
        auto *confirm = page->findChild<QPushButton *>(u"activate"_s);
        QTRY_VERIFY(confirm->isEnabled());
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_VERIFY([&] {
            const auto read = m_world->local.call<licensemanager::GetGrant>(
                m_world->local.customer(), {grant.grantArn, {}});
            return read && read->grant && read->grant->grantStatus == GrantStatus::Active;
        }());
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    License m_first;
    License m_second;
};

QTEST_MAIN(TestLicensePages)
#include "tst_licensepages.moc"
