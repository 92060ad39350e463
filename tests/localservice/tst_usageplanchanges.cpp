// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/gatewayworld.h"

#include <QTest>

using namespace lc;
using namespace lc::apigateway;
using namespace lc::gateway;
using namespace Qt::StringLiterals;

/// Usage plans and their keys from create to delete; every patch operation.
class TestUsagePlanChanges : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

    Served<UsagePlan> update(const QString &id, const QList<PatchOperation> &operations)
    {
        return m_world->call<UpdateUsagePlan>(vendor, {id, operations});
    }
    Served<UsagePlan> read(const QString &id) { return m_world->call<GetUsagePlan>(vendor, {id}); }
    Served<UsagePlan> create(const CreateUsagePlan::Request &request)
    {
        return m_world->call<CreateUsagePlan>(vendor, request);
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        defineApi(*m_world, u"api1"_s, {u"prod"_s, u"test"_s});
    }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void aPlanFromCreateToDelete()
    {
        CreateUsagePlan::Request request;
        request.name = u"Gold"_s;
        request.description = u"Several applications"_s;
        request.throttle = ThrottleSettings{10, 20.5};
        request.quota = QuotaSettings{5000, std::nullopt, Open(QuotaPeriod::Week)};
        const auto made = create(request);
        QVERIFY2(made, qPrintable(messageOf(made)));
        QCOMPARE(made->id->size(), 6);
        QCOMPARE(made->apiStages, QList<ApiStage>());
        QVERIFY(!made->tags);
        QCOMPARE(made->quota->offset, 0);
        m_world->restart();
        UsagePlan expected = *made;
        expected.tags.emplace();
        QCOMPARE(*read(*made->id), expected);
        const auto changed = update(*made->id,
                                    {patch("replace", u"/name"_s, u"Gold 2"_s),
                                     patch("replace", u"/description"_s, u"d"_s),
                                     patch("add", u"/productCode"_s, u"p1"_s),
                                     patch("add", u"/apiStages"_s, u"api1:prod"_s),
                                     patch("replace", u"/quota/limit"_s, u"6000"_s),
                                     patch("replace", u"/quota/period"_s, u"MONTH"_s),
                                     patch("replace", u"/quota/offset"_s, u"27"_s),
                                     patch("replace", u"/throttle/rateLimit"_s, u"0.5"_s),
                                     patch("replace", u"/throttle/burstLimit"_s, u"3"_s)});
        QVERIFY2(changed, qPrintable(messageOf(changed)));
        QCOMPARE(changed->name, u"Gold 2"_s);
        QCOMPARE(changed->productCode, u"p1"_s);
        QCOMPARE(changed->quota, (QuotaSettings{6000, 27, Open(QuotaPeriod::Month)}));
        QCOMPARE(changed->throttle, (ThrottleSettings{3, 0.5}));
        QCOMPARE(changed->apiStages->size(), 1);
        const auto inUse = m_world->call<DeleteUsagePlan>(vendor, {*made->id});
        QCOMPARE(codeOf(inUse), "BadRequestException");
        QVERIFY(update(*made->id,
                       {patch("remove", u"/apiStages"_s, u"api1:prod"_s),
                        patch("remove", u"/productCode"_s), patch("remove", u"/quota"_s),
                        patch("remove", u"/throttle"_s)}));
        const auto bare = read(*made->id);
        QVERIFY(!bare->quota && !bare->throttle && !bare->productCode);
        QVERIFY(m_world->call<DeleteUsagePlan>(vendor, {*made->id}));
        QCOMPARE(codeOf(read(*made->id)), "NotFoundException");
        QCOMPARE(messageOf(m_world->call<DeleteUsagePlan>(vendor, {*made->id})),
                 u"Invalid Usage Plan ID specified"_s);
    }

    void quotaAndThrottleAppearByPatch()
    {
        const QString id = createPlan(*m_world);
        QCOMPARE(codeOf(update(id, {patch("replace", u"/quota/limit"_s, u"5"_s)})),
                 "BadRequestException");
        QVERIFY(update(id,
                       {patch("replace", u"/quota/limit"_s, u"5"_s),
                        patch("replace", u"/quota/period"_s, u"DAY"_s),
                        patch("add", u"/throttle/rateLimit"_s, u"1"_s)}));
        QCOMPARE(read(id)->quota->limit, 5);
        QCOMPARE(read(id)->throttle->rateLimit, 1.0);
    }

    void methodThrottles_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("key");
        const QString stage = u"/apiStages/api1:prod/throttle/"_s;
        QTest::newRow("unescaped") << stage + u"/pets/GET"_s << u"/pets/GET"_s;
        QTest::newRow("escaped") << stage + u"~1pets/GET"_s << u"/pets/GET"_s;
        QTest::newRow("without slash") << stage + u"pets/GET"_s << u"/pets/GET"_s;
        QTest::newRow("deep") << stage + u"/pets/{id}/toys/PUT"_s << u"/pets/{id}/toys/PUT"_s;
        QTest::newRow("deep escaped") << stage + u"~1pets~1{id}/PUT"_s << u"/pets/{id}/PUT"_s;
        QTest::newRow("any method") << stage + u"/pets/*"_s << u"/pets/*"_s;
        QTest::newRow("root") << stage + u"//GET"_s << u"//GET"_s;
    }

    void methodThrottles()
    {
        QFETCH(QString, path);
        QFETCH(QString, key);
        const QString id = createPlan(*m_world, {u"api1:prod"_s});
        const auto added = update(id,
                                  {patch("add", path + u"/rateLimit"_s, u"2.5"_s),
                                   patch("replace", path + u"/burstLimit"_s, u"7"_s)});
        QVERIFY2(added, qPrintable(messageOf(added)));
        const QMap<QString, ThrottleSettings> expected{{key, ThrottleSettings{7, 2.5}}};
        QCOMPARE(read(id)->apiStages->first().throttle, expected);
        QVERIFY(update(id, {patch("remove", path)}));
        QVERIFY(!read(id)->apiStages->first().throttle);
        QCOMPARE(codeOf(update(id, {patch("remove", path)})), "NotFoundException");
    }

    void throttlesOfAStageAsJson()
    {
        const QString id = createPlan(*m_world, {u"api1:prod"_s});
        const QString path = u"/apiStages/api1:prod/throttle"_s;
        QVERIFY(update(
            id, {patch("replace", path, u"{\"/pets/GET\":{\"rateLimit\":2,\"burstLimit\":3}}"_s)}));
        QCOMPARE(read(id)->apiStages->first().throttle->value(u"/pets/GET"_s).burstLimit, 3);
        QCOMPARE(codeOf(update(id, {patch("replace", path, u"{\"pets\":{}}"_s)})),
                 "BadRequestException");
        QCOMPARE(codeOf(update(id, {patch("replace", path, u"many"_s)})), "BadRequestException");
        QString many;
        for (int i = 0; i < 21; ++i)
            many += (i ? u","_s : QString()) + u"\"/p%1/GET\":{\"rateLimit\":1}"_s.arg(i);
        const auto tooMany = update(id, {patch("replace", path, u'{' + many + u'}')});
        QCOMPARE(codeOf(tooMany), "LimitExceededException");
        QCOMPARE(tooMany.error().status, 429);
        QVERIFY(update(id, {patch("remove", path)}));
    }

    void wrongPatches_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *kind, const char *path, const char *value,
                            const char *code = "BadRequestException") {
            QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(path)
                                << QString::fromLatin1(value) << QString::fromLatin1(code);
        };
        row("id", "replace", "/id", "x");
        row("tags", "replace", "/tags", "x");
        row("kind of path", "remove", "/name", "");
        row("copy", "copy", "/name", "x");
        row("no kind", "", "/name", "x");
        row("empty name", "replace", "/name", " ");
        row("stage without colon", "add", "/apiStages", "api1");
        row("unknown stage", "add", "/apiStages", "api1:none", "NotFoundException");
        row("unknown api", "add", "/apiStages", "none:prod", "NotFoundException");
        row("stage twice", "add", "/apiStages", "api1:prod", "ConflictException");
        row("remove other stage", "remove", "/apiStages", "api1:test", "NotFoundException");
        row("throttle of other stage", "replace", "/apiStages/api1:test/throttle//a/GET/rateLimit",
            "1", "NotFoundException");
        row("rate", "replace", "/throttle/rateLimit", "fast");
        row("negative rate", "replace", "/throttle/rateLimit", "-1");
        row("infinite rate", "replace", "/throttle/rateLimit", "inf");
        row("burst", "replace", "/throttle/burstLimit", "1.5");
        row("limit", "replace", "/quota/limit", "many");
        row("period", "replace", "/quota/period", "YEAR");
        row("offset", "replace", "/quota/offset", "28");
        row("negative offset", "replace", "/quota/offset", "-1");
        row("replace quota", "replace", "/quota", "1");
    }

    void wrongPatches()
    {
        QFETCH(QString, kind);
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, code);
        const QString id = createPlan(*m_world, {u"api1:prod"_s});
        QVERIFY(update(id,
                       {patch("replace", u"/quota/limit"_s, u"5"_s),
                        patch("replace", u"/quota/period"_s, u"MONTH"_s)}));
        const auto before = read(id);
        const auto refused = update(id,
                                    {patch("replace", u"/description"_s, u"changed"_s),
                                     patch(kind.toLatin1().constData(), path, value)});
        QCOMPARE(codeOf(refused), code.toLatin1());
        QCOMPARE(*read(id), *before);
    }

    void knownMessages()
    {
        const QString id = createPlan(*m_world);
        QCOMPARE(messageOf(update(id, {patch("remove", u"/apiStages"_s, u"a:b"_s)})),
                 u"Invalid API Stage {api: a, stage: b} specified for usageplan %1"_s.arg(id));
        QCOMPARE(messageOf(update(id, {patch("add", u"/apiStages"_s, u"a"_s)})),
                 u"Invalid API Stage specified"_s);
        QVERIFY(messageOf(update(id, {patch("replace", u"/id"_s, u"a"_s)}))
                    .startsWith(u"Invalid patch path  '/id' specified for op 'replace'. Must be "
                                "one of: [/name, "));
    }

    void wrongPlans_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QuotaSettings>("quota");
        QTest::addColumn<ThrottleSettings>("throttle");
        const QuotaSettings quota{1, 0, Open(QuotaPeriod::Day)};
        QTest::newRow("name") << QString() << quota << ThrottleSettings{};
        QTest::newRow("no period") << u"n"_s << QuotaSettings{1, 0, {}} << ThrottleSettings{};
        QTest::newRow("no limit") << u"n"_s << QuotaSettings{{}, 0, Open(QuotaPeriod::Day)}
                                  << ThrottleSettings{};
        QTest::newRow("limit") << u"n"_s << QuotaSettings{-1, 0, Open(QuotaPeriod::Day)}
                               << ThrottleSettings{};
        QTest::newRow("offset of a day")
            << u"n"_s << QuotaSettings{1, 1, Open(QuotaPeriod::Day)} << ThrottleSettings{};
        QTest::newRow("offset of a week")
            << u"n"_s << QuotaSettings{1, 7, Open(QuotaPeriod::Week)} << ThrottleSettings{};
        QTest::newRow("burst") << u"n"_s << quota << ThrottleSettings{-1, 1.0};
        QTest::newRow("rate") << u"n"_s << quota << ThrottleSettings{1, -1.0};
    }

    void wrongPlans()
    {
        QFETCH(QString, name);
        QFETCH(QuotaSettings, quota);
        QFETCH(ThrottleSettings, throttle);
        CreateUsagePlan::Request request;
        request.name = name;
        request.quota = quota;
        request.throttle = throttle;
        QCOMPARE(codeOf(create(request)), "BadRequestException");
        QVERIFY(m_world->call<GetUsagePlans>(vendor, {})->items->isEmpty());
    }

    void keysOfAPlan()
    {
        const QString plan = createPlan(*m_world);
        const QString key = createKey(*m_world);
        const auto wrongType = m_world->call<CreateUsagePlanKey>(vendor, {plan, key, u"OTHER"_s});
        QCOMPARE(codeOf(wrongType), "BadRequestException");
        QCOMPARE(codeOf(join(*m_world, u"none"_s, key)), "NotFoundException");
        QCOMPARE(codeOf(join(*m_world, plan, u"none"_s)), "NotFoundException");
        const auto joined = join(*m_world, plan, key);
        QCOMPARE(joined->name, u"halo"_s);
        QVERIFY(joined->value);
        QCOMPARE(codeOf(join(*m_world, plan, key)), "ConflictException");
        QCOMPARE(*m_world->call<GetUsagePlanKey>(vendor, {plan, key}), *joined);
        QVERIFY(m_world->call<DeleteUsagePlanKey>(vendor, {plan, key}));
        QCOMPARE(codeOf(m_world->call<GetUsagePlanKey>(vendor, {plan, key})), "NotFoundException");
        QCOMPARE(codeOf(m_world->call<DeleteUsagePlanKey>(vendor, {plan, key})),
                 "NotFoundException");
    }

    void oneplanOfAKeyForAStage()
    {
        const QString first = createPlan(*m_world, {u"api1:prod"_s});
        const QString second = createPlan(*m_world, {u"api1:prod"_s});
        const QString third = createPlan(*m_world, {u"api1:test"_s});
        const QString key = createKey(*m_world);
        QVERIFY(join(*m_world, first, key));
        QCOMPARE(codeOf(join(*m_world, second, key)), "ConflictException");
        QVERIFY(join(*m_world, third, key));
        QCOMPARE(codeOf(update(third, {patch("add", u"/apiStages"_s, u"api1:prod"_s)})),
                 "ConflictException");
        QVERIFY(m_world->call<DeleteUsagePlanKey>(vendor, {first, key}));
        QVERIFY(update(third, {patch("add", u"/apiStages"_s, u"api1:prod"_s)}));
    }

    void atMostTenPlansOfAKey()
    {
        const QString key = createKey(*m_world);
        for (int i = 0; i < 10; ++i)
            QVERIFY(join(*m_world, createPlan(*m_world), key));
        const auto eleventh = join(*m_world, createPlan(*m_world), key);
        QCOMPARE(codeOf(eleventh), "LimitExceededException");
        QCOMPARE(eleventh.error().status, 429);
    }

    void atMostThreeHundredPlans()
    {
        for (int i = 0; i < 300; ++i)
            (void)createPlan(*m_world);
        CreateUsagePlan::Request request;
        request.name = u"one more"_s;
        QCOMPARE(codeOf(create(request)), "LimitExceededException");
        const HttpAnswer answer = m_world->send(m_world->signedBy(
            vendor, m_world->requestFor(CreateUsagePlan::operation, &request), "apigateway"));
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.header("Retry-After").toInt() > 0);
        QVERIFY(m_world->call<CreateUsagePlan>(vendor, request, "eu-west-1"));
    }

    void statuses()
    {
        const QString plan = createPlan(*m_world);
        CreateUsagePlan::Request create;
        create.name = u"n"_s;
        DeleteUsagePlan::Request remove{plan};
        const auto sent = [this](const Operation &operation, const void *request) {
            return m_world->send(
                m_world->signedBy(vendor, m_world->requestFor(operation, request), "apigateway"));
        };
        QCOMPARE(sent(CreateUsagePlan::operation, &create).status, 201);
        const HttpAnswer removed = sent(DeleteUsagePlan::operation, &remove);
        QCOMPARE(removed.status, 202);
        QCOMPARE(removed.body, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestUsagePlanChanges)
#include "tst_usageplanchanges.moc"
