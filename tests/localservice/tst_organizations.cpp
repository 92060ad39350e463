// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/organizations.h"
#include "api/licensemanager/servicesettings.h"
#include "localservice/examples.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString wholeOrganization =
    u"arn:aws:organizations::444455556666:organization/o-exampleorg1"_s;
const QString builds = u"arn:aws:organizations::444455556666:ou/o-exampleorg1/ou-ab12-builds00"_s;
const QString nightly = u"arn:aws:organizations::444455556666:ou/o-exampleorg1/ou-ab12-nightly0"_s;
const QString empty = u"arn:aws:organizations::444455556666:ou/o-exampleorg1/ou-ab12-empty000"_s;

/// The customer manages it; the stranger and an account without keys are its members.
ServiceSetup exampleSetup()
{
    Organization organization;
    organization.id = u"o-exampleorg1"_s;
    organization.managementAccount = u"444455556666"_s;
    organization.organizationalUnits = QList<OrganizationalUnit>{
        {u"ou-ab12-builds00"_s, u"Builds"_s, {}, QList{u"777788889999"_s}},
        {u"ou-ab12-nightly0"_s, {}, u"ou-ab12-builds00"_s, QList{u"888899990000"_s}},
        {u"ou-ab12-empty000"_s, {}, {}, {}}};
    return {organization, Quotas::Enforced};
}

QString principalOf(const QString &account)
{
    return u"arn:aws:iam::%1:root"_s.arg(account);
}

} // namespace

