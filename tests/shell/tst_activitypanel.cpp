// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/activitypanel.h"

#include "api/control/control.h"
#include "api/licensemanager/configurations.h"
#include "core/json.h"
#include "store/activitystore.h"
#include "store/intentstore.h"
#include "style/theme.h"
#include "support/localworld.h"
#include "workflows/outcomechecking.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using licensemanager::CreateLicenseConfiguration;

/// What the Activity dock says about changes that have not ended well yet.
class TestActivityPanel : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_activity = std::make_unique<ActivityStore>(path(), m_clock);
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
        m_intents.reset();
        m_activity.reset();
    }

    void aWaitIsToldUntilItIsOver()
    {
        showPanel();
        m_activity->begin(change(), [](const auto &) {});
        QTRY_COMPARE(result(), u"Sent"_s);
        const Instant until = m_clock->now() + 8s;
        m_activity->delay(u"lost"_s, {until, 2, ApiError::Kind::Throttled});
        const QString time = toQDateTime(until).toLocalTime().toString(u"HH:mm:ss"_s);
        QTRY_COMPARE(result(), u"Waits until %1"_s.arg(time));
        m_activity->delay(u"lost"_s, {RetryWait::untilTold, 2, ApiError::Kind::Credentials});
        QTRY_COMPARE(result(), u"Waits for keys"_s);
        m_activity->settle(u"lost"_s, {});
        QTRY_COMPARE(result(), u"Done"_s);
    }

    /// A change whose outcome nobody knows, while its service is away, is settled by a click.
    void checkNowSettlesAnUnknownOutcome()
    {
        {
            IntentStore killed(path(), m_clock, m_activity.get());
            bool isKept = false;
            killed.begin(change(), [&](const auto &kept) { isKept = kept.has_value(); });
            QTRY_VERIFY(isKept);
        }
        m_intents = std::make_unique<IntentStore>(path(), m_clock, m_activity.get());
        m_world = std::make_unique<test::LocalWorld>(SampleData::None, m_intents.get());
        Fault away;
        away.status = 503;
        away.count = 0;
        QVERIFY(m_world->call<control::AddFault>(m_world->vendor(), away));
        OutcomeChecking checking(*m_world->session, *m_intents, {1ms, 2ms, 1});
        showPanel();
        auto *check = m_panel->findChild<QPushButton *>(u"checkNow"_s);
        QVERIFY(check && !check->isVisible());
        const auto showCount = [&] { m_panel->setUnsettled(checking.waitingCount()); };
        connect(&checking, &OutcomeChecking::changed, m_panel.get(), showCount);
        connect(m_panel.get(), &ActivityPanel::checkRequested, &checking, &OutcomeChecking::check);
        checking.start();
        QTRY_COMPARE_WITH_TIMEOUT(checking.restingCount(), 1, 20'000);
        QVERIFY(check->isVisible());
        QVERIFY(m_world->call<control::ClearFaults>(m_world->vendor(), {}));
        QVERIFY(check->isVisible());
        QTest::mouseClick(check, Qt::LeftButton);
        QTRY_VERIFY(!check->isVisible());
        QTRY_COMPARE(result(), u"Not done"_s);
    }

private:
    QString path() const { return m_folder->filePath(u"console.db"_s); }

    CallRecord change() const
    {
        CreateLicenseConfiguration::Request request;
        request.name = u"lost"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        const Operation &operation = CreateLicenseConfiguration::operation;
        CallRecord record;
        record.id = u"lost"_s;
        record.service = QString::fromLatin1(operation.service->signingName);
        record.operation = QString::fromLatin1(operation.name);
        record.connection = test::LocalWorld::vendor();
        record.partition = u"aws"_s;
        record.account = u"111122223333"_s;
        record.region = u"us-east-1"_s;
        record.changesState = true;
        record.bodyHash = "hash";
        record.members = writeJson(request);
        record.startedAt = m_clock->now();
        return record;
    }

    void showPanel()
    {
        if (!m_world)
            m_world = std::make_unique<test::LocalWorld>();
        m_panel = std::make_unique<ActivityPanel>(
            ActivityPanel::Parts{*m_activity, *m_world->session, m_theme}, m_clock, nullptr);
        m_panel->resize(1200, 300);
        m_panel->show();
    }

    /// The word in the row of the change.
    QString result() const
    {
        const QAbstractItemModel *model = m_panel->findChild<QTableView *>()->model();
        const auto column = [model](const QString &title) {
            int found = 0;
            while (model->headerData(found, Qt::Horizontal).toString() != title)
                ++found;
            return found;
        };
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, column(u"Action"_s)).data() == u"CreateLicenseConfiguration"_s)
                return model->index(row, column(u"Result"_s)).data().toString();
        }
        return {};
    }

    const std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<IntentStore> m_intents;
    std::unique_ptr<test::LocalWorld> m_world;
    std::unique_ptr<ActivityPanel> m_panel;
};

QTEST_MAIN(TestActivityPanel)
#include "tst_activitypanel.moc"
