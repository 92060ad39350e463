// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/restapis.h"
#include "api/control/control.h"
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/inventory.h"
#include "localservice/examples.h"
#include "localservice/gatewayworld.h"
#include "localservice/inventory.h"

#include <QTest>

using namespace lc;
using namespace lc::control;
using namespace lc::gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The operations for tests and training. Times begin at 2026-03-19.
class TestControl : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

    HttpAnswer readPlans()
    {
        const apigateway::GetUsagePlans::Request request;
        return m_world->send(m_world->signedBy(
            vendor, m_world->requestFor(apigateway::GetUsagePlans::operation, &request),
            "apigateway"));
    }
    QList<QList<qint64>> usage(const QString &plan, const QString &key, const QString &day)
    {
        const auto answer =
            m_world->call<apigateway::GetUsage>(vendor, {plan, {}, day, day, {}, {}});
        return answer ? answer->items->value(key) : QList<QList<qint64>>();
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_world->serveControl();
    }

    void isOffByDefault()
    {
        ServiceWorld plain;
        const auto refused = plain.call<GetClock>(vendor, {});
        QCOMPARE(codeOf(refused), "UnknownOperationException");
        QCOMPARE(refused.error().status, 404);
    }

    void mustBeSignedForItself()
    {
        const GetClock::Request request;
        HttpRequest http = m_world->requestFor(GetClock::operation, &request);
        QCOMPARE(m_world->send(http).status, 403);
        QCOMPARE(m_world->send(m_world->signedBy(vendor, http, "apigateway")).status, 403);
        QCOMPARE(m_world->send(m_world->signedBy(vendor, http, "license-console")).status, 200);
    }

    void rulesGoByTheClockAndSignaturesDoNot()
    {
        const QString arn = examples::createLicense(*m_world);
        auto checkout = examples::checkout(3);
        checkout.beneficiary = u"Globex"_s;
        QVERIFY(m_world->call<licensemanager::CheckoutLicense>(vendor, checkout));
        QCOMPARE(examples::consumedSeats(*m_world, arn), 3);
        const Instant before = m_world->clock().now();
        const auto moved = m_world->call<SetClock>(vendor, {{}, 3601});
        QCOMPARE(moved->time, before + 3601s);
        QCOMPARE(moved->aheadSeconds, 3601);
        QCOMPARE(examples::consumedSeats(*m_world, arn), 0); // an hour to live
        m_world->clock().advance(10s);
        QCOMPARE(m_world->call<GetClock>(vendor, {})->time, before + 3611s);
        const auto set = m_world->call<SetClock>(vendor, {before + 24h * 400, 60});
        QCOMPARE(set->time, before + 24h * 400 + 60s);
        QCOMPARE(examples::getLicense(*m_world, arn).status, Open(LicenseStatus::Expired));
        const auto back = m_world->call<SetClock>(vendor, {});
        QCOMPARE(back->aheadSeconds, 0);
        QCOMPARE(examples::getLicense(*m_world, arn).status, Open(LicenseStatus::Available));
    }

    void trafficIsMetered()
    {
        QVERIFY(m_world->call<DefineRestApi>(vendor, {u"api9"_s, u"Nine"_s, {u"prod"_s}}));
        QCOMPARE(m_world->call<apigateway::GetStages>(vendor, {u"api9"_s, {}})->item->size(), 1);
        const QString plan = createPlan(*m_world, {u"api9:prod"_s});
        QVERIFY(m_world->call<apigateway::UpdateUsagePlan>(
            vendor,
            {plan,
             QList<PatchOperation>{patch("replace", u"/quota/limit"_s, u"100"_s),
                                   patch("replace", u"/quota/period"_s, u"MONTH"_s)}}));
        const QString key = createKey(*m_world);
        QCOMPARE(codeOf(m_world->call<MakeTraffic>(vendor, {plan, key, 1, {}})),
                 "NotFoundException");
        QVERIFY(join(*m_world, plan, key));
        QCOMPARE(m_world->call<MakeTraffic>(vendor, {plan, key, 30, u"2026-03-18"_s})->counted, 30);
        QCOMPARE(m_world->call<MakeTraffic>(vendor, {plan, key, 80, {}})->counted, 70);
        QCOMPARE(usage(plan, key, u"2026-03-18"_s), (QList<QList<qint64>>{{30, 70}}));
        QCOMPARE(usage(plan, key, u"2026-03-19"_s), (QList<QList<qint64>>{{70, 0}}));
        QVERIFY(m_world->call<SetClock>(vendor, {{}, 13 * 86'400}));
        QCOMPARE(m_world->call<MakeTraffic>(vendor, {plan, key, 5, {}})->counted, 5);
        QCOMPARE(usage(plan, key, u"2026-04-01"_s), (QList<QList<qint64>>{{5, 95}}));
        QCOMPARE(codeOf(m_world->call<MakeTraffic>(vendor, {plan, key, 5, u"tomorrow"_s})),
                 "BadRequestException");
        QCOMPARE(codeOf(m_world->call<MakeTraffic>(vendor, {plan, key, 0, {}})),
                 "BadRequestException");
        QCOMPARE(codeOf(m_world->call<MakeTraffic>(u"customer"_s, {plan, key, 1, {}})),
                 "NotFoundException");
    }

    void usageIsToldLate()
    {
        const QString plan = createPlan(*m_world);
        const QString key = createKey(*m_world);
        QVERIFY(join(*m_world, plan, key));
        const QString today = u"2026-03-19"_s;
        const auto told = [&] { return usage(plan, key, today).value(0).value(0); };
        QVERIFY(m_world->call<MakeTraffic>(vendor, {plan, key, 4, {}}));
        QCOMPARE(told(), 4);
        m_world->clock().advance(100s);
        QCOMPARE(m_world->call<GetUsageLag>(vendor, {})->seconds, 0);
        QVERIFY(m_world->call<SetUsageLag>(vendor, {600}));
        QVERIFY2(told() == 0, "what was metered before is younger than the lag, too");
        QVERIFY(m_world->call<MakeTraffic>(vendor, {plan, key, 7, {}}));
        m_world->clock().advance(499s);
        QCOMPARE(told(), 0);
        m_world->clock().advance(1s);
        QCOMPARE(told(), 4);
        m_world->clock().advance(99s);
        QCOMPARE(told(), 4);
        m_world->clock().advance(1s);
        QCOMPARE(told(), 11);
        QVERIFY(m_world->call<SetUsageLag>(vendor, {86'400}));
        QCOMPARE(m_world->call<GetUsageLag>(vendor, {})->seconds, 86'400);
        QCOMPARE(told(), 0);
        QVERIFY(m_world->call<SetUsageLag>(vendor, {0}));
        QCOMPARE(told(), 11);
        QCOMPARE(codeOf(m_world->call<SetUsageLag>(vendor, {86'401})), "BadRequestException");
    }

    void inventoryComesAndGoes()
    {
        InventoryResource machine;
        machine.resourceArn = u"arn:aws:rds:us-east-1:111122223333:db:erp"_s;
        machine.resourceType = ResourceType::Rds;
        machine.engineEdition = u"oracle-ee"_s;
        QCOMPARE(messageOf(m_world->call<PutInventoryResource>(vendor, machine)), QString());
        machine.vcpus = 16;
        QVERIFY(m_world->call<PutInventoryResource>(vendor, machine));
        const auto listed = [this] {
            return *m_world->call<licensemanager::ListResourceInventory>(vendor, {})
                        ->resourceInventoryList;
        };
        QCOMPARE(listed().size(), 1);
        QCOMPARE(listed().first().resourceType, Open(ResourceType::Rds));
        QCOMPARE(listed().first().resourceId, u"erp"_s);
        const auto kept = m_world->store().find(inventory::kind, machine.resourceArn);
        QCOMPARE(inventory::read(*kept).vcpus, 16);
        QCOMPARE(inventory::read(*kept).resourceStatus, u"available"_s);

        const RemoveInventoryResource::Request removal{machine.resourceArn};
        QCOMPARE(codeOf(m_world->call<RemoveInventoryResource>(u"customer"_s, removal)),
                 "NotFoundException");
        QCOMPARE(codeOf(m_world->call<RemoveInventoryResource>(vendor, removal, "eu-west-1")),
                 "NotFoundException");
        QVERIFY(m_world->call<RemoveInventoryResource>(vendor, removal));
        QCOMPARE(listed().size(), 0);
    }

    void associationsFollowTheInventory()
    {
        using namespace licensemanager;
        InventoryResource machine;
        machine.resourceArn = u"arn:aws:ec2:us-east-1:111122223333:instance/i-1"_s;
        machine.resourceType = ResourceType::Ec2Instance;
        machine.vcpus = 4;
        QVERIFY(m_world->call<PutInventoryResource>(vendor, machine));
        CreateLicenseConfiguration::Request request;
        request.name = u"c"_s;
        request.licenseCountingType = LicenseCountingType::Vcpu;
        const QString arn =
            *m_world->call<CreateLicenseConfiguration>(vendor, request)->licenseConfigurationArn;
        UpdateLicenseSpecificationsForResource::Request attach;
        attach.resourceArn = machine.resourceArn;
        attach.addLicenseSpecifications = {{LicenseSpecification{arn, {}}}};
        QVERIFY(m_world->call<UpdateLicenseSpecificationsForResource>(vendor, attach));
        const auto used = [&] {
            return *m_world->call<GetLicenseConfiguration>(vendor, {arn})->consumedLicenses;
        };
        const auto attached = [&] {
            return m_world->call<ListAssociationsForLicenseConfiguration>(vendor, {arn, {}, {}})
                ->licenseConfigurationAssociations->size();
        };
        QCOMPARE(used(), 4);
        machine.resourceStatus = u"stopped"_s;
        QVERIFY(m_world->call<PutInventoryResource>(vendor, machine));
        QCOMPARE(used(), 0);
        QCOMPARE(attached(), 1);
        machine.resourceStatus = u"running"_s;
        machine.vcpus = 8;
        QVERIFY(m_world->call<PutInventoryResource>(vendor, machine));
        QCOMPARE(used(), 8);
        UpdateLicenseConfiguration::Request disable;
        disable.licenseConfigurationArn = arn;
        disable.licenseConfigurationStatus = LicenseConfigurationStatus::Disabled;
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(vendor, disable));
        machine.vcpus = 16;
        QVERIFY(m_world->call<PutInventoryResource>(vendor, machine));
        QVERIFY2(used() == 8, "what is disabled is not tracked");
        QVERIFY(m_world->call<RemoveInventoryResource>(vendor, {machine.resourceArn}));
        QCOMPARE(used(), 0);
        QCOMPARE(attached(), 0);
    }

    void wrongInventory_data()
    {
        QTest::addColumn<InventoryResource>("resource");
        const QString arn = u"arn:aws:ec2:us-east-1:111122223333:instance/i-1"_s;
        const auto row = [&](const char *name, const auto &change) {
            InventoryResource resource;
            resource.resourceArn = arn;
            resource.resourceType = ResourceType::Ec2Instance;
            change(resource);
            QTest::newRow(name) << resource;
        };
        row("no ARN", [](auto &it) { it.resourceArn = u"i-1"_s; });
        row("another account", [](auto &it) {
            it.resourceArn = u"arn:aws:ec2:us-east-1:444455556666:instance/i-1"_s;
        });
        row("another Region", [](auto &it) {
            it.resourceArn = u"arn:aws:ec2:eu-west-1:111122223333:instance/i-1"_s;
        });
        row("type", [](auto &it) { it.resourceType.text = u"TOASTER"_s; });
        row("vCPUs", [](auto &it) { it.vcpus = -1; });
        row("license", [](auto &it) { it.licenseIncluded = u"dos"_s; });
        row("edition", [](auto &it) { it.engineEdition = u"oracle-xe"_s; });
        row("pack", [](auto &it) { it.licensePacks = {{u"tuning"_s}}; });
    }

    void wrongInventory()
    {
        QFETCH(InventoryResource, resource);
        QCOMPARE(codeOf(m_world->call<PutInventoryResource>(vendor, resource)),
                 "BadRequestException");
        QVERIFY(m_world->store().isEmpty());
    }

    void faultsComeAndGo()
    {
        Fault fault;
        fault.operation = u"GetUsagePlans"_s;
        fault.status = 429;
        fault.code = u"TooManyRequestsException"_s;
        fault.message = u"Slow down"_s;
        fault.count = 2;
        fault.delayMilliseconds = 30;
        QVERIFY(m_world->call<AddFault>(vendor, fault));
        QCOMPARE(m_world->call<GetFaults>(vendor, {})->faults, QList<Fault>{fault});
        QVERIFY(m_world->call<apigateway::GetRestApis>(vendor, {}));
        for (int i = 0; i < 2; ++i) {
            const HttpAnswer answer = readPlans();
            QCOMPARE(answer.status, 429);
            QCOMPARE(answer.delay, 30ms);
            QVERIFY(answer.header("Retry-After").toInt() > 0);
            QCOMPARE(ServiceWorld::errorIn(answer).message, u"Slow down"_s);
        }
        QCOMPARE(readPlans().status, 200);
        QVERIFY(m_world->call<GetFaults>(vendor, {})->faults.isEmpty());
    }

    void aCutCallMayHaveBeenCarriedOut_data()
    {
        QTest::addColumn<bool>("executes");
        QTest::newRow("lost on the way there") << false;
        QTest::newRow("lost on the way back") << true;
    }

    void aCutCallMayHaveBeenCarriedOut()
    {
        QFETCH(bool, executes);
        Fault fault;
        fault.operation = u"CreateUsagePlan"_s;
        fault.cutsConnection = true;
        fault.executes = executes;
        QVERIFY(m_world->call<AddFault>(vendor, fault));
        apigateway::CreateUsagePlan::Request request;
        request.name = u"Gold"_s;
        const HttpAnswer answer = m_world->send(m_world->signedBy(
            vendor, m_world->requestFor(apigateway::CreateUsagePlan::operation, &request),
            "apigateway"));
        QVERIFY(answer.isCut);
        QCOMPARE(m_world->call<apigateway::GetUsagePlans>(vendor, {})->items->size(),
                 executes ? 1 : 0);
    }

    void changesOnlyFail()
    {
        Fault fault;
        fault.changesOnly = true;
        fault.status = 503;
        QVERIFY(m_world->call<AddFault>(vendor, fault));
        QCOMPARE(readPlans().status, 200);
        apigateway::CreateUsagePlan::Request request;
        request.name = u"Gold"_s;
        QCOMPARE(messageOf(m_world->call<apigateway::CreateUsagePlan>(vendor, request)),
                 u"The service could not carry out the request."_s);
        QVERIFY(m_world->call<apigateway::CreateUsagePlan>(vendor, request));
    }

    void everyCallUntilCleared()
    {
        Fault fault;
        fault.status = 503;
        fault.count = 0;
        QVERIFY(m_world->call<AddFault>(vendor, fault));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(readPlans().status, 503);
        QVERIFY(m_world->call<ClearFaults>(vendor, {}));
        QCOMPARE(readPlans().status, 200);
    }

    void wrongFaults()
    {
        Fault fault;
        fault.operation = u"GetNothing"_s;
        QCOMPARE(codeOf(m_world->call<AddFault>(vendor, fault)), "BadRequestException");
        fault = {};
        fault.status = 200;
        QCOMPARE(codeOf(m_world->call<AddFault>(vendor, fault)), "BadRequestException");
        fault = {};
        fault.delayMilliseconds = 60'001;
        QCOMPARE(codeOf(m_world->call<AddFault>(vendor, fault)), "BadRequestException");
        fault = {};
        fault.code = u"a\r\nb"_s;
        QCOMPARE(codeOf(m_world->call<AddFault>(vendor, fault)), "BadRequestException");
        QCOMPARE(codeOf(m_world->call<DefineRestApi>(vendor, {u"a b"_s, {}, {}})),
                 "BadRequestException");
        QCOMPARE(readPlans().status, 200);
    }
};

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
