// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/tokens.h"
#include "domain/resourceinventory.h"
#include "forms/assetruleseditor.h"
#include "grids/noticeband.h"
#include "pages/accesstokendialog.h"
#include "pages/assetgroupspage.h"
#include "pages/checkoutspage.h"
#include "pages/conversiontaskspage.h"
#include "pages/formpage.h"
#include "pages/inventorypage.h"
#include "pages/jobpanel.h"
#include "pages/reportgeneratorspage.h"
#include "pages/rulesetspage.h"
#include "pages/signedtokendialog.h"
#include "pages/tokendialog.h"
#include "pages/tokenspage.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// The pages of resources: each operation from its place in the window to the embedded service.
class TestResourcePages : public QObject {
    Q_OBJECT

    template <class P> std::unique_ptr<P> loaded()
    {
        auto page = std::make_unique<P>(m_world->context);
        page->resize(1300, 700);
        page->show();
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        connect(page.get(), &Page::tabRequested, page.get(), [this](Page *tab) {
            m_form.reset(qobject_cast<FormPage *>(tab));
            m_form->resize(900, 800);
            m_form->show();
        });
        return page;
    }
    /// The action of a page whose text begins with `text`, without its mnemonic.
    static QAction *action(const Page &page, const QString &text)
    {
        for (QAction *action : page.pageActions()) {
            if (action->text().remove(u'&').startsWith(text))
                return action;
        }
        return nullptr;
    }
    template <class W> W *named(const QString &name)
    {
        for (W *widget : m_form->findChildren<W *>()) {
            const QString spoken = widget->accessibleName();
            if ((spoken == name || spoken == name + u", required"_s) && widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = named<QLineEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void typeLines(const QString &name, const QString &text)
    {
        auto *edit = named<QPlainTextEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setPlainText(text);
    }
    /// Reviews and sends the form that is open.
    void send()
    {
        bool isSent = false;
        connect(m_form.get(), &FormPage::sent, m_form.get(), [&isSent] { isSent = true; });
        m_form->review();
        QCOMPARE(m_form->reviewPanel().review().blockedBy, QString());
        emit m_form->reviewPanel().sendRequested();
        QTRY_VERIFY(isSent);
    }
    static void confirmIn(QWidget *page)
    {
        auto *button = page->window()->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    struct Borrowed {
        QString token;
        QString publicKey;
    };
    Borrowed borrowOne()
    {
        const QString signKey = u"arn:aws:kms:us-east-1:111122223333:key/1"_s;
        auto request = test::licenseRequest(u"boat"_s);
        request.issuer.signKey = signKey;
        request.consumptionConfiguration.provisionalConfiguration.reset();
        request.consumptionConfiguration.borrowConfiguration = BorrowConfiguration{true, 60};
        const auto made =
            m_world->local.call<licensemanager::CreateLicense>(m_world->local.vendor(), request);
        License license;
        license.licenseArn = made->licenseArn;
        license.entitlements = request.entitlements;
        m_form.reset(makeBorrowForm(
            m_world->context,
            {m_world->local.vendor(), u"aws"_s, m_world->local.vendorAccount(), u"us-east-1"_s},
            license));
        m_form->show();
        send();
        if (m_world->checkouts.held().isEmpty())
            return {};
        const auto key = LocalService::publicKey(m_world->local.launcher.folder(), signKey);
        return {m_world->checkouts.held().first().checkout.signedToken.value_or(QString()),
                QString::fromUtf8(key.value_or(QByteArray()))};
    }
    QString ruleset(const QString &name)
    {
        MatchingRuleStatement statement{u"Platform"_s, u"EQUALS"_s, {u"Linux"_s}};
        AssetConditions conditions;
        conditions.matching = {statement};
        licensemanager::CreateLicenseAssetRuleset::Request request;
        request.name = name;
        request.rules = {ruleOf(conditions)};
        request.clientToken = name;
        const auto made = m_world->local.call<licensemanager::CreateLicenseAssetRuleset>(
            m_world->local.vendor(), request);
        return made ? made->licenseAssetRulesetArn : QString();
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup()
    {
        m_form.reset();
        m_world.reset();
    }

    void makesChangesAndDeletesAReportGenerator()
    {
        licensemanager::CreateLicenseConfiguration::Request configuration;
        configuration.name = u"counted"_s;
        configuration.licenseCountingType = LicenseCountingType::Vcpu;
        const auto counted = m_world->local.call<licensemanager::CreateLicenseConfiguration>(
            m_world->local.vendor(), configuration);
        QVERIFY(counted);
        const auto page = loaded<ReportGeneratorsPage>();
        action(*page, u"New report generator"_s)->trigger();
        type(u"Name"_s, u"monthly"_s);
        typeLines(u"Description"_s, u"of everything"_s);
        typeLines(u"License configuration ARNs"_s, *counted->licenseConfigurationArn);
        send();
        QTRY_COMPARE(page->model().rowCount(), 1);
        QCOMPARE(page->model().record<ReportGenerator>(0).reportGeneratorName, u"monthly"_s);
        page->showRow(page->model().key(0));

        action(*page, u"Edit"_s)->trigger();
        QVERIFY(!m_form->hasUnsentChanges());
        type(u"Name"_s, u"weekly"_s);
        QVERIFY(m_form->hasUnsentChanges());
        send();
        QTRY_COMPARE(page->model().record<ReportGenerator>(0).reportGeneratorName, u"weekly"_s);
        QCOMPARE(page->model().record<ReportGenerator>(0).description, u"of everything"_s);

        action(*page, u"Delete"_s)->trigger();
        confirmIn(page.get());
        QTRY_COMPARE(page->model().rowCount(), 0);
    }

    void marksWhatTheServiceWouldRefuse()
    {
        const auto page = loaded<ReportGeneratorsPage>();
        action(*page, u"New report generator"_s)->trigger();
        m_form->review();
        QVERIFY(!m_form->reviewPanel().review().blockedBy.isEmpty());
        QCOMPARE(m_form->form().problemCount(), 2); // a name, and what to report on
        type(u"Name"_s, u"named"_s);
        typeLines(u"License configuration ARNs"_s,
                  u"arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-1"_s);
        QTRY_VERIFY(m_form->reviewPanel().review().blockedBy.isEmpty());
        QCOMPARE(m_form->form().problemCount(), 0);
    }

    void buildsARuleset()
    {
        const auto page = loaded<RulesetsPage>();
        const int managed = page->model().rowCount();
        QVERIFY(managed > 0); // those of AWS
        page->showRow(page->model().key(0));
        QVERIFY(!action(*page, u"Edit"_s)->isEnabled());
        QVERIFY(!action(*page, u"Delete"_s)->isEnabled());

        action(*page, u"New ruleset"_s)->trigger();
        type(u"Name"_s, u"linux machines"_s);
        type(u"Property of new entry"_s, u"Platform"_s);
        type(u"Comparison of Platform"_s, u"EQUALS"_s);
        type(u"Values of Platform"_s, u"Linux, Ubuntu"_s);
        send();
        QTRY_COMPARE(page->model().rowCount(), managed + 1);
        LicenseAssetRuleset made;
        for (int row = 0; row <= managed; ++row) {
            if (page->model().record<LicenseAssetRuleset>(row).name == u"linux machines"_s)
                made = page->model().record<LicenseAssetRuleset>(row);
        }
        QCOMPARE(made.rules.size(), 1);
        const AssetConditions conditions = conditionsOf(made.rules.first());
        QCOMPARE(conditions.type, AssetType::Instance);
        QCOMPARE(conditions.matching.size(), 1);
        QCOMPARE(conditions.matching.first().valueToMatch, QStringList({u"Linux"_s, u"Ubuntu"_s}));
    }

    void marksARuleThatTheServiceWouldRefuse()
    {
        const auto page = loaded<RulesetsPage>();
        action(*page, u"New ruleset"_s)->trigger();
        type(u"Name"_s, u"wrong"_s);
        type(u"Property of new entry"_s, u"Colour"_s);
        type(u"Comparison of Colour"_s, u"EQUALS"_s);
        type(u"Values of Colour"_s, u"red"_s);
        m_form->review();
        QVERIFY(!m_form->reviewPanel().review().blockedBy.isEmpty());
        QCOMPARE(m_form->form().problemCount(), 1);
        auto *property = named<QLineEdit>(u"Property of Colour"_s);
        QVERIFY(property && property->accessibleDescription().contains(u"Colour"_s));
        property->setFocus();
        property->selectAll();
        QTest::keyClicks(property, u"Platform"_s);
        type(u"Comparison of Platform"_s, u"ABOUT"_s);
        QCOMPARE(m_form->form().problemCount(), 1);
        type(u"Comparison of Platform"_s, u"NOT_EQUALS"_s);
        QCOMPARE(m_form->form().problemCount(), 0);
        send();
    }

    void makesAnAssetGroup()
    {
        const QString rules = ruleset(u"rules"_s);
        const auto page = loaded<AssetGroupsPage>();
        action(*page, u"New asset group"_s)->trigger();
        type(u"Name"_s, u"farm"_s);
        type(u"Usage dimension of new entry"_s, u"vCPU"_s);
        typeLines(u"Rulesets"_s, rules);
        send();
        QTRY_COMPARE(page->model().rowCount(), 1);
        const auto group = page->model().record<LicenseAssetGroup>(0);
        QCOMPARE(group.associatedLicenseAssetRulesetArNs, QStringList{rules});
        page->showRow(page->model().key(0));
        action(*page, u"Edit"_s)->trigger();
        typeLines(u"Description"_s, u"of the render farm"_s);
        send();
        QTRY_COMPARE(page->model().record<LicenseAssetGroup>(0).description,
                     u"of the render farm"_s);
        action(*page, u"Delete"_s)->trigger();
        confirmIn(page.get());
        QTRY_VERIFY(page->model().rowCount() == 0
                    || page->model().record<LicenseAssetGroup>(0).status
                        == LicenseAssetGroupStatus::Deleted);
    }

    void showsANewTokenOnce()
    {
        const License license = test::issued(m_world->local, u"tool"_s);
        const auto page = loaded<TokensPage>();
        action(*page, u"New token"_s)->trigger();
        type(u"License ARN"_s, license.licenseArn.value_or(QString()));
        send();
        TokenDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = page->window()->findChild<TokenDialog *>()) && dialog->isVisible());
        const QString token = dialog->findChild<QPlainTextEdit *>(u"token"_s)->toPlainText();
        QCOMPARE(token.count(u'.'), 2); // a JWT
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"&Copy"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), token);
        dialog->reject();
        QTRY_COMPARE(page->model().rowCount(), 1);

        action(*page, u"Get an access token"_s)->trigger();
        auto *exchange = page->findChild<AccessTokenDialog *>();
        QVERIFY(exchange);
        exchange->findChild<QLineEdit *>(u"refreshToken"_s)->setText(token);
        for (QPushButton *button : exchange->findChildren<QPushButton *>()) {
            if (button->text() == u"Get access token"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY((dialog = page->findChild<TokenDialog *>()) && dialog->isVisible());
        const QString access = dialog->findChild<QPlainTextEdit *>(u"token"_s)->toPlainText();
        QCOMPARE(access.count(u'.'), 2);
        QVERIFY(access != token);
        dialog->reject();

        page->showRow(page->model().key(0));
        action(*page, u"Delete"_s)->trigger();
        confirmIn(page.get());
        QTRY_VERIFY(page->model().rowCount() == 0
                    || page->model().record<TokenData>(0).status != u"AVAILABLE"_s);
    }

    void deletesSeveralTokens()
    {
        const License license = test::issued(m_world->local, u"tools"_s);
        for (int i = 0; i < 3; ++i) {
            licensemanager::CreateToken::Request request;
            request.licenseArn = *license.licenseArn;
            request.clientToken = newClientToken();
            QVERIFY(
                m_world->local.call<licensemanager::CreateToken>(m_world->local.vendor(), request));
        }
        const auto page = loaded<TokensPage>();
        QCOMPARE(page->model().rowCount(), 3);
        page->focusContent();
        QTest::keyClick(page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(page->focusWidget(), Qt::Key_Delete);
        auto *typed = page->window()->findChild<QLineEdit *>(u"typed"_s);
        QVERIFY(typed);
        QTest::keyClicks(typed, u"3"_s);
        confirmIn(page.get());
        auto *jobs = page->findChild<JobPanel *>();
        QTRY_VERIFY(jobs->job() && !jobs->isRunning());
        QCOMPARE(jobs->job()->progress().done, 3);
        QTRY_VERIFY(page->model().rowCount() == 0
                    || page->model().record<TokenData>(0).status != u"AVAILABLE"_s);
    }

    void checksOutExtendsAndChecksIn()
    {
        const License license = test::issued(m_world->local, u"tool"_s, u"tool"_s);
        const CheckoutPlace place{m_world->local.vendor(), u"aws"_s, m_world->local.vendorAccount(),
                                  u"us-east-1"_s};
        const auto page = loaded<CheckoutsPage>();
        m_form.reset(makeCheckoutForm(m_world->context, place, license));
        m_form->show();
        send();
        QCOMPARE(m_world->checkouts.held().size(), 1);
        QCOMPARE(page->model().rowCount(), 1);
        page->showRow(page->model().key(0));
        const QString issued = m_world->checkouts.held().first().checkout.consumptionToken;
        QVERIFY(!issued.isEmpty());
        // Secrets are in no cell and in no text of the details.
        for (int column = 0; column < page->model().columnCount(); ++column)
            QVERIFY(page->model().index(0, column).data().toString() != issued);
        for (const auto *text : page->details()->findChildren<QPlainTextEdit *>())
            QVERIFY(!text->toPlainText().contains(issued));

        QSignalSpy told(page.get(), &Page::statusMessage);
        const DateText until = *m_world->checkouts.held().first().checkout.expiration;
        const auto extend = [&](bool isTrial) {
            action(*page, u"Extend"_s)->trigger();
            auto *dialog = page->findChild<QDialog *>(u"extendDialog"_s);
            if (isTrial)
                QTest::keyClick(dialog->findChild<QCheckBox *>(u"dryRun"_s), Qt::Key_Space);
            dialog->findChild<QPushButton *>(u"copyAs"_s)->menu()->actions().first()->trigger();
            const QString copied = QGuiApplication::clipboard()->text();
            QVERIFY(copied.contains(u"extend-license-consumption"_s));
            QVERIFY(!copied.contains(issued)); // a placeholder stands for the secret
            QCOMPARE(copied.contains(u"dry-run"_s), isTrial);
            QTest::keyClick(dialog->findChild<QPushButton *>(u"extend"_s), Qt::Key_Space);
            QTRY_VERIFY(!page->findChild<QDialog *>(u"extendDialog"_s));
        };
        extend(true);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.takeFirst().first().toString().contains(u"nothing was changed"_s));
        QCOMPARE(*m_world->checkouts.held().first().checkout.expiration, until);
        extend(false);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), u"Extended."_s);

        // A second one: both are checked in at once.
        m_form.reset(makeCheckoutForm(m_world->context, place, license));
        m_form->show();
        send();
        QTRY_COMPARE(page->model().rowCount(), 2);
        page->focusContent();
        QTest::keyClick(page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!action(*page, u"Extend"_s)->isEnabled());
        action(*page, u"Check in"_s)->trigger();
        confirmIn(page.get());
        QTRY_VERIFY(m_world->checkouts.held().isEmpty());
        QTRY_COMPARE(page->model().rowCount(), 0);
        const auto usage = m_world->local.call<licensemanager::GetLicenseUsage>(
            m_world->local.vendor(), {*license.licenseArn});
        QCOMPARE(usage->licenseUsage->entitlementUsages->first().consumedValue, u"0"_s);
    }

    void verifiesASignedToken()
    {
        SignedTokenDialog dialog(m_world->theme, m_world->clipboard, u"not a token"_s);
        auto *token = dialog.findChild<QPlainTextEdit *>(u"token"_s);
        auto *key = dialog.findChild<QPlainTextEdit *>(u"key"_s);
        auto *content = dialog.findChild<QPlainTextEdit *>(u"content"_s);
        const auto *verdict = dialog.findChild<NoticeBand *>();
        QCOMPARE(verdict->notice().tone, Tone::Danger);
        const auto borrowed = borrowOne();
        QVERIFY(!borrowed.token.isEmpty());
        token->setPlainText(borrowed.token);
        QCOMPARE(verdict->notice().tone, Tone::Info);
        QVERIFY(content->toPlainText().contains(u"\"alg\": \"PS384\""_s));
        key->setPlainText(borrowed.publicKey);
        QCOMPARE(verdict->notice().tone, Tone::Success);
        QString forged = borrowed.token;
        const qsizetype dot = forged.indexOf(u'.');
        forged[dot + 5] = forged[dot + 5] == u'A' ? u'B' : u'A';
        token->setPlainText(forged);
        QCOMPARE(verdict->notice().tone, Tone::Danger);
    }

    void showsTheInventoryWithDetails()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        const auto page = loaded<InventoryPage>();
        QVERIFY(page->model().rowCount() > 0);
        page->showRow(page->model().key(0));
        const QString id =
            page->model().record<ResourceInventory>(0).resourceId.value_or(QString());
        bool isShown = false;
        for (const QLabel *label : page->details()->findChildren<QLabel *>())
            isShown = isShown || label->text() == id;
        QVERIFY(isShown);
    }

    void beginsAConversion()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        const auto inventory = loaded<InventoryPage>();
        ResourceInventory machine;
        for (int row = 0; row < inventory->model().rowCount(); ++row) {
            const auto resource = inventory->model().record<ResourceInventory>(row);
            if (resource.usageOperation == u"RunInstances:0800"_s
                && resource.resourceOwningAccountId == u"444455556666"_s)
                machine = resource;
        }
        QVERIFY(machine.resourceArn);
        const auto page = loaded<ConversionTasksPage>();
        action(*page, u"New conversion"_s)->trigger();
        type(u"Resource ARN"_s, *machine.resourceArn);
        type(u"From usage operation"_s, u"RunInstances:0800"_s);
        type(u"To usage operation"_s, u"RunInstances:0002"_s);
        m_form->review();
        QVERIFY(m_form->details());
        QVERIFY(m_form->reviewPanel().review().call.cli.contains(
            u"create-license-conversion-task-for-resource"_s));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<FormPage> m_form;
};

QTEST_MAIN(TestResourcePages)
#include "tst_resourcepages.moc"
