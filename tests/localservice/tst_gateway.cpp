// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/account.h"
#include "api/apigateway/restapis.h"
#include "api/apigateway/tags.h"
#include "localservice/gatewayworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace lc::apigateway;
using namespace lc::gateway;
using namespace Qt::StringLiterals;

/// What surrounds usage plans: REST APIs, tags, the account.
class TestGateway : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

    Served<GatewayAccount> update(const QList<PatchOperation> &operations)
    {
        return m_world->call<UpdateAccount>(vendor, {operations});
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        defineApi(*m_world, u"api1"_s, {u"prod"_s, u"test"_s});
    }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void restApisAndStages()
    {
        defineApi(*m_world, u"api2"_s, {});
        GetRestApis::Request request;
        request.limit = 1;
        const auto first = m_world->call<GetRestApis>(vendor, request);
        QCOMPARE(first->items->first().id, u"api1"_s);
        request.position = first->position;
        const auto second = m_world->call<GetRestApis>(vendor, request);
        QCOMPARE(second->items->first().name, u"API api2"_s);
        QVERIFY(!second->position);
        const auto stages = m_world->call<GetStages>(vendor, {u"api1"_s, {}});
        QCOMPARE(stages->item->size(), 2);
        QCOMPARE(stages->item->first().stageName, u"prod"_s);
        const QString deployment = *stages->item->last().deploymentId;
        QCOMPARE(m_world->call<GetStages>(vendor, {u"api1"_s, deployment})->item->size(), 1);
        QCOMPARE(*m_world->call<GetStage>(vendor, {u"api1"_s, u"prod"_s}), stages->item->first());
        QCOMPARE(codeOf(m_world->call<GetStage>(vendor, {u"api1"_s, u"no"_s})),
                 "NotFoundException");
        QCOMPARE(codeOf(m_world->call<GetStages>(vendor, {u"no"_s, {}})), "NotFoundException");
        QCOMPARE(codeOf(m_world->call<GetStages>(u"customer"_s, {u"api1"_s, {}})),
                 "NotFoundException");
        QVERIFY(m_world->call<GetRestApis>(u"customer"_s, {})->items->isEmpty());
    }

    void definedAgainAStageIsAdded()
    {
        const auto before = m_world->call<GetStage>(vendor, {u"api1"_s, u"prod"_s});
        defineApi(*m_world, u"api1"_s, {u"prod"_s, u"new"_s});
        QCOMPARE(m_world->call<GetStages>(vendor, {u"api1"_s, {}})->item->size(), 3);
        QCOMPARE(*m_world->call<GetStage>(vendor, {u"api1"_s, u"prod"_s}), *before);
        QVERIFY(!m_world->dispatcher().change([&](Store &store) {
            RestApi api;
            api.id = u"api1"_s;
            return restapis::define(store, {u"444455556666"_s, u"us-east-1"_s}, api, {},
                                    m_world->clock().now());
        }));
    }

    void answersWithLinks()
    {
        CreateUsagePlan::Request create;
        create.name = u"Gold"_s;
        create.apiStages = {{ApiStage{u"api1"_s, u"prod"_s, {}}}};
        const auto answerTo = [this](const Operation &operation, const void *request,
                                     const QByteArray &accept) {
            HttpRequest http = m_world->requestFor(operation, request);
            for (auto &[name, value] : http.headers) {
                if (name == "Accept")
                    value = accept;
            }
            return m_world->send(m_world->signedBy(vendor, http, "apigateway"));
        };
        const HttpAnswer made =
            answerTo(CreateUsagePlan::operation, &create, "application/hal+json");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("Content-Type"), "application/hal+json");
        const QJsonObject plan = QJsonDocument::fromJson(made.body).object();
        const QString self = u"/usageplans/"_s + plan[u"id"_s].toString();
        QCOMPARE(plan[u"_links"_s][u"self"_s][u"href"_s].toString(), self);
        QCOMPARE(plan[u"apiStages"_s][u"apiId"_s].toString(), u"api1"_s); // one: no list
        GetUsagePlans::Request list;
        list.limit = 1;
        const auto read = [&](const QByteArray &accept) {
            return QJsonDocument::fromJson(answerTo(GetUsagePlans::operation, &list, accept).body)
                .object();
        };
        const QJsonObject one = read("application/hal+json");
        QCOMPARE(one[u"_embedded"_s][u"item"_s][u"name"_s].toString(), u"Gold"_s);
        QCOMPARE(one[u"_links"_s][u"item"_s][u"href"_s].toString(), self);
        QVERIFY(one[u"_links"_s][u"next"_s].isUndefined());
        (void)createPlan(*m_world);
        const QString next =
            read("application/hal+json")[u"_links"_s][u"next"_s][u"href"_s].toString();
        QVERIFY2(next.startsWith(u"/usageplans?limit=1&position="_s), qPrintable(next));
        list.limit = 2;
        QCOMPARE(read("application/hal+json")[u"_embedded"_s][u"item"_s].toArray().size(), 2);
        QVERIFY(read("application/json")[u"item"_s].isArray());
        QVERIFY(read("*/*")[u"item"_s].isArray());
        const QString key = createKey(*m_world);
        GetApiKey::Request readKey{key, {}};
        const auto withLinks = QJsonDocument::fromJson(
            answerTo(GetApiKey::operation, &readKey, "application/hal+json").body);
        QCOMPARE(withLinks[u"createdDate"_s].toString(), toIsoText(m_world->clock().now()));
    }

    void tagsOfEveryKind_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::newRow("plan") << u"/usageplans/"_s;
        QTest::newRow("key") << u"/apikeys/"_s;
        QTest::newRow("API") << u"/restapis/api1"_s;
        QTest::newRow("stage") << u"/restapis/api1/stages/prod"_s;
    }

    void tagsOfEveryKind()
    {
        QFETCH(QString, resource);
        if (resource == u"/usageplans/")
            resource += createPlan(*m_world);
        if (resource == u"/apikeys/")
            resource += createKey(*m_world);
        const QString arn = u"arn:aws:apigateway:us-east-1::"_s + resource;
        const QMap<QString, QString> tags{{u"a b"_s, u"1/2"_s}, {u"c&d"_s, QString()}};
        QVERIFY(m_world->call<GetTags>(vendor, {arn, {}, {}})->tags->isEmpty());
        const auto tagged = m_world->call<TagResource>(vendor, {arn, tags});
        QVERIFY2(tagged, qPrintable(messageOf(tagged)));
        QVERIFY(m_world->call<TagResource>(vendor, {arn, {{u"e"_s, u"5"_s}, {u"a b"_s, u"2"_s}}}));
        QCOMPARE(
            m_world->call<GetTags>(vendor, {arn, {}, {}})->tags,
            (QMap<QString, QString>{{u"a b"_s, u"2"_s}, {u"c&d"_s, QString()}, {u"e"_s, u"5"_s}}));
        QVERIFY(m_world->call<UntagResource>(vendor, {arn, {u"a b"_s, u"c&d"_s, u"none"_s}}));
        QCOMPARE(m_world->call<GetTags>(vendor, {arn, {}, {}})->tags,
                 (QMap<QString, QString>{{u"e"_s, u"5"_s}}));
        QCOMPARE(codeOf(m_world->call<GetTags>(u"customer"_s, {arn, {}, {}})), "NotFoundException");
        QCOMPARE(codeOf(m_world->call<GetTags>(vendor, {arn, {}, {}}, "eu-west-1")),
                 "NotFoundException");
    }

    void wrongTags_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        const QString bad = u"BadRequestException"_s;
        const QString api = u"arn:aws:apigateway:us-east-1::/restapis/api1"_s;
        QTest::newRow("reserved") << api << u"aws:x"_s << u"v"_s << bad;
        QTest::newRow("empty name") << api << QString() << u"v"_s << bad;
        QTest::newRow("long name") << api << QString(129, u'n') << u"v"_s << bad;
        QTest::newRow("long value") << api << u"n"_s << QString(257, u'v') << bad;
        QTest::newRow("no ARN") << u"api1"_s << u"n"_s << u"v"_s << bad;
        QTest::newRow("account") << u"arn:aws:apigateway:us-east-1:1:/restapis/api1"_s << u"n"_s
                                 << u"v"_s << bad;
        QTest::newRow("other kind")
            << u"arn:aws:apigateway:us-east-1::/domainnames/d"_s << u"n"_s << u"v"_s << bad;
        QTest::newRow("unknown") << u"arn:aws:apigateway:us-east-1::/usageplans/no"_s << u"n"_s
                                 << u"v"_s << u"NotFoundException"_s;
        QTest::newRow("other Region") << u"arn:aws:apigateway:eu-west-1::/restapis/api1"_s << u"n"_s
                                      << u"v"_s << u"NotFoundException"_s;
    }

    void wrongTags()
    {
        QFETCH(QString, resource);
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, code);
        QCOMPARE(codeOf(m_world->call<TagResource>(vendor, {resource, {{name, value}}})),
                 code.toLatin1());
    }

    void atMostFiftyTags()
    {
        const QString arn = u"arn:aws:apigateway:us-east-1::/restapis/api1"_s;
        QMap<QString, QString> tags;
        for (int i = 0; i < 50; ++i)
            tags.insert(u"t%1"_s.arg(i), u"v"_s);
        QVERIFY(m_world->call<TagResource>(vendor, {arn, tags}));
        QCOMPARE(codeOf(m_world->call<TagResource>(vendor, {arn, {{u"more"_s, u"v"_s}}})),
                 "BadRequestException");
        QVERIFY(m_world->call<TagResource>(vendor, {arn, {{u"t0"_s, u"w"_s}}}));
        QCOMPARE(codeOf(m_world->call<TagResource>(vendor, {arn, {}})), "BadRequestException");
    }

    void accountOfARegion()
    {
        const auto fresh = m_world->call<GetAccount>(vendor, {});
        QCOMPARE(fresh->features, QList<QString>{u"UsagePlans"_s});
        QVERIFY(!fresh->cloudwatchRoleArn);
        const QString role = u"arn:aws:iam::111122223333:role/logs"_s;
        QVERIFY(update({patch("replace", u"/cloudwatchRoleArn"_s, role),
                        patch("add", u"/features"_s, u"UsagePlans"_s)}));
        m_world->restart();
        QCOMPARE(m_world->call<GetAccount>(vendor, {})->cloudwatchRoleArn, role);
        QVERIFY(update({patch("replace", u"/cloudwatchRoleArn"_s, u""_s)}));
        QVERIFY(!m_world->call<GetAccount>(vendor, {})->cloudwatchRoleArn);
        QVERIFY(!m_world->call<GetAccount>(u"customer"_s, {})->cloudwatchRoleArn);
    }

    void wrongAccountPatches_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::newRow("ARN") << u"replace"_s << u"/cloudwatchRoleArn"_s << u"logs"_s;
        QTest::newRow("no role") << u"replace"_s << u"/cloudwatchRoleArn"_s
                                 << u"arn:aws:iam::1:user/a"_s;
        QTest::newRow("feature") << u"add"_s << u"/features"_s << u"Other"_s;
        QTest::newRow("disable") << u"remove"_s << u"/features"_s << u"UsagePlans"_s;
        QTest::newRow("path") << u"replace"_s << u"/throttleSettings"_s << u"1"_s;
    }

    void wrongAccountPatches()
    {
        QFETCH(QString, kind);
        QFETCH(QString, path);
        QFETCH(QString, value);
        const auto before = m_world->call<GetAccount>(vendor, {});
        QCOMPARE(codeOf(update({patch(kind.toLatin1().constData(), path, value)})),
                 "BadRequestException");
        QCOMPARE(*m_world->call<GetAccount>(vendor, {}), *before);
    }
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
