// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/planmove.h"

#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/restapis.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplans.h"
#include "api/control/control.h"
#include "support/localworld.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

using apigateway::CreateUsagePlan;

/// Keys that go from plan to plan, on the embedded service.
class TestPlanMove : public QObject {
    Q_OBJECT

    UsagePlan plan(const QString &name, const QList<ApiStage> &stages = {})
    {
        CreateUsagePlan::Request request;
        request.name = name;
        request.apiStages = stages;
        const auto made = m_world->call<CreateUsagePlan>(m_vendor, request);
        return made ? UsagePlan(*made) : UsagePlan();
    }
    QString keyIn(const UsagePlan &plan, const QString &name)
    {
        apigateway::CreateApiKey::Request request;
        request.name = name;
        const auto made = m_world->call<apigateway::CreateApiKey>(m_vendor, request);
        const QString id = made ? made->id.value_or(QString()) : QString();
        (void)m_world->call<apigateway::CreateUsagePlanKey>(m_vendor, {*plan.id, id, u"API_KEY"_s});
        return id;
    }
    QStringList plansOf(const QString &keyId)
    {
        apigateway::GetUsagePlans::Request request;
        request.keyId = keyId;
        const auto read = m_world->call<apigateway::GetUsagePlans>(m_vendor, request);
        QStringList names;
        for (const UsagePlan &each :
             read ? read->items.value_or(QList<UsagePlan>()) : QList<UsagePlan>())
            names.append(each.name.value_or(QString()));
        return names;
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<LocalWorld>(SampleData::IfEmpty);
        const auto apis = m_world->call<apigateway::GetRestApis>(m_vendor, {});
        QVERIFY(apis && apis->items);
        m_stage = ApiStage{apis->items->first().id, u"test"_s, {}};
    }
    void cleanup() { (void)m_world->call<control::ClearFaults>(m_vendor, {}); }
    void cleanupTestCase() { m_world.reset(); }

    void keysChangeTheirPlan_data()
    {
        QTest::addColumn<bool>("shares");
        QTest::newRow("plans apart") << false;
        QTest::newRow("plans of one stage") << true;
    }
    void keysChangeTheirPlan()
    {
        QFETCH(bool, shares);
        const QList<ApiStage> stages = shares ? QList{m_stage} : QList<ApiStage>();
        const UsagePlan from = plan(u"From"_s, stages);
        const UsagePlan to = plan(u"To"_s, stages);
        QCOMPARE(PlanMove::shareStage(from, to), shares);
        const QString key = keyIn(from, u"mover"_s);
        QCOMPARE(plansOf(key), QStringList{u"From"_s});
        const PlanMove::Subject subject{key, u"mover"_s, from, to, {}};
        const QString calls = PlanMove::callsOf(*m_world->session, m_vendor, subject).cli;
        QCOMPARE(calls.indexOf(u"delete-usage-plan-key"_s)
                     < calls.indexOf(u"create-usage-plan-key"_s),
                 shares);
        PlanMove move(*m_world->session, m_vendor);
        move.start(subject);
        QTRY_COMPARE(move.state(), Workflow::State::Done);
        QCOMPARE(plansOf(key), QStringList{u"To"_s});
    }

    void aRefusedKeyGoesBack()
    {
        const UsagePlan from = plan(u"Home"_s, {m_stage});
        UsagePlan gone = plan(u"Gone"_s, {m_stage});
        gone.id = u"nowhere"_s;
        const QString key = keyIn(from, u"returner"_s);
        PlanMove move(*m_world->session, m_vendor);
        move.start({key, u"returner"_s, from, gone, {}});
        QTRY_COMPARE(move.state(), Workflow::State::Failed);
        QCOMPARE(plansOf(key), QStringList{u"Home"_s});
        QCOMPARE(move.error().executed, ApiError::Executed::No);
        QVERIFY(!move.errorText().whatHappened.isEmpty());
        move.retry();
        QTRY_COMPARE(move.state(), Workflow::State::Failed);
        QCOMPARE(plansOf(key), QStringList{u"Home"_s});
    }

    void aFailedDepartureIsTriedAgain()
    {
        const UsagePlan from = plan(u"Old"_s);
        const UsagePlan to = plan(u"New"_s);
        const QString key = keyIn(from, u"stayer"_s);
        Fault refusal;
        refusal.operation = u"DeleteUsagePlanKey"_s;
        refusal.status = 400;
        refusal.code = u"BadRequestException"_s;
        QVERIFY(m_world->call<control::AddFault>(m_vendor, refusal));
        PlanMove move(*m_world->session, m_vendor);
        move.start({key, u"stayer"_s, from, to, {}});
        QTRY_COMPARE(move.state(), Workflow::State::Failed);
        QCOMPARE(plansOf(key).size(), 2);
        move.retry();
        QTRY_COMPARE(move.state(), Workflow::State::Done);
        QCOMPARE(plansOf(key), QStringList{u"New"_s});
    }

private:
    const QString m_vendor = LocalWorld::vendor();
    std::unique_ptr<LocalWorld> m_world;
    ApiStage m_stage;
};

QTEST_GUILESS_MAIN(TestPlanMove)
#include "tst_planmove.moc"