/// Grants to organizations and units, and what their administrators see.
class TestOrganizations : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_license;

    CreateGrant::Request grantTo(const QString &principal) const
    {
        CreateGrant::Request request = examples::grant(m_license);
        request.principals = {principal};
        return request;
    }
    QByteArray refusalOf(const CreateGrant::Request &request,
                         const QString &profile = u"customer"_s)
    {
        const auto made = m_world->call<CreateGrant>(profile, request);
        return made ? QByteArray("accepted") : made.error().code;
    }
    Grant grant(const QString &arn, const QString &profile = u"customer"_s)
    {
        const auto got = m_world->call<GetGrant>(profile, {arn, {}});
        return got ? *got->grant : Grant();
    }
    /// A grant of the customer's received license, distributed.
    QString distributed(const QString &principal)
    {
        const auto made = m_world->call<CreateGrant>(u"customer"_s, grantTo(principal));
        m_world->clock().advance(5s);
        return made ? *made->grantArn : u"refused: "_s + made.error().message;
    }
    QList<Grant> membersGrants(const QString &parent)
    {
        ListReceivedGrantsForOrganization::Request request;
        request.licenseArn = m_license;
        request.filters = QList{Filter{u"ParentArn"_s, QList{parent}}};
        const auto list = m_world->call<ListReceivedGrantsForOrganization>(u"customer"_s, request);
        return list ? *list->grants : QList<Grant>();
    }
    Served<CreateGrantVersion::Response> change(const QString &arn, GrantStatus status,
                                                const QString &profile = u"customer"_s)
    {
        CreateGrantVersion::Request request;
        request.clientToken = examples::newToken();
        request.grantArn = arn;
        request.status = status;
        return m_world->call<CreateGrantVersion>(profile, request);
    }
    bool memberCanCheckOut()
    {
        return m_world->call<CheckoutLicense>(u"stranger"_s, examples::checkout(1)).has_value();
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>(exampleSetup());
        m_license = examples::createLicense(*m_world);
        const QString received = examples::createActiveGrant(*m_world, m_license);
        CreateGrantVersion::Request rights;
        rights.clientToken = examples::newToken();
        rights.grantArn = received;
        rights.allowedOperations = examples::grant(m_license).allowedOperations;
        rights.allowedOperations->append(AllowedOperation::CreateGrant);
        QVERIFY(m_world->call<CreateGrantVersion>(u"vendor"_s, rights));
    }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void oneGrantForEachMember_data()
    {
        QTest::addColumn<QString>("principal");
        QTest::addColumn<QStringList>("accounts");
        const QString member = u"777788889999"_s;
        const QString nested = u"888899990000"_s;
        QTest::newRow("organization") << wholeOrganization << QStringList{member, nested};
        QTest::newRow("unit") << builds << QStringList{member, nested};
        QTest::newRow("unit in a unit") << nightly << QStringList{nested};
        QTest::newRow("empty unit") << empty << QStringList();
    }
    void oneGrantForEachMember()
    {
        QFETCH(QString, principal);
        const auto made = m_world->call<CreateGrant>(u"customer"_s, grantTo(principal));
        QVERIFY(made);
        QVERIFY(*made->status == GrantStatus::PendingWorkflow);
        const QString arn = *made->grantArn;
        m_world->clock().advance(5s - 1ms);
        QCOMPARE(membersGrants(arn).size(), 0);
        QVERIFY(grant(arn).grantStatus == GrantStatus::PendingWorkflow);
        m_world->clock().advance(1ms);
        QVERIFY(grant(arn).grantStatus == GrantStatus::WorkflowCompleted);
        QStringList accounts;
        for (const Grant &each : membersGrants(arn)) {
            accounts.append(each.granteePrincipalArn.section(u':', 4, 4));
            QCOMPARE(each.parentArn, arn);
            QCOMPARE(each.licenseArn, m_license);
            QCOMPARE(each.grantedOperations, grant(arn).grantedOperations);
            QVERIFY(each.grantStatus == GrantStatus::Disabled);
            QCOMPARE(each.version, u"1"_s);
        }
        QTEST(accounts, "accounts");
    }

    void activatedForAllMembers()
    {
        const QString arn = distributed(wholeOrganization);
        QVERIFY(!memberCanCheckOut());
        const auto changed = change(arn, GrantStatus::Active);
        QVERIFY(changed);
        QVERIFY(*changed->status == GrantStatus::PendingWorkflow);
        QCOMPARE(changed->version, u"2"_s);
        QVERIFY(!memberCanCheckOut());
        QCOMPARE(change(arn, GrantStatus::Disabled).error().code, "ValidationException");
        m_world->clock().advance(5s);
        QVERIFY(memberCanCheckOut());
        for (const Grant &each : membersGrants(arn)) {
            QVERIFY(each.grantStatus == GrantStatus::Active);
            QCOMPARE(each.version, u"2"_s);
        }
        QVERIFY(change(arn, GrantStatus::Disabled));
        m_world->clock().advance(5s);
        QVERIFY(!memberCanCheckOut());
        QVERIFY(grant(arn).grantStatus == GrantStatus::WorkflowCompleted);
    }

    /// The member itself and the administrator can switch one member's grant.
    void activatedForOneMember()
    {
        const QString arn = distributed(wholeOrganization);
        const QString member = membersGrants(arn).value(0).grantArn;
        QVERIFY(change(member, GrantStatus::Active, u"stranger"_s));
        QVERIFY(memberCanCheckOut());
        QVERIFY(change(member, GrantStatus::Disabled));
        QVERIFY(!memberCanCheckOut());
        QVERIFY(!change(member, GrantStatus::Active, u"vendor"_s));
        QVERIFY(!change(arn, GrantStatus::Active, u"stranger"_s));
    }

    void rightsFollow()
    {
        const QString arn = distributed(wholeOrganization);
        QVERIFY(change(arn, GrantStatus::Active));
        m_world->clock().advance(5s);
        CreateGrantVersion::Request rights;
        rights.clientToken = examples::newToken();
        rights.grantArn = arn;
        rights.grantName = u"read only"_s;
        rights.allowedOperations =
            QList<Open<AllowedOperation>>{AllowedOperation::ListPurchasedLicenses};
        QVERIFY(m_world->call<CreateGrantVersion>(u"customer"_s, rights));
        m_world->clock().advance(5s);
        const Grant member = membersGrants(arn).value(0);
        QCOMPARE(member.grantName, u"read only"_s);
        QCOMPARE(member.grantedOperations, *rights.allowedOperations);
        QVERIFY(member.grantStatus == GrantStatus::Active);
        QVERIFY(!memberCanCheckOut());
    }

    void recalled()
    {
        const QString arn = distributed(wholeOrganization);
        QVERIFY(change(arn, GrantStatus::Active));
        m_world->clock().advance(5s);
        const QString member = membersGrants(arn).value(0).grantArn;
        const auto deleted = m_world->call<DeleteGrant>(u"customer"_s, {arn, u"over"_s, u"2"_s});
        QVERIFY(deleted);
        QVERIFY(*deleted->status == GrantStatus::PendingDelete);
        m_world->clock().advance(5s);
        QVERIFY(grant(arn).grantStatus == GrantStatus::Deleted);
        QVERIFY(grant(member, u"stranger"_s).grantStatus == GrantStatus::Deleted);
        QCOMPARE(grant(member).statusReason, u"over"_s);
        QVERIFY(!memberCanCheckOut());
        QCOMPARE(refusalOf(grantTo(wholeOrganization)), "accepted");
    }

    void failsWithItsLicense()
    {
        const auto made = m_world->call<CreateGrant>(u"customer"_s, grantTo(wholeOrganization));
        QVERIFY(m_world->call<DeleteLicense>(u"vendor"_s, {m_license, u"1"_s}));
        m_world->clock().advance(5s);
        const Grant failed = grant(*made->grantArn);
        QVERIFY(failed.grantStatus == GrantStatus::FailedWorkflow);
        QCOMPARE(failed.statusReason, u"The license is deleted."_s);
        QCOMPARE(membersGrants(failed.grantArn).size(), 0);
    }

    void workflowsSurviveARestart()
    {
        const auto made = m_world->call<CreateGrant>(u"customer"_s, grantTo(wholeOrganization));
        m_world->restart();
        m_world->clock().advance(5s);
        QCOMPARE(membersGrants(*made->grantArn).size(), 2);
        m_world->restart();
        QCOMPARE(membersGrants(*made->grantArn).size(), 2);
    }

    void whoMayGive()
    {
        QCOMPARE(refusalOf(grantTo(wholeOrganization), u"vendor"_s), "AccessDeniedException");
        QCOMPARE(refusalOf(grantTo(wholeOrganization + u'x')), "ValidationException");
        QCOMPARE(refusalOf(grantTo(nightly + u'x')), "ValidationException");
        QCOMPARE(refusalOf(grantTo(u"arn:aws:organizations::111122223333:organization/"
                                   "o-exampleorg1"_s)),
                 "ValidationException");
        CreateGrant::Request tooMuch = grantTo(wholeOrganization);
        tooMuch.allowedOperations.append(AllowedOperation::CreateToken);
        QCOMPARE(refusalOf(tooMuch), "ValidationException");
        QCOMPARE(refusalOf(grantTo(wholeOrganization)), "accepted");
        QCOMPARE(refusalOf(grantTo(wholeOrganization)), "ValidationException");
        ServiceWorld plain;
        const QString arn = examples::createLicense(plain);
        CreateGrant::Request request = examples::grant(arn);
        request.principals = {wholeOrganization};
        QCOMPARE(plain.call<CreateGrant>(u"vendor"_s, request).error().code,
                 "AccessDeniedException");
    }

    /// A member's own grant of the license stays, and no second one is made.
    void membersWithAGrantAreLeftOut()
    {
        QCOMPARE(refusalOf(grantTo(principalOf(u"777788889999"_s))), "accepted");
        const QString arn = distributed(wholeOrganization);
        QCOMPARE(membersGrants(arn).size(), 1);
        QCOMPARE(membersGrants(arn).value(0).granteePrincipalArn, principalOf(u"888899990000"_s));
    }

    void managementAccountNeedsNoAcceptance()
    {
        const auto toMember =
            m_world->call<CreateGrant>(u"customer"_s, grantTo(principalOf(u"777788889999"_s)));
        QVERIFY(*toMember->status == GrantStatus::Disabled);
        const auto outside =
            m_world->call<CreateGrant>(u"customer"_s, grantTo(principalOf(u"999999999999"_s)));
        QVERIFY(*outside->status == GrantStatus::PendingAccept);
    }

    void tenActivitiesAtATime()
    {
        for (int i = 0; i < 11; ++i) {
            m_license = examples::createLicense(*m_world, examples::license(u"sku-%1"_s.arg(i)));
            mayPassOn(m_license);
            const QByteArray outcome = refusalOf(grantTo(wholeOrganization));
            QCOMPARE(outcome, i < 10 ? "accepted" : "ResourceLimitExceededException");
        }
        m_world->clock().advance(5s);
        QCOMPARE(refusalOf(grantTo(wholeOrganization)), "accepted");
    }

    void administratorsListGrants()
    {
        const QString arn = distributed(wholeOrganization);
        ListReceivedGrantsForOrganization::Request request;
        request.licenseArn = m_license;
        const auto all = m_world->call<ListReceivedGrantsForOrganization>(u"customer"_s, request);
        // The customer's own, the organization's, and two for members.
        QCOMPARE(all->grants->size(), 4);
        request.filters =
            QList{Filter{u"GranteePrincipalArn"_s, QList{principalOf(u"888899990000"_s)}}};
        const auto one = m_world->call<ListReceivedGrantsForOrganization>(u"customer"_s, request);
        QCOMPARE(one->grants->size(), 1);
        QCOMPARE(one->grants->first().parentArn, arn);
        request.filters.reset();
        request.maxResults = 3;
        const auto page = m_world->call<ListReceivedGrantsForOrganization>(u"customer"_s, request);
        QCOMPARE(page->grants->size(), 3);
        request.nextToken = page->nextToken;
        const auto rest = m_world->call<ListReceivedGrantsForOrganization>(u"customer"_s, request);
        QCOMPARE(rest->grants->size(), 1);
        QVERIFY(!rest->nextToken);
        request.nextToken = u"nonsense"_s;
        QCOMPARE(
            m_world->call<ListReceivedGrantsForOrganization>(u"customer"_s, request).error().code,
            "ValidationException");
    }

    void administratorsListLicenses()
    {
        examples::createLicense(*m_world, examples::license(u"not granted"_s));
        const QString arn = distributed(wholeOrganization);
        const auto list = m_world->call<ListReceivedLicensesForOrganization>(u"customer"_s, {});
        QCOMPARE(list->licenses->size(), 1);
        QCOMPARE(list->licenses->first().licenseArn, m_license);
        QVERIFY(list->licenses->first().receivedMetadata);
        ListReceivedLicensesForOrganization::Request request;
        request.filters = QList{Filter{u"ProductSKU"_s, QList{u"other"_s}}};
        QCOMPARE(m_world->call<ListReceivedLicensesForOrganization>(u"customer"_s, request)
                     ->licenses->size(),
                 0);
        QCOMPARE(m_world->call<ListReceivedLicenses>(u"stranger"_s, {})->licenses->size(), 1);
    }

    void administratorsListConfigurations()
    {
        CreateLicenseConfiguration::Request request;
        request.name = u"Database"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        for (const QString &profile : {u"vendor"_s, u"customer"_s, u"stranger"_s})
            QVERIFY(m_world->call<CreateLicenseConfiguration>(profile, request));
        QVERIFY(m_world->call<CreateLicenseConfiguration>(u"stranger"_s, request, "eu-west-1"));
        const auto list =
            m_world->call<ListLicenseConfigurationsForOrganization>(u"customer"_s, {});
        QStringList owners;
        for (const LicenseConfiguration &each : *list->licenseConfigurations)
            owners.append(*each.ownerAccountId);
        QCOMPARE(owners, QStringList({u"444455556666"_s, u"777788889999"_s}));
    }

    void nobodyElseLists()
    {
        for (const QString &profile : {u"vendor"_s, u"stranger"_s}) {
            ListReceivedGrantsForOrganization::Request grants;
            grants.licenseArn = m_license;
            QCOMPARE(m_world->call<ListReceivedGrantsForOrganization>(profile, grants).error().code,
                     "AccessDeniedException");
            QCOMPARE(m_world->call<ListReceivedLicensesForOrganization>(profile, {}).error().code,
                     "AccessDeniedException");
            QCOMPARE(
                m_world->call<ListLicenseConfigurationsForOrganization>(profile, {}).error().code,
                "AccessDeniedException");
        }
    }

    void managementAccountIsLinked()
    {
        const auto settingsOf = [this](const QString &profile) {
            return m_world->call<GetServiceSettings>(profile, {}).value();
        };
        QVERIFY(settingsOf(u"customer"_s).organizationConfiguration->enableIntegration);
        QVERIFY(settingsOf(u"customer"_s)
                    .licenseManagerResourceShareArn->startsWith(
                        u"arn:aws:ram:us-east-1:444455556666:resource-share/"));
        QVERIFY(!settingsOf(u"stranger"_s).organizationConfiguration->enableIntegration);
        UpdateServiceSettings::Request link;
        link.organizationConfiguration = OrganizationConfiguration{true};
        QVERIFY(m_world->call<UpdateServiceSettings>(u"customer"_s, link));
        QCOMPARE(m_world->call<UpdateServiceSettings>(u"stranger"_s, link).error().code,
                 "AccessDeniedException");
    }

    void delegatedAdministratorsActToo()
    {
        ServiceSetup setup = exampleSetup();
        setup.organization->delegatedAdministrators = QList{u"777788889999"_s};
        ServiceWorld world(setup);
        QVERIFY(world.call<ListReceivedLicensesForOrganization>(u"stranger"_s, {}));
    }

private:
    /// The customer may pass the license on.
    void mayPassOn(const QString &license)
    {
        CreateGrant::Request request = examples::grant(license);
        request.allowedOperations.append(AllowedOperation::CreateGrant);
        const auto made = m_world->call<CreateGrant>(u"vendor"_s, request);
        QVERIFY(made);
        QVERIFY(m_world->call<AcceptGrant>(u"customer"_s, {*made->grantArn}));
        QVERIFY(change(*made->grantArn, GrantStatus::Active));
    }
};

QTEST_GUILESS_MAIN(TestOrganizations)
#include "tst_organizations.moc"
