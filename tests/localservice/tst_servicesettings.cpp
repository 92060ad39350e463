// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/servicesettings.h"
#include "localservice/behaviour.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

/// Settings of an account in a Region, with the switches that cannot be taken back.
class TestServiceSettings : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    /// The vendor manages an organization.
    static ServiceSetup managerSetup()
    {
        ServiceSetup setup;
        setup.organization = Organization();
        setup.organization->id = u"o-abcdefghij"_s;
        setup.organization->managementAccount = u"111122223333"_s;
        setup.organization->accounts = {{u"444455556666"_s}};
        return setup;
    }
    GetServiceSettings::Response settings(const QByteArray &region = "us-east-1")
    {
        return m_world->call<GetServiceSettings>(m_vendor, {}, region)
            .value_or(GetServiceSettings::Response());
    }
    QByteArray update(const UpdateServiceSettings::Request &request)
    {
        const auto outcome = m_world->call<UpdateServiceSettings>(m_vendor, request);
        return outcome ? QByteArray() : outcome.error().code;
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void beginWithTheDefaults()
    {
        GetServiceSettings::Response wanted;
        wanted.organizationConfiguration = OrganizationConfiguration{false};
        wanted.enableCrossAccountsDiscovery = false;
        QCOMPARE(settings(), wanted);
        QCOMPARE(update({}), "");
        QCOMPARE(settings(), wanted);
    }

    void membersMerge()
    {
        UpdateServiceSettings::Request topic;
        topic.snsTopicArn = u"arn:aws:sns:us-east-1:111122223333:aws-license-manager-service-a"_s;
        QCOMPARE(update(topic), "");
        UpdateServiceSettings::Request bucket;
        bucket.s3BucketArn = u"arn:aws:s3:::aws-license-manager-service-b"_s;
        QCOMPARE(update(bucket), "");
        m_world->restart();
        QCOMPARE(settings().snsTopicArn, topic.snsTopicArn);
        QCOMPARE(settings().s3BucketArn, bucket.s3BucketArn);
        QCOMPARE(settings("eu-west-1").snsTopicArn, std::nullopt);
        topic.snsTopicArn = QString();
        QCOMPARE(update(topic), "");
        QCOMPARE(settings().snsTopicArn, std::nullopt);
        QCOMPARE(settings().s3BucketArn, bucket.s3BucketArn);
    }

    void badMembersAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const char *member, const char *body) {
            QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(member);
        };
        row("topic name", "SnsTopicArn",
            R"({"SnsTopicArn":"arn:aws:sns:us-east-1:111122223333:alerts"})");
        row("topic Region", "SnsTopicArn",
            R"({"SnsTopicArn":"arn:aws:sns:eu-west-1:111122223333:aws-license-manager-service-a"})");
        row("topic account", "SnsTopicArn",
            R"({"SnsTopicArn":"arn:aws:sns:us-east-1:444455556666:aws-license-manager-service-a"})");
        row("topic no ARN", "SnsTopicArn", R"({"SnsTopicArn":"aws-license-manager-service-a"})");
        row("bucket name", "S3BucketArn", R"({"S3BucketArn":"arn:aws:s3:::reports"})");
        row("bucket service", "S3BucketArn",
            R"({"S3BucketArn":"arn:aws:sns:::aws-license-manager-service-b"})");
        row("Region", "EnabledDiscoverySourceRegions",
            R"({"EnabledDiscoverySourceRegions":["Frankfurt"]})");
        row("Region twice", "EnabledDiscoverySourceRegions",
            R"({"EnabledDiscoverySourceRegions":["eu-west-1","eu-west-1"]})");
        row("switch without a value", "EnableIntegration", R"({"OrganizationConfiguration":{}})");
        row("switch as text", "EnableCrossAccountsDiscovery",
            R"({"EnableCrossAccountsDiscovery":"true"})");
        row("second of two", "SnsTopicArn",
            R"({"S3BucketArn":"arn:aws:s3:::aws-license-manager-service-b","SnsTopicArn":"x"})");
    }

    void badMembersAreRefusedWhole()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, member);
        const auto before = settings();
        const UpdateServiceSettings::Request nothing;
        HttpRequest http = m_world->requestFor(UpdateServiceSettings::operation, &nothing);
        http.body = body;
        const HttpAnswer answer = m_world->send(m_world->signedBy(m_vendor, http));
        QCOMPARE(answer.status, 400);
        const ServiceError error = ServiceWorld::errorIn(answer);
        QVERIFY(isModelled(UpdateServiceSettings::operation, error.code));
        QVERIFY2(error.message.contains(member), qPrintable(error.message));
        QCOMPARE(settings(), before);
    }

    void crossAccountDiscoveryIsForManagers()
    {
        UpdateServiceSettings::Request request;
        request.enableCrossAccountsDiscovery = true;
        QCOMPARE(update(request), "AccessDeniedException");
        m_world = std::make_unique<ServiceWorld>(managerSetup());
        QCOMPARE(update(request), "");
        QCOMPARE(m_world->call<UpdateServiceSettings>(u"customer"_s, request).error().code,
                 "AccessDeniedException");
        request.enableCrossAccountsDiscovery = false;
        QVERIFY(m_world->call<UpdateServiceSettings>(u"customer"_s, request));
    }

    void crossAccountDiscoveryStaysOn()
    {
        m_world = std::make_unique<ServiceWorld>(managerSetup());
        UpdateServiceSettings::Request request;
        request.enableCrossAccountsDiscovery = true;
        QCOMPARE(update(request), "");
        QCOMPARE(settings().enableCrossAccountsDiscovery, true);
        QCOMPARE(settings().serviceStatus->crossAccountDiscovery->message,
                 QString::fromLatin1(behaviour::discoveryStatus.value));
        QCOMPARE(update(request), ""); // again, without effect
        m_world->clock().advance(std::chrono::days(2));
        request.enableCrossAccountsDiscovery = false;
        QCOMPARE(update(request), "InvalidParameterValueException");
        QCOMPARE(settings().enableCrossAccountsDiscovery, true);
    }

    void organizationsCannotBeLinkedByOthers()
    {
        UpdateServiceSettings::Request request;
        request.organizationConfiguration = OrganizationConfiguration{true};
        QCOMPARE(update(request), "AccessDeniedException");
        request.organizationConfiguration = OrganizationConfiguration{false};
        QCOMPARE(update(request), "");
        QCOMPARE(settings().organizationConfiguration, OrganizationConfiguration{false});
    }

    void discoveryChangesOnceADay()
    {
        UpdateServiceSettings::Request request;
        request.enabledDiscoverySourceRegions = {{u"eu-west-1"_s, u"eu-central-1"_s}};
        QCOMPARE(update(request), "");
        QCOMPARE(settings().crossRegionDiscoveryHomeRegion, u"us-east-1"_s);
        QCOMPARE(settings().crossRegionDiscoverySourceRegions,
                 request.enabledDiscoverySourceRegions);
        QCOMPARE(settings().serviceStatus->crossRegionDiscovery->message->size(), 2);
        QCOMPARE(update(request), "");
        request.enabledDiscoverySourceRegions = {{u"eu-west-1"_s}};
        QCOMPARE(update(request), "RateLimitExceededException");
        QCOMPARE(settings().crossRegionDiscoverySourceRegions->size(), 2);
        m_world->clock().advance(std::chrono::days(1));
        request.enabledDiscoverySourceRegions = QList<QString>();
        QCOMPARE(update(request), "");
        QCOMPARE(settings().crossRegionDiscoveryHomeRegion, std::nullopt);
        QCOMPARE(settings().crossRegionDiscoverySourceRegions, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestServiceSettings)
#include "tst_servicesettings.moc"
