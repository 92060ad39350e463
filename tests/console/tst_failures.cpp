// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"
#include "console/consoleworld.h"
#include "domain/license.h"
#include "grids/noticeband.h"
#include "pages/formpage.h"
#include "pages/grantinboxpage.h"
#include "support/gate.h"
#include "support/locallauncher.h"

#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace lc;

/// What a person sees when the way to the service fails, in the whole program over the real
/// transport.
class TestFailures : public QObject {
    Q_OBJECT

    NoticeBand *shownBand()
    {
        for (auto *band : m_world->page()->findChildren<NoticeBand *>()) {
            if (band->isVisible())
                return band;
        }
        return nullptr;
    }
    /// Reaches a button of the page by Tab alone and presses it.
    bool press(const QString &button)
    {
        if (!m_world->tabTo<QPushButton>(button))
            return false;
        m_world->press(Qt::Key_Space);
        return true;
    }
    /// The way to the service for one of its accounts, as the environment names it.
    bool makeGate(const QString &profile)
    {
        const auto endpoint = m_service->endpoint();
        if (!endpoint)
            return false;
        for (const LocalAccess &access : endpoint->accesses) {
            if (access.profile != profile)
                continue;
            const QByteArray secret = access.credentials->secretAccessKey.bytes().toByteArray();
            m_gate = std::make_unique<test::Gate>(endpoint->url, secret);
            qputenv("AWS_ACCESS_KEY_ID", access.credentials->accessKeyId.toLatin1());
            qputenv("AWS_SECRET_ACCESS_KEY", secret);
            qputenv("AWS_REGION", "us-east-1");
            qputenv("AWS_ENDPOINT_URL", m_gate->origin());
            return true;
        }
        return false;
    }
    bool start()
    {
        m_world = std::make_unique<test::ConsoleWorld>();
        CommandLine line;
        line.connections = {u"environment"_s};
        return m_world->start(line);
    }
    bool startThroughGate(const QString &profile = u"vendor"_s)
    {
        return makeGate(profile) && start();
    }
    /// The inbox with the first pending grant being accepted.
    GrantInboxPage *acceptingInbox()
    {
        if (!m_world->openTable(u"grant-inbox"_s))
            return nullptr;
        auto *page = m_world->pageAs<GrantInboxPage>();
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->press(Qt::Key_Space);
        m_world->press(Qt::Key_A);
        return QTest::qWaitFor([page] { return !page->job().rows().empty(); }) ? page : nullptr;
    }
    /// The form of the first license with a changed product name, under review.
    FormPage *reviewedEdit(const QString &productName)
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        if (!page)
            return nullptr;
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_license = page->model().record<License>(0);
        m_world->press(Qt::Key_Return);
        auto *form = m_world->pageAs<FormPage>();
        if (!form || !m_world->tabTo<QLineEdit>(u"Product name"_s))
            return nullptr;
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(productName);
        m_world->press(Qt::Key_S, Qt::ControlModifier);
        return QTest::qWaitFor([form] { return form->reviewPanel().isVisible(); }) ? form : nullptr;
    }
    template <class Op>
    Result<typename Op::Response, ApiError> call(const typename Op::Request &request)
    {
        std::optional<Result<typename Op::Response, ApiError>> answer;
        const PendingCall pending =
            m_world->console()
                .session()
                .client(u"environment"_s)
                ->call<Op>(request, this, [&](Result<typename Op::Response, ApiError> result) {
                    answer.emplace(std::move(result));
                });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return unexpected(ApiError{});
        return std::move(*answer);
    }
    License readBack()
    {
        const auto read =
            call<licensemanager::GetLicense>({m_license.licenseArn.value_or(QString()), {}});
        return read && read->license ? *read->license : License();
    }
    static int versionOf(const License &license)
    {
        return license.version.value_or(QString()).toInt();
    }

