// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/waitband.h"
#include "pages/configurationformpage.h"
#include "pages/configurationspage.h"
#include "support/pageworld.h"
#include "support/rawserver.h"
#include "workflows/grantanswering.h"

#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::RawRequest;
using lc::test::RawServer;

namespace {

/// A service that says who one is and throttles everything else for four seconds, as long as it is
/// told to.
struct ThrottlingService {
    void answer(const RawRequest &request)
    {
        if (request.body.contains("GetCallerIdentity")) {
            request.socket->write(RawServer::answer(
                "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                "<Arn>arn:aws:iam::111122223333:root</Arn><Account>111122223333</Account>"
                "</GetCallerIdentityResult></GetCallerIdentityResponse>"));
        } else if (isThrottling) {
            ++throttled;
            request.socket->write(
                RawServer::answer(R"({"__type":"ThrottlingException"})", "400 Bad Request",
                                  "x-amz-retry-after: " + QByteArray::number(wait) + "\r\n"));
        } else {
            request.socket->write(RawServer::answer("{}"));
        }
    }

    bool isThrottling = true;
    int wait = 4000; ///< milliseconds
    int throttled = 0;
};

} // namespace

/// What a page says while a call waits, over the real transport.
class TestWaits : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_service = std::make_unique<ThrottlingService>();
        m_server = std::make_unique<RawServer>(
            [this](const RawRequest &request) { m_service->answer(request); });
        m_world = std::make_unique<test::PageWorld>();
        Session &session = *m_world->local.session;
        const QHash<QString, QString> variables{
            {u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s},
            {u"AWS_SECRET_ACCESS_KEY"_s, u"SECRET"_s},
            {u"AWS_REGION"_s, u"us-east-1"_s},
            {u"AWS_ENDPOINT_URL"_s, QString::fromLatin1(m_server->origin())}};
        session.close(test::LocalWorld::vendor());
        session.close(test::LocalWorld::customer());
        session.registry() = ConnectionRegistry(Environment(variables), {}, &m_world->book);
        session.open(m_id);
        QTRY_COMPARE(session.state(m_id), Session::State::Open);
    }
    void cleanup()
    {
        m_world.reset();
        m_server.reset();
    }

    void aTableSaysUntilWhenItWaits()
    {
        ConfigurationsPage page(m_world->context);
        page.resize(1300, 700);
        page.show();
        page.connectionsChanged();
        WaitBand *band = bandOf(page.pane());
        QTRY_VERIFY(band->isVisible());
        expectWords(*band);
        // Nothing more is asked for by somebody who gave up.
        const int asked = m_service->throttled;
        cancelIn(*band);
        QVERIFY(!band->isVisible());
        QVERIFY(page.model().loadState() != LoadState::Loading);
        QVERIFY(!QTest::qWaitFor([&] { return m_service->throttled > asked; }, 100));
        // And it is read when it is asked for again.
        m_service->isThrottling = false;
        page.refresh();
        QTRY_COMPARE(page.model().loadState(), LoadState::Complete);
    }

    void theBandGoesWhenTheWaitIsOver()
    {
        m_service->wait = 900;
        ConfigurationsPage page(m_world->context);
        page.show();
        page.connectionsChanged();
        WaitBand *band = bandOf(page.pane());
        QTRY_VERIFY(band->isVisible());
        m_service->isThrottling = false;
        QTRY_VERIFY(!band->isVisible());
        QTRY_COMPARE(page.model().loadState(), LoadState::Complete);
    }

    void aFormSaysUntilWhenItWaits()
    {
        NewConfigurationPage form(m_world->context, {m_id, u"us-east-1"_s});
        form.resize(1200, 700);
        form.show();
        licensemanager::CreateLicenseConfiguration::Request request;
        request.name = u"Database cores"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        form.form().edit(request);
        form.review();
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(form.isSending());
        WaitBand *band = bandOf(form);
        QTRY_VERIFY(band->isVisible());
        expectWords(*band);
        cancelIn(*band);
        QVERIFY(!band->isVisible());
        QVERIFY(!form.isSending());
        QVERIFY(form.hasUnsentChanges());
    }

    void aJobOverManyGrantsIsGivenUp()
    {
        GrantAnswering job(*m_world->local.session, m_world->local.clock);
        GrantToAnswer item;
        item.key = "grant";
        item.connectionId = m_id;
        item.grant.grantArn = u"arn:aws:license-manager::111122223333:grant:g-1"_s;
        item.grant.homeRegion = u"us-east-1"_s;
        job.start(GrantAnswering::Action::Accept, {item});
        QTRY_VERIFY(job.wait());
        QCOMPARE(job.wait()->cause, ApiError::Kind::Throttled);
        // The change is given up, then reading back whether it was made.
        job.cancelWaiting();
        QCOMPARE(job.find("grant")->step, GrantAnswering::Step::Settling);
        QTRY_VERIFY(job.wait());
        job.cancelWaiting();
        QVERIFY(!job.isRunning());
        QVERIFY(!job.wait());
        QCOMPARE(job.find("grant")->step, GrantAnswering::Step::Failed);
        QCOMPARE(job.find("grant")->error->executed, ApiError::Executed::Unknown);
    }

private:
    static WaitBand *bandOf(QWidget &page)
    {
        auto *band = page.findChild<WaitBand *>(u"waitBand"_s);
        if (!band)
            qFatal("no band");
        return band;
    }
    void expectWords(const WaitBand &band)
    {
        const QString headline = band.notice().headline;
        QVERIFY2(headline.contains(u"Throttled"_s), qPrintable(headline));
        const QTime until = QTime::fromString(headline.right(9).chopped(1), u"HH:mm:ss"_s);
        QVERIFY2(until.isValid(), qPrintable(headline));
        const int seconds = QDateTime::currentDateTime().time().secsTo(until);
        QVERIFY2(seconds >= 0 && seconds <= 9, qPrintable(headline));
    }
    static void cancelIn(const WaitBand &band)
    {
        auto *button = band.findChild<QPushButton *>();
        QCOMPARE(button->text(), u"Cancel"_s);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    const QString m_id = u"environment"_s;
    std::unique_ptr<ThrottlingService> m_service;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestWaits)
#include "tst_waits.moc"
