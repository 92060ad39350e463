// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tags.h"
#include "api/sts/identity.h"
#include "localservice/localservice.h"
#include "support/clientworld.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using lc::test::ClientWorld;

/// The main job through the real transport against the local service: a vendor's and a customer's
/// client.
class tst_ServiceWorkflow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void identitiesDiffer();
    void wrongSecretIsRefused();
    void licenseIsIssuedGrantedAndUsed();
    void createIsOnceForOneToken();
    void configurationIsKept();
    void sampleListsAreComplete();
    void remainingQuotaIsChanged();

private:
    std::unique_ptr<ClientWorld> worldOf(const LocalAccount &account,
                                         const QByteArray &secret = {}) const;
    static CreateLicense::Request newLicense(const QString &name);
    static CreateGrant::Request newGrant(const QString &licenseArn, const QString &account);

    QTemporaryDir m_folder;
    std::unique_ptr<LocalService> m_service;
    std::unique_ptr<ClientWorld> m_vendor;
    std::unique_ptr<ClientWorld> m_customer;
    QString m_customerAccount;
};

std::unique_ptr<ClientWorld> tst_ServiceWorkflow::worldOf(const LocalAccount &account,
                                                          const QByteArray &secret) const
{
    return std::make_unique<ClientWorld>(
        m_service->endpoint().toEncoded(), nullptr, account.credentials.accessKeyId.toLatin1(),
        secret.isEmpty() ? account.credentials.secretAccessKey.bytes().toByteArray() : secret);
}

void tst_ServiceWorkflow::initTestCase()
{
    auto service = LocalService::start({.folder = m_folder.path(), .sample = SampleData::IfEmpty});
    QVERIFY2(service, service ? "" : qPrintable(service.error().message));
    m_service = std::move(*service);
    for (const LocalAccount &account : m_service->accounts()) {
        if (account.profile == QStringLiteral("vendor")) {
            m_vendor = worldOf(account);
        } else if (account.profile == QStringLiteral("customer")) {
            m_customer = worldOf(account);
            m_customerAccount = account.account;
        }
    }
    QVERIFY(m_vendor && m_customer);
}

void tst_ServiceWorkflow::identitiesDiffer()
{
    const auto vendor = m_vendor->call<sts::GetCallerIdentity>({});
    const auto customer = m_customer->call<sts::GetCallerIdentity>({});
    QVERIFY(vendor && customer);
    QCOMPARE(customer->account, std::optional(m_customerAccount));
    QVERIFY(vendor->account != customer->account);
    QVERIFY(vendor->arn->startsWith(QStringLiteral("arn:aws:")));
}

void tst_ServiceWorkflow::wrongSecretIsRefused()
{
    const auto world = worldOf(m_service->accounts().first(), "not the secret");
    const auto answer = world->call<ListLicenseConfigurations>({});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ApiError::Kind::Credentials);
    QCOMPARE(answer.error().executed, ApiError::Executed::No);
    QVERIFY(!answer.error().requestId.isEmpty());
}

CreateLicense::Request tst_ServiceWorkflow::newLicense(const QString &name)
{
    CreateLicense::Request request;
    request.licenseName = name;
    request.productName = QStringLiteral("Straße & Ende");
    request.productSku = QStringLiteral("sku-") + name;
    request.issuer = {.name = QStringLiteral("Example GmbH"), .signKey = {}};
    request.homeRegion = QStringLiteral("us-east-1");
    request.validity = {.begin = DateText(SystemClock().now() - std::chrono::hours(24)),
                        .end = DateText(SystemClock().now() + std::chrono::hours(24 * 365))};
    request.entitlements = {{.name = QStringLiteral("Seats"),
                             .maxCount = 10,
                             .overage = false,
                             .unit = EntitlementUnit::Count,
                             .allowCheckIn = true}};
    request.beneficiary = QStringLiteral("Customer");
    request.consumptionConfiguration.renewType = RenewType::None;
    request.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{60};
    request.clientToken = name;
    return request;
}

