// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/organizations.h"
#include "localservice/examples.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Override = ActivationOverrideBehavior;

namespace {

const QString customer = u"customer"_s;
const QString stranger = u"stranger"_s;

/// The customer manages an organization with the stranger in it.
ServiceSetup exampleSetup()
{
    Organization organization;
    organization.id = u"o-exampleorg1"_s;
    organization.managementAccount = u"444455556666"_s;
    organization.accounts = QList{u"777788889999"_s};
    return {organization, Quotas::Enforced};
}

} // namespace

/// Licenses sold by AWS Marketplace: one active license of a product in an account.
class TestMarketplace : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

    /// The ARN of the grant by which the account bought a new license of the product.
    QString buy(const QString &account, const QString &sku = u"CAD-1"_s)
    {
        CreateLicense::Request license = examples::license(sku);
        license.issuer.name = u"AWS/Marketplace"_s;
        const auto made = m_world->call<CreateLicense>(u"marketplace"_s, license);
        CreateGrant::Request grant = examples::grant(*made->licenseArn, account);
        grant.allowedOperations.append(AllowedOperation::CreateGrant);
        const auto granted = m_world->call<CreateGrant>(u"marketplace"_s, grant);
        return granted ? *granted->grantArn : granted.error().message;
    }
    QString buyForCustomer(const QString &sku = u"CAD-1"_s) { return buy(u"444455556666"_s, sku); }
    Grant grantOf(const QString &arn, const QString &profile = customer)
    {
        const auto got = m_world->call<GetGrant>(profile, {arn, {}});
        return got ? *got->grant : Grant();
    }
    QString statusOf(const QString &arn, const QString &profile = customer)
    {
        return grantOf(arn, profile).grantStatus.text;
    }
    QByteArray set(const QString &arn, GrantStatus status, std::optional<Override> behavior = {},
                   const QString &profile = customer)
    {
        CreateGrantVersion::Request request;
        request.clientToken = examples::newToken();
        request.grantArn = arn;
        request.status = status;
        if (behavior)
            request.options = GrantOptions{*behavior};
        const auto answer = m_world->call<CreateGrantVersion>(profile, request);
        return answer ? answer->status->text.toLatin1() : answer.error().code;
    }
    /// The customer passes on what it bought to its organization.
    QString distribute(const QString &boughtArn)
    {
        CreateGrant::Request request = examples::grant(grantOf(boughtArn).licenseArn);
        request.principals = {u"arn:aws:organizations::444455556666:organization/o-exampleorg1"_s};
        const auto made = m_world->call<CreateGrant>(customer, request);
        m_world->clock().advance(5s);
        return made ? *made->grantArn : made.error().message;
    }
    void activateForMembers(const QString &arn, std::optional<Override> behavior = {})
    {
        QCOMPARE(set(arn, GrantStatus::Active, behavior), "PENDING_WORKFLOW");
        m_world->clock().advance(5s);
        QCOMPARE(statusOf(arn), u"WORKFLOW_COMPLETED"_s);
    }
    Grant memberGrantOf(const QString &distribution)
    {
        ListReceivedGrantsForOrganization::Request request;
        request.licenseArn = grantOf(distribution).licenseArn;
        request.filters = QList{Filter{u"ParentArn"_s, QList{distribution}}};
        const auto list = m_world->call<ListReceivedGrantsForOrganization>(customer, request);
        return list && list->grants->size() == 1 ? list->grants->first() : Grant();
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(exampleSetup()); }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void purchasesArriveActive()
    {
        const QString first = buyForCustomer();
        QCOMPARE(statusOf(first), u"ACTIVE"_s);
        QCOMPARE(statusOf(buyForCustomer(u"CAD-2"_s)), u"ACTIVE"_s);
        QCOMPARE(statusOf(buyForCustomer()), u"DISABLED"_s);
        QCOMPARE(statusOf(first), u"ACTIVE"_s);
        QCOMPARE(statusOf(buy(u"777788889999"_s), stranger), u"ACTIVE"_s);
    }

    void oneActiveLicenseOfAProduct()
    {
        const QString first = buyForCustomer();
        const QString second = buyForCustomer();
        QCOMPARE(set(second, GrantStatus::Active), "ValidationException");
        QCOMPARE(set(second, GrantStatus::Active, Override::DistributedGrantsOnly),
                 "ValidationException");
        QCOMPARE(statusOf(second), u"DISABLED"_s);
        QCOMPARE(grantOf(second).version, u"1"_s);
        QCOMPARE(set(first, GrantStatus::Disabled), "DISABLED");
        QCOMPARE(set(second, GrantStatus::Active), "ACTIVE");
        QCOMPARE(set(first, GrantStatus::Active), "ValidationException");
    }

    void replacedByTheOverride()
    {
        const QString first = buyForCustomer();
        const QString other = buyForCustomer(u"CAD-2"_s);
        const QString strangers = buy(u"777788889999"_s);
        const QString second = buyForCustomer();
        QCOMPARE(set(second, GrantStatus::Active, Override::AllGrantsPermittedByIssuer), "ACTIVE");
        const Grant replaced = grantOf(first);
        QCOMPARE(replaced.grantStatus.text, u"DISABLED"_s);
        QCOMPARE(replaced.version, u"2"_s);
        QVERIFY(replaced.statusReason->contains(second));
        QVERIFY(m_world->call<GetGrant>(customer, {first, u"1"_s})->grant->grantStatus
                == GrantStatus::Active);
        QVERIFY(*grantOf(second).options->activationOverrideBehavior
                == Override::AllGrantsPermittedByIssuer);
        QCOMPARE(statusOf(other), u"ACTIVE"_s);
        QCOMPARE(statusOf(strangers, stranger), u"ACTIVE"_s);
    }

    void aGranteesOptionLastsForItsActivation()
    {
        const QString first = buyForCustomer();
        const QString second = buyForCustomer();
        QCOMPARE(set(second, GrantStatus::Active, Override::AllGrantsPermittedByIssuer), "ACTIVE");
        QCOMPARE(set(second, GrantStatus::Disabled), "DISABLED");
        QVERIFY(!grantOf(second).options);
        QCOMPARE(set(first, GrantStatus::Active), "ACTIVE");
        QCOMPARE(set(second, GrantStatus::Active), "ValidationException");
    }

    void optionsNeedAnActivation()
    {
        const QString bought = buyForCustomer();
        QCOMPARE(set(bought, GrantStatus::Disabled, Override::DistributedGrantsOnly),
                 "ValidationException");
        QCOMPARE(statusOf(bought), u"ACTIVE"_s);
    }

    void othersLicensesOfAProductDoNotCount()
    {
        const QString own = examples::createLicense(*m_world);
        const QString granted = examples::createActiveGrant(*m_world, own);
        const QString bought = buyForCustomer();
        QCOMPARE(statusOf(granted), u"ACTIVE"_s);
        QCOMPARE(statusOf(bought), u"ACTIVE"_s);
        QCOMPARE(set(granted, GrantStatus::Disabled), "DISABLED");
        QCOMPARE(set(granted, GrantStatus::Active), "ACTIVE");
    }

    void membersKeepWhatTheyHave_data()
    {
        QTest::addColumn<bool>("hasOption");
        QTest::newRow("no option") << false;
        QTest::newRow("DISTRIBUTED_GRANTS_ONLY") << true;
    }

    void membersKeepWhatTheyHave()
    {
        QFETCH(bool, hasOption);
        const QString strangers = buy(u"777788889999"_s);
        const QString distribution = distribute(buyForCustomer());
        activateForMembers(distribution,
                           hasOption ? std::optional(Override::DistributedGrantsOnly)
                                     : std::nullopt);
        QCOMPARE(statusOf(strangers, stranger), u"ACTIVE"_s);
        const Grant member = memberGrantOf(distribution);
        QCOMPARE(member.grantStatus.text, u"DISABLED"_s);
        QVERIFY(!member.statusReason->isEmpty());
        QCOMPARE(set(strangers, GrantStatus::Disabled, {}, stranger), "DISABLED");
        activateForMembers(distribution);
        QCOMPARE(memberGrantOf(distribution).grantStatus.text, u"ACTIVE"_s);
        QVERIFY(!memberGrantOf(distribution).statusReason);
    }

    void membersGrantsAreReplaced()
    {
        const QString strangers = buy(u"777788889999"_s);
        const QString distribution = distribute(buyForCustomer());
        activateForMembers(distribution, Override::AllGrantsPermittedByIssuer);
        QCOMPARE(statusOf(strangers, stranger), u"DISABLED"_s);
        const Grant member = memberGrantOf(distribution);
        QCOMPARE(member.grantStatus.text, u"ACTIVE"_s);
        QCOMPARE(set(member.grantArn, GrantStatus::Disabled, {}, stranger), "DISABLED");
        // The grantor's word holds, and a member cannot say otherwise.
        QCOMPARE(
            set(member.grantArn, GrantStatus::Active, Override::DistributedGrantsOnly, stranger),
            "ValidationException");
        QCOMPARE(set(strangers, GrantStatus::Active, {}, stranger), "ACTIVE");
        QCOMPARE(set(member.grantArn, GrantStatus::Active, {}, stranger), "ACTIVE");
        QCOMPARE(statusOf(strangers, stranger), u"DISABLED"_s);
    }
};

QTEST_GUILESS_MAIN(TestMarketplace)
#include "tst_marketplace.moc"
