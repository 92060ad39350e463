// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/gatewaypatches.h"

#include "api/apigateway/restapis.h"
#include "api/apigateway/tags.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "domain/arn.h"
#include "support/localworld.h"
#include "workflows/gatewaychecks.h"
#include "workflows/plandeletion.h"
#include "workflows/stagecatalog.h"
#include "workflows/tagging.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

using apigateway::CreateUsagePlan;
using apigateway::GetRestApis;
using apigateway::GetUsagePlan;
using apigateway::UpdateUsagePlan;

using Throttles = QMap<QString, ThrottleSettings>;

/// What is edited becomes patches that the embedded service makes the same of.
class TestGatewayPatches : public QObject {
    Q_OBJECT

    UsagePlan made(const UsagePlan &wanted)
    {
        CreateUsagePlan::Request request;
        request.name = wanted.name.value_or(QString());
        request.description = wanted.description;
        request.apiStages = wanted.apiStages;
        request.throttle = wanted.throttle;
        request.quota = wanted.quota;
        const auto answer = m_world->call<CreateUsagePlan>(m_vendor, request);
        if (!answer)
            qFatal("%s", qPrintable(answer.error().message));
        return *answer;
    }
    static UsagePlan plan()
    {
        UsagePlan plan;
        plan.name = u"Gold"_s;
        plan.description = u"before"_s;
        plan.throttle = ThrottleSettings{20, 10.5};
        plan.quota = QuotaSettings{1000, 0, QuotaPeriod::Month};
        return plan;
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<LocalWorld>(SampleData::IfEmpty);
        const auto apis = m_world->call<GetRestApis>(m_vendor, {});
        QVERIFY(apis && apis->items && apis->items->size() > 1);
        // Every API of the sample has this stage besides the one that its plan has.
        m_stages = {ApiStage{apis->items->at(0).id, u"test"_s, {}},
                    ApiStage{apis->items->at(1).id, u"test"_s, {}}};
    }
    void cleanupTestCase() { m_world.reset(); }

    void aPlanBecomesWhatWasEdited_data()
    {
        QTest::addColumn<std::function<void(UsagePlan &, const QList<ApiStage> &)>>("before");
        QTest::addColumn<std::function<void(UsagePlan &, const QList<ApiStage> &)>>("edit");
        QTest::addColumn<int>("patches");
        using Stages = QList<ApiStage>;
        const std::function<void(UsagePlan &, const Stages &)> none = [](auto &, auto &) {};
        const auto row =
            [&](const char *name, const std::function<void(UsagePlan &, const Stages &)> &edit,
                int patches, const std::function<void(UsagePlan &, const Stages &)> &before = {}) {
                QTest::newRow(name) << (before ? before : none) << edit << patches;
            };
        const auto attached = [](UsagePlan &plan, const Stages &stages) {
            plan.apiStages = {stages[0]};
            plan.apiStages->first().throttle =
                Throttles{{u"/pets/{id}/GET"_s, {5, 2.0}}, {u"/*/*"_s, {50, 20.0}}};
        };
        row("nothing", none, 0);
        row(
            "name", [](auto &plan, auto &) { plan.name = u"Platinum – ü"_s; }, 1);
        row(
            "no description", [](auto &plan, auto &) { plan.description = u""_s; }, 1);
        row(
            "rate", [](auto &plan, auto &) { plan.throttle->rateLimit = 1e6; }, 1);
        row(
            "rate and burst",
            [](auto &plan, auto &) {
                plan.throttle = ThrottleSettings{7, 0.25};
            },
            2);
        row(
            "no burst", [](auto &plan, auto &) { plan.throttle->burstLimit.reset(); }, 2);
        row(
            "no throttle", [](auto &plan, auto &) { plan.throttle.reset(); }, 1);
        row(
            "limit", [](auto &plan, auto &) { plan.quota->limit = 2000; }, 1);
        row(
            "week from Wednesday",
            [](auto &plan, auto &) {
                plan.quota = QuotaSettings{1000, 2, QuotaPeriod::Week};
            },
            2);
        row(
            "no quota", [](auto &plan, auto &) { plan.quota.reset(); }, 1);
        row(
            "a quota at last",
            [](auto &plan, auto &) {
                plan.quota = QuotaSettings{5, 0, QuotaPeriod::Day};
            },
            3, [](auto &plan, auto &) { plan.quota.reset(); });
        row(
            "product code", [](auto &plan, auto &) { plan.productCode = u"code"_s; }, 1);
        row(
            "attach", [](auto &plan, auto &stages) { plan.apiStages = stages; }, 2);
        row("attach with throttles", attached, 5);
        row(
            "detach", [](auto &plan, auto &) { plan.apiStages->clear(); }, 1, attached);
        row(
            "exchange", [](auto &plan, auto &stages) { plan.apiStages = {{stages[1]}}; }, 2,
            attached);
        row(
            "a method's rate",
            [](auto &plan, auto &) {
                (*plan.apiStages->first().throttle)[u"/pets/{id}/GET"_s].rateLimit = 3.5;
            },
            1, attached);
        row(
            "a method less",
            [](auto &plan, auto &) {
                plan.apiStages->first().throttle->remove(u"/pets/{id}/GET"_s);
            },
            1, attached);
        row(
            "a method more",
            [](auto &plan, auto &) {
                plan.apiStages->first().throttle->insert(u"/a~b/POST"_s, {1, 1.0});
            },
            2, attached);
    }
    void aPlanBecomesWhatWasEdited()
    {
        using Edit = std::function<void(UsagePlan &, const QList<ApiStage> &)>;
        QFETCH(Edit, before);
        QFETCH(Edit, edit);
        QFETCH(int, patches);
        UsagePlan first = plan();
        before(first, m_stages);
        const UsagePlan base = made(first);
        UsagePlan wanted = base;
        edit(wanted, m_stages);
        QVERIFY(problemsOf(wanted).isEmpty());
        const auto operations = patchesBetween(base, wanted);
        QCOMPARE(operations.size(), patches);
        if (patches > 0) {
            const auto changed = m_world->call<UpdateUsagePlan>(m_vendor, {*base.id, operations});
            QVERIFY2(changed, changed ? "" : qPrintable(changed.error().message));
        }
        UsagePlan now = *m_world->call<GetUsagePlan>(m_vendor, {*base.id});
        now.tags = wanted.tags;
        QCOMPARE(now, wanted);
        QVERIFY(patchesBetween(now, wanted).isEmpty());
    }

