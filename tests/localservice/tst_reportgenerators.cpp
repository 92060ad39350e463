// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/servicesettings.h"
#include "api/licensemanager/tags.h"
#include "localservice/behaviour.h"
#include "localservice/bucketfolder.h"
#include "localservice/examples.h"
#include "localservice/reportscheduler.h"
#include "localservice/serviceworld.h"

#include <QDirIterator>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Report generators, and the files they write by the service's clock.
class TestReportGenerators : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_arn; ///< of a self-managed license
    const QString m_vendor = u"vendor"_s;
    using Create = CreateLicenseManagerReportGenerator;
    using Update = UpdateLicenseManagerReportGenerator;

    QString buckets() const { return m_world->folder() + u"/s3"_s; }
    void tick() { ReportScheduler(m_world->dispatcher(), buckets()).tick(); }
    /// Paths below the buckets, sorted.
    QStringList files() const
    {
        QStringList found;
        QDirIterator all(buckets(), QDir::Files | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            found += QDir(buckets()).relativeFilePath(all.next());
        found.sort();
        return found;
    }
    QByteArray contentOf(const QString &path) const
    {
        QFile file(buckets() + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    Create::Request request(ReportFrequencyType period = ReportFrequencyType::Day) const
    {
        Create::Request request;
        request.reportGeneratorName = u"Weekly review"_s;
        request.type = {ReportType::LicenseConfigurationSummaryReport};
        request.reportContext.licenseConfigurationArns = {{m_arn}};
        request.reportFrequency = {1, period};
        request.clientToken = examples::newToken();
        return request;
    }
    static Update::Request updateOf(const QString &arn, const Create::Request &request)
    {
        return {arn,
                request.reportGeneratorName,
                request.type,
                request.reportContext,
                request.reportFrequency,
                examples::newToken(),
                request.description};
    }
    QString create(const Create::Request &request)
    {
        const auto created = m_world->call<Create>(m_vendor, request);
        return created ? *created->licenseManagerReportGeneratorArn : created.error().message;
    }
    ReportGenerator get(const QString &arn)
    {
        const auto got = m_world->call<GetLicenseManagerReportGenerator>(m_vendor, {arn});
        return got ? *got->reportGenerator : ReportGenerator();
    }
    template <class T> static QByteArray codeOf(const Served<T> &outcome)
    {
        return outcome ? QByteArray() : outcome.error().code;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        CreateLicenseConfiguration::Request configuration;
        configuration.name = u"Seats, \"all\" of them"_s;
        configuration.licenseCountingType = LicenseCountingType::Instance;
        configuration.licenseCount = 7;
        m_arn = *m_world->call<CreateLicenseConfiguration>(m_vendor, configuration)
                     ->licenseConfigurationArn;
    }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void datesChooseWhatIsReported_data()
    {
        QTest::addColumn<int>("startDay");
        QTest::addColumn<int>("endDay");
        QTest::addColumn<QStringList>("machines");
        const QString early = u"i-early"_s, late = u"i-late"_s;
        constexpr int none = -1;
        QTest::newRow("none") << none << none << QStringList{early, late};
        QTest::newRow("ended between") << none << 3 << QStringList{early};
        QTest::newRow("ended before") << none << 0 << QStringList();
        QTest::newRow("begun between") << 3 << none << QStringList{early, late};
        QTest::newRow("not begun") << 8 << none << QStringList();
        QTest::newRow("both") << 3 << 4 << QStringList{early};
    }

    void datesChooseWhatIsReported()
    {
        QFETCH(int, startDay);
        QFETCH(int, endDay);
        QFETCH(QStringList, machines);
        const Instant begin = m_world->clock().now();
        const auto attach = [this](const QString &machine) {
            UpdateLicenseSpecificationsForResource::Request request;
            request.resourceArn = u"arn:aws:ec2:us-east-1:111122223333:instance/"_s + machine;
            request.addLicenseSpecifications = {{LicenseSpecification{m_arn, {}}}};
            QVERIFY(m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, request));
        };
        m_world->clock().advance(24h);
        attach(u"i-early"_s);
        m_world->clock().advance(24h * 4);
        attach(u"i-late"_s);
        m_world->clock().advance(24h);
        auto sent = request(ReportFrequencyType::OneTime);
        sent.type = {ReportType::LicenseConfigurationUsageReport};
        if (startDay >= 0)
            sent.reportContext.reportStartDate = begin + 24h * startDay;
        if (endDay >= 0)
            sent.reportContext.reportEndDate = begin + 24h * endDay;
        QVERIFY(create(sent).startsWith(u"arn:"));
        tick();
        QCOMPARE(files().size(), 1);
        const QByteArray content = contentOf(files().first());
        for (const QString &machine : {u"i-early"_s, u"i-late"_s})
            QCOMPARE(content.contains(machine.toLatin1()), machines.contains(machine));
    }

    void lifeOfAGenerator()
    {
        auto sent = request();
        sent.description = u"For Monday"_s;
        sent.tags = {{Tag{u"team"_s, u"assets"_s}}};
        const QString arn = create(sent);
        ReportGenerator kept = get(arn);
        QCOMPARE(kept.licenseManagerReportGeneratorArn, arn);
        QVERIFY(
            arn.startsWith(u"arn:aws:license-manager:us-east-1:111122223333:report-generator:r-"));
        QCOMPARE(kept.reportGeneratorName, sent.reportGeneratorName);
        QCOMPARE(kept.reportType, sent.type);
        QCOMPARE(kept.reportContext, sent.reportContext);
        QCOMPARE(kept.reportFrequency, sent.reportFrequency);
        QCOMPARE(kept.description, sent.description);
        QCOMPARE(kept.reportCreatorAccount, u"111122223333"_s);
        QCOMPARE(kept.createTime, u"2026-03-19T08:00:00Z"_s);
        QCOMPARE(kept.tags, sent.tags);
        QCOMPARE(kept.lastRunStatus, std::nullopt);
        QVERIFY(kept.s3Location->bucket->startsWith(u"aws-license-manager-service-"));
        QCOMPARE(kept.s3Location->keyPrefix, u"Reports/Weekly review"_s);
        QCOMPARE(m_world->call<Create>(m_vendor, sent)->licenseManagerReportGeneratorArn, arn);
        QCOMPARE(m_world->call<ListTagsForResource>(m_vendor, {arn})->tags, sent.tags);

        sent.reportGeneratorName = u"Monthly"_s;
        sent.reportFrequency = {1, ReportFrequencyType::Month};
        sent.description = {};
        QVERIFY(m_world->call<Update>(m_vendor, updateOf(arn, sent)));
        kept = get(arn);
        QCOMPARE(kept.reportGeneratorName, u"Monthly"_s);
        QCOMPARE(kept.description, std::nullopt);
        QCOMPARE(kept.reportFrequency->period, Open(ReportFrequencyType::Month));
        QCOMPARE(kept.s3Location->keyPrefix, u"Reports/Monthly"_s);
        QCOMPARE(kept.createTime, u"2026-03-19T08:00:00Z"_s);

        QCOMPARE(codeOf(m_world->call<DeleteLicenseConfiguration>(m_vendor, {m_arn})),
                 "InvalidParameterValueException");
        for (const auto &[profile, region] :
             {std::pair(u"customer"_s, "us-east-1"), std::pair(m_vendor, "eu-west-1")}) {
            QCOMPARE(
                codeOf(m_world->call<GetLicenseManagerReportGenerator>(profile, {arn}, region)),
                "ResourceNotFoundException");
            QCOMPARE(
                codeOf(m_world->call<DeleteLicenseManagerReportGenerator>(profile, {arn}, region)),
                "ResourceNotFoundException");
        }
        QVERIFY(m_world->call<DeleteLicenseManagerReportGenerator>(m_vendor, {arn}));
        QCOMPARE(codeOf(m_world->call<GetLicenseManagerReportGenerator>(m_vendor, {arn})),
                 "ResourceNotFoundException");
        QVERIFY(m_world->call<DeleteLicenseConfiguration>(m_vendor, {m_arn}));
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<std::function<void(Create::Request &)>>("spoil");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const char *code, const char *member,
                            const std::function<void(Create::Request &)> &spoil) {
            QTest::newRow(name) << spoil << QByteArray(code) << QString::fromLatin1(member);
        };
        row("blank name", "ValidationException", "ReportGeneratorName",
            [](auto &sent) { sent.reportGeneratorName = u"  "_s; });
        row("long name", "ValidationException", "ReportGeneratorName",
            [](auto &sent) { sent.reportGeneratorName = QString(101, u'x'); });
        row("no type", "ValidationException", "Type", [](auto &sent) { sent.type.clear(); });
        row("type twice", "ValidationException", "Type",
            [](auto &sent) { sent.type += sent.type.first(); });
        row("every second day", "ValidationException", "ReportFrequency.value",
            [](auto &sent) { sent.reportFrequency.value = 2; });
        row("no value", "ValidationException", "ReportFrequency.value",
            [](auto &sent) { sent.reportFrequency.value.reset(); });
        row("no period", "ValidationException", "ReportFrequency.period",
            [](auto &sent) { sent.reportFrequency.period.reset(); });
        row("no license", "ValidationException", "licenseConfigurationArns",
            [](auto &sent) { sent.reportContext = {}; });
        row("unknown license", "ResourceNotFoundException", "licenseConfigurationArns",
            [](auto &sent) { sent.reportContext.licenseConfigurationArns->first() += u'0'; });
        row("groups for a license report", "ValidationException", "licenseAssetGroupArns",
            [](auto &sent) {
                sent.reportContext.licenseAssetGroupArns =
                    sent.reportContext.licenseConfigurationArns;
            });
        row("dates", "ValidationException", "reportEndDate", [](auto &sent) {
            sent.reportContext.reportStartDate = Instant(2s);
            sent.reportContext.reportEndDate = Instant(1s);
        });
        row("tag", "ValidationException", "aws:", [](auto &sent) {
            sent.tags = {{Tag{u"aws:x"_s, u"y"_s}}};
        });
    }

    void badInputIsRefused()
    {
        QFETCH(std::function<void(Create::Request &)>, spoil);
        QFETCH(QByteArray, code);
        QFETCH(QString, member);
        const QString good = create(request());
        const ReportGenerator before = get(good);
        auto sent = request();
        spoil(sent);
        const auto created = m_world->call<Create>(m_vendor, sent);
        QCOMPARE(codeOf(created), code);
        QVERIFY2(created.error().message.contains(member), qPrintable(created.error().message));
        if (!sent.tags)
            QCOMPARE(codeOf(m_world->call<Update>(m_vendor, updateOf(good, sent))), code);
        QCOMPARE(get(good), before);
        QCOMPARE(m_world->call<ListLicenseManagerReportGenerators>(m_vendor, {})
                     ->reportGenerators->size(),
                 1);
    }

    void reportsAreWrittenOnSchedule_data()
    {
        QTest::addColumn<ReportFrequencyType>("period");
        QTest::addColumn<int>("days");
        QTest::newRow("day") << ReportFrequencyType::Day << 1;
        QTest::newRow("week") << ReportFrequencyType::Week << 7;
        QTest::newRow("month") << ReportFrequencyType::Month << 30;
    }

    void reportsAreWrittenOnSchedule()
    {
        QFETCH(ReportFrequencyType, period);
        QFETCH(int, days);
        const QString arn = create(request(period));
        const ReportGenerator made = get(arn);
        m_world->clock().advance(behaviour::firstReport.value);
        tick();
        tick();
        QCOMPARE(files().size(), 1);
        QVERIFY2(files().first().startsWith(*made.s3Location->bucket
                                            + u"/Reports/Weekly review/2026/03/19/"_s),
                 qPrintable(files().first()));
        QVERIFY(files().first().endsWith(u".csv"));
        QCOMPARE(get(arn).lastRunStatus, QString::fromLatin1(behaviour::reportSucceeded.value));
        QCOMPARE(get(arn).lastReportGenerationTime, u"2026-03-19T08:00:00Z"_s);
        QCOMPARE(get(arn).lastRunFailureReason, std::nullopt);
        m_world->clock().advance(std::chrono::days(days) - 1ms);
        tick();
        QCOMPARE(files().size(), 1);
        m_world->clock().advance(1ms);
        m_world->restart();
        tick();
        QCOMPARE(files().size(), 2);
        // Ten periods and a half without the service: one report, and the times stay.
        m_world->clock().advance(std::chrono::days(days) * 10 + 1h);
        m_world->restart();
        tick();
        tick();
        QCOMPARE(files().size(), 3);
        m_world->clock().advance(std::chrono::days(days) - 1h);
        tick();
        QCOMPARE(files().size(), 4);
    }

    void clockSetBackStartsAPeriodAgain()
    {
        create(request());
        m_world->clock().advance(std::chrono::days(400));
        tick();
        QCOMPARE(files().size(), 1);
        m_world->clock().advance(-std::chrono::days(400));
        tick();
        QCOMPARE(files().size(), 1);
        m_world->clock().advance(24h);
        tick();
        QCOMPARE(files().size(), 2);
    }

    void oneTimeReportsAreMadeOnce()
    {
        auto sent = request(ReportFrequencyType::OneTime);
        sent.reportFrequency.value.reset();
        const QString arn = create(sent);
        tick();
        QCOMPARE(files().size(), 1);
        m_world->clock().advance(std::chrono::days(90));
        m_world->restart();
        tick();
        QCOMPARE(files().size(), 1);
        QVERIFY(m_world->call<Update>(m_vendor, updateOf(arn, sent)));
        tick();
        QCOMPARE(files().size(), 2);
    }

    void deletedOnesWriteNothingAndLeaveTheirReports()
    {
        const QString arn = create(request());
        tick();
        QVERIFY(m_world->call<DeleteLicenseManagerReportGenerator>(m_vendor, {arn}));
        m_world->clock().advance(std::chrono::days(2));
        tick();
        QCOMPARE(files().size(), 1);
    }

    void reportsShowWhatIsThere()
    {
        UpdateLicenseSpecificationsForResource::Request add;
        add.addLicenseSpecifications = {{LicenseSpecification{m_arn, {}}}};
        for (const char *id : {"i-1", "i-2"}) {
            add.resourceArn =
                u"arn:aws:ec2:us-east-1:111122223333:instance/"_s + QLatin1StringView(id);
            QVERIFY(m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, add));
        }
        auto sent = request();
        sent.type += ReportType::LicenseConfigurationUsageReport;
        create(sent);
        tick();
        QCOMPARE(files().size(), 2);
        QByteArrayList contents{contentOf(files()[0]), contentOf(files()[1])};
        if (contents[0].contains("ResourceArn"))
            contents.swapItemsAt(0, 1);
        const QByteArray arn = m_arn.toUtf8();
        QCOMPARE(contents[0],
                 "ReportTime,LicenseConfigurationArn,Name,Description,OwnerAccountId,Status,"
                 "LicenseCountingType,LicenseRules,LicenseCount,LicenseCountHardLimit,"
                 "ConsumedLicenses,ConsumedByInstances,ConsumedByHosts,"
                 "ConsumedByManagedInstances\r\n2026-03-19T08:00:00Z,"
                     + arn
                     + ",\"Seats, \"\"all\"\" of them\",,111122223333,AVAILABLE,Instance,,7,false,"
                       "2,2,0,0\r\n");
        const QByteArray line = "2026-03-19T08:00:00Z," + arn
            + ",\"Seats, \"\"all\"\" of them\",arn:aws:ec2:us-east-1:111122223333:instance/i-%,"
              "EC2_INSTANCE,running,111122223333,2026-03-19T08:00:00Z,1\r\n";
        QCOMPARE(contents[1],
                 "ReportTime,LicenseConfigurationArn,Name,ResourceArn,ResourceType,ResourceStatus,"
                 "ResourceOwnerId,AssociationTime,ConsumedLicenses\r\n"
                     + QByteArray(line).replace('%', '1') + QByteArray(line).replace('%', '2'));
    }

    void nothingLeavesTheFolder_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             {u"../../../../evil"_s, u".."_s, u"."_s, u"/etc/passwd"_s, u"a/../../b"_s,
              u"a\\..\\b"_s, u"%2e%2e/x"_s, u"a\nb"_s, QString(u"nul\0x"_s), u".hidden"_s,
              u"trailing. "_s, u"Größe – 尺寸 😀"_s, QString(100, u'尺'), u"con:aux|<>\"?*"_s})
            QTest::newRow(qPrintable(safeKeyPart(name))) << name;
    }

    void nothingLeavesTheFolder()
    {
        QFETCH(QString, name);
        auto sent = request();
        sent.reportGeneratorName = name;
        const QString arn = create(sent);
        const QStringList before =
            QDir(m_world->folder())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        tick();
        const ReportGenerator made = get(arn);
        QCOMPARE(made.reportGeneratorName, name);
        QCOMPARE(made.lastRunStatus, QString::fromLatin1(behaviour::reportSucceeded.value));
        QCOMPARE(files().size(), 1);
        QVERIFY(files().first().startsWith(*made.s3Location->bucket + u'/'
                                           + *made.s3Location->keyPrefix + u"/2026/03/19/"_s));
        QCOMPARE(files().first().count(u'/'), 6);
        QStringList after = QDir(m_world->folder())
                                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        after.removeOne(u"s3"_s);
        QCOMPARE(after, before);
    }

    void differentNamesHaveDifferentFolders()
    {
        QSet<QString> names;
        for (const QString &name : {u"a/b"_s, u"a%2Fb"_s, u"a_b"_s, u"a b"_s, u"a b."_s,
                                    QString(100, u'尺'), QString(99, u'尺') + u'x'})
            names += safeKeyPart(name);
        QCOMPARE(names.size(), 7);
    }

    void failuresAreTold()
    {
        const QString arn = create(request());
        QFile inTheWay(buckets());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        tick();
        QCOMPARE(get(arn).lastRunStatus, QString::fromLatin1(behaviour::reportFailed.value));
        QVERIFY(get(arn).lastRunFailureReason->contains(u"could not be written"));
        QCOMPARE(get(arn).lastReportGenerationTime, std::nullopt);
        QVERIFY(inTheWay.remove());
        m_world->clock().advance(24h);
        tick();
        QCOMPARE(get(arn).lastRunStatus, QString::fromLatin1(behaviour::reportSucceeded.value));
        QCOMPARE(get(arn).lastRunFailureReason, std::nullopt);
        QCOMPARE(files().size(), 1);
    }

    void linksDoNotLeadOut()
    {
        const QString arn = create(request());
        QTemporaryDir outside;
        QVERIFY(QDir().mkpath(buckets()));
        QVERIFY(QFile::link(outside.path(), buckets() + u'/' + *get(arn).s3Location->bucket));
        tick();
        QCOMPARE(get(arn).lastRunStatus, QString::fromLatin1(behaviour::reportFailed.value));
        QDirIterator found(outside.path(), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!found.hasNext());
    }

    void ownBucketIsUsed()
    {
        UpdateServiceSettings::Request settings;
        settings.s3BucketArn = u"arn:aws:s3:::aws-license-manager-service-mine"_s;
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, settings));
        create(request());
        tick();
        QVERIFY(files().first().startsWith(u"aws-license-manager-service-mine/Reports/"));
    }

    void quotas()
    {
        QString arn;
        for (int i = 0; i < behaviour::reportGenerators.value; ++i)
            arn = create(request());
        QCOMPARE(codeOf(m_world->call<Create>(m_vendor, request())),
                 "ResourceLimitExceededException");
        for (int i = 0; i < behaviour::reportUpdates.value; ++i)
            QVERIFY(m_world->call<Update>(m_vendor, updateOf(arn, request())));
        QCOMPARE(codeOf(m_world->call<Update>(m_vendor, updateOf(arn, request()))),
                 "ResourceLimitExceededException");
        m_world->clock().advance(24h);
        QVERIFY(m_world->call<Update>(m_vendor, updateOf(arn, request())));
    }

    void listsByFilterAndPage()
    {
        QStringList created;
        for (int i = 0; i < 5; ++i)
            created += create(request());
        CreateLicenseConfiguration::Request other;
        other.name = u"other"_s;
        other.licenseCountingType = LicenseCountingType::Vcpu;
        auto sent = request();
        sent.reportContext.licenseConfigurationArns = {
            {*m_world->call<CreateLicenseConfiguration>(m_vendor, other)->licenseConfigurationArn}};
        const QString last = create(sent);
        ListLicenseManagerReportGenerators::Request page;
        page.maxResults = 2;
        page.filters = {{Filter{u"LicenseConfigurationArn"_s, QList<QString>{m_arn}}}};
        QStringList seen;
        do {
            const auto answer = m_world->call<ListLicenseManagerReportGenerators>(m_vendor, page);
            QVERIFY(answer);
            for (const ReportGenerator &each : *answer->reportGenerators)
                seen += *each.licenseManagerReportGeneratorArn;
            page.nextToken = answer->nextToken;
        } while (page.nextToken);
        QCOMPARE(seen, created);
        QCOMPARE(m_world->call<ListLicenseManagerReportGenerators>(m_vendor, {})
                     ->reportGenerators->size(),
                 6);
        page.nextToken = u"AAAA"_s;
        QCOMPARE(codeOf(m_world->call<ListLicenseManagerReportGenerators>(m_vendor, page)),
                 "ValidationException");
        page.nextToken.reset();
        page.filters = {{Filter{u"Name"_s, QList<QString>{u"x"_s}}}};
        QCOMPARE(codeOf(m_world->call<ListLicenseManagerReportGenerators>(m_vendor, page)),
                 "ValidationException");
        QVERIFY(m_world->call<DeleteLicenseManagerReportGenerator>(m_vendor, {last}));
    }
};

QTEST_GUILESS_MAIN(TestReportGenerators)
#include "tst_reportgenerators.moc"
