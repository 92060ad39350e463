// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/outcomechecking.h"

#include "api/apigateway/usageplanchanges.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/tags.h"
#include "core/json.h"
#include "store/activitystore.h"
#include "support/localworld.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using lc::test::LocalWorld;
using licensemanager::CreateLicenseConfiguration;

/// Against the embedded service through the real transport.
class TestOutcomeChecking : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"console.db"_s);
        m_clock = std::make_shared<SystemClock>();
    }
    void cleanup()
    {
        m_world.reset();
        m_intents.reset();
        m_activity.reset();
    }

    void tellsWhatAnEndedRunHasDone()
    {
        leave({change(u"made"_s), change(u"lost"_s), checkIn(u"inert"_s)});
        startAgain();
        execute(u"made"_s);
        OutcomeChecking checking(*m_world->session, *m_intents);
        QSignalSpy settled(&checking, &OutcomeChecking::earlierSettled);
        QHash<QString, Verdict> verdicts;
        connect(m_intents.get(), &IntentStore::concluded, this,
                [&](const QString &id, Verdict verdict) { verdicts.insert(id, verdict); });
        checking.start();
        QTRY_COMPARE(settled.size(), 1);
        const auto tally = settled.first().first().value<OutcomeChecking::Tally>();
        QCOMPARE(tally, (OutcomeChecking::Tally{1, 1, 1}));
        QCOMPARE(verdicts.value(u"made"_s), Verdict::Done);
        QCOMPARE(verdicts.value(u"lost"_s), Verdict::NotDone);
        QCOMPARE(verdicts.value(u"inert"_s), Verdict::Unproven);
        QCOMPARE(checking.waitingCount(), 0);
        const QString notice = OutcomeChecking::noticeOf(tally);
        QVERIFY(notice.contains(u"1"_s) && notice.contains(u"Activity"_s));
    }

    /// Its plan stands in the path of the request, not in its body.
    void readsBackWhatAPathNames()
    {
        using apigateway::DeleteUsagePlan;
        const DeleteUsagePlan::Request request{u"gone"_s};
        CallRecord record = recordOf(DeleteUsagePlan::operation, u"path"_s);
        record.members = writeJsonWithoutSecrets(typeOf<DeleteUsagePlan::Request>(), &request);
        leave({record});
        startAgain();
        OutcomeChecking checking(*m_world->session, *m_intents);
        QSignalSpy settled(&checking, &OutcomeChecking::earlierSettled);
        checking.start();
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(settled.first().first().value<OutcomeChecking::Tally>(),
                 (OutcomeChecking::Tally{1, 0, 0}));
    }

    void waitsForAConnectionOfTheAccount()
    {
        CallRecord record = change(u"elsewhere"_s);
        record.account = u"999988887777"_s;
        leave({record});
        startAgain();
        OutcomeChecking checking(*m_world->session, *m_intents);
        checking.start();
        QTRY_COMPARE(checking.waitingCount(), 1);
        QCOMPARE(checking.homelessCount(), 1);
        checking.check();
        QCOMPARE(checking.waitingCount(), 1);
    }

    void triesWhenTheConnectionOpens()
    {
        leave({change(u"later"_s)});
        startAgain();
        m_world->session->close(m_world->vendor());
        OutcomeChecking checking(*m_world->session, *m_intents);
        QSignalSpy settled(&checking, &OutcomeChecking::earlierSettled);
        checking.start();
        QTRY_COMPARE(checking.homelessCount(), 1);
        m_world->session->open(m_world->vendor());
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(settled.first().first().value<OutcomeChecking::Tally>(),
                 (OutcomeChecking::Tally{0, 1, 0}));
    }

    /// While the service is away the check is repeated, but not without end.
    void givesUpAndChecksWhenAsked()
    {
        leave({change(u"gone"_s)});
        startAgain();
        m_world->launcher.stop();
        OutcomeChecking checking(*m_world->session, *m_intents, {1ms, 2ms, 2});
        QSignalSpy concluded(m_intents.get(), &IntentStore::concluded);
        checking.start();
        QTRY_COMPARE(checking.waitingCount(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(checking.restingCount(), 1, 20'000);
        QVERIFY(concluded.isEmpty());
        checking.check();
        QCOMPARE(checking.restingCount(), 0);
    }

private:
    CallRecord change(const QString &id) const
    {
        CreateLicenseConfiguration::Request request;
        request.name = id;
        request.licenseCountingType = LicenseCountingType::Core;
        CallRecord record = recordOf(CreateLicenseConfiguration::operation, id);
        record.members = writeJson(request);
        return record;
    }
    CallRecord checkIn(const QString &id) const
    {
        CallRecord record = recordOf(licensemanager::CheckInLicense::operation, id);
        record.members = "{}"; // the consumption token is a secret
        return record;
    }
    CallRecord recordOf(const Operation &operation, const QString &id) const
    {
        CallRecord record;
        record.id = id;
        record.service = QString::fromLatin1(operation.service->signingName);
        record.operation = QString::fromLatin1(operation.name);
        record.connection = u"profile:of another run"_s;
        record.partition = u"aws"_s;
        record.account = u"111122223333"_s;
        record.region = u"us-east-1"_s;
        record.changesState = true;
        record.bodyHash = id.toUtf8();
        record.startedAt = m_clock->now();
        return record;
    }

    /// What a run has written down before it was killed.
    void leave(const QList<CallRecord> &records)
    {
        IntentStore ended(m_path, m_clock, nullptr);
        int kept = 0;
        for (const CallRecord &record : records)
            ended.begin(record, [&](const Result<void, ApiError> &outcome) { kept += !!outcome; });
        QTRY_COMPARE(kept, int(records.size()));
    }

    void startAgain()
    {
        m_activity = std::make_unique<ActivityStore>(m_path, m_clock);
        m_intents = std::make_unique<IntentStore>(m_path, m_clock, m_activity.get());
        m_world = std::make_unique<LocalWorld>(SampleData::None, m_intents.get());
        QCOMPARE(m_world->vendorAccount(), u"111122223333"_s);
    }

    /// What the killed run's request did.
    void execute(const QString &id)
    {
        CreateLicenseConfiguration::Request request;
        request.name = id;
        request.licenseCountingType = LicenseCountingType::Core;
        const auto made = m_world->call<CreateLicenseConfiguration>(m_world->vendor(), request);
        QVERIFY(made);
        const Tag mark{QString::fromLatin1(intentTag), id};
        QVERIFY(m_world->call<licensemanager::TagResource>(
            m_world->vendor(), {*made->licenseConfigurationArn, {mark}}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<IntentStore> m_intents;
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestOutcomeChecking)
#include "tst_outcomechecking.moc"