private slots:
    void init() { m_service = std::make_unique<test::LocalLauncher>(SampleData::IfEmpty); }
    void cleanup()
    {
        m_world.reset();
        m_gate.reset();
        m_service.reset();
        for (const char *name :
             {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_ENDPOINT_URL"})
            qunsetenv(name);
        QCOMPARE(test::ConsoleWorld::warnings(), QStringList());
    }

    void aStoppedServiceKeepsTheRowsAndRetryHelps()
    {
        QVERIFY(startThroughGate());
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        const int rows = page->model().rowCount();
        m_gate->close();
        m_world->press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(shownBand(), 30000);
        QCOMPARE(page->model().rowCount(), rows);
        const Notice notice = shownBand()->notice();
        QVERIFY2(!notice.headline.isEmpty() && !notice.text.isEmpty(), qPrintable(notice.text));
        QVERIFY(m_gate->open());
        QVERIFY(press(u"Retry"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!shownBand(), 30000);
        QTRY_COMPARE(page->model().loadState(), LoadState::Complete);
        QCOMPARE(page->model().rowCount(), rows);
    }

    void aDeadEndpointIsToldAtTheStart()
    {
        QVERIFY(makeGate(u"vendor"_s));
        m_gate->close();
        QVERIFY(start());
        QVERIFY(m_world->goTo(u"issued-licenses"_s));
        auto *page = m_world->pageAs<TablePage>();
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(shownBand(), 30000);
        QVERIFY(!shownBand()->notice().text.isEmpty());
        QVERIFY(m_gate->open());
        QVERIFY(press(u"Retry"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page->model().rowCount() > 0, 30000);
        QTRY_VERIFY(!shownBand());
    }

    void aCutAnswerOfAChangeWithATokenIsAskedForAgain()
    {
        QVERIFY(startThroughGate());
        QVERIFY(reviewedEdit(u"Cut Off"_s));
        m_gate->cutAnswerOf("CreateLicenseVersion");
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->pageAs<TablePage>(), 30000);
        // The token makes the second request the same one: every byte is.
        const QList<QByteArray> bodies = m_gate->bodiesOf("CreateLicenseVersion");
        QCOMPARE(bodies.size(), 2);
        QVERIFY(bodies.first().contains("ClientToken"));
        QCOMPARE(bodies.first(), bodies.last());
        const License after = readBack();
        QCOMPARE(after.productName, std::optional(u"Cut Off"_s));
        QCOMPARE(versionOf(after), versionOf(m_license) + 1);
    }

    void aCutAnswerOfAGrantIsSettledByReading()
    {
        QVERIFY(startThroughGate(u"customer"_s));
        QVERIFY(m_world->openTable(u"grant-inbox"_s));
        m_gate->cutAnswerOf("AcceptGrant");
        GrantInboxPage *page = acceptingInbox();
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(!page->job().isRunning(), 30000);
        QCOMPARE(m_gate->bodiesOf("AcceptGrant").size(), 1);
        QCOMPARE(page->job().progress().done, 1);
    }

    void anOutcomeThatCannotBeReadIsCalledUnknown()
    {
        QVERIFY(startThroughGate(u"customer"_s));
        QVERIFY(m_world->openTable(u"grant-inbox"_s));
        m_gate->cutAnswerOf("AcceptGrant", test::Gate::Afterwards::Closed);
        GrantInboxPage *page = acceptingInbox();
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(!page->job().isRunning(), 60000);
        QCOMPARE(m_gate->bodiesOf("AcceptGrant").size(), 1);
        QCOMPARE(page->job().progress().failed, 1);
        const ErrorText text = page->job().errorText(page->job().rows().front());
        QVERIFY2(text.whatIsKnown.contains(u"not known"_s), qPrintable(text.whatIsKnown));
        QVERIFY(m_gate->open());
        page->job().retryFailed();
        QTRY_COMPARE_WITH_TIMEOUT(page->job().progress().done, 1, 30000);
        QCOMPARE(m_gate->bodiesOf("AcceptGrant").size(), 1);
    }

private:
    std::unique_ptr<test::LocalLauncher> m_service;
    std::unique_ptr<test::Gate> m_gate;
    std::unique_ptr<test::ConsoleWorld> m_world;
    License m_license;
};

QTEST_MAIN(TestFailures)
#include "tst_failures.moc"
