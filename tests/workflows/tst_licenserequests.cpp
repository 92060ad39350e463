// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licenserequests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

using VersionRequest = licensemanager::CreateLicenseVersion::Request;

License sampleLicense()
{
    License license;
    license.licenseArn =
        u"arn:aws:license-manager::111122223333:license:l-0123456789abcdef0123456789abcdef"_s;
    license.licenseName = u"Render Pro"_s;
    license.productName = u"Render Pro"_s;
    license.productSku = u"render-pro"_s;
    license.issuer = IssuerDetails{u"Acme"_s, {}, u"aws:111122223333:Acme:issuer-fingerprint"_s};
    license.homeRegion = u"us-east-1"_s;
    license.status = LicenseStatus::Available;
    license.validity =
        DatetimeRange{DateText(u"2025-05-01T00:00:00Z"_s), DateText(u"2026-04-30T00:00:00Z"_s)};
    license.beneficiary = u"Kestrel Labs"_s;
    Entitlement seats;
    seats.name = u"Seats"_s;
    seats.unit = EntitlementUnit::Count;
    seats.maxCount = 100;
    license.entitlements = QList<Entitlement>{seats};
    license.consumptionConfiguration = ConsumptionConfiguration{
        Open<RenewType>(RenewType::None), ProvisionalConfiguration{60}, {}};
    license.version = u"3"_s;
    return license;
}

QStringList pathsOf(const QList<FieldProblem> &problems)
{
    QStringList paths;
    for (const FieldProblem &problem : problems)
        paths.append(problem.path);
    return paths;
}

} // namespace

class TestLicenseRequests : public QObject {
    Q_OBJECT

private slots:
    void restatementIsComplete()
    {
        const License license = sampleLicense();
        const VersionRequest request = restatement(license);
        QCOMPARE(request.licenseArn, *license.licenseArn);
        QCOMPARE(request.sourceVersion, std::optional(u"3"_s));
        QCOMPARE(request.issuer.name, u"Acme"_s);
        QVERIFY(request.clientToken.isEmpty());
        QCOMPARE(pathsOf(problemsOf(request, {})), QStringList());
    }

    void expiredIsRestatedAsAvailable()
    {
        License license = sampleLicense();
        license.status = LicenseStatus::Expired;
        QVERIFY(restatement(license).status == LicenseStatus::Available);
        license.status = LicenseStatus::Suspended;
        QVERIFY(restatement(license).status == LicenseStatus::Suspended);
    }

    void problems_data()
    {
        QTest::addColumn<std::function<void(VersionRequest &)>>("spoil");
        QTest::addColumn<QString>("path");
        using Spoil = std::function<void(VersionRequest &)>;
        QTest::newRow("no name") << Spoil([](VersionRequest &r) { r.licenseName = u" "_s; })
                                 << u"LicenseName"_s;
        QTest::newRow("no issuer")
            << Spoil([](VersionRequest &r) { r.issuer.name.clear(); }) << u"Issuer.Name"_s;
        QTest::newRow("end before begin") << Spoil([](VersionRequest &r) {
            r.validity.end = DateText(u"2025-04-30T00:00:00Z"_s);
        }) << u"Validity.End"_s;
        QTest::newRow("count without unit")
            << Spoil([](VersionRequest &r) { r.entitlements[0].unit = EntitlementUnit::None; })
            << u"Entitlements[0].MaxCount"_s;
        QTest::newRow("below use")
            << Spoil([](VersionRequest &r) { r.entitlements[0].maxCount = 80; })
            << u"Entitlements[0].MaxCount"_s;
        QTest::newRow("twice") << Spoil([](VersionRequest &r) {
            r.entitlements.append(r.entitlements[0]);
        }) << u"Entitlements[1].Name"_s;
        QTest::newRow("nameless") << Spoil([](VersionRequest &r) {
            r.entitlements[0].name.clear();
        }) << u"Entitlements[0].Name"_s;
        QTest::newRow("borrow without key") << Spoil([](VersionRequest &r) {
            r.consumptionConfiguration.borrowConfiguration = BorrowConfiguration{true, 60};
        }) << u"Issuer.SignKey"_s;
        QTest::newRow("no entitlement")
            << Spoil([](VersionRequest &r) { r.entitlements.clear(); }) << u"Entitlements"_s;
    }
    void problems()
    {
        QFETCH(std::function<void(VersionRequest &)>, spoil);
        QFETCH(QString, path);
        VersionRequest request = restatement(sampleLicense());
        spoil(request);
        LicenseUsage usage;
        usage.entitlementUsages =
            QList<EntitlementUsage>{{u"Seats"_s, u"84"_s, u"100"_s, EntitlementUnit::Count}};
        QCOMPARE(pathsOf(problemsOf(request, usage)), QStringList{path});
    }

    void resetAllowsLess()
    {
        VersionRequest request = restatement(sampleLicense());
        request.entitlements[0].maxCount = 80;
        request.resetUsage = true;
        LicenseUsage usage;
        usage.entitlementUsages =
            QList<EntitlementUsage>{{u"Seats"_s, u"84"_s, u"100"_s, EntitlementUnit::Count}};
        QVERIFY(problemsOf(request, usage).isEmpty());
    }

    void useAboveAnUnchangedLimitIsNoProblem()
    {
        const VersionRequest request = restatement(sampleLicense());
        LicenseUsage usage;
        usage.entitlementUsages =
            QList<EntitlementUsage>{{u"Seats"_s, u"104"_s, u"100"_s, EntitlementUnit::Count}};
        QVERIFY(problemsOf(request, usage).isEmpty());
    }

    void theSentenceSaysBothNumbers()
    {
        VersionRequest request = restatement(sampleLicense());
        request.entitlements[0].maxCount = 80;
        LicenseUsage usage;
        usage.entitlementUsages =
            QList<EntitlementUsage>{{u"Seats"_s, u"84"_s, u"100"_s, EntitlementUnit::Count}};
        const auto problems = problemsOf(request, usage);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].sentence.contains(u"84"_s));
        QVERIFY(problems[0].sentence.contains(u"80"_s));
    }

    void duplicatesAreRequests()
    {
        const auto request = duplicateOf(sampleLicense());
        QCOMPARE(request.productSku, u"render-pro"_s);
        QVERIFY(problemsOf(request).isEmpty());
    }

    void versionsCountUp()
    {
        QCOMPARE(versionAfter(u"3"_s), u"4"_s);
        QCOMPARE(versionAfter(u"x"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestLicenseRequests)
#include "tst_licenserequests.moc"
