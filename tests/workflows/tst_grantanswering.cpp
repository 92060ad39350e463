// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantanswering.h"

#include "support/samplerequests.h"
#include "workflows/granting.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

/// Against the embedded service through the real transport.
class TestGrantAnswering : public QObject {
    Q_OBJECT

    QList<GrantToAnswer> pending(int count, const QString &prefix)
    {
        QList<GrantToAnswer> items;
        for (int i = 0; i < count; ++i) {
            const QString name = prefix + QString::number(i);
            const License license = test::issued(*m_world, name, name);
            const Grant grant = test::granted(*m_world, license, name);
            items.append({grant.grantArn.toUtf8(), m_world->customer(), grant, {}});
        }
        return items;
    }
    Open<GrantStatus> statusOf(const GrantToAnswer &item)
    {
        const auto read =
            m_world->call<licensemanager::GetGrant>(m_world->customer(), {item.grant.grantArn, {}});
        return read && read->grant ? read->grant->grantStatus : Open<GrantStatus>();
    }

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void acceptsAndActivatesMany()
    {
        const auto items = pending(6, u"many"_s);
        GrantAnswering job(*m_world->session, m_world->clock);
        QSignalSpy finished(&job, &GrantAnswering::finished);
        job.start(GrantAnswering::Action::AcceptAndActivate, items);
        QVERIFY(job.isRunning());
        QVERIFY(job.progress().running <= 3);
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(job.progress().done, 6);
        for (const GrantToAnswer &item : items) {
            QVERIFY(statusOf(item) == GrantStatus::Active);
            QVERIFY(job.find(item.key)->status == GrantStatus::Active);
        }
        QCOMPARE(job.summary(), u"Accepted and activated 6 of 6 grants."_s);
    }

    void acceptingLeavesItInactive()
    {
        const auto items = pending(1, u"plain"_s);
        GrantAnswering job(*m_world->session, m_world->clock);
        job.start(GrantAnswering::Action::Accept, items);
        QTRY_VERIFY(!job.isRunning());
        QVERIFY(statusOf(items[0]) == GrantStatus::Disabled);
    }

    void rejectsForGood()
    {
        const auto items = pending(2, u"unwanted"_s);
        GrantAnswering job(*m_world->session, m_world->clock);
        job.start(GrantAnswering::Action::Reject, items, u"not ordered"_s);
        QTRY_VERIFY(!job.isRunning());
        QVERIFY(statusOf(items[0]) == GrantStatus::Rejected);
        QVERIFY(job.summary().contains(u"not ordered"_s));
    }

    void oneFailureLeavesTheOthers()
    {
        auto items = pending(3, u"mixed"_s);
        items[1].connectionId = m_world->vendor(); // not the grantee
        GrantAnswering job(*m_world->session, m_world->clock);
        job.start(GrantAnswering::Action::AcceptAndActivate, items);
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(job.progress().done, 2);
        QCOMPARE(job.progress().failed, 1);
        const GrantAnswering::Row *failed = job.find(items[1].key);
        QCOMPARE(failed->step, GrantAnswering::Step::Failed);
        const ErrorText text = job.errorText(*failed);
        QCOMPARE(text.offerTarget, m_world->customerAccount());
        QVERIFY(text.whatIsKnown.contains(u"still waits"_s));
        QVERIFY(job.summary().contains(u"mixed1: failed."_s));

        job.retryFailed();
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(job.find(items[1].key)->step, GrantAnswering::Step::Failed);
    }

    void stopLeavesTheRestUnanswered()
    {
        const auto items = pending(6, u"stopped"_s);
        GrantAnswering job(*m_world->session, m_world->clock);
        job.start(GrantAnswering::Action::Accept, items);
        job.stopAfterThisOne();
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(job.progress().stopped, 3);
        QCOMPARE(job.progress().done, 3);
        QVERIFY(statusOf(items[5]) == GrantStatus::PendingAccept);
    }

    void jobsFollowEachOther()
    {
        const auto first = pending(4, u"first"_s);
        const auto second = pending(2, u"second"_s);
        GrantAnswering job(*m_world->session, m_world->clock);
        job.start(GrantAnswering::Action::Accept, first);
        job.start(GrantAnswering::Action::Reject, second);
        QCOMPARE(job.progress().action, GrantAnswering::Action::Accept);
        QCOMPARE(job.find(second[0].key)->step, GrantAnswering::Step::Waiting);
        QTRY_VERIFY(!job.isRunning());
        QVERIFY(statusOf(second[1]) == GrantStatus::Rejected);
    }

    void grantsAreMadeAndTakenBack()
    {
        const License license = test::issued(*m_world, u"granted"_s, u"granted"_s);
        licensemanager::CreateGrant::Request request;
        request.grantName = u"by workflow"_s;
        request.licenseArn = *license.licenseArn;
        request.principals = {accountPrincipal(m_world->customerAccount())};
        request.homeRegion = u"us-east-1"_s;
        request.allowedOperations = {AllowedOperation::CheckoutLicense};
        Granting making(*m_world->session, m_world->vendor());
        making.create(request);
        QTRY_COMPARE(making.state(), Workflow::State::Done);
        const auto read =
            m_world->call<licensemanager::GetGrant>(m_world->vendor(), {making.grantArn(), {}});
        QVERIFY(read && read->grant);
        Granting taking(*m_world->session, m_world->vendor());
        taking.remove(*read->grant, u"not needed"_s);
        QTRY_COMPARE(taking.state(), Workflow::State::Done);
        QVERIFY(taking.status() == GrantStatus::PendingDelete
                || taking.status() == GrantStatus::Deleted);
    }

private:
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestGrantAnswering)
#include "tst_grantanswering.moc"
