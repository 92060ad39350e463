// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "pages/configurationspage.h"
#include "pages/servicesettingsform.h"
#include "pages/servicesettingspage.h"
#include "support/pageworld.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What belongs to an organization: settings that cannot be taken back, and the licenses of all
/// accounts. By keyboard, against the embedded service.
class TestServiceSettingsPage : public QObject {
    Q_OBJECT

    static QByteArray organization()
    {
        return "{\"Accounts\": [{\"Id\": \"111122223333\", \"Name\": \"vendor\"},"
               "{\"Id\": \"444455556666\", \"Name\": \"customer\"}],"
               "\"Organization\": {\"Id\": \"o-abcdefghij\","
               "\"ManagementAccount\": \"111122223333\", \"Accounts\": [\"444455556666\"]}}";
    }
    std::unique_ptr<ServiceSettingsPage> loaded()
    {
        auto page = std::make_unique<ServiceSettingsPage>(m_world->context);
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
        connect(page.get(), &Page::tabRequested, page.get(), [this](Page *tab) {
            m_form.reset(qobject_cast<FormPage *>(tab));
            m_form->resize(900, 800);
            m_form->show();
            m_form->activateWindow();
        });
        test::LocalWorld::waitFor([&] { return page->settings().has_value(); });
        page->focusContent();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("no active window");
        return page;
    }
    template <class W> W *named(const QString &name) const
    {
        for (W *widget : m_form->findChildren<W *>()) {
            if (widget->accessibleName().startsWith(name))
                return widget;
            if constexpr (std::is_same_v<W, QCheckBox>) {
                if (widget->text() == name)
                    return widget;
            }
        }
        return nullptr;
    }
    void send()
    {
        m_form->review();
        QTest::keyClick(&m_form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(SampleData::None, organization()); }
    void cleanup()
    {
        m_form.reset();
        m_world.reset();
    }

    void whatIsForGoodIsConfirmedByTyping()
    {
        const auto page = loaded();
        QVERIFY(page->settings()->organizationConfiguration->enableIntegration);
        QVERIFY(!page->settings()->enableCrossAccountsDiscovery.value_or(true));
        QTest::keyClick(page->focusWidget(), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(m_form && QTest::qWaitForWindowActive(m_form.get()));
        auto *organizationBox = named<QCheckBox>(u"Work with AWS Organizations"_s);
        QVERIFY(organizationBox && !organizationBox->isEnabled()); // on for good
        auto *search = named<QCheckBox>(u"Search member accounts"_s);
        QVERIFY(search && search->isEnabled());
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Space);
        send();
        QCOMPARE(m_form->reviewPanel().review().tone, Tone::Danger);
        QVERIFY(!m_form->isSending());
        auto *confirm = m_form->window()->findChild<QPushButton *>(u"confirm"_s);
        auto *typed = m_form->window()->findChild<QLineEdit *>(u"typed"_s);
        QVERIFY(confirm && typed);
        QVERIFY(!confirm->isEnabled());
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        QTest::keyClicks(typed, m_world->local.vendorAccount());
        QVERIFY(confirm->isEnabled());
        confirm->setFocus();
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_COMPARE(sent.size(), 1);
        QTRY_VERIFY(page->settings()->enableCrossAccountsDiscovery.value_or(false));
        m_form.reset();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        QTest::keyClick(page->focusWidget(), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(m_form);
        QVERIFY(!named<QCheckBox>(u"Search member accounts"_s)->isEnabled());
    }

    void whatCanBeTakenBackIsNot()
    {
        const auto page = loaded();
        QTest::keyClick(page->focusWidget(), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(m_form && QTest::qWaitForWindowActive(m_form.get()));
        auto *bucket = named<QLineEdit>(u"S3 bucket"_s);
        QVERIFY(bucket);
        bucket->setFocus();
        QTest::keyClicks(bucket, u"arn:aws:s3:::mine"_s);
        QCOMPARE(m_form->form().problemCount(), 1);
        bucket->selectAll();
        QTest::keyClicks(bucket, u"arn:aws:s3:::aws-license-manager-service-mine"_s);
        QCOMPARE(m_form->form().problemCount(), 0);
        auto *regions = named<QPlainTextEdit>(u"Source Regions"_s);
        QVERIFY(regions);
        regions->setFocus();
        QTest::keyClicks(regions, u"eu-west-1"_s);
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        send();
        QVERIFY(!m_form->window()->findChild<QPushButton *>(u"confirm"_s));
        QTRY_COMPARE(sent.size(), 1);
        QTRY_COMPARE(page->settings()->s3BucketArn,
                     u"arn:aws:s3:::aws-license-manager-service-mine"_s);
        QCOMPARE(page->settings()->crossRegionDiscoverySourceRegions,
                 QList<QString>{u"eu-west-1"_s});
    }

    void onePlaceAtATime()
    {
        const auto page = loaded();
        auto *place = page->findChild<QComboBox *>(u"place"_s);
        QCOMPARE(place->count(), 2);
        QVERIFY(place->hasFocus());
        QTest::keyClick(place, Qt::Key_Down);
        QVERIFY(place->currentText().contains(u"customer"_s));
        QTRY_VERIFY(page->settings().has_value());
        QVERIFY(!page->settings()->organizationConfiguration->enableIntegration);
        QVERIFY(page->asOf());
    }

    void theLicensesOfAllAccounts()
    {
        licensemanager::CreateLicenseConfiguration::Request request;
        request.licenseCountingType = LicenseCountingType::Instance;
        for (const QString &id : {test::LocalWorld::vendor(), test::LocalWorld::customer()}) {
            request.name = u"of "_s + id;
            QVERIFY(m_world->local.call<licensemanager::CreateLicenseConfiguration>(id, request));
        }
        m_world->local.session->close(test::LocalWorld::customer());
        ConfigurationsPage page(m_world->context);
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_COMPARE(page.model().loadState(), LoadState::Complete);
        QCOMPARE(page.model().rowCount(), 1);
        auto *button = page.findChild<QPushButton *>(u"organizationView"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(page.model().rowCount(), 2);
        QVERIFY(page.pane().table().isColumnShown(page.model().columnIndex(u"owner"_s)));
        // What belongs to another account cannot be changed from here.
        for (int row = 0; row < 2; ++row) {
            const auto license = page.model().record<LicenseConfiguration>(row);
            page.pane().table().setCurrentRow(row);
            for (const QAction *action : page.pageActions()) {
                if (action->text() == u"&Edit…"_s)
                    QCOMPARE(action->isEnabled(),
                             license.ownerAccountId == m_world->local.vendorAccount());
            }
        }
        button = page.findChild<QPushButton *>(u"ownView"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(page.model().rowCount(), 1);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<FormPage> m_form;
};

QTEST_MAIN(TestServiceSettingsPage)
#include "tst_servicesettingspage.moc"
