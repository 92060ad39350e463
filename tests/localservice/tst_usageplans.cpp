// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/serviceworld.h"
#include "localservice/usageplanrules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace lc::apigateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// API Gateway's usage plans; it is 2026-03-19 unless a test moves the clock.
class TestUsagePlans : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    void keep(QLatin1StringView kind, const QString &id, const QByteArray &document,
              const QString &planId = {}, const QString &keyId = {})
    {
        QVERIFY(m_world->dispatcher().change([&](Store &store) {
            Resource resource;
            resource.kind = kind;
            resource.account = u"111122223333"_s;
            resource.region = u"us-east-1"_s;
            resource.id = id;
            resource.document = document;
            store.insert(resource);
            if (!planId.isEmpty()) {
                store.addKey(resource, usageplans::byPlan, planId);
                store.addKey(resource, usageplans::byKey, keyId);
            }
            return true;
        }));
    }
    UsagePlan addPlan(const QString &id, std::optional<QuotaSettings> quota)
    {
        UsagePlan plan;
        plan.id = id;
        plan.name = u"Plan "_s + id;
        plan.apiStages.emplace();
        plan.throttle = ThrottleSettings{40, 20.5};
        plan.quota = quota;
        keep(usageplans::kind, id, writeJson(plan));
        return plan;
    }
    void addKey(const QString &id, const QString &name, const QStringList &plans)
    {
        ApiKey key;
        key.id = id;
        key.name = name;
        key.value = u"valueOfTheKeyNamed"_s + id;
        key.customerId = u"Halo Retail"_s;
        key.enabled = true;
        key.createdDate = m_world->clock().now();
        keep(usageplans::keyKind, id, writeJson(key));
        for (const QString &plan : plans) {
            UsagePlanKey member;
            member.id = id;
            member.type = u"API_KEY"_s;
            keep(usageplans::memberKind, usageplans::memberId(plan, id), writeJson(member), plan,
                 id);
        }
    }
    void requests(const UsagePlan &plan, const QString &keyId, QStringView day, qint64 count,
                  qint64 expected)
    {
        qint64 counted = -1;
        QVERIFY(m_world->dispatcher().change([&](Store &store) {
            counted =
                usageplans::countRequests(store, plainSetup, plan, keyId, *dayFromText(day), count);
            return true;
        }));
        QCOMPARE(counted, expected);
    }
    Served<GetUsage::Response> usage(const QString &plan, const QString &from, const QString &to,
                                     std::optional<QString> key = {})
    {
        GetUsage::Request request;
        request.usagePlanId = plan;
        request.startDate = from;
        request.endDate = to;
        request.keyId = key;
        return m_world->call<GetUsage>(m_vendor, request);
    }
    Served<UpdateUsage::Response> patch(const QString &plan, const QString &key,
                                        const QString &value, const QString &path = u"/remaining"_s,
                                        PatchOperationKind kind = PatchOperationKind::Replace)
    {
        UpdateUsage::Request request;
        request.usagePlanId = plan;
        request.keyId = key;
        request.patchOperations = {{PatchOperation{Open(kind), path, value, {}}}};
        return m_world->call<UpdateUsage>(m_vendor, request);
    }
    template <class T> static QByteArray codeOf(const Served<T> &outcome)
    {
        return outcome ? QByteArray() : outcome.error().code;
    }
    static QuotaSettings monthly(qint64 limit, qint64 offset = 0)
    {
        return {limit, offset, Open(QuotaPeriod::Month)};
    }
    using Days = QList<QList<qint64>>;

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void plansReadAsTheyAre()
    {
        addPlan(u"gold"_s, monthly(50'000));
        const auto plans = m_world->call<GetUsagePlans>(m_vendor, {});
        QVERIFY(plans);
        QCOMPARE(plans->items->size(), 1);
        const UsagePlan &listed = plans->items->first();
        QCOMPARE(listed.id, u"gold"_s);
        QCOMPARE(listed.quota, monthly(50'000));
        QCOMPARE(listed.throttle->rateLimit, 20.5);
        QVERIFY(!listed.tags);
        QCOMPARE(listed.apiStages, QList<ApiStage>());
        const auto single = m_world->call<GetUsagePlan>(m_vendor, {u"gold"_s});
        QCOMPARE(single->tags, (QMap<QString, QString>()));
        QVERIFY(m_world->call<GetUsagePlans>(u"customer"_s, {})->items->isEmpty());
    }

    void wireNamesAreThoseOfTheService()
    {
        addPlan(u"gold"_s, monthly(10));
        addKey(u"k1"_s, u"halo"_s, {u"gold"_s});
        const GetUsagePlans::Request all;
        const auto list = QJsonDocument::fromJson(
            m_world
                ->send(m_world->signedBy(
                    m_vendor, m_world->requestFor(GetUsagePlans::operation, &all), "apigateway"))
                .body);
        QVERIFY(list[u"item"_s].isArray());
        GetUsage::Request request{u"gold"_s, {}, u"2026-03-18"_s, u"2026-03-19"_s, {}, {}};
        const auto answer = QJsonDocument::fromJson(
            m_world
                ->send(m_world->signedBy(
                    m_vendor, m_world->requestFor(GetUsage::operation, &request), "apigateway"))
                .body);
        QCOMPARE(answer[u"values"_s][u"k1"_s].toArray().size(), 2);
        QCOMPARE(answer[u"usagePlanId"_s].toString(), u"gold"_s);
    }

    void unknownPlansAndKeys()
    {
        addPlan(u"gold"_s, monthly(10));
        const auto plan = m_world->call<GetUsagePlan>(m_vendor, {u"none"_s});
        QCOMPARE(codeOf(plan), "NotFoundException");
        QCOMPARE(plan.error().status, 404);
        QCOMPARE(plan.error().message, u"Invalid Usage Plan ID specified"_s);
        QCOMPARE(codeOf(m_world->call<GetUsagePlan>(u"customer"_s, {u"gold"_s})),
                 "NotFoundException");
        const auto keys = m_world->call<GetUsagePlanKeys>(m_vendor, {u"none"_s});
        QVERIFY(keys);
        QVERIFY(keys->items->isEmpty());
        QCOMPARE(codeOf(usage(u"none"_s, u"2026-03-01"_s, u"2026-03-02"_s)), "NotFoundException");
        const auto key = usage(u"gold"_s, u"2026-03-01"_s, u"2026-03-02"_s, u"none"_s);
        QCOMPARE(codeOf(key), "NotFoundException");
        QCOMPARE(key.error().message, u"Invalid API Key identifier specified"_s);
        QCOMPARE(codeOf(patch(u"gold"_s, u"none"_s, u"1"_s)), "NotFoundException");
        addKey(u"stray"_s, u"stray"_s, {});
        QCOMPARE(codeOf(patch(u"gold"_s, u"stray"_s, u"1"_s)), "NotFoundException");
        QVERIFY(usage(u"gold"_s, u"2026-03-01"_s, u"2026-03-02"_s, u"stray"_s)->items->isEmpty());
    }

    void keysNewestFirstByPrefixAndInPages()
    {
        addPlan(u"gold"_s, monthly(10));
        for (const QString &name : {u"halo-a"_s, u"Halo-b"_s, u"halo-c"_s, u"orchard"_s})
            addKey(u"id-"_s + name, name, {u"gold"_s});
        GetApiKeys::Request request;
        auto answer = m_world->call<GetApiKeys>(m_vendor, request);
        QStringList names;
        for (const ApiKey &key : *answer->items) {
            names << *key.name;
            QVERIFY(!key.value);
            QCOMPARE(key.stageKeys, QList<QString>());
        }
        QCOMPARE(names, (QStringList{u"orchard"_s, u"halo-c"_s, u"Halo-b"_s, u"halo-a"_s}));
        request.nameQuery = u"halo"_s;
        request.includeValues = true;
        answer = m_world->call<GetApiKeys>(m_vendor, request);
        QCOMPARE(answer->items->size(), 2);
        QCOMPARE(answer->items->first().value, u"valueOfTheKeyNamedid-halo-c"_s);
        request = {};
        request.limit = 3;
        answer = m_world->call<GetApiKeys>(m_vendor, request);
        QCOMPARE(answer->items->size(), 3);
        request.position = answer->position;
        QVERIFY(request.position);
        answer = m_world->call<GetApiKeys>(m_vendor, request);
        QCOMPARE(answer->items->size(), 1);
        QCOMPARE(answer->items->first().name, u"halo-a"_s);
        QVERIFY(!answer->position);
        request.position = u"nonsense"_s;
        QCOMPARE(codeOf(m_world->call<GetApiKeys>(m_vendor, request)), "BadRequestException");
        request = {};
        request.limit = 0;
        QCOMPARE(codeOf(m_world->call<GetApiKeys>(m_vendor, request)), "BadRequestException");
        GetUsagePlanKeys::Request members{u"gold"_s, {}, {}, u"halo-"_s};
        const auto inPlan = m_world->call<GetUsagePlanKeys>(m_vendor, members);
        QCOMPARE(inPlan->items->size(), 2);
        QCOMPARE(inPlan->items->first().type, u"API_KEY"_s);
        QVERIFY(inPlan->items->first().value);
    }

    void defaultPageIsTwentyFive()
    {
        addPlan(u"gold"_s, monthly(10));
        for (int i = 0; i < 30; ++i)
            addKey(u"k%1"_s.arg(i), u"key%1"_s.arg(i), {u"gold"_s});
        QCOMPARE(m_world->call<GetApiKeys>(m_vendor, {})->items->size(), 25);
        GetApiKeys::Request request;
        request.limit = 1000;
        QCOMPARE(m_world->call<GetApiKeys>(m_vendor, request)->items->size(), 30);
        const auto first = usage(u"gold"_s, u"2026-03-01"_s, u"2026-03-01"_s);
        QCOMPARE(first->items->size(), 25);
        GetUsage::Request next{u"gold"_s,       {}, u"2026-03-01"_s, u"2026-03-01"_s,
                               first->position, {}};
        QCOMPARE(m_world->call<GetUsage>(m_vendor, next)->items->size(), 5);
    }

    void plansOfAKey()
    {
        addPlan(u"gold"_s, monthly(10));
        addPlan(u"free"_s, monthly(10));
        addKey(u"k1"_s, u"one"_s, {u"free"_s});
        GetUsagePlans::Request request;
        request.keyId = u"k1"_s;
        const auto plans = m_world->call<GetUsagePlans>(m_vendor, request);
        QCOMPARE(plans->items->size(), 1);
        QCOMPARE(plans->items->first().id, u"free"_s);
    }

    void bothEndsAreIncludedAndQuietDaysAreThere()
    {
        const UsagePlan plan = addPlan(u"gold"_s, monthly(1'000'000));
        addKey(u"k1"_s, u"one"_s, {u"gold"_s});
        requests(plan, u"k1"_s, u"2026-02-28", 400, 400);
        requests(plan, u"k1"_s, u"2026-03-01", 137, 137);
        requests(plan, u"k1"_s, u"2026-03-03", 84, 84);
        const auto answer = usage(u"gold"_s, u"2026-02-28"_s, u"2026-03-04"_s);
        const Days expected = {
            {400, 999'600}, {137, 999'863}, {0, 999'863}, {84, 999'779}, {0, 999'779}};
        QCOMPARE(answer->items->value(u"k1"_s), expected);
        QCOMPARE(answer->startDate, u"2026-02-28"_s);
        QCOMPARE(answer->endDate, u"2026-03-04"_s);
    }

    void quotaStopsCounting()
    {
        const UsagePlan plan = addPlan(u"free"_s, monthly(1000));
        addKey(u"k1"_s, u"one"_s, {u"free"_s});
        requests(plan, u"k1"_s, u"2026-03-10", 900, 900);
        requests(plan, u"k1"_s, u"2026-03-11", 900, 100);
        requests(plan, u"k1"_s, u"2026-03-12", 5, 0);
        requests(plan, u"k1"_s, u"2026-04-01", 5, 5);
        QCOMPARE(usage(u"free"_s, u"2026-03-11"_s, u"2026-03-12"_s)->items->value(u"k1"_s),
                 (Days{{100, 0}, {0, 0}}));
        QCOMPARE(usage(u"free"_s, u"2026-04-01"_s, u"2026-04-01"_s)->items->value(u"k1"_s),
                 (Days{{5, 995}}));
    }

    void offsetMovesTheReset()
    {
        const UsagePlan plan = addPlan(u"p"_s, monthly(100, 14));
        const UsagePlan week = addPlan(u"w"_s, QuotaSettings{100, 2, Open(QuotaPeriod::Week)});
        const UsagePlan day = addPlan(u"d"_s, QuotaSettings{100, 0, Open(QuotaPeriod::Day)});
        addKey(u"k1"_s, u"one"_s, {u"p"_s, u"w"_s, u"d"_s});
        requests(plan, u"k1"_s, u"2026-03-14", 60, 60);
        requests(plan, u"k1"_s, u"2026-03-15", 10, 10);
        QCOMPARE(usage(u"p"_s, u"2026-03-14"_s, u"2026-03-15"_s)->items->value(u"k1"_s),
                 (Days{{60, 40}, {10, 90}}));
        requests(week, u"k1"_s, u"2026-03-17", 60, 60); // Tuesday
        QCOMPARE(usage(u"w"_s, u"2026-03-17"_s, u"2026-03-18"_s)->items->value(u"k1"_s),
                 (Days{{60, 40}, {0, 100}}));
        requests(day, u"k1"_s, u"2026-03-17", 101, 100);
        QCOMPARE(usage(u"d"_s, u"2026-03-17"_s, u"2026-03-18"_s)->items->value(u"k1"_s),
                 (Days{{100, 0}, {0, 100}}));
    }

    void extensionLastsToTheResetAndSurvivesARestart()
    {
        const UsagePlan plan = addPlan(u"gold"_s, monthly(5000));
        addKey(u"k1"_s, u"one"_s, {u"gold"_s});
        requests(plan, u"k1"_s, u"2026-03-18", 4880, 4880);
        const auto answer = patch(u"gold"_s, u"k1"_s, u"1120"_s);
        QVERIFY(answer);
        QCOMPARE(answer->items->value(u"k1"_s), (Days{{0, 1120}}));
        QCOMPARE(answer->startDate, u"2026-03-19"_s);
        m_world->restart();
        requests(plan, u"k1"_s, u"2026-03-20", 1200, 1120);
        QCOMPARE(usage(u"gold"_s, u"2026-03-18"_s, u"2026-03-20"_s)->items->value(u"k1"_s),
                 (Days{{4880, 120}, {0, 1120}, {1120, 0}}));
        QCOMPARE(usage(u"gold"_s, u"2026-04-01"_s, u"2026-04-01"_s)->items->value(u"k1"_s),
                 (Days{{0, 5000}}));
        QVERIFY(patch(u"gold"_s, u"k1"_s, u"0"_s));
        QVERIFY(patch(u"gold"_s, u"k1"_s, u"7"_s)); // state, not sum: repeatable
        QVERIFY(patch(u"gold"_s, u"k1"_s, u"7"_s));
        QCOMPARE(usage(u"gold"_s, u"2026-03-19"_s, u"2026-03-19"_s)->items->value(u"k1"_s),
                 (Days{{0, 7}}));
    }

    void badPatchesChangeNothing_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("kind");
        const int replace = int(PatchOperationKind::Replace);
        QTest::newRow("path") << u"/id"_s << u"1"_s << replace;
        QTest::newRow("operation") << u"/remaining"_s << u"1"_s << int(PatchOperationKind::Add);
        QTest::newRow("text") << u"/remaining"_s << u"many"_s << replace;
        QTest::newRow("negative") << u"/remaining"_s << u"-1"_s << replace;
        QTest::newRow("fraction") << u"/remaining"_s << u"1.5"_s << replace;
        QTest::newRow("empty") << u"/remaining"_s << QString() << replace;
        QTest::newRow("too large") << u"/remaining"_s << u"2147483648"_s << replace;
    }

    void badPatchesChangeNothing()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(int, kind);
        addPlan(u"gold"_s, monthly(5000));
        addKey(u"k1"_s, u"one"_s, {u"gold"_s});
        const auto answer =
            patch(u"gold"_s, u"k1"_s, value, path, static_cast<PatchOperationKind>(kind));
        QCOMPARE(codeOf(answer), "BadRequestException");
        QCOMPARE(answer.error().status, 400);
        QCOMPARE(usage(u"gold"_s, u"2026-03-19"_s, u"2026-03-19"_s)->items->value(u"k1"_s),
                 (Days{{0, 5000}}));
    }

    void unknownPatchPathNamesTheAllowedOnes()
    {
        addPlan(u"gold"_s, monthly(5000));
        addKey(u"k1"_s, u"one"_s, {u"gold"_s});
        QCOMPARE(patch(u"gold"_s, u"k1"_s, u"1"_s, u"/id"_s).error().message,
                 u"Invalid patch path  '/id' specified for op 'replace'. Must be one of: "
                 "[/remaining]"_s);
    }

    void planWithoutQuota()
    {
        const UsagePlan plan = addPlan(u"free"_s, std::nullopt);
        addKey(u"k1"_s, u"one"_s, {u"free"_s});
        requests(plan, u"k1"_s, u"2026-03-19", 8812, 8812);
        QCOMPARE(usage(u"free"_s, u"2026-03-18"_s, u"2026-03-19"_s)->items->value(u"k1"_s),
                 (Days{{0, behaviour::remainingWithoutQuota.value},
                       {8812, behaviour::remainingWithoutQuota.value}}));
        QCOMPARE(codeOf(patch(u"free"_s, u"k1"_s, u"1"_s)), "BadRequestException");
    }

    void badDates_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("other form") << u"19.03.2026"_s << u"2026-03-19"_s;
        QTest::newRow("no such day") << u"2026-02-29"_s << u"2026-03-19"_s;
        QTest::newRow("time") << u"2026-03-01T00:00:00Z"_s << u"2026-03-19"_s;
        QTest::newRow("backwards") << u"2026-03-19"_s << u"2026-03-18"_s;
        QTest::newRow("a century") << u"1926-03-19"_s << u"2026-03-19"_s;
    }

    void badDates()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        addPlan(u"gold"_s, monthly(10));
        const auto answer = usage(u"gold"_s, from, to);
        QCOMPARE(codeOf(answer), "BadRequestException");
        QCOMPARE(answer.error().status, 400);
    }

    void leapDay()
    {
        const UsagePlan plan = addPlan(u"gold"_s, monthly(100));
        addKey(u"k1"_s, u"one"_s, {u"gold"_s});
        requests(plan, u"k1"_s, u"2028-02-29", 3, 3);
        QCOMPARE(usage(u"gold"_s, u"2028-02-28"_s, u"2028-03-01"_s)->items->value(u"k1"_s),
                 (Days{{0, 100}, {3, 97}, {0, 100}}));
    }
};

QTEST_GUILESS_MAIN(TestUsagePlans)
#include "tst_usageplans.moc"
