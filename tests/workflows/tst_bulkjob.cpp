// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/bulkjob.h"

#include "support/samplerequests.h"
#include "workflows/granting.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

/// Grants taken back in bulk, through the real transport.
class TestBulkJob : public QObject {
    Q_OBJECT

    QList<Grant> granted(int count, const QString &prefix)
    {
        QList<Grant> grants;
        for (int i = 0; i < count; ++i) {
            const QString name = prefix + QString::number(i);
            grants.append(test::granted(*m_world, test::issued(*m_world, name, name), name));
        }
        return grants;
    }
    std::unique_ptr<BulkJob> takingBack(const QList<Grant> &grants)
    {
        auto job = std::make_unique<BulkJob>(u"Take back"_s);
        for (const Grant &grant : grants)
            job->add<Granting>(grant.grantName,
                               std::make_unique<Granting>(*m_world->session, m_world->vendor()),
                               [grant](Granting &work) { work.remove(grant); });
        return job;
    }
    bool isGone(const Grant &grant)
    {
        const auto read =
            m_world->call<licensemanager::GetGrant>(m_world->vendor(), {grant.grantArn, {}});
        return read && read->grant
            && (read->grant->grantStatus == GrantStatus::PendingDelete
                || read->grant->grantStatus == GrantStatus::Deleted);
    }

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void everyObjectHasItsResult()
    {
        const auto grants = granted(5, u"all"_s);
        const auto job = takingBack(grants);
        QSignalSpy finished(job.get(), &BulkJob::finished);
        job->start();
        QVERIFY(job->isRunning());
        QCOMPARE(job->progress().running, 3);
        QCOMPARE(job->progress().waiting, 2);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(job->progress().done, 5);
        for (const Grant &grant : grants)
            QVERIFY(isGone(grant));
        QVERIFY(job->result(4).step == JobStep::Done);
        QCOMPARE(job->summary(), u"Take back: 5 of 5 done."_s);
    }

    void aFailureLeavesTheOthersAndIsTriedAgain()
    {
        auto grants = granted(3, u"some"_s);
        grants[1].version = u"99"_s; // guards against nothing that is there
        const auto job = takingBack(grants);
        job->start();
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->progress().done, 2);
        QVERIFY(job->result(1).step == JobStep::Failed);
        QVERIFY(job->result(1).message);
        QVERIFY(!job->errorText(1).whatToDo.isEmpty());
        QVERIFY(job->summary().contains(u"some1: failed."_s));
        QSignalSpy finished(job.get(), &BulkJob::finished);
        job->retryFailed();
        QVERIFY(job->isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(job->progress().failed, 1);
        QCOMPARE(job->progress().done, 2);
    }

    void stoppingSendsNoMore()
    {
        const auto grants = granted(6, u"stopped"_s);
        const auto job = takingBack(grants);
        job->start();
        job->stop();
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->progress().done, 3);
        QCOMPARE(job->progress().stopped, 3);
        QVERIFY(!isGone(grants.last()));
        QVERIFY(job->summary().contains(u"stopped5: not sent"_s));
        job->resume();
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->progress().done, 6);
        QVERIFY(isGone(grants.last()));
    }

    void withoutAConnectionEveryRowSaysSo()
    {
        BulkJob job(u"Take back"_s);
        for (const Grant &grant : granted(2, u"offline"_s))
            job.add<Granting>(grant.grantName,
                              std::make_unique<Granting>(*m_world->session, u"profile:none"_s),
                              [grant](Granting &work) { work.remove(grant); });
        job.start();
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(job.progress().failed, 2);
    }

private:
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestBulkJob)
#include "tst_bulkjob.moc"