CreateGrant::Request tst_ServiceWorkflow::newGrant(const QString &licenseArn,
                                                   const QString &account)
{
    CreateGrant::Request request;
    request.clientToken = licenseArn.right(40);
    request.grantName = QStringLiteral("grant");
    request.licenseArn = licenseArn;
    request.principals = {QStringLiteral("arn:aws:iam::%1:root").arg(account)};
    request.homeRegion = QStringLiteral("us-east-1");
    request.allowedOperations = {
        AllowedOperation::CheckoutLicense, AllowedOperation::CheckInLicense,
        AllowedOperation::ExtendConsumptionLicense, AllowedOperation::ListPurchasedLicenses};
    return request;
}

void tst_ServiceWorkflow::licenseIsIssuedGrantedAndUsed()
{
    const auto created = m_vendor->call<CreateLicense>(newLicense(QStringLiteral("workflow-1")));
    QVERIFY2(created, created ? "" : qPrintable(created.error().message));
    const QString licenseArn = *created->licenseArn;

    const auto granted = m_vendor->call<CreateGrant>(newGrant(licenseArn, m_customerAccount));
    QVERIFY2(granted, granted ? "" : qPrintable(granted.error().message));
    QVERIFY(*granted->status == GrantStatus::PendingAccept);

    const auto accepted = m_customer->call<AcceptGrant>({.grantArn = *granted->grantArn});
    QVERIFY2(accepted, accepted ? "" : qPrintable(accepted.error().message));
    const auto activated =
        m_customer->call<CreateGrantVersion>({.clientToken = QStringLiteral("activate-1"),
                                              .grantArn = *granted->grantArn,
                                              .status = GrantStatus::Active,
                                              .sourceVersion = accepted->version});
    QVERIFY2(activated, activated ? "" : qPrintable(activated.error().message));
    QVERIFY(*activated->status == GrantStatus::Active);

    const auto received =
        m_customer->list<ListReceivedLicenses>({.licenseArns = QList<QString>{licenseArn}});
    QVERIFY(received.end && *received.end);
    QCOMPARE(received.recordCount(), 1);
    const auto license = received.chunks.at(0).pages.at(0).block->record<GrantedLicense>(0);
    QCOMPARE(license.productName, std::optional(QStringLiteral("Straße & Ende")));
    QVERIFY(*license.receivedMetadata->receivedStatus == ReceivedStatus::Active);

    const auto checkedOut = m_customer->call<CheckoutLicense>(
        {.productSku = QStringLiteral("sku-workflow-1"),
         .checkoutType = CheckoutType::Provisional,
         .keyFingerprint = license.issuer->keyFingerprint.value_or(QString()),
         .entitlements = {{.name = QStringLiteral("Seats"),
                           .value = QStringLiteral("3"),
                           .unit = EntitlementUnit::Count}},
         .clientToken = QStringLiteral("checkout-1")});
    QVERIFY2(checkedOut,
             checkedOut ? "" : qPrintable(checkedOut.error().code + checkedOut.error().message));

    const auto consumed = [&] {
        const auto usage = m_vendor->call<GetLicenseUsage>({.licenseArn = licenseArn});
        return usage ? usage->licenseUsage->entitlementUsages->first().consumedValue
                     : usage.error().message;
    };
    QCOMPARE(consumed(), QStringLiteral("3"));
    const auto checkedIn = m_customer->call<CheckInLicense>(
        {.licenseConsumptionToken = *checkedOut->licenseConsumptionToken});
    QVERIFY2(checkedIn, checkedIn ? "" : qPrintable(checkedIn.error().message));
    QCOMPARE(consumed(), QStringLiteral("0"));
}

void tst_ServiceWorkflow::createIsOnceForOneToken()
{
    const CreateLicense::Request request = newLicense(QStringLiteral("workflow-2"));
    const auto first = m_vendor->call<CreateLicense>(request);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    const auto second = m_vendor->call<CreateLicense>(request);
    QVERIFY2(second, second ? "" : qPrintable(second.error().message));
    QCOMPARE(first->licenseArn, second->licenseArn);
    const auto wrong = m_vendor->call<DeleteLicense>(
        {.licenseArn = *first->licenseArn, .sourceVersion = QStringLiteral("99")});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().executed, ApiError::Executed::No);
    const auto deleted = m_vendor->call<DeleteLicense>(
        {.licenseArn = *first->licenseArn, .sourceVersion = *first->version});
    QVERIFY2(deleted, deleted ? "" : qPrintable(deleted.error().message));
}