    void aKeyBecomesWhatWasEdited()
    {
        ApiKey before;
        before.id = u"k"_s;
        before.name = u"old"_s;
        before.enabled = true;
        before.value = u"secret"_s;
        ApiKey after = before;
        after.value.reset();
        QVERIFY(patchesBetween(before, after).isEmpty());
        after.name = u"new"_s;
        after.enabled = false;
        after.customerId = u"customer"_s;
        const auto patches = patchesBetween(before, after);
        QCOMPARE(patches.size(), 3);
        for (const PatchOperation &patch : patches)
            QVERIFY(patch.op == PatchOperationKind::Replace);
        QCOMPARE(patches[2].path, std::optional(u"/enabled"_s));
        QCOMPARE(patches[2].value, std::optional(u"false"_s));
    }

    void wrongPlansAreTold_data()
    {
        QTest::addColumn<std::function<void(UsagePlan &)>>("edit");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const std::function<void(UsagePlan &)> &edit,
                            const QString &path) { QTest::newRow(name) << edit << path; };
        row(
            "no name", [](UsagePlan &plan) { plan.name = u" "_s; }, u"name"_s);
        row(
            "no limit", [](UsagePlan &plan) { plan.quota->limit.reset(); }, u"quota.limit"_s);
        row(
            "too many", [](UsagePlan &plan) { plan.quota->limit = 1LL << 31; }, u"quota.limit"_s);
        row(
            "no period", [](UsagePlan &plan) { plan.quota->period.reset(); }, u"quota.period"_s);
        row(
            "offset of a day",
            [](UsagePlan &plan) {
                plan.quota = QuotaSettings{5, 1, QuotaPeriod::Day};
            },
            u"quota.offset"_s);
        row(
            "offset of a month", [](UsagePlan &plan) { plan.quota->offset = 28; },
            u"quota.offset"_s);
        row(
            "negative rate", [](UsagePlan &plan) { plan.throttle->rateLimit = -1; },
            u"throttle.rateLimit"_s);
        row(
            "endless rate",
            [](UsagePlan &plan) {
                plan.throttle->rateLimit = std::numeric_limits<double>::infinity();
            },
            u"throttle.rateLimit"_s);
        row(
            "half a stage",
            [](UsagePlan &plan) {
                plan.apiStages = {{ApiStage{u"a"_s, {}, {}}}};
            },
            u"apiStages[0]"_s);
        row(
            "a stage twice",
            [](UsagePlan &plan) {
                plan.apiStages = {ApiStage{u"a"_s, u"b"_s, {}}, ApiStage{u"a"_s, u"b"_s, {}}};
            },
            u"apiStages[1]"_s);
        row(
            "a method without a path",
            [](UsagePlan &plan) {
                plan.apiStages = {{ApiStage{u"a"_s, u"b"_s, Throttles{{u"pets/GET"_s, {1, 1.0}}}}}};
            },
            u"apiStages[0].throttle[pets/GET]"_s);
        row(
            "a method without limits",
            [](UsagePlan &plan) {
                plan.apiStages = {{ApiStage{u"a"_s, u"b"_s, Throttles{{u"/pets/GET"_s, {}}}}}};
            },
            u"apiStages[0].throttle[/pets/GET]"_s);
    }
    void wrongPlansAreTold()
    {
        QFETCH(std::function<void(UsagePlan &)>, edit);
        QFETCH(QString, path);
        UsagePlan wrong = plan();
        QVERIFY(problemsOf(wrong).isEmpty());
        edit(wrong);
        const auto problems = problemsOf(wrong);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().path, path);
    }

    void aPlanGoesWithItsStages()
    {
        UsagePlan wanted = plan();
        wanted.apiStages = m_stages;
        const UsagePlan base = made(wanted);
        QVERIFY(!m_world->call<apigateway::DeleteUsagePlan>(m_vendor, {*base.id}));
        const QString calls =
            PlanDeletion::callsOf(*m_world->session, m_vendor, base, u"us-east-1"_s).cli;
        QVERIFY(calls.indexOf(u"update-usage-plan"_s) < calls.indexOf(u"delete-usage-plan"_s));
        PlanDeletion deletion(*m_world->session, m_vendor);
        deletion.start(base, {});
        QTRY_COMPARE(deletion.state(), Workflow::State::Done);
        QCOMPARE(m_world->call<GetUsagePlan>(m_vendor, {*base.id}).error().kind,
                 ApiError::Kind::NotFound);
        PlanDeletion again(*m_world->session, m_vendor);
        again.start(base, {});
        QTRY_COMPARE(again.state(), Workflow::State::Failed);
        QVERIFY(again.errorText().whatHappened.size() > 0);
    }

    void apisAndTheirStagesAreFound()
    {
        StageCatalog catalog(*m_world->session, m_vendor, {});
        QSignalSpy apis(&catalog, &StageCatalog::apisChanged);
        catalog.load();
        QTRY_COMPARE(apis.size(), 1);
        QVERIFY(!catalog.error());
        const QString id = catalog.apis().first().id.value_or(QString());
        QVERIFY(catalog.apiText(id).contains(*catalog.apis().first().name));
        catalog.wantStages(id);
        QTRY_COMPARE(catalog.stages(id).size(), 2);
        QVERIFY(catalog.stages(id).contains(u"test"_s));
    }

    void tagsOfAPlanAreSetAndTakenAway()
    {
        const UsagePlan base = made(plan());
        const QString arn =
            Arn::ofGateway(u"aws"_s, u"us-east-1"_s, u"/usageplans/"_s + *base.id).text();
        Tagging tagging(*m_world->session, m_vendor);
        tagging.apply(arn, *base.name, {}, {{u"team"_s, u"a b"_s}, {u"stage"_s, u"test"_s}});
        QTRY_COMPARE(tagging.state(), Workflow::State::Done);
        QCOMPARE(tagging.tags(), (QList<Tag>{{u"stage"_s, u"test"_s}, {u"team"_s, u"a b"_s}}));
        const Tagging::Change change{{{u"cost"_s, u"1"_s}}, {u"stage"_s}};
        const auto calls = Tagging::callsOf(*m_world->session, m_vendor, arn, change);
        QVERIFY(calls && calls->cli.contains(u"apigateway tag-resource"_s)
                && calls->cli.contains(u"apigateway untag-resource"_s));
        Tagging changing(*m_world->session, m_vendor);
        changing.change(arn, *base.name, change);
        QTRY_COMPARE(changing.state(), Workflow::State::Done);
        QCOMPARE(changing.tags(), (QList<Tag>{{u"cost"_s, u"1"_s}, {u"team"_s, u"a b"_s}}));
        QVERIFY(!Tagging::callsOf(*m_world->session, m_vendor, arn, {}));
    }

private:
    const QString m_vendor = LocalWorld::vendor();
    std::unique_ptr<LocalWorld> m_world;
    QList<ApiStage> m_stages;
};

QTEST_GUILESS_MAIN(TestGatewayPatches)
#include "tst_gatewaypatches.moc"
