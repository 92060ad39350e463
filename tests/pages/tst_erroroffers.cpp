// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/control/control.h"
#include "api/licensemanager/associations.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "pages/checkoutspage.h"
#include "pages/configurationspage.h"
#include "pages/detailtabs.h"
#include "pages/erroroffers.h"
#include "pages/formpage.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"
#include "workflows/granting.h"
#include "workflows/singlecall.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::licensemanager;

namespace {

/// Follows one workflow as the pages do.
class WorkflowPage final : public Page {
public:
    explicit WorkflowPage(PageContext &context)
        : band(new NoticeBand(context.theme, this)), offers(new ErrorOffers(context, *this, *band))
    {
        setLayout(new QVBoxLayout);
        layout()->addWidget(band);
    }
    QString title() const override { return {}; }
    Symbol symbol() const override { return Symbol::Jobs; }
    void refresh() override { }
    void follow(Workflow &workflow)
    {
        connect(&workflow, &Workflow::finished, this, [this, &workflow] {
            if (workflow.state() != Workflow::State::Done)
                offers->show(workflow);
        });
    }

    NoticeBand *band;
    ErrorOffers *offers;
};

} // namespace

/// Errors that people really meet, provoked at the embedded service, and the buttons that are
/// offered for them.
class TestErrorOffers : public QObject {
    Q_OBJECT