void tst_ServiceWorkflow::configurationIsKept()
{
    const auto created = m_vendor->call<CreateLicenseConfiguration>(
        {.name = QStringLiteral("workflow"),
         .licenseCountingType = LicenseCountingType::Core,
         .licenseCount = 12});
    QVERIFY2(created, created ? "" : qPrintable(created.error().message));
    const QString arn = *created->licenseConfigurationArn;
    QVERIFY(m_vendor->call<UpdateLicenseConfiguration>(
        {.licenseConfigurationArn = arn, .licenseCount = 20}));
    QVERIFY(m_vendor->call<licensemanager::TagResource>(
        {.resourceArn = arn, .tags = {{QStringLiteral("team"), QStringLiteral("é")}}}));
    const auto read = m_vendor->call<GetLicenseConfiguration>({.licenseConfigurationArn = arn});
    QVERIFY(read);
    QCOMPARE(read->licenseCount, std::optional<qint64>(20));
    QVERIFY(m_vendor->call<DeleteLicenseConfiguration>({.licenseConfigurationArn = arn}));
    const auto gone = m_vendor->call<GetLicenseConfiguration>({.licenseConfigurationArn = arn});
    QVERIFY(!gone);
    QCOMPARE(gone.error().executed, ApiError::Executed::No);
    QVERIFY(!gone.error().code.isEmpty());
}

void tst_ServiceWorkflow::sampleListsAreComplete()
{
    // The same list in small and large pages has the same records.
    const auto small = m_vendor->list<ListLicenses>({.maxResults = 7});
    const auto large = m_vendor->list<ListLicenses>({.maxResults = 100});
    QVERIFY(small.end && *small.end && large.end && *large.end);
    QVERIFY(large.recordCount() >= 60);
    QCOMPARE(small.recordCount(), large.recordCount());
    QVERIFY(small.pageCount() > large.pageCount());
    const auto keysSmall = m_vendor->list<apigateway::GetApiKeys>({.limit = 13});
    const auto keysLarge = m_vendor->list<apigateway::GetApiKeys>({.limit = 500});
    QVERIFY(keysSmall.end && *keysSmall.end && keysLarge.end && *keysLarge.end);
    QVERIFY(keysLarge.recordCount() >= 120);
    QCOMPARE(keysSmall.recordCount(), keysLarge.recordCount());
    QVERIFY(m_customer->list<ListReceivedGrants>({}).recordCount() >= 8);
}

void tst_ServiceWorkflow::remainingQuotaIsChanged()
{
    const auto plans = m_vendor->call<apigateway::GetUsagePlans>({});
    QVERIFY2(plans, plans ? "" : qPrintable(plans.error().message));
    for (const UsagePlan &plan : plans->items.value_or(QList<UsagePlan>())) {
        if (!plan.quota)
            continue;
        const auto keys = m_vendor->call<apigateway::GetUsagePlanKeys>({.usagePlanId = *plan.id});
        QVERIFY(keys && !keys->items->isEmpty());
        const QString key = *keys->items->first().id;
        const PatchOperation patch{.op = PatchOperationKind::Replace,
                                   .path = QStringLiteral("/remaining"),
                                   .value = QStringLiteral("5"),
                                   .from = {}};
        const auto changed = m_vendor->call<apigateway::UpdateUsage>(
            {.usagePlanId = *plan.id,
             .keyId = key,
             .patchOperations = QList<PatchOperation>{patch}});
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().message));
        const QString today =
            QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd"));
        const auto usage = m_vendor->call<apigateway::GetUsage>(
            {.usagePlanId = *plan.id, .keyId = key, .startDate = today, .endDate = today});
        QVERIFY2(usage, usage ? "" : qPrintable(usage.error().message));
        QVERIFY(usage->items->value(key).last().last() <= 5);
        return;
    }
    QFAIL("No sample plan has a quota.");
}

QTEST_GUILESS_MAIN(tst_ServiceWorkflow)
#include "tst_serviceworkflow.moc"
