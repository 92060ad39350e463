// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "pages/configurationformpage.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

using Create = licensemanager::CreateLicenseConfiguration;

/// The form of a self-managed license, against the embedded service.
class TestConfigurationForm : public QObject {
    Q_OBJECT

    template <class F> void show(std::unique_ptr<F> form)
    {
        m_form = std::move(form);
        m_form->resize(1200, 700);
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    template <class W> W *named(const QString &name) const
    {
        for (W *widget : m_form->findChildren<W *>()) {
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void typeInto(const QString &name, const QString &text)
    {
        auto *edit = named<QLineEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static Create::Request request()
    {
        Create::Request request;
        request.name = u"Database cores"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        request.licenseCount = 40;
        return request;
    }
    LicenseConfiguration kept(const Create::Request &wanted)
    {
        const auto made = m_world->local.call<Create>(test::LocalWorld::vendor(), wanted);
        if (!made)
            qFatal("no configuration: %s", qPrintable(made.error().message));
        return read(*made->licenseConfigurationArn);
    }
    QList<LicenseConfiguration> list()
    {
        const auto answer = m_world->local.call<licensemanager::ListLicenseConfigurations>(
            test::LocalWorld::vendor(), {});
        return answer ? answer->licenseConfigurations.value_or(QList<LicenseConfiguration>())
                      : QList<LicenseConfiguration>();
    }
    LicenseConfiguration read(const QString &arn)
    {
        for (const LicenseConfiguration &each : list()) {
            if (each.licenseConfigurationArn == arn)
                return each;
        }
        return {};
    }
    RowOrigin origin() const
    {
        RowOrigin origin;
        origin.account = m_world->local.vendorAccount();
        origin.region = u"us-east-1"_s;
        origin.connection = test::LocalWorld::vendor();
        return origin;
    }
    static CallPlace place() { return {test::LocalWorld::vendor(), u"us-east-1"_s}; }
    void send()
    {
        m_form->review();
        QTest::keyClick(&m_form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup()
    {
        m_form.reset();
        m_world.reset();
    }

    void anEmptyFormIsNotSent()
    {
        show(std::make_unique<NewConfigurationPage>(m_world->context, place()));
        m_form->review();
        QVERIFY(m_form->form().problemCount() > 0);
        QVERIFY(!m_form->reviewPanel().review().blockedBy.isEmpty());
    }
    void aNewOneIsCreated()
    {
        show(std::make_unique<NewConfigurationPage>(m_world->context, place()));
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        m_form->form().edit(request());
        QVERIFY(m_form->hasUnsentChanges());
        send();
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(list().size(), 1);
        QCOMPARE(list().first().name.value_or(QString()), u"Database cores"_s);
    }
    void rulesAndDiscoveryAreEditedByKeyboard()
    {
        show(std::make_unique<NewConfigurationPage>(m_world->context, place()));
        m_form->form().edit(request()); // counted by cores
        m_form->review();
        auto *addRule = m_form->findChild<QPushButton *>(u"addRule"_s);
        addRule->setFocus();
        QTest::keyClick(addRule, Qt::Key_Space);
        auto *rule = named<QComboBox>(u"Name of rule 1"_s);
        QVERIFY(rule && rule->hasFocus());
        QTest::keyClicks(rule, u"maximumVcpus"_s); // not for cores
        QTest::keyClicks(named<QComboBox>(u"Value of maximumVcpus"_s), u"8"_s);
        QCOMPARE(m_form->form().problemCount(), 1);
        rule->lineEdit()->selectAll();
        QTest::keyClicks(rule, u"maximumCores"_s);
        QCOMPARE(m_form->form().problemCount(), 0);

        QPushButton *addProduct = nullptr;
        for (auto *button : m_form->findChildren<QPushButton *>()) {
            if (button->text() == u"Add product"_s)
                addProduct = button;
        }
        QVERIFY(addProduct);
        addProduct->setFocus();
        QTest::keyClick(addProduct, Qt::Key_Space);
        QCOMPARE(m_form->form().problemCount(), 1); // nothing to look for
        typeInto(u"Property of new entry"_s, u"Engine Edition"_s);
        typeInto(u"Comparison of Engine Edition"_s, u"EQUALS"_s);
        typeInto(u"Values of Engine Edition"_s, u"oracle-ee"_s);
        QCOMPARE(m_form->form().problemCount(), 1); // of databases only
        typeInto(u"Property of Engine Edition"_s, u"Application Name"_s);
        QCOMPARE(m_form->form().problemCount(), 0);
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        send();
        QTRY_COMPARE(sent.size(), 1);
        const LicenseConfiguration made = list().first();
        QCOMPARE(made.licenseRules, QList<QString>{u"#maximumCores=8"_s});
        QCOMPARE(made.productInformationList->first().resourceType, u"SSM_MANAGED"_s);
        QCOMPARE(made.productInformationList->first()
                     .productInformationFilterList.first()
                     .productInformationFilterValue,
                 QList<QString>{u"oracle-ee"_s});

        // Later the rule stays, and an affinity can be added.
        m_form.reset();
        show(std::make_unique<EditConfigurationPage>(m_world->context, made, origin()));
        QVERIFY(!named<QComboBox>(u"Name of rule 1"_s)->isEnabled());
        addRule = m_form->findChild<QPushButton *>(u"addRule"_s);
        addRule->setFocus();
        QTest::keyClick(addRule, Qt::Key_Space);
        auto *second = named<QComboBox>(u"Name of rule 2"_s);
        QCOMPARE(second->count(), 1);
        QTest::keyClicks(second, u"licenseAffinityToHost"_s);
        QTest::keyClicks(named<QComboBox>(u"Value of licenseAffinityToHost"_s), u"200"_s);
        QCOMPARE(m_form->form().problemCount(), 1); // 180 days at most
        auto *days = named<QComboBox>(u"Value of licenseAffinityToHost"_s);
        days->lineEdit()->selectAll();
        QTest::keyClicks(days, u"90"_s);
        QCOMPARE(m_form->form().problemCount(), 0);
        QSignalSpy changed(m_form.get(), &FormPage::sent);
        send();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(read(*made.licenseConfigurationArn).licenseRules,
                 QList<QString>({u"#maximumCores=8"_s, u"#licenseAffinityToHost=90"_s}));
    }
    void aNewOneIsCreatedWhereTheUserSays()
    {
        // Three Regions of one account, and another account.
        Session &session = *m_world->local.session;
        Connection vendor = *session.registry().byId(test::LocalWorld::vendor());
        vendor.regions = {u"us-east-1"_s, u"eu-west-1"_s, u"eu-central-1"_s};
        QVERIFY(ConnectionEditing(session).save(vendor));
        QTRY_COMPARE(session.state(vendor.id), Session::State::Open);
        show(std::make_unique<NewConfigurationPage>(m_world->context, place()));
        auto *where = m_form->findChild<QComboBox *>(u"place"_s);
        QVERIFY(where && where->isVisible());
        QCOMPARE(where->count(), 4);
        QVERIFY(where->currentText().contains(u"us-east-1"_s));
        QTest::keyClicks(where,
                         u"Local (vendor) (%1) in eu-w"_s.arg(m_world->local.vendorAccount()));
        QVERIFY(where->currentText().contains(u"eu-west-1"_s));
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        m_form->form().edit(request());
        m_form->review();
        QVERIFY(m_form->reviewPanel().review().warning.contains(u"eu-west-1"_s));
        send();
        QTRY_COMPARE(sent.size(), 1);
        QVERIFY(list().isEmpty());
        Client *there = session.clientIn(vendor.id, u"eu-west-1"_s);
        std::optional<qsizetype> found;
        const PendingCall call = there->call<licensemanager::ListLicenseConfigurations>(
            {}, this, [&](const auto &answer) { found = answer->licenseConfigurations->size(); });
        QTRY_COMPARE(found, 1);
    }
    void anEditSendsWhatDiffers()
    {
        const LicenseConfiguration before = kept(request());
        show(std::make_unique<EditConfigurationPage>(m_world->context, before, origin()));
        m_form->review();
        QVERIFY(!m_form->reviewPanel().review().blockedBy.isEmpty()); // nothing is changed
        auto changed = m_form->form().value<licensemanager::UpdateLicenseConfiguration::Request>();
        changed.description = u"Counted by core"_s;
        m_form->form().edit(changed);
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        send();
        QTRY_COMPARE(sent.size(), 1);
        const LicenseConfiguration after = read(*before.licenseConfigurationArn);
        QCOMPARE(after.description.value_or(QString()), u"Counted by core"_s);
        QCOMPARE(after.licenseCount.value_or(0), 40);
    }
    void theReviewSaysProduction()
    {
        Connection vendor = *m_world->local.session->registry().byId(test::LocalWorld::vendor());
        vendor.stage = Connection::Stage::Production;
        QVERIFY(ConnectionEditing(*m_world->local.session).save(vendor));
        QTRY_VERIFY(m_world->local.session->client(vendor.id));
        show(std::make_unique<NewConfigurationPage>(m_world->context, place()));
        m_form->form().edit(request());
        m_form->review();
        QCOMPARE(m_form->reviewPanel().review().warningHead, u"Production."_s);
        QVERIFY(m_form->reviewPanel().review().tone == Tone::Danger);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<FormPage> m_form;
};

QTEST_MAIN(TestConfigurationForm)
#include "tst_configurationform.moc"
