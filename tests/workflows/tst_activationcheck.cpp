// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/activationcheck.h"

#include "support/accounts.h"
#include "support/samplerequests.h"
#include "workflows/granting.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

/// What an activation would displace, through the real transport.
class TestActivationCheck : public QObject {
    Q_OBJECT

    static std::unique_ptr<ActivationCheck> checked(const LocalWorld &world, const Grant &grant)
    {
        auto check = std::make_unique<ActivationCheck>(*world.session, world.customer());
        check->start(grant);
        LocalWorld::waitFor([&] { return !check->isBusy(); });
        return check;
    }
    static void setStatus(const LocalWorld &world, const Grant &grant, GrantStatus status)
    {
        licensemanager::CreateGrantVersion::Request request;
        request.clientToken = newClientToken();
        request.grantArn = grant.grantArn;
        request.status = status;
        if (!world.call<licensemanager::CreateGrantVersion>(world.customer(), request))
            qFatal("the status cannot be set");
    }

private slots:
    void rivalsOfAMarketplaceProductAreNamed()
    {
        const LocalWorld world(SampleData::None, nullptr, test::marketplaceAccounts());
        // What AWS Marketplace sells arrives active; a second one waits.
        const Grant first =
            test::granted(world, test::issued(world, u"CAD 1"_s, u"cad"_s), u"first"_s);
        const Grant second =
            test::granted(world, test::issued(world, u"CAD 2"_s, u"cad"_s), u"second"_s);
        const Grant other =
            test::granted(world, test::issued(world, u"Mesh"_s, u"mesh"_s), u"other"_s);
        QVERIFY(first.grantStatus == GrantStatus::Active);
        QVERIFY(second.grantStatus == GrantStatus::Disabled);
        const auto check = checked(world, second);
        QCOMPARE(check->state(), Workflow::State::Done);
        QVERIFY(check->findings().isExclusive);
        QCOMPARE(check->findings().productSku, u"cad"_s);
        QCOMPARE(check->findings().rivals.size(), 1);
        QCOMPARE(check->findings().rivals.first().grantArn, first.grantArn);
        setStatus(world, first, GrantStatus::Disabled);
        QVERIFY(checked(world, second)->findings().rivals.isEmpty());
        QVERIFY(checked(world, other)->findings().rivals.isEmpty());
    }

    void licensesOfOthersDoNotExcludeEachOther()
    {
        const LocalWorld world;
        QList<Grant> grants;
        for (const QString &name : {u"A"_s, u"B"_s}) {
            grants.append(test::granted(world, test::issued(world, name, u"shared"_s), name));
            QVERIFY(world.call<licensemanager::AcceptGrant>(world.customer(),
                                                            {grants.last().grantArn}));
        }
        setStatus(world, grants[0], GrantStatus::Active);
        const auto check = checked(world, grants[1]);
        QCOMPARE(check->state(), Workflow::State::Done);
        QVERIFY(!check->findings().isExclusive);
        QCOMPARE(check->findings().rivals.size(), 1);
    }

    void whatCannotBeReadIsAnError()
    {
        const LocalWorld world;
        ActivationCheck check(*world.session, u"profile:none"_s);
        check.start(test::granted(world, test::issued(world, u"A"_s), u"A"_s));
        QVERIFY(LocalWorld::waitFor([&] { return !check.isBusy(); }));
        QCOMPARE(check.state(), Workflow::State::Failed);
        QVERIFY(!check.errorText().whatHappened.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestActivationCheck)
#include "tst_activationcheck.moc"
