// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/servicesettingschange.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestServiceSettingsChange : public QObject {
    Q_OBJECT

private slots:
    void sendsOnlyWhatDiffers()
    {
        ServiceSettings before;
        before.s3BucketArn = u"arn:aws:s3:::aws-license-manager-service-a"_s;
        before.sourceRegions = {u"eu-west-1"_s};
        QCOMPARE(requestOf(before, before), licensemanager::UpdateServiceSettings::Request());
        ServiceSettings now = before;
        now.searchesMemberAccounts = true;
        auto request = requestOf(before, now);
        QCOMPARE(request.enableCrossAccountsDiscovery, std::optional(true));
        QVERIFY(!request.organizationConfiguration && !request.s3BucketArn
                && !request.enabledDiscoverySourceRegions);
        now = before;
        now.s3BucketArn.reset();
        now.sourceRegions.clear();
        request = requestOf(before, now);
        QCOMPARE(request.s3BucketArn, std::optional(QString(u""_s))); // takes it away
        QCOMPARE(request.enabledDiscoverySourceRegions, std::optional(QList<QString>()));
    }

    void knowsWhatCannotBeTakenBack()
    {
        ServiceSettings off;
        ServiceSettings on;
        on.isOrganizationLinked = true;
        on.searchesMemberAccounts = true;
        QCOMPARE(irreversibleWords(off, on).size(), 2);
        QVERIFY(irreversibleWords(on, on).isEmpty());
        QVERIFY(irreversibleWords(off, off).isEmpty());
        off.sourceRegions = {u"eu-west-1"_s};
        QVERIFY(irreversibleWords(ServiceSettings(), off).isEmpty());
    }

    void findsWhatTheServiceWouldRefuse_data()
    {
        QTest::addColumn<QString>("bucket");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QStringList>("regions");
        QTest::addColumn<QStringList>("paths");
        const QString good = u"aws-license-manager-service-x"_s;
        const QString topic = u"arn:aws:sns:us-east-1:111122223333:"_s;
        QTest::newRow("nothing") << QString() << QString() << QStringList() << QStringList();
        QTest::newRow("right") << u"arn:aws:s3:::"_s + good << topic + good
                               << QStringList{u"eu-west-1"_s} << QStringList();
        QTest::newRow("bucket's name") << u"arn:aws:s3:::mine"_s << QString() << QStringList()
                                       << QStringList{u"S3BucketArn"_s};
        QTest::newRow("topic's account")
            << QString() << u"arn:aws:sns:us-east-1:444455556666:"_s + good << QStringList()
            << QStringList{u"SnsTopicArn"_s};
        QTest::newRow("Region") << QString() << QString()
                                << QStringList{u"eu-west-1"_s, u"Ireland"_s, u"eu-west-1"_s}
                                << QStringList{u"EnabledDiscoverySourceRegions[1]"_s,
                                               u"EnabledDiscoverySourceRegions[2]"_s};
    }
    void findsWhatTheServiceWouldRefuse()
    {
        QFETCH(QString, bucket);
        QFETCH(QString, topic);
        QFETCH(QStringList, regions);
        QFETCH(QStringList, paths);
        ServiceSettings settings;
        settings.s3BucketArn = bucket;
        settings.snsTopicArn = topic;
        settings.sourceRegions = regions;
        QStringList found;
        for (const FieldProblem &problem : problemsOf(settings, u"111122223333"_s, u"us-east-1"_s))
            found.append(problem.path);
        QCOMPARE(found, paths);
    }
};

QTEST_GUILESS_MAIN(TestServiceSettingsChange)
#include "tst_servicesettingschange.moc"