    /// The band of a page once it says this.
    NoticeBand *bandSaying(QWidget *page, const QString &text)
    {
        NoticeBand *found = nullptr;
        test::LocalWorld::waitFor([&] {
            for (NoticeBand *band : page->findChildren<NoticeBand *>()) {
                const Notice &notice = band->notice();
                if ((notice.headline + u' ' + notice.text).contains(text))
                    found = band;
            }
            return found != nullptr;
        });
        return found;
    }
    /// Presses the button with these words, by keyboard.
    void accept(QWidget *page, const QString &words)
    {
        QPushButton *wanted = nullptr;
        test::LocalWorld::waitFor([&] {
            for (auto *button : page->findChildren<QPushButton *>()) {
                if (button->isVisible() && button->text() == words)
                    wanted = button;
            }
            return wanted != nullptr;
        });
        QVERIFY2(wanted, qPrintable(words));
        wanted->setFocus();
        QTest::keyClick(wanted, Qt::Key_Space);
    }
    void fault(const char *operation, const QString &code, qint64 count = 1)
    {
        Fault fault;
        fault.operation = QString::fromLatin1(operation);
        fault.status = 400;
        fault.code = code;
        fault.count = count;
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), fault));
    }
    /// The form of a check-out by this account, sent.
    std::unique_ptr<FormPage> checkOut(const QString &connection, const License &license,
                                       const QString &account)
    {
        std::unique_ptr<FormPage> form(makeCheckoutForm(
            m_world->context, {connection, u"aws"_s, account, u"us-east-1"_s}, license));
        form->resize(1000, 800);
        form->show();
        form->activateWindow();
        send(*form);
        return form;
    }
    void send(FormPage &form)
    {
        form.review();
        QCOMPARE(form.reviewPanel().review().blockedBy, QString());
        emit form.reviewPanel().sendRequested();
    }
    void show(QWidget &page)
    {
        page.resize(1200, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void theHomeRegionIsUsed()
    {
        WorkflowPage page(m_world->context);
        show(page);
        SingleCall<CreateLicense> call(*m_world->local.session, test::LocalWorld::vendor());
        page.follow(call);
        call.start(test::licenseRequest(u"orbit"_s), u"orbit"_s, u"eu-west-1"_s);
        QVERIFY(bandSaying(&page, u"the home Region is us-east-1"_s));
        accept(&page, u"Use us-east-1"_s);
        QTRY_COMPARE(call.state(), Workflow::State::Done);
    }

    void theRightfulAccountSignsIn_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("its connection is open") << true;
        QTest::newRow("its connection is closed") << false;
    }
    void theRightfulAccountSignsIn()
    {
        QFETCH(bool, isOpen);
        const License license = test::issued(m_world->local, u"orbit"_s);
        const Grant grant = test::granted(m_world->local, license, u"orbit-ci"_s);
        const QString vendor = m_world->local.vendorAccount();
        if (!isOpen)
            m_world->local.session->close(test::LocalWorld::vendor());
        WorkflowPage page(m_world->context);
        show(page);
        Granting granting(*m_world->local.session, test::LocalWorld::customer());
        page.follow(granting);
        granting.remove(grant);
        QVERIFY(bandSaying(&page, u"signs for account"_s));
        accept(&page, u"Sign in to "_s + vendor);
        QVERIFY(bandSaying(&page, u"Local (vendor) signs for account "_s + vendor));
        accept(&page, u"Send with Local (vendor)"_s);
        QTRY_COMPARE(granting.state(), Workflow::State::Done);
    }

    void anUnknownAccountLeadsToConnections()
    {
        const License license = test::issued(m_world->local, u"orbit"_s);
        Grant grant = test::granted(m_world->local, license, u"orbit-ci"_s);
        // As a grantor that nobody has a connection for.
        WorkflowPage page(m_world->context);
        show(page);
        QSignalSpy opened(&page, &Page::openRequested);
        m_world->local.session->registry() = ConnectionRegistry(Environment(), {}, nullptr);
        Granting granting(*m_world->local.session, test::LocalWorld::customer());
        page.follow(granting);
        grant.parentArn.replace(m_world->local.vendorAccount(), u"999988887777"_s);
        grant.licenseArn.replace(m_world->local.vendorAccount(), u"999988887777"_s);
        grant.grantArn.replace(m_world->local.vendorAccount(), u"999988887777"_s);
        granting.remove(grant);
        accept(&page, u"Sign in to 999988887777"_s);
        QVERIFY(bandSaying(&page, u"No connection is known"_s));
        accept(&page, u"Show connections"_s);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"connections"_s);
    }

    void anExpiredSignInIsRenewed()
    {
        const License license = test::issued(m_world->local, u"orbit"_s);
        fault("CheckoutLicense", u"ExpiredTokenException"_s);
        const auto form =
            checkOut(test::LocalWorld::vendor(), license, m_world->local.vendorAccount());
        QVERIFY(bandSaying(form.get(), u"expired"_s));
        QSignalSpy sent(form.get(), &FormPage::sent);
        accept(form.get(), u"Sign in again"_s);
        accept(form.get(), u"Send with Local (vendor)"_s);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(m_world->checkouts.held().size(), 1);
    }

    void aThrottledCallIsSentAgain()
    {
        const License license = test::issued(m_world->local, u"orbit"_s);
        fault("CheckoutLicense", u"RateLimitExceededException"_s, 0);
        const auto form =
            checkOut(test::LocalWorld::vendor(), license, m_world->local.vendorAccount());
        QVERIFY(bandSaying(form.get(), u"too many were sent"_s));
        QVERIFY(m_world->local.call<control::ClearFaults>(test::LocalWorld::vendor(), {}));
        QSignalSpy sent(form.get(), &FormPage::sent);
        accept(form.get(), u"Retry"_s);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(m_world->checkouts.held().size(), 1);
    }

    void aMissingBeneficiaryIsNamed()
    {
        License license = test::issued(m_world->local, u"orbit"_s);
        const QString name = *std::exchange(license.beneficiary, std::nullopt);
        const auto form =
            checkOut(test::LocalWorld::vendor(), license, m_world->local.vendorAccount());
        QVERIFY(bandSaying(form.get(), u"without its beneficiary"_s));
        accept(form.get(), u"Name the beneficiary"_s);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->accessibleName(), u"Beneficiary"_s);
        QTest::keyClicks(field, name);
        QSignalSpy sent(form.get(), &FormPage::sent);
        send(*form);
        QTRY_COMPARE(sent.size(), 1);
    }

    void aDisabledGrantIsActivated()
    {
        License license = test::issued(m_world->local, u"orbit"_s);
        const Grant grant = test::granted(m_world->local, license, u"orbit-ci"_s);
        QVERIFY(m_world->local.call<AcceptGrant>(test::LocalWorld::customer(), {grant.grantArn}));
        license.beneficiary.reset();
        const auto form =
            checkOut(test::LocalWorld::customer(), license, m_world->local.customerAccount());
        QVERIFY(bandSaying(form.get(), u"no active grant"_s));
        accept(form.get(), u"Activate grant"_s);
        QPushButton *activate = nullptr;
        QTRY_VERIFY((activate = form->findChild<QPushButton *>(u"activate"_s))
                    && activate->isEnabled());
        QTest::keyClick(activate, Qt::Key_Space);
        QVERIFY(bandSaying(form.get(), u"orbit-ci is active"_s));
        QSignalSpy sent(form.get(), &FormPage::sent);
        accept(form.get(), u"Check out"_s);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(m_world->checkouts.held().size(), 1);
    }

    void withNothingLeftTheCheckOutsAreShown()
    {
        License license = test::issued(m_world->local, u"orbit"_s);
        CheckoutLicense::Request all;
        all.productSku = *license.productSku;
        all.keyFingerprint = *license.issuer->keyFingerprint;
        all.checkoutType = CheckoutType::Provisional;
        all.beneficiary = license.beneficiary;
        all.entitlements = {{u"Seats"_s, u"100"_s, EntitlementUnit::Count}};
        all.clientToken = newClientToken();
        QVERIFY(m_world->local.call<CheckoutLicense>(test::LocalWorld::vendor(), all));
        const auto form =
            checkOut(test::LocalWorld::vendor(), license, m_world->local.vendorAccount());
        QVERIFY(bandSaying(form.get(), u"at its maximum"_s));
        QSignalSpy opened(form.get(), &Page::openRequested);
        accept(form.get(), u"Show check-outs"_s);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"check-outs"_s);
    }

    void aConfigurationInUseShowsItsResources()
    {
        CreateLicenseConfiguration::Request request;
        request.name = u"Windows"_s;
        request.licenseCountingType = LicenseCountingType::Vcpu;
        const auto made =
            m_world->local.call<CreateLicenseConfiguration>(test::LocalWorld::vendor(), request);
        QVERIFY(made);
        InventoryResource machine;
        machine.resourceArn =
            u"arn:aws:ec2:us-east-1:%1:instance/i-0a1b2c3d"_s.arg(m_world->local.vendorAccount());
        machine.resourceType = ResourceType::Ec2Instance;
        QVERIFY(m_world->local.call<control::PutInventoryResource>(test::LocalWorld::vendor(),
                                                                   machine));
        UpdateLicenseSpecificationsForResource::Request attach;
        attach.resourceArn = machine.resourceArn;
        attach.addLicenseSpecifications =
            QList<LicenseSpecification>{{*made->licenseConfigurationArn, {}}};
        QVERIFY(m_world->local.call<UpdateLicenseSpecificationsForResource>(
            test::LocalWorld::vendor(), attach));

        ConfigurationsPage page(m_world->context);
        show(page);
        QTRY_VERIFY(page.model().loadState() == LoadState::Complete
                    && page.model().rowCount() == 1);
        page.details()->resize(400, 700);
        page.details()->show();
        for (QAction *action : page.pageActions()) {
            if (action->text().remove(u'&').startsWith(u"Delete"_s))
                action->trigger();
        }
        auto *confirm = page.findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(confirm);
        QTest::keyClick(confirm, Qt::Key_Space);
        QVERIFY(bandSaying(&page, u"still use Windows"_s));
        accept(&page, u"Show resources"_s);
        auto *tabs = page.details()->findChild<DetailTabs *>();
        QVERIFY2(tabs->bar().tabText(tabs->bar().currentIndex()).startsWith(u"Attached"_s),
                 qPrintable(tabs->bar().tabText(tabs->bar().currentIndex())));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestErrorOffers)
#include "tst_erroroffers.moc"
