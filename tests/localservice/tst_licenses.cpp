// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/examples.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Licenses and their versions.
class TestLicenses : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

    QByteArray refusalOf(const CreateLicense::Request &request)
    {
        const auto created = m_world->call<CreateLicense>(u"vendor"_s, request);
        return created ? QByteArray("accepted") : created.error().code;
    }
    QByteArray refusalOf(const CreateLicenseVersion::Request &request,
                         const QString &profile = u"vendor"_s)
    {
        const auto created = m_world->call<CreateLicenseVersion>(profile, request);
        return created ? QByteArray("accepted") : created.error().code;
    }
    QByteArray deletionOf(const QString &arn, const QString &version,
                          const QString &profile = u"vendor"_s)
    {
        const auto deleted = m_world->call<DeleteLicense>(profile, {arn, version});
        return deleted ? deleted->status->text.toLatin1() : deleted.error().code;
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void createdAsAsked()
    {
        CreateLicense::Request request = examples::license();
        request.licenseMetadata = QList{Metadata{u"contract"_s, u"4711"_s}};
        request.issuer.signKey = u"arn:aws:kms:us-east-1:111122223333:key/1"_s;
        const auto created = m_world->call<CreateLicense>(u"vendor"_s, request);
        QVERIFY(created);
        QCOMPARE(created->version, u"1"_s);
        QVERIFY(*created->status == LicenseStatus::Available);
        QVERIFY(
            QRegularExpression(u"^arn:aws:license-manager::111122223333:license:l-[0-9a-f]{32}$"_s)
                .match(*created->licenseArn)
                .hasMatch());
        const License license = examples::getLicense(*m_world, *created->licenseArn);
        QCOMPARE(license.productSku, request.productSku);
        QCOMPARE(license.validity, request.validity);
        QCOMPARE(license.entitlements, request.entitlements);
        QCOMPARE(license.licenseMetadata, request.licenseMetadata);
        QCOMPARE(license.issuer->keyFingerprint, u"aws:111122223333:Acme:issuer-fingerprint"_s);
        QCOMPARE(license.issuer->signKey, request.issuer.signKey);
        QCOMPARE(license.createTime->text, u"1773907200"_s);
    }

    void badRequests_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("code");
        const char *names[] = {"no entitlements",
                               "no MaxCount",
                               "end before begin",
                               "no date",
                               "unknown unit",
                               "token with a blank",
                               "empty name",
                               "empty SKU",
                               "time to live 0",
                               "reserved tag",
                               "repeated tag",
                               "long SKU",
                               "key of another Region",
                               "no key"};
        for (int i = 0; i < int(std::size(names)); ++i)
            QTest::newRow(names[i]) << i << QByteArray("ValidationException");
        QTest::newRow("another Region") << 100 << QByteArray("RedirectException");
    }

    void badRequests()
    {
        QFETCH(int, fault);
        CreateLicense::Request request = examples::license();
        switch (fault) {
        case 0:
            request.entitlements.clear();
            break;
        case 1:
            request.entitlements[0].maxCount.reset();
            break;
        case 2:
            request.validity.end = DateText(u"2025-01-01T00:00:00Z"_s);
            break;
        case 3:
            request.validity.begin = DateText(u"yesterday"_s);
            break;
        case 4:
            request.entitlements[0].unit = Open<EntitlementUnit>::fromText(u"Apples"_s);
            break;
        case 5:
            request.clientToken = u"a b"_s;
            break;
        case 6:
            request.licenseName.clear();
            break;
        case 7:
            request.productSku.clear();
            break;
        case 8:
            request.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{0};
            break;
        case 9:
            request.tags = QList{Tag{u"aws:x"_s, u"1"_s}};
            break;
        case 10:
            request.tags = QList{Tag{u"x"_s, u"1"_s}, Tag{u"x"_s, u"2"_s}};
            break;
        case 11:
            request.productSku = QString(1025, u'x');
            break;
        case 12:
            request.issuer.signKey = u"arn:aws:kms:eu-west-1:111122223333:key/1"_s;
            break;
        case 13:
            request.issuer.signKey = u"arn:aws:s3:::us-east-1"_s;
            break;
        default:
            request.homeRegion = u"eu-west-1"_s;
            break;
        }
        QTEST(refusalOf(request), "code");
        QCOMPARE(m_world->call<ListLicenses>(u"vendor"_s, {})->licenses->size(), 0);
    }

    void redirectNamesTheHomeRegion()
    {
        CreateLicense::Request request = examples::license();
        request.homeRegion = u"eu-west-1"_s;
        const auto created = m_world->call<CreateLicense>(u"vendor"_s, request);
        QVERIFY(!created);
        const QList<std::pair<QByteArray, QString>> location{{"Location", u"eu-west-1"_s}};
        QCOMPARE(created.error().members, location);
        QVERIFY(m_world->call<CreateLicense>(u"vendor"_s, request, "eu-west-1"));
    }

    void pastValidityIsAcceptedAndExpired()
    {
        CreateLicense::Request request = examples::license();
        request.validity.end = DateText(u"2026-02-01T00:00:00Z"_s);
        const auto created = m_world->call<CreateLicense>(u"vendor"_s, request);
        QVERIFY(created);
        QVERIFY(*created->status == LicenseStatus::Expired);
    }

    void theClockExpires()
    {
        const QString arn = examples::createLicense(*m_world);
        m_world->clock().set(*DateText(u"2026-12-31T23:59:59Z"_s).instant());
        QVERIFY(*examples::getLicense(*m_world, arn).status == LicenseStatus::Available);
        m_world->clock().advance(1s);
        QVERIFY(*examples::getLicense(*m_world, arn).status == LicenseStatus::Expired);
    }

    void versionsCountUpAndStayReadable()
    {
        const QString arn = examples::createLicense(*m_world);
        const License first = examples::getLicense(*m_world, arn);
        for (int i = 2; i <= 5; ++i) {
            CreateLicenseVersion::Request request = examples::versionOf(first);
            request.licenseName = u"Name %1"_s.arg(i);
            request.sourceVersion = QString::number(i - 1);
            const auto created = m_world->call<CreateLicenseVersion>(u"vendor"_s, request);
            QVERIFY(created);
            QCOMPARE(created->version, QString::number(i));
        }
        QCOMPARE(examples::getLicense(*m_world, arn).licenseName, u"Name 5"_s);
        const auto third = m_world->call<GetLicense>(u"vendor"_s, {arn, u"3"_s});
        QVERIFY(third);
        QCOMPARE(third->license->licenseName, u"Name 3"_s);
        QCOMPARE(third->license->version, u"3"_s);
        const auto oldest = m_world->call<GetLicense>(u"vendor"_s, {arn, u"1"_s});
        QCOMPARE(*oldest->license, first);
        for (const QString &bad : {u"0"_s, u"6"_s, u"03"_s, u"x"_s})
            QVERIFY(!m_world->call<GetLicense>(u"vendor"_s, {arn, bad}));
        const auto list = m_world->call<ListLicenseVersions>(u"vendor"_s, {arn, {}, {}});
        QCOMPARE(list->licenses->size(), 5);
        QCOMPARE(list->licenses->first().version, u"5"_s);
    }

    void sourceVersionGuards()
    {
        const QString arn = examples::createLicense(*m_world);
        CreateLicenseVersion::Request request =
            examples::versionOf(examples::getLicense(*m_world, arn));
        request.sourceVersion = u"2"_s;
        QCOMPARE(refusalOf(request), "ConflictException");
        request.sourceVersion = u"1"_s;
        QCOMPARE(refusalOf(request), "accepted");
        request.clientToken = examples::newToken();
        QCOMPARE(refusalOf(request), "ConflictException");
        request.clientToken = examples::newToken();
        request.sourceVersion.reset();
        QCOMPARE(refusalOf(request), "accepted");
        QCOMPARE(deletionOf(arn, u"2"_s), "ConflictException");
        QCOMPARE(deletionOf(arn, u"3"_s), "DELETED");
    }

    void versionsKeepWhatCannotChange()
    {
        const QString arn = examples::createLicense(*m_world);
        const License license = examples::getLicense(*m_world, arn);
        CreateLicenseVersion::Request request = examples::versionOf(license);
        request.homeRegion = u"eu-west-1"_s;
        QCOMPARE(refusalOf(request), "ValidationException");
        request = examples::versionOf(license);
        request.status = LicenseStatus::Deleted;
        QCOMPARE(refusalOf(request), "ValidationException");
        request = examples::versionOf(license);
        const auto elsewhere =
            m_world->call<CreateLicenseVersion>(u"vendor"_s, request, "eu-west-1");
        QCOMPARE(elsewhere.error().code, "RedirectException");
        request.licenseMetadata = QList{Metadata{u"a"_s, u"b"_s}};
        QCOMPARE(refusalOf(request), "accepted");
        const License next = examples::getLicense(*m_world, arn);
        QCOMPARE(next.productSku, license.productSku);
        QCOMPARE(next.beneficiary, license.beneficiary);
        QCOMPARE(next.createTime, license.createTime);
    }

    void statusCanBeSetBack()
    {
        const QString arn = examples::createLicense(*m_world);
        CreateLicenseVersion::Request request =
            examples::versionOf(examples::getLicense(*m_world, arn));
        for (const LicenseStatus status :
             {LicenseStatus::Deactivated, LicenseStatus::Suspended, LicenseStatus::Available}) {
            request.clientToken = examples::newToken();
            request.status = status;
            QCOMPARE(refusalOf(request), "accepted");
            QVERIFY(*examples::getLicense(*m_world, arn).status == status);
        }
    }

    void deletedStaysReadableForSixMonths()
    {
        const QString arn = examples::createLicense(*m_world);
        const auto elsewhere =
            m_world->call<DeleteLicense>(u"vendor"_s, {arn, u"1"_s}, "eu-west-1");
        QCOMPARE(elsewhere.error().code, "RedirectException");
        const auto deleted = m_world->call<DeleteLicense>(u"vendor"_s, {arn, u"1"_s});
        QVERIFY(deleted);
        QCOMPARE(deleted->deletionDate->text, u"2026-03-19T08:00:00Z"_s);
        QVERIFY(*examples::getLicense(*m_world, arn).status == LicenseStatus::Deleted);
        QCOMPARE(m_world->call<ListLicenses>(u"vendor"_s, {})->licenses->size(), 1);
        QCOMPARE(deletionOf(arn, u"1"_s), "ValidationException");
        QCOMPARE(refusalOf(examples::versionOf(examples::getLicense(*m_world, arn))),
                 "ValidationException");
        m_world->clock().advance(24h * 184);
        QVERIFY(!examples::getLicense(*m_world, arn).licenseArn);
        QCOMPARE(m_world->call<ListLicenses>(u"vendor"_s, {})->licenses->size(), 0);
    }

    void accountsAreStrangers()
    {
        const QString arn = examples::createLicense(*m_world);
        for (const QString &profile : {u"customer"_s, u"stranger"_s}) {
            QCOMPARE(m_world->call<GetLicense>(profile, {arn, {}}).error().code,
                     "InvalidParameterValueException");
            QCOMPARE(m_world->call<GetLicenseUsage>(profile, {arn}).error().code,
                     "InvalidParameterValueException");
            QCOMPARE(m_world->call<ListLicenseVersions>(profile, {arn, {}, {}}).error().code,
                     "InvalidParameterValueException");
            QCOMPARE(deletionOf(arn, u"1"_s, profile), "InvalidParameterValueException");
            QCOMPARE(refusalOf(examples::versionOf(examples::getLicense(*m_world, arn)), profile),
                     "ResourceNotFoundException");
            QCOMPARE(m_world->call<ListLicenses>(profile, {})->licenses->size(), 0);
            QCOMPARE(m_world->call<ListReceivedLicenses>(profile, {})->licenses->size(), 0);
        }
    }

    /// What is held stays held; the new limit binds new check-outs.
    void limitsMayFallBelowUse()
    {
        const QString arn = examples::createLicense(*m_world);
        auto take = examples::checkout(6);
        take.beneficiary = u"Globex"_s;
        QVERIFY(m_world->call<CheckoutLicense>(u"vendor"_s, take));
        CreateLicenseVersion::Request request =
            examples::versionOf(examples::getLicense(*m_world, arn));
        request.entitlements[0].maxCount = 5;
        QCOMPARE(refusalOf(request), "accepted");
        QCOMPARE(examples::consumedSeats(*m_world, arn), 6);
        auto more = examples::checkout(1);
        more.beneficiary = u"Globex"_s;
        QCOMPARE(m_world->call<CheckoutLicense>(u"vendor"_s, more).error().code,
                 "NoEntitlementsAllowedException");
        request.clientToken = examples::newToken();
        request.resetUsage = true;
        QCOMPARE(refusalOf(request), "accepted");
        QCOMPARE(examples::consumedSeats(*m_world, arn), 0);
    }

    void filters()
    {
        examples::createLicense(*m_world, examples::license(u"A"_s));
        const QString second = examples::createLicense(*m_world, examples::license(u"B"_s));
        const auto count = [&](const char *name, const QList<QString> &values) -> qsizetype {
            ListLicenses::Request request;
            request.filters = QList{Filter{QString::fromLatin1(name), values}};
            const auto list = m_world->call<ListLicenses>(u"vendor"_s, request);
            return list ? list->licenses->size() : -1;
        };
        QCOMPARE(count("ProductSKU", {u"B"_s}), 1);
        QCOMPARE(count("ProductSKU", {u"C"_s}), 0);
        QCOMPARE(count("Beneficiary", {u"Globex"_s}), 2);
        QCOMPARE(count("Status", {u"AVAILABLE"_s}), 2);
        QCOMPARE(count("Status", {u"EXPIRED"_s}), 0);
        QCOMPARE(count("Fingerprint", {u"aws:111122223333:Acme:issuer-fingerprint"_s}), 2);
        QCOMPARE(count("productSKU", {u"B"_s}), -1);
        QCOMPARE(count("ProductSKU", {u"A"_s, u"B"_s}), -1);
        QCOMPARE(count("ProductSKU", {}), -1);
        ListLicenses::Request byArn;
        byArn.licenseArns = QList{second, u"arn:aws:license-manager::1:license:l-0"_s};
        QCOMPARE(m_world->call<ListLicenses>(u"vendor"_s, byArn)->licenses->size(), 1);
    }

    void quotaOfLicenses()
    {
        const CreateLicense::Request request = examples::license();
        const QString arn = examples::createLicense(*m_world, request);
        // The others are copies, made without the wire.
        QVERIFY(m_world->dispatcher().change([&](Store &store) {
            const auto first = store.find(u"license"_s, arn);
            for (int i = 1; i < 2000; ++i) {
                Resource copy = *first;
                copy.id += QString::number(i);
                store.insert(copy);
                store.addKey(copy, "open", copy.account);
            }
            return true;
        }));
        QCOMPARE(refusalOf(examples::license()), "ValidationException");
        QCOMPARE(deletionOf(arn, u"1"_s), "DELETED");
        QCOMPARE(refusalOf(examples::license()), "accepted");
    }
};

QTEST_GUILESS_MAIN(TestLicenses)
#include "tst_licenses.moc"
