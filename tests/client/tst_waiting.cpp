// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "support/clientworld.h"
#include "support/rawserver.h"

#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using licensemanager::CreateLicenseConfiguration;
using licensemanager::GetLicense;
using licensemanager::ListLicenseConfigurations;

namespace {

/// Throttles the first request for a long time.
void throttleFirst(const RawRequest &request)
{
    if (request.number == 1)
        request.socket->write(RawServer::answer(R"({"__type":"ThrottlingException"})",
                                                "400 Bad Request", "x-amz-retry-after: 4000\r\n"));
    else
        request.socket->write(RawServer::answer("{}"));
}

} // namespace

/// A call that waits to be sent again says so, until when, and can be given up.
class tst_Waiting : public QObject {
    Q_OBJECT
private slots:
    void aCallTellsItsWait();
    void aChangeTellsItsWait();
    void aListTellsItsWait();

private:
    void expectWait(const RawServer &server, PendingCall call, bool &isDone);
};

void tst_Waiting::expectWait(const RawServer &server, PendingCall call, bool &isDone)
{
    QList<RetryWait> waits;
    call.onWaiting(this, [&](const RetryWait &wait) { waits += wait; });
    const Instant before = SystemClock().now();
    QTRY_COMPARE(waits.size(), 1);
    QCOMPARE(waits.first().attempt, 2);
    QCOMPARE(waits.first().cause, ApiError::Kind::Throttled);
    QVERIFY(waits.first().until > before + 1s);
    QVERIFY(waits.first().until < before + 10s);
    QCOMPARE(server.requestCount(), 1);
    call.cancel();
    QVERIFY(!QTest::qWaitFor([&] { return isDone || server.requestCount() > 1; }, 50));
}

void tst_Waiting::aCallTellsItsWait()
{
    RawServer server(throttleFirst);
    ClientWorld world(server.origin());
    bool isDone = false;
    expectWait(server,
               world.client->call<GetLicense>({.licenseArn = QStringLiteral("arn")}, this,
                                              [&](const auto &) { isDone = true; }),
               isDone);
}

void tst_Waiting::aChangeTellsItsWait()
{
    RawServer server(throttleFirst);
    ClientWorld world(server.origin());
    bool isDone = false;
    expectWait(server,
               world.client->call<CreateLicenseConfiguration>({.name = QStringLiteral("n")}, this,
                                                              [&](const auto &) { isDone = true; }),
               isDone);
}

void tst_Waiting::aListTellsItsWait()
{
    RawServer server(throttleFirst);
    ClientWorld world(server.origin());
    bool isDone = false;
    expectWait(server,
               world.client->list<ListLicenseConfigurations>(
                   {}, this, [](const ListChunk &) {}, [&](const auto &) { isDone = true; }),
               isDone);
}

QTEST_GUILESS_MAIN(tst_Waiting)
#include "tst_waiting.moc"
