// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/reportfacts.h"
#include "reports/reportdefinition.h"
#include "store/metrics.h"

#include <QDateTime>

namespace lc::test {

inline const QString vendor = QStringLiteral("111122223333");
inline const QString customer = QStringLiteral("444455556666");

inline Instant sampleTime(const char *iso)
{
    return fromQDateTime(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

inline QString licenseArn(const QString &id)
{
    return QStringLiteral("arn:aws:license-manager::111122223333:license:l-") + id;
}

inline License sampleLicense(const QString &id, const QString &name, const QString &product,
                             qint64 seats, const char *end)
{
    License license;
    license.licenseArn = licenseArn(id);
    license.licenseName = name;
    license.productName = product;
    license.productSku = QStringLiteral("SKU-") + id;
    license.homeRegion = QStringLiteral("us-east-1");
    license.status = LicenseStatus::Available;
    DatetimeRange validity;
    validity.begin = DateText(QStringLiteral("2026-01-01T00:00:00Z"));
    validity.end = DateText(QString::fromLatin1(end));
    license.validity = validity;
    Entitlement entitlement;
    entitlement.name = QStringLiteral("Seats");
    entitlement.unit = EntitlementUnit::Count;
    entitlement.maxCount = seats;
    license.entitlements = QList<Entitlement>{entitlement};
    return license;
}

inline Grant sampleGrant(const QString &id, const QString &license, GrantStatus status)
{
    Grant grant;
    grant.grantArn = QStringLiteral("arn:aws:license-manager::111122223333:grant:g-") + id;
    grant.grantName = QStringLiteral("Grant ") + id;
    grant.licenseArn = licenseArn(license);
    grant.parentArn = grant.licenseArn;
    grant.granteePrincipalArn = QStringLiteral("arn:aws:iam::444455556666:root");
    grant.homeRegion = QStringLiteral("us-east-1");
    grant.grantStatus = status;
    grant.version = QStringLiteral("2");
    grant.grantedOperations = {AllowedOperation::CheckoutLicense, AllowedOperation::CheckInLicense};
    return grant;
}

inline void addUsagePlans(ReportFacts &facts, Estate &estate)
{
    UsagePlan plan;
    plan.id = QStringLiteral("plan1");
    plan.name = QStringLiteral("Gold");
    plan.quota = QuotaSettings{5000, 0, QuotaPeriod::Month};
    ApiKey mobile;
    mobile.id = QStringLiteral("key1");
    mobile.name = QStringLiteral("Mobile app");
    ApiKey partner;
    partner.id = QStringLiteral("key2");
    partner.name = QStringLiteral("Partner; \"north\"");
    estate.usagePlans.setRecords({plan});
    estate.apiKeys.setRecords({mobile, partner});
    estate.keysOfPlans.insert(QStringLiteral("plan1"),
                              {QStringLiteral("key1"), QStringLiteral("key2")});
    const auto remaining = [&](const QString &key, qint64 left) {
        SeriesInfo info;
        info.key = {
            QStringLiteral("aws"),  vendor, estate.region, key, metric::apiRemaining.toString(),
            QStringLiteral("plan1")};
        info.newest = {sampleTime("2026-11-20T00:00:00Z"), Quantity(left)};
        facts.series.append(info);
    };
    remaining(QStringLiteral("key1"), 120);
    remaining(QStringLiteral("key2"), 4990);
}

inline void addActivity(ReportFacts &facts)
{
    ActivityEntry done;
    done.record.operation = QStringLiteral("AcceptGrant");
    done.record.target = QStringLiteral("Grant 2");
    done.record.account = customer;
    done.record.region = QStringLiteral("us-east-1");
    done.record.changesState = true;
    done.record.startedAt = sampleTime("2026-11-20T08:14:00Z");
    done.outcome = CallOutcome{done.record.startedAt + std::chrono::milliseconds(85), 1,
                               QStringLiteral("r-1"), std::nullopt};
    ActivityEntry failed = done;
    failed.record.operation = QStringLiteral("ListLicenses");
    failed.record.target.clear();
    failed.record.changesState = false;
    failed.record.startedAt = sampleTime("2026-11-19T23:59:59Z");
    ApiError error;
    error.code = QStringLiteral("AccessDeniedException");
    failed.outcome = CallOutcome{failed.record.startedAt + std::chrono::milliseconds(1200), 3,
                                 QStringLiteral("r-2"), error};
    ActivityEntry old = done;
    old.record.startedAt = sampleTime("2025-01-01T00:00:00Z");
    facts.activity = {done, failed, old};
}

/// A small vendor and customer, with text that programs stumble over.
inline std::shared_ptr<ReportFacts> sampleFacts()
{
    auto facts = std::make_shared<ReportFacts>();
    facts->now = facts->to = sampleTime("2026-11-21T20:15:00Z");
    facts->from = sampleTime("2026-10-23T00:00:00Z");
    facts->connectionNames = {QStringLiteral("Vendor"), QStringLiteral("Customer")};

    const License design =
        sampleLicense(QStringLiteral("1"), QStringLiteral("Design Suite"),
                      QStringLiteral("Acme Design"), 100, "2026-12-01T00:00:00Z");
    const License render =
        sampleLicense(QStringLiteral("2"), QStringLiteral("=HYPERLINK(\"http://example.com\")"),
                      QStringLiteral("Acme Render <b>&amp;</b>"), 50, "2027-12-31T00:00:00Z");
    const License night = sampleLicense(QStringLiteral("3"), QStringLiteral("日本語 Nightly"),
                                        QStringLiteral("Acme Render"), 3, "2026-11-25T12:00:00Z");
    const auto used = [](Estate &estate, const QString &id, const QString &count, qint64 of) {
        estate.usageNow.insert(licenseArn(id),
                               {{QStringLiteral("Seats"), count, QString::number(of), {}}});
    };

    auto seller = std::make_shared<Estate>();
    seller->connection = QStringLiteral("local:vendor");
    seller->connectionName = QStringLiteral("Vendor");
    seller->account = vendor;
    seller->region = QStringLiteral("us-east-1");
    seller->issued.setRecords({design, render, night});
    used(*seller, QStringLiteral("1"), QStringLiteral("84"), 100);
    used(*seller, QStringLiteral("2"), QStringLiteral("55"), 50);
    used(*seller, QStringLiteral("3"), QStringLiteral("1"), 3);
    seller->tags.insert(licenseArn(QStringLiteral("2")),
                        {{QStringLiteral("CostCenter"), QStringLiteral("42")}});
    seller->distributedGrants.setRecords(
        {sampleGrant(QStringLiteral("1"), QStringLiteral("1"), GrantStatus::Active),
         sampleGrant(QStringLiteral("2"), QStringLiteral("2"), GrantStatus::PendingAccept)});
    LicenseConfiguration windows;
    windows.licenseConfigurationArn =
        QStringLiteral("arn:aws:license-manager:us-east-1:111122223333:license-configuration:c-1");
    windows.name = QStringLiteral("Windows Server");
    windows.licenseCountingType = LicenseCountingType::Core;
    windows.licenseCount = 64;
    windows.consumedLicenses = 48;
    seller->configurations.setRecords({windows});
    TokenData token;
    token.tokenId = QStringLiteral("token-1");
    token.licenseArn = licenseArn(QStringLiteral("1"));
    token.expirationTime = DateText(QStringLiteral("2026-11-30T00:00:00Z"));
    token.status = QStringLiteral("AVAILABLE");
    seller->tokens.setRecords({token});
    addUsagePlans(*facts, *seller);

    auto buyer = std::make_shared<Estate>();
    buyer->connection = QStringLiteral("local:customer");
    buyer->connectionName = QStringLiteral("Customer");
    buyer->account = customer;
    buyer->region = QStringLiteral("us-east-1");
    GrantedLicense received;
    static_cast<License &>(received) = design;
    buyer->received.setRecords({received});
    used(*buyer, QStringLiteral("1"), QStringLiteral("84"), 100);
    buyer->receivedGrants.setRecords(
        {sampleGrant(QStringLiteral("1"), QStringLiteral("1"), GrantStatus::Active)});
    facts->estates = {seller, buyer};

    addActivity(*facts);
    ChangeRecord change;
    change.kind = QStringLiteral("changed");
    change.list = QStringLiteral("Issued licenses");
    change.object = QStringLiteral("Design Suite");
    change.objectId = licenseArn(QStringLiteral("1"));
    change.member = QStringLiteral("Maximum");
    change.before = QStringLiteral("90");
    change.after = QStringLiteral("100");
    change.account = vendor;
    change.region = QStringLiteral("us-east-1");
    ChangeRecord gone = change;
    gone.kind = QStringLiteral("removed");
    gone.object = QStringLiteral("Old license");
    gone.member.clear();
    gone.before.clear();
    gone.after.clear();
    facts->changes = {change, gone};
    return facts;
}

/// One definition of each kind, as the golden reports show them.
inline QList<ReportDefinition> sampleDefinitions()
{
    ReportDefinition consumption;
    consumption.name = QStringLiteral("Seats");
    ReportDefinition grants;
    grants.kind = ReportKind::Grants;
    grants.grouping = ReportGrouping::Account;
    ReportDefinition expiring;
    expiring.kind = ReportKind::Expiring;
    expiring.timeZone = QStringLiteral("Europe/Berlin");
    ReportDefinition quotas;
    quotas.kind = ReportKind::Quotas;
    ReportDefinition chargeback;
    chargeback.kind = ReportKind::Chargeback;
    chargeback.grouping = ReportGrouping::Account;
    chargeback.currency = QStringLiteral("EUR");
    chargeback.prices = {{customer, {}, {}, QStringLiteral("12.345")},
                         {{}, QStringLiteral("CostCenter=42"), {}, QStringLiteral("0.333")},
                         {{}, {}, QStringLiteral("Windows"), QStringLiteral("7")}};
    ReportDefinition changes;
    changes.kind = ReportKind::Changes;
    changes.hideAccounts = true;
    ReportDefinition activity;
    activity.kind = ReportKind::Activity;
    activity.asOfLine = false;
    activity.columns = {QStringLiteral("result"), QStringLiteral("action"), QStringLiteral("time"),
                        QStringLiteral("account")};
    return {consumption, grants, expiring, quotas, chargeback, changes, activity};
}

} // namespace lc::test
