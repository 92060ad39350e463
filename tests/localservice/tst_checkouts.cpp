// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/examples.h"
#include "localservice/signedtoken.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Check-outs and the arithmetic of consumption.
class TestCheckouts : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_license;
    QString m_grant;

    Served<CheckoutLicense::Response> take(qint64 amount, const QString &profile = u"customer"_s)
    {
        return m_world->call<CheckoutLicense>(profile, examples::checkout(amount));
    }
    QByteArray refusalOf(const CheckoutLicense::Request &request,
                         const QString &profile = u"customer"_s)
    {
        const auto taken = m_world->call<CheckoutLicense>(profile, request);
        return taken ? QByteArray("accepted") : taken.error().code;
    }
    QByteArray giveBack(const QString &token, const QString &profile = u"customer"_s)
    {
        const auto returned = m_world->call<CheckInLicense>(profile, {token, {}});
        return returned ? QByteArray("accepted") : returned.error().code;
    }
    qint64 consumed() { return examples::consumedSeats(*m_world, m_license); }
    void restate(const std::function<void(CreateLicenseVersion::Request &)> &edit)
    {
        CreateLicenseVersion::Request request =
            examples::versionOf(examples::getLicense(*m_world, m_license));
        edit(request);
        const auto created = m_world->call<CreateLicenseVersion>(u"vendor"_s, request);
        QVERIFY2(created, created ? "" : qPrintable(created.error().message));
    }

    bool verifies(const QString &signKey, const QByteArray &text, const QByteArray &signature)
    {
        std::optional<QByteArray> pem;
        const bool kept = m_world->dispatcher().change([&](Store &store) {
            pem = signedtoken::publicKey(store, signKey);
            return true;
        });
        if (!kept || !pem)
            return false;
        BIO *bio = BIO_new_mem_buf(pem->constData(), int(pem->size()));
        EVP_PKEY *key = PEM_read_bio_PUBKEY(bio, nullptr, nullptr, nullptr);
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        EVP_PKEY_CTX *padding = nullptr;
        EVP_DigestVerifyInit(context, &padding, EVP_sha384(), nullptr, key);
        EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST);
        const auto *bytes = reinterpret_cast<const unsigned char *>(signature.constData());
        const auto *signedText = reinterpret_cast<const unsigned char *>(text.constData());
        const bool isRight = EVP_DigestVerify(context, bytes, size_t(signature.size()), signedText,
                                              size_t(text.size()))
            == 1;
        EVP_MD_CTX_free(context);
        EVP_PKEY_free(key);
        BIO_free(bio);
        return isRight;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_license = examples::createLicense(*m_world);
        m_grant = examples::createActiveGrant(*m_world, m_license);
    }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void givingBackNeedsTheRight()
    {
        const auto taken = m_world->call<CheckoutLicense>(u"customer"_s, examples::checkout(3));
        QVERIFY(taken);
        const auto setRights = [this](const QList<Open<AllowedOperation>> &operations) {
            CreateGrantVersion::Request request;
            request.clientToken = examples::newToken();
            request.grantArn = m_grant;
            request.allowedOperations = operations;
            QVERIFY(m_world->call<CreateGrantVersion>(u"vendor"_s, request));
        };
        setRights({AllowedOperation::CheckoutLicense});
        QCOMPARE(giveBack(*taken->licenseConsumptionToken), "AccessDeniedException");
        QCOMPARE(consumed(), 3);
        setRights({AllowedOperation::CheckoutLicense, AllowedOperation::CheckInLicense});
        QCOMPARE(giveBack(*taken->licenseConsumptionToken), "accepted");
        QCOMPARE(consumed(), 0);
    }

    void takesAndGivesBack()
    {
        CheckoutLicense::Request request = examples::checkout(3);
        request.nodeId = u"node"_s;
        const auto taken = m_world->call<CheckoutLicense>(u"customer"_s, request);
        QVERIFY(taken);
        QCOMPARE(taken->licenseArn, m_license);
        QCOMPARE(taken->nodeId, u"node"_s);
        QCOMPARE(taken->licenseConsumptionToken->size(), 32);
        QCOMPARE(*taken->entitlementsAllowed, request.entitlements);
        QCOMPARE(taken->issuedAt->text, u"2026-03-19T08:00:00"_s);
        QCOMPARE(taken->expiration->text, u"2026-03-19T09:00:00"_s);
        QCOMPARE(consumed(), 3);
        QCOMPARE(examples::consumedSeats(*m_world, m_license, u"customer"_s), 3);
        QCOMPARE(giveBack(*taken->licenseConsumptionToken, u"vendor"_s),
                 "ResourceNotFoundException");
        QCOMPARE(giveBack(*taken->licenseConsumptionToken), "accepted");
        QCOMPARE(giveBack(*taken->licenseConsumptionToken), "ResourceNotFoundException");
        QCOMPARE(consumed(), 0);
    }

    void limitWithoutOverage()
    {
        QVERIFY(take(6));
        QCOMPARE(take(5).error().code, "NoEntitlementsAllowedException");
        QCOMPARE(take(5).error().message, u"No Entitlements Allowed"_s);
        QVERIFY(take(4));
        QCOMPARE(take(1).error().code, "NoEntitlementsAllowedException");
        QCOMPARE(consumed(), 10);
    }

    void overageGoesAbove()
    {
        restate([](auto &request) { request.entitlements[0] = examples::seats(10, true); });
        QVERIFY(take(9));
        QVERIFY(take(9));
        QCOMPARE(consumed(), 18);
    }

    void features()
    {
        CheckoutLicense::Request request = examples::checkout(99);
        EntitlementData feature;
        feature.name = u"export"_s;
        feature.unit = EntitlementUnit::None;
        request.entitlements.append(feature);
        const auto taken = m_world->call<CheckoutLicense>(u"customer"_s, request);
        QVERIFY(taken);
        QCOMPARE(taken->entitlementsAllowed->size(), 1);
        QCOMPARE(taken->entitlementsAllowed->first().name, u"export"_s);
        QCOMPARE(consumed(), 0);
    }

    void badRequests()
    {
        CheckoutLicense::Request request = examples::checkout(1);
        request.entitlements[0].value = u"1.5"_s;
        QCOMPARE(refusalOf(request), "InvalidParameterValueException");
        request = examples::checkout(0);
        QCOMPARE(refusalOf(request), "InvalidParameterValueException");
        request = examples::checkout(1);
        request.entitlements.clear();
        QCOMPARE(refusalOf(request), "InvalidParameterValueException");
        request = examples::checkout(1);
        request.checkoutType = Open<CheckoutType>::fromText(u"FOREVER"_s);
        QCOMPARE(refusalOf(request), "ValidationException");
        request = examples::checkout(1, u"CAD-2"_s);
        QCOMPARE(refusalOf(request), "ResourceNotFoundException");
        request = examples::checkout(1);
        request.keyFingerprint = u"aws:1:Acme:issuer-fingerprint"_s;
        QCOMPARE(refusalOf(request), "ResourceNotFoundException");
        request = examples::checkout(1);
        request.entitlements[0].unit = EntitlementUnit::Gigabytes;
        QCOMPARE(refusalOf(request), "NoEntitlementsAllowedException");
        QCOMPARE(consumed(), 0);
    }

    void issuerActsForItsBeneficiary()
    {
        CheckoutLicense::Request request = examples::checkout(1);
        QCOMPARE(refusalOf(request, u"vendor"_s), "ResourceNotFoundException");
        request.beneficiary = u"Someone"_s;
        QCOMPARE(refusalOf(request, u"vendor"_s), "ResourceNotFoundException");
        request.beneficiary = u"Globex"_s;
        QCOMPARE(refusalOf(request), "ResourceNotFoundException");
        const auto taken = m_world->call<CheckoutLicense>(u"vendor"_s, request);
        QVERIFY(taken);
        QCOMPARE(giveBack(*taken->licenseConsumptionToken, u"vendor"_s), "ValidationException");
        QVERIFY(m_world->call<CheckInLicense>(u"vendor"_s,
                                              {*taken->licenseConsumptionToken, u"Globex"_s}));
    }

    void grantsGiveTheRight()
    {
        CreateGrantVersion::Request request;
        request.clientToken = examples::newToken();
        request.grantArn = m_grant;
        request.status = GrantStatus::Disabled;
        QVERIFY(m_world->call<CreateGrantVersion>(u"customer"_s, request));
        QCOMPARE(take(1).error().code, "AccessDeniedException");
        QCOMPARE(take(1, u"stranger"_s).error().code, "ResourceNotFoundException");
        request.clientToken = examples::newToken();
        request.status = GrantStatus::Active;
        QVERIFY(m_world->call<CreateGrantVersion>(u"customer"_s, request));
        QVERIFY(take(1));
        CreateGrantVersion::Request rights;
        rights.clientToken = examples::newToken();
        rights.grantArn = m_grant;
        rights.allowedOperations = QList<Open<AllowedOperation>>{AllowedOperation::CheckInLicense};
        QVERIFY(m_world->call<CreateGrantVersion>(u"vendor"_s, rights));
        QCOMPARE(take(1).error().code, "AccessDeniedException");
    }

    void onlyAvailableLicenses()
    {
        for (const LicenseStatus status : {LicenseStatus::Deactivated, LicenseStatus::Suspended}) {
            restate([status](auto &request) { request.status = status; });
            QCOMPARE(take(1).error().code, "ResourceNotFoundException");
        }
        restate([](auto &) {});
        QVERIFY(take(1));
        m_world->clock().set(*DateText(u"2027-01-01T00:00:00Z"_s).instant());
        QCOMPARE(take(1).error().code, "ResourceNotFoundException");
    }

    void theMostRecentLicenseCounts()
    {
        const QString newer = examples::createLicense(*m_world);
        QVERIFY(examples::createActiveGrant(*m_world, newer).startsWith(u"arn:"));
        QCOMPARE(take(10)->licenseArn, newer);
        QCOMPARE(take(1).error().code, "NoEntitlementsAllowedException");
    }

    void provisionalEndsByTheClock()
    {
        const auto taken = take(10);
        QVERIFY(taken);
        m_world->clock().advance(59min + 59s);
        QCOMPARE(consumed(), 10);
        QCOMPARE(take(1).error().code, "NoEntitlementsAllowedException");
        m_world->clock().advance(1s);
        QCOMPARE(consumed(), 0);
        QCOMPARE(giveBack(*taken->licenseConsumptionToken), "ResourceNotFoundException");
        QVERIFY(take(10));
    }

    void aClockSetBackGivesNoSeatTwice()
    {
        QVERIFY(take(10));
        m_world->clock().advance(2h);
        QVERIFY(take(10));
        m_world->clock().advance(-90min);
        QCOMPARE(consumed(), 10);
    }

    void extension()
    {
        const QString token = *take(1)->licenseConsumptionToken;
        const auto extend = [&](bool dryRun, const QString &profile = u"customer"_s) {
            return m_world->call<ExtendLicenseConsumption>(profile, {token, dryRun});
        };
        m_world->clock().advance(30min);
        QCOMPARE(extend(true)->expiration->text, u"2026-03-19T09:00:00"_s);
        QCOMPARE(extend(false)->expiration->text, u"2026-03-19T09:30:00"_s);
        QCOMPARE(extend(false).error().code, "RateLimitExceededException");
        QCOMPARE(extend(false, u"vendor"_s).error().code, "ResourceNotFoundException");
        m_world->clock().advance(59min + 59s);
        QCOMPARE(consumed(), 1);
        QCOMPARE(extend(false).error().code, "RateLimitExceededException");
        m_world->clock().advance(1s);
        QCOMPARE(extend(false).error().code, "ResourceNotFoundException");
    }

    void extensionOnceAnHour()
    {
        restate([](auto &request) {
            request.consumptionConfiguration.provisionalConfiguration =
                ProvisionalConfiguration{180};
        });
        const QString token = *take(1)->licenseConsumptionToken;
        QVERIFY(m_world->call<ExtendLicenseConsumption>(u"customer"_s, {token, {}}));
        m_world->clock().advance(1h);
        QVERIFY(m_world->call<ExtendLicenseConsumption>(u"customer"_s, {token, {}}));
    }

    void perpetualIsConsumedForGood()
    {
        CheckoutLicense::Request request = examples::checkout(4);
        request.checkoutType = CheckoutType::Perpetual;
        const auto taken = m_world->call<CheckoutLicense>(u"customer"_s, request);
        QVERIFY(taken);
        QVERIFY(!taken->expiration);
        m_world->clock().advance(24h * 90);
        QCOMPARE(consumed(), 4);
        QCOMPARE(giveBack(*taken->licenseConsumptionToken), "ConflictException");
        QCOMPARE(m_world
                     ->call<ExtendLicenseConsumption>(u"customer"_s,
                                                      {*taken->licenseConsumptionToken, {}})
                     .error()
                     .code,
                 "ValidationException");
    }

    void checkInMustBeAllowed()
    {
        restate([](auto &request) { request.entitlements[0] = examples::seats(10, false, false); });
        const QString token = *take(2)->licenseConsumptionToken;
        QCOMPARE(giveBack(token), "ConflictException");
        QCOMPARE(consumed(), 2);
        m_world->clock().advance(1h);
        QCOMPARE(consumed(), 0);
    }

    void provisionalNeedsItsConfiguration()
    {
        restate([](auto &request) {
            request.consumptionConfiguration.provisionalConfiguration.reset();
        });
        QCOMPARE(take(1).error().code, "ValidationException");
        CheckoutLicense::Request request = examples::checkout(1);
        request.checkoutType = CheckoutType::Perpetual;
        QCOMPARE(refusalOf(request), "accepted");
    }

    void renewalEndsCheckouts()
    {
        restate([](auto &request) {
            request.consumptionConfiguration.renewType = RenewType::Weekly;
            request.consumptionConfiguration.provisionalConfiguration =
                ProvisionalConfiguration{60 * 24 * 30};
        });
        QVERIFY(take(3));
        CheckoutLicense::Request drawn = examples::checkout(2);
        drawn.checkoutType = CheckoutType::Perpetual;
        QCOMPARE(refusalOf(drawn), "accepted");
        // Validity begins on Thursday 2026-01-01, now is Thursday 2026-03-19 08:00.
        m_world->clock().set(*DateText(u"2026-03-25T23:59:59Z"_s).instant());
        QCOMPARE(consumed(), 5);
        m_world->clock().advance(1s);
        QCOMPARE(consumed(), 0);
    }

    void renewalsFollowTheCalendar_data()
    {
        QTest::addColumn<RenewType>("type");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("weekly") << RenewType::Weekly << u"2026-03-25T23:59:59Z"_s
                                << u"2026-03-26T00:00:00Z"_s;
        QTest::newRow("monthly") << RenewType::Monthly << u"2026-03-31T23:59:59Z"_s
                                 << u"2026-04-01T00:00:00Z"_s;
        QTest::newRow("none") << RenewType::None << u"2026-12-31T23:59:59Z"_s << QString();
    }
    void renewalsFollowTheCalendar()
    {
        QFETCH(RenewType, type);
        QFETCH(QString, before);
        QFETCH(QString, after);
        restate([type](auto &request) { request.consumptionConfiguration.renewType = type; });
        CheckoutLicense::Request drawn = examples::checkout(10);
        drawn.checkoutType = CheckoutType::Perpetual;
        QCOMPARE(refusalOf(drawn), "accepted");
        m_world->clock().set(*DateText(before).instant());
        drawn.clientToken = examples::newToken();
        QCOMPARE(refusalOf(drawn), "NoEntitlementsAllowedException");
        if (after.isEmpty())
            return;
        m_world->clock().set(*DateText(after).instant());
        QCOMPARE(consumed(), 0);
        drawn.clientToken = examples::newToken();
        QCOMPARE(refusalOf(drawn), "accepted");
    }

    void resetUsageBeginsAnew()
    {
        const QString token = *take(7)->licenseConsumptionToken;
        restate([](auto &request) { request.resetUsage = true; });
        QCOMPARE(consumed(), 0);
        QCOMPARE(giveBack(token), "ResourceNotFoundException");
        QVERIFY(take(10));
    }

    /// The token verifies with the key of its SignKey, says what was taken, and no key is shared.
    void signedTokenVerifies()
    {
        restate([](auto &request) {
            request.issuer.signKey = u"arn:aws:kms:us-east-1:111122223333:key/1"_s;
        });
        const auto taken = take(2);
        QVERIFY(taken && taken->signedToken);
        const QList<QByteArray> parts = taken->signedToken->toLatin1().split('.');
        QCOMPARE(parts.size(), 3);
        const auto json = [&](int part) {
            return QJsonDocument::fromJson(
                       QByteArray::fromBase64(parts[part], QByteArray::Base64UrlEncoding))
                .object();
        };
        QCOMPARE(json(0).value(u"alg"_s).toString(), u"PS384"_s);
        QCOMPARE(json(1).value(u"licenseArn"_s).toString(), m_license);
        QCOMPARE(json(1).value(u"licenseConsumptionToken"_s).toString(),
                 *taken->licenseConsumptionToken);
        QCOMPARE(json(1).value(u"expiration"_s).toString(), u"2026-03-19T09:00:00"_s);
        const QByteArray signature =
            QByteArray::fromBase64(parts[2], QByteArray::Base64UrlEncoding);
        const QByteArray text = parts[0] + '.' + parts[1];
        QVERIFY(verifies(u"arn:aws:kms:us-east-1:111122223333:key/1"_s, text, signature));
        QVERIFY(!verifies(u"arn:aws:kms:us-east-1:111122223333:key/1"_s, text + 'x', signature));
        QVERIFY(!verifies(u"arn:aws:kms:us-east-1:111122223333:key/2"_s, text, signature));
        m_world->restart();
        QVERIFY(verifies(u"arn:aws:kms:us-east-1:111122223333:key/1"_s, text, signature));
    }

    void usageSurvivesARestart()
    {
        const QString token = *take(7)->licenseConsumptionToken;
        m_world->restart();
        QCOMPARE(consumed(), 7);
        QCOMPARE(giveBack(token), "accepted");
    }

    void consumptionIsGlobal()
    {
        QVERIFY(m_world->call<CheckoutLicense>(u"customer"_s, examples::checkout(4), "eu-west-1"));
        QCOMPARE(consumed(), 4);
    }
};

QTEST_GUILESS_MAIN(TestCheckouts)
#include "tst_checkouts.moc"
