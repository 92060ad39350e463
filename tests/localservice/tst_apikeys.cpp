// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "localservice/apikeyfile.h"
#include "localservice/gatewayworld.h"

#include <QTest>

using namespace lc;
using namespace lc::apigateway;
using namespace lc::gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// API keys from create to delete, and their import from files.
class TestApiKeys : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

    Served<ApiKey> create(const CreateApiKey::Request &request)
    {
        return m_world->call<CreateApiKey>(vendor, request);
    }
    Served<ApiKey> update(const QString &id, const QList<PatchOperation> &operations)
    {
        return m_world->call<UpdateApiKey>(vendor, {id, operations});
    }
    Served<ApiKey> read(const QString &id, std::optional<bool> withValue = {})
    {
        return m_world->call<GetApiKey>(vendor, {id, withValue});
    }
    Served<ImportApiKeys::Response> import(const QString &text, std::optional<bool> fails = {})
    {
        return m_world->call<ImportApiKeys>(vendor, {text, Open(ApiKeysFormat::Csv), fails});
    }
    qsizetype keyCount() { return m_world->call<GetApiKeys>(vendor, {})->items->size(); }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void aKeyFromCreateToDelete()
    {
        defineApi(*m_world, u"api1"_s, {u"prod"_s});
        CreateApiKey::Request request;
        request.name = u"halo"_s;
        request.description = u"Halo Retail"_s;
        request.customerId = u"c-1"_s;
        request.enabled = true;
        request.stageKeys = {{StageKey{u"api1"_s, u"prod"_s}}};
        request.tags = {{u"team"_s, u"red"_s}};
        const auto made = create(request);
        QVERIFY(made);
        QCOMPARE(made->id->size(), 10);
        QCOMPARE(made->value->size(), 40);
        QCOMPARE(made->stageKeys, QList<QString>{u"api1/prod"_s});
        QCOMPARE(made->createdDate, m_world->clock().now());
        m_world->clock().advance(90s);
        m_world->restart();
        const auto read1 = read(*made->id);
        QVERIFY(!read1->value);
        QCOMPARE(read1->customerId, u"c-1"_s);
        QCOMPARE(read1->tags, (QMap<QString, QString>{{u"team"_s, u"red"_s}}));
        QCOMPARE(read(*made->id, true)->value, made->value);
        const auto changed = update(
            *made->id,
            {patch("replace", u"/name"_s, u"halo 2"_s), patch("replace", u"/description"_s, u""_s),
             patch("replace", u"/enabled"_s, u"no"_s), patch("replace", u"/customerId"_s, u"c-2"_s),
             patch("remove", u"/stages"_s, u"api1/prod"_s), patch("add", u"/labels"_s, u"x"_s)});
        QVERIFY2(changed, qPrintable(messageOf(changed)));
        QCOMPARE(changed->name, u"halo 2"_s);
        QCOMPARE(changed->enabled, false);
        QCOMPARE(changed->stageKeys, QList<QString>());
        QCOMPARE(changed->createdDate, made->createdDate);
        QCOMPARE(*changed->lastUpdatedDate, *made->createdDate + 90s);
        QVERIFY(m_world->call<DeleteApiKey>(vendor, {*made->id}));
        QCOMPARE(codeOf(read(*made->id)), "NotFoundException");
        const auto again = m_world->call<DeleteApiKey>(vendor, {*made->id});
        QCOMPARE(again.error().status, 404);
        QCOMPARE(messageOf(again), u"Invalid API Key identifier specified"_s);
    }

    void keysAreOfOneAccountAndRegion()
    {
        const QString id = createKey(*m_world);
        QCOMPARE(codeOf(m_world->call<GetApiKey>(u"customer"_s, {id, {}})), "NotFoundException");
        QCOMPARE(codeOf(m_world->call<GetApiKey>(vendor, {id, {}}, "eu-west-1")),
                 "NotFoundException");
        CreateApiKey::Request same;
        same.value = read(id, true)->value;
        const auto twice = create(same);
        QCOMPARE(codeOf(twice), "ConflictException");
        QCOMPARE(twice.error().status, 409);
        QCOMPARE(messageOf(twice), u"API Key already exists"_s);
        QVERIFY(m_world->call<CreateApiKey>(u"customer"_s, same));
        QVERIFY(m_world->call<CreateApiKey>(vendor, same, "eu-west-1"));
        QVERIFY(m_world->call<DeleteApiKey>(vendor, {id}));
        QVERIFY(create(same));
    }

    void wrongKeys_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("message");
        const QString good(20, u'k');
        QTest::newRow("short") << u"n"_s << QString(19, u'k')
                               << u"API Key value should be at least 20 characters"_s;
        QTest::newRow("long") << u"n"_s << QString(129, u'k')
                              << u"API Key value exceeds maximum size of 128 characters"_s;
        QTest::newRow("blank") << u"n"_s << good + u" x"_s << u"Invalid API Key value specified."_s;
        QTest::newRow("name") << QString(1025, u'n') << good
                              << u"Invalid API Key name, can be at most 1024 characters."_s;
    }

    void wrongKeys()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, message);
        CreateApiKey::Request request;
        request.name = name;
        request.value = value;
        const auto refused = create(request);
        QCOMPARE(codeOf(refused), "BadRequestException");
        QCOMPARE(messageOf(refused), message);
        QCOMPARE(keyCount(), 0);
    }

    void unknownStage()
    {
        CreateApiKey::Request request;
        request.stageKeys = {{StageKey{u"api1"_s, u"prod"_s}}};
        QCOMPARE(codeOf(create(request)), "NotFoundException");
    }

    void wrongPatches_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("message");
        QTest::newRow("path")
            << u"replace"_s << u"/id"_s << u"x"_s
            << u"Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/name, "
               "/description, /enabled, /customerId]"_s;
        QTest::newRow("kind of this path")
            << u"add"_s << u"/name"_s << u"x"_s
            << u"Invalid patch path  '/name' specified for op 'add'. Must be one of: [/labels, "
               "/stages]"_s;
        QTest::newRow("kind") << u"move"_s << u"/name"_s << u"x"_s
                              << u"Invalid patch path  '/name' specified for op 'move'. Must be "
                                 "one of: []"_s;
        QTest::newRow("name") << u"replace"_s << u"/name"_s << QString(1025, u'n')
                              << u"Invalid API Key name, can be at most 1024 characters."_s;
        QTest::newRow("stage") << u"add"_s << u"/stages"_s << u"api1"_s
                               << u"Invalid stage key specified"_s;
    }

    void wrongPatches()
    {
        QFETCH(QString, kind);
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, message);
        const QString id = createKey(*m_world);
        const auto before = read(id);
        const auto refused = update(id,
                                    {patch("replace", u"/description"_s, u"changed"_s),
                                     patch(kind.toLatin1().constData(), path, value)});
        QCOMPARE(codeOf(refused), "BadRequestException");
        QCOMPARE(messageOf(refused), message);
        QCOMPARE(*read(id), *before);
        QCOMPARE(codeOf(update(id, {})), "BadRequestException");
    }

    void deletingTakesTheKeyOutOfItsPlans()
    {
        const QString plan = createPlan(*m_world);
        const QString key = createKey(*m_world);
        QVERIFY(join(*m_world, plan, key));
        QVERIFY(m_world->call<DeleteApiKey>(vendor, {key}));
        QVERIFY(m_world->call<GetUsagePlanKeys>(vendor, {plan, {}, {}, {}})->items->isEmpty());
    }

    void importMakesAndChangesKeys()
    {
        const QString plan = createPlan(*m_world);
        const auto first =
            import(u"\uFEFFname,KEY,description,Enabled,usagePlanIds\r\n"
                   "halo,aaaaaaaaaaaaaaaaaaaaaaaa,\"Halo, \"\"Retail\"\"\",TRUE,\"%1,nowhere\"\r\n"
                   "\r\n"
                   "orchard,bbbbbbbbbbbbbbbbbbbbbbbb,,false,"_s.arg(plan));
        QVERIFY2(first, qPrintable(messageOf(first)));
        QCOMPARE(first->warnings, QList<QString>{u"Line 2: there is no usage plan 'nowhere'"_s});
        QCOMPARE(first->ids->size(), 2);
        const auto halo = read(first->ids->first(), true);
        QCOMPARE(halo->description, u"Halo, \"Retail\""_s);
        QCOMPARE(halo->enabled, true);
        QCOMPARE(read(first->ids->last())->enabled, false);
        QCOMPARE(m_world->call<GetUsagePlanKeys>(vendor, {plan, {}, {}, {}})->items->size(), 1);
        const auto second = import(u"Key,Name\naaaaaaaaaaaaaaaaaaaaaaaa,halo renamed\n"_s, true);
        QCOMPARE(second->ids, QList<QString>{*halo->id});
        QVERIFY(second->warnings->isEmpty());
        QCOMPARE(read(*halo->id)->name, u"halo renamed"_s);
        QCOMPARE(read(*halo->id)->description, halo->description);
        QCOMPARE(keyCount(), 2);
    }

    void importRefusesOrWarns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("warning"); // empty: refused in any case
        const QString key(24, u'k');
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("no header") << u"halo,%1\n"_s.arg(key) << QString();
        QTest::newRow("no key column") << u"Name\nhalo\n"_s << QString();
        QTest::newRow("column twice") << u"Name,Key,name\nhalo,%1,x\n"_s.arg(key) << QString();
        QTest::newRow("open quote") << u"Name,Key\n\"halo,%1\n"_s.arg(key) << QString();
        QTest::newRow("after quote") << u"Name,Key\n\"halo\"x,%1\n"_s.arg(key) << QString();
        QTest::newRow("other column") << u"Name,Key,Color\nhalo,%1,red\n"_s.arg(key)
                                      << u"Column 'Color' is not known and was ignored"_s;
        QTest::newRow("short key")
            << u"Name,Key\nhalo,abc\n"_s
            << u"Line 2: API Key value should be at least 20 characters; this line was ignored"_s;
        QTest::newRow("no name") << u"Name,Key\n,%1\n"_s.arg(key)
                                 << u"Line 2: the name is empty; this line was ignored"_s;
        QTest::newRow("too many values")
            << u"Name,Key\nhalo,%1,red\n"_s.arg(key)
            << u"Line 2 has more values than there are columns and was ignored"_s;
        QTest::newRow("key twice") << u"Name,Key\nhalo,%1\nhalo2,%1\n"_s.arg(key)
                                   << u"Line 3: the key is given twice; this line was ignored"_s;
        QTest::newRow("enabled") << u"Name,Key,Enabled\nhalo,%1,yes\n"_s.arg(
            key) << u"Line 2: 'yes' is neither true nor false; the key was imported disabled"_s;
    }

    void importRefusesOrWarns()
    {
        QFETCH(QString, text);
        QFETCH(QString, warning);
        const auto strict = import(text, true);
        QCOMPARE(codeOf(strict), "BadRequestException");
        QCOMPARE(keyCount(), 0);
        const auto tolerant = import(text);
        QCOMPARE(tolerant.has_value(), !warning.isEmpty());
        if (tolerant)
            QCOMPARE(tolerant->warnings, QList<QString>{warning});
        else
            QCOMPARE(codeOf(tolerant), "BadRequestException");
    }

    void importIsTextInUtf8()
    {
        ImportApiKeys::Request request;
        request.body = u"x"_s;
        request.format = Open(ApiKeysFormat::Csv);
        HttpRequest http = m_world->requestFor(ImportApiKeys::operation, &request);
        QCOMPARE(http.rawQuery, "mode=import&format=csv");
        http.body = "Name,Key\nhal\xff,kkkkkkkkkkkkkkkkkkkkkkkk\n";
        QCOMPARE(m_world->send(m_world->signedBy(vendor, http, "apigateway")).status, 400);
        http.body = "{}";
        http.rawQuery = "mode=import&format=xml";
        QCOMPARE(m_world->send(m_world->signedBy(vendor, http, "apigateway")).status, 400);
        QCOMPARE(keyCount(), 0);
    }

    void fileOfManyLines()
    {
        const auto file =
            readApiKeyFile(u"Name,Key,UsagePlanIds\n\"a\nb\",k1,\" p1 ,p1,p2\"\nc,k2,\n"_s);
        QVERIFY(file);
        QCOMPARE(file->keys.size(), 2);
        QCOMPARE(file->keys[0].usagePlanIds, (QStringList{u"p1"_s, u"p2"_s}));
        QCOMPARE(file->keys[0].name, u"a\nb"_s);
        QCOMPARE(file->keys[1].line, 4);
    }
};

QTEST_GUILESS_MAIN(TestApiKeys)
#include "tst_apikeys.moc"
