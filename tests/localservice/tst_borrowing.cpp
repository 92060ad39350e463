// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/borrowing.h"
#include "localservice/examples.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum class EarlyCheckIn { Allowed, Refused };

CreateLicense::Request borrowable(EarlyCheckIn earlyCheckIn)
{
    CreateLicense::Request request = examples::license();
    request.issuer.signKey = u"arn:aws:kms:us-east-1:111122223333:key/1"_s;
    request.consumptionConfiguration.borrowConfiguration =
        BorrowConfiguration{earlyCheckIn == EarlyCheckIn::Allowed, 1440};
    return request;
}

CheckoutBorrowLicense::Request borrowing(const QString &arn, qint64 amount)
{
    CheckoutBorrowLicense::Request request;
    request.licenseArn = arn;
    request.entitlements = examples::checkout(amount).entitlements;
    request.digitalSignatureMethod = DigitalSignatureMethod::JwtPs384;
    request.clientToken = examples::newToken();
    return request;
}

} // namespace

/// Licenses taken for offline use.
class TestBorrowing : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_license;

    QByteArray refusalOf(const CheckoutBorrowLicense::Request &request,
                         const QString &profile = u"vendor"_s)
    {
        const auto taken = m_world->call<CheckoutBorrowLicense>(profile, request);
        return taken ? QByteArray("accepted") : taken.error().code;
    }
    qint64 consumed() { return examples::consumedSeats(*m_world, m_license); }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_license = examples::createLicense(*m_world, borrowable(EarlyCheckIn::Allowed));
    }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void takesForADay()
    {
        CheckoutBorrowLicense::Request request = borrowing(m_license, 4);
        request.nodeId = u"laptop"_s;
        request.checkoutMetadata = QList{Metadata{u"Mac"_s, u"AB \"1\""_s}};
        const auto taken = m_world->call<CheckoutBorrowLicense>(u"vendor"_s, request);
        QVERIFY(taken);
        QCOMPARE(taken->licenseArn, m_license);
        QCOMPARE(taken->nodeId, u"laptop"_s);
        QCOMPARE(*taken->entitlementsAllowed, request.entitlements);
        QCOMPARE(taken->checkoutMetadata, request.checkoutMetadata);
        QCOMPARE(taken->issuedAt->text, u"2026-03-19T08:00:00"_s);
        QCOMPARE(taken->expiration->text, u"2026-03-20T08:00:00"_s);
        const QByteArray payload = QByteArray::fromBase64(
            taken->signedToken->toLatin1().split('.').value(1), QByteArray::Base64UrlEncoding);
        const QJsonObject told = QJsonDocument::fromJson(payload).object();
        QCOMPARE(told.value(u"licenseConsumptionToken"_s).toString(),
                 *taken->licenseConsumptionToken);
        QCOMPARE(told.value(u"checkoutMetadata"_s).toObject().value(u"Mac"_s).toString(),
                 u"AB \"1\""_s);
        QCOMPARE(told.value(u"expiration"_s).toString(), u"2026-03-20T08:00:00"_s);
        QCOMPARE(consumed(), 4);
        QCOMPARE(*m_world->call<CheckoutBorrowLicense>(u"vendor"_s, request), *taken);
        QCOMPARE(consumed(), 4);
        m_world->clock().advance(24h - 1s);
        QCOMPARE(consumed(), 4);
        m_world->clock().advance(1s);
        QCOMPARE(consumed(), 0);
    }

    void refusals_data()
    {
        using Edit = std::function<void(CheckoutBorrowLicense::Request &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const QByteArray &code, const Edit &edit) {
            QTest::newRow(name) << edit << code;
        };
        row("as it stands", "accepted", [](auto &) {});
        row("all that there is", "accepted", [](auto &r) { r.entitlements[0].value = u"10"_s; });
        row("one too many", "NoEntitlementsAllowedException",
            [](auto &r) { r.entitlements[0].value = u"11"_s; });
        row("not in part", "NoEntitlementsAllowedException", [](auto &r) {
            r.entitlements[0].value = u"11"_s;
            r.entitlements.append({u"export"_s, {}, EntitlementUnit::None});
        });
        row("unknown entitlement", "EntitlementNotAllowedException",
            [](auto &r) { r.entitlements[0].name = u"sofas"_s; });
        row("other unit", "EntitlementNotAllowedException",
            [](auto &r) { r.entitlements[0].unit = EntitlementUnit::Bytes; });
        row("no entitlement", "InvalidParameterValueException",
            [](auto &r) { r.entitlements.clear(); });
        row("no amount", "InvalidParameterValueException",
            [](auto &r) { r.entitlements[0].value.reset(); });
        row("unnamed metadata", "InvalidParameterValueException", [](auto &r) {
            r.checkoutMetadata = QList{Metadata{{}, u"x"_s}};
        });
        row("metadata twice", "InvalidParameterValueException", [](auto &r) {
            r.checkoutMetadata = QList{Metadata{u"a"_s, u"1"_s}, Metadata{u"a"_s, u"2"_s}};
        });
        row("other signature", "UnsupportedDigitalSignatureMethodException", [](auto &r) {
            r.digitalSignatureMethod = Open<DigitalSignatureMethod>::fromText(u"JWT_RS256"_s);
        });
        row("unknown license", "ResourceNotFoundException",
            [](auto &r) { r.licenseArn.replace(r.licenseArn.size() - 4, 4, u"0000"_s); });
    }
    void refusals()
    {
        QFETCH(std::function<void(CheckoutBorrowLicense::Request &)>, edit);
        CheckoutBorrowLicense::Request request = borrowing(m_license, 1);
        edit(request);
        QTEST(refusalOf(request), "code");
    }

    void needsKeyAndConfiguration()
    {
        CreateLicense::Request unsignedLicense = borrowable(EarlyCheckIn::Allowed);
        unsignedLicense.issuer.signKey.reset();
        QCOMPARE(refusalOf(borrowing(examples::createLicense(*m_world, unsignedLicense), 1)),
                 "NoEntitlementsAllowedException");
        const QString connected = examples::createLicense(*m_world);
        QCOMPARE(refusalOf(borrowing(connected, 1)), "NoEntitlementsAllowedException");
    }

    void grantsGiveTheRight()
    {
        QCOMPARE(refusalOf(borrowing(m_license, 1), u"customer"_s), "ResourceNotFoundException");
        const QString grant = examples::createActiveGrant(*m_world, m_license);
        QCOMPARE(refusalOf(borrowing(m_license, 1), u"customer"_s), "AccessDeniedException");
        CreateGrantVersion::Request rights;
        rights.clientToken = examples::newToken();
        rights.grantArn = grant;
        rights.allowedOperations =
            QList<Open<AllowedOperation>>{AllowedOperation::CheckoutBorrowLicense};
        QVERIFY(m_world->call<CreateGrantVersion>(u"vendor"_s, rights));
        QCOMPARE(refusalOf(borrowing(m_license, 3), u"customer"_s), "accepted");
        QCOMPARE(consumed(), 3);
    }

    void earlyCheckIn_data()
    {
        QTest::addColumn<EarlyCheckIn>("early");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("allowed") << EarlyCheckIn::Allowed << QByteArray("accepted");
        QTest::newRow("refused") << EarlyCheckIn::Refused << QByteArray("ConflictException");
    }
    void earlyCheckIn()
    {
        QFETCH(EarlyCheckIn, early);
        // Whether a connected check-out may come back does not matter here.
        CreateLicense::Request license = borrowable(early);
        license.entitlements[0].allowCheckIn = early == EarlyCheckIn::Refused;
        const QString arn = examples::createLicense(*m_world, license);
        const auto taken = m_world->call<CheckoutBorrowLicense>(u"vendor"_s, borrowing(arn, 2));
        const auto returned =
            m_world->call<CheckInLicense>(u"vendor"_s, {*taken->licenseConsumptionToken, {}});
        QTEST(returned ? QByteArray("accepted") : returned.error().code, "code");
        QCOMPARE(examples::consumedSeats(*m_world, arn), early == EarlyCheckIn::Allowed ? 0 : 2);
    }

    void cannotBeExtended()
    {
        const auto taken =
            m_world->call<CheckoutBorrowLicense>(u"vendor"_s, borrowing(m_license, 1));
        QCOMPARE(
            m_world
                ->call<ExtendLicenseConsumption>(u"vendor"_s, {*taken->licenseConsumptionToken, {}})
                .error()
                .code,
            "ValidationException");
    }

    void sharesTheCountWithCheckouts()
    {
        QVERIFY(examples::createActiveGrant(*m_world, m_license).startsWith(u"arn:"));
        QCOMPARE(refusalOf(borrowing(m_license, 7)), "accepted");
        QVERIFY(!m_world->call<CheckoutLicense>(u"customer"_s, examples::checkout(4)));
        QVERIFY(m_world->call<CheckoutLicense>(u"customer"_s, examples::checkout(3)));
        QCOMPARE(refusalOf(borrowing(m_license, 1)), "NoEntitlementsAllowedException");
    }

    void survivesARestart()
    {
        const auto taken =
            m_world->call<CheckoutBorrowLicense>(u"vendor"_s, borrowing(m_license, 5));
        m_world->restart();
        QCOMPARE(consumed(), 5);
        QVERIFY(m_world->call<CheckInLicense>(u"vendor"_s, {*taken->licenseConsumptionToken, {}}));
    }
};

QTEST_GUILESS_MAIN(TestBorrowing)
#include "tst_borrowing.moc"
