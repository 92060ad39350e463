// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/quotaextension.h"

#include "aws/directtransport.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/rawserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::RawRequest;
using lc::test::RawServer;

/// Where extensions of a quota go, as a service on the wire sees it.
class TestQuotaExtension : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_calls.clear();
        m_remaining = 10;
        m_server = std::make_unique<RawServer>([this](const RawRequest &request) {
            if (request.body.contains("GetCallerIdentity")) {
                request.socket->write(RawServer::answer(
                    "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                    "<Arn>arn:aws:iam::111122223333:root</Arn><Account>111122223333</Account>"
                    "</GetCallerIdentityResult></GetCallerIdentityResponse>"));
                return;
            }
            const bool isRead = request.verb() == "GET";
            m_calls += {request.verb(), request.header("Authorization")};
            m_remaining = isRead ? m_remaining : 900;
            request.socket->write(
                RawServer::answer("{\"usagePlanId\":\"p\",\"values\":{\"k\":[[100,"
                                  + QByteArray::number(m_remaining) + "]]}}"));
        });
        const QHash<QString, QString> variables{
            {u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s},
            {u"AWS_SECRET_ACCESS_KEY"_s, u"SECRET"_s},
            {u"AWS_REGION"_s, u"us-east-1"_s},
            {u"AWS_ENDPOINT_URL"_s, QString::fromLatin1(m_server->origin())}};
        m_session = std::make_unique<Session>(SessionParts{m_workers, m_clock},
                                              ConnectionRegistry(Environment(variables)));
        m_folder = std::make_unique<QTemporaryDir>();
        m_history =
            std::make_unique<SqliteHistoryStore>(m_folder->filePath(u"history.db"_s), m_clock);
        m_session->open(m_id);
        QTRY_COMPARE(m_session->state(m_id), Session::State::Open);
    }
    void cleanup()
    {
        m_session.reset();
        m_history.reset();
    }

    void goesToTheRegionOfTheKey_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QByteArray>("signedFor");
        QTest::newRow("home") << QString() << QByteArray("/us-east-1/apigateway/");
        QTest::newRow("another") << u"eu-west-1"_s << QByteArray("/eu-west-1/apigateway/");
    }
    void goesToTheRegionOfTheKey()
    {
        QFETCH(QString, region);
        QFETCH(QByteArray, signedFor);
        QuotaExtension extension(*m_session, *m_history, m_id);
        const QuotaExtension::Subject subject{u"p"_s, u"k"_s, u"key"_s, region,
                                              QDate(2026, 11, 21)};
        extension.extend(subject, 900);
        QTRY_COMPARE(extension.state(), Workflow::State::Done);
        QCOMPARE(extension.before().value_or(-1), 10);
        QCOMPARE(extension.after().value_or(-1), 900);
        int changes = 0;
        for (const auto &[verb, authorization] : std::as_const(m_calls)) {
            QVERIFY2(authorization.contains(signedFor), authorization.constData());
            changes += verb == "PATCH" ? 1 : 0;
        }
        QCOMPARE(changes, 1);
    }

    void isKeptAsAnEvent()
    {
        QuotaExtension extension(*m_session, *m_history, m_id);
        const QuotaExtension::Subject subject{u"p"_s, u"k"_s, u"key"_s, {}, QDate(2026, 11, 21)};
        extension.load(subject);
        QTRY_COMPARE(extension.state(), Workflow::State::Done);
        QCOMPARE(eventsOfTheKey(), QList<HistoryEvent>());
        extension.extend(subject, 900);
        QTRY_COMPARE(extension.state(), Workflow::State::Done);
        const QList<HistoryEvent> events = eventsOfTheKey();
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first(),
                 (HistoryEvent{remainingOfTheKey(),
                               Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)),
                               HistoryEvent::Kind::Extension, u"10"_s, u"900"_s}));
    }

    void lessIsNoExtension()
    {
        m_remaining = 5000;
        QuotaExtension extension(*m_session, *m_history, m_id);
        extension.extend({u"p"_s, u"k"_s, u"key"_s, {}, QDate(2026, 11, 21)}, 900);
        QTRY_COMPARE(extension.state(), Workflow::State::Done);
        QCOMPARE(eventsOfTheKey(), QList<HistoryEvent>());
    }

private:
    static SeriesKey remainingOfTheKey()
    {
        return {
            u"aws"_s, u"111122223333"_s, u"us-east-1"_s, u"k"_s, metric::apiRemaining.toString(),
            u"p"_s};
    }
    /// Requests are answered in their order, so what was added before is there.
    QList<HistoryEvent> eventsOfTheKey()
    {
        std::optional<QList<HistoryEvent>> events;
        RangeQuery query{remainingOfTheKey(), {}, m_clock->now() + std::chrono::years(10)};
        QObject context;
        m_history->ranges({query}, &context,
                          [&](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                              events = answers ? answers->front().events : QList<HistoryEvent>();
                          });
        [&] { QTRY_VERIFY(events); }();
        return events.value_or(QList<HistoryEvent>());
    }

    const QString m_id = u"environment"_s;
    const std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    const std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    QList<std::pair<QByteArray, QByteArray>> m_calls; ///< verb and signature
    int m_remaining = 10;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteHistoryStore> m_history;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestQuotaExtension)
#include "tst_quotaextension.moc"
