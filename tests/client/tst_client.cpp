// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tags.h"
#include "api/sts/identity.h"
#include "core/json.h"
#include "support/clientworld.h"
#include "support/licensepages.h"
#include "support/signedrequest.h"
#include "support/testjournal.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lc;
using namespace lc::test;
using licensemanager::GetLicense;
using licensemanager::ListLicenses;

namespace {

GetLicense::Request oneLicense()
{
    return {.licenseArn = QStringLiteral("arn:aws:license-manager::111122223333:license:l-1")};
}

} // namespace

class tst_Client : public QObject {
    Q_OBJECT
private slots:
    void callIsAnswered();
    void restCallIsAnswered();
    void queryCallIsAnswered();
    void whatIsSignedIsWhatIsSent();
    void serviceErrorIsTold();
    void unreadableAnswerOfAChangeIsUnknown();
    void emptyPathMemberIsRefused();
    void unknownEndpointIsTold();
    void readIsSentAgain();
    void tokenChangeIsSentAgainWithTheSameBytes();
    void otherChangesAreNotSentAgain();
    void droppingTheHandleCancels();
    void reassigningTheHandleCancels();
    void deadContextGetsNothing();
    void destroyingTheClientCancels();
    void nextCallFromInsideACompletion();
    void journalComesBeforeTheFirstByte();
    void journalKeepsNoSecret();
    void journalIsToldOfACancelledChange();
};

void tst_Client::callIsAnswered()
{
    RawRequest seen;
    RawServer server([&](const RawRequest &request) {
        seen = request;
        answer(request, "{\"License\":" + license(1) + "}");
    });
    ClientWorld world(server.origin());
    const auto result = world.call<GetLicense>(oneLicense());
    QVERIFY(result);
    QCOMPARE(result->license->licenseName, QStringLiteral("License 1"));
    QCOMPARE(seen.verb(), "POST");
    QCOMPARE(seen.target(), "/");
    QCOMPARE(seen.header("X-Amz-Target"), "AWSLicenseManager.GetLicense");
    QCOMPARE(seen.header("Content-Type"), "application/x-amz-json-1.1");
    QCOMPARE(seen.header("amz-sdk-request"), "attempt=1; max=3");
    QVERIFY(seen.header("Authorization").contains("/us-east-1/license-manager/aws4_request"));
    QCOMPARE(seen.body, writeJson(oneLicense()));
}

void tst_Client::restCallIsAnswered()
{
    RawRequest seen;
    RawServer server([&](const RawRequest &request) {
        seen = request;
        answer(request, "{\"usagePlanId\":\"p/1\",\"values\":{\"k\":[[1,2]]}}");
    });
    ClientWorld world(server.origin());
    const auto result = world.call<apigateway::GetUsage>({.usagePlanId = QStringLiteral("p/1 é"),
                                                          .startDate = QStringLiteral("2026-11-01"),
                                                          .endDate = QStringLiteral("2026-11-02"),
                                                          .limit = 25});
    QVERIFY(result);
    QCOMPARE(seen.verb(), "GET");
    QCOMPARE(seen.target(),
             "/usageplans/p%2F1%20%C3%A9/usage?startDate=2026-11-01&endDate=2026-11-02&limit=25");
    QCOMPARE(seen.header("Accept"), "application/json");
    QCOMPARE(seen.header("Content-Type"), QByteArray());
}

void tst_Client::queryCallIsAnswered()
{
    RawRequest seen;
    RawServer server([&](const RawRequest &request) {
        seen = request;
        answer(request,
               "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
               "<GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/A&amp;B</Arn>"
               "<UserId>AIDA</UserId><New><Deep>1</Deep></New><Account>123456789012</Account>"
               "</GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId>"
               "</ResponseMetadata></GetCallerIdentityResponse>");
    });
    ClientWorld world(server.origin());
    const auto result = world.call<sts::GetCallerIdentity>({});
    QVERIFY(result);
    QCOMPARE(result->account, std::optional(QStringLiteral("123456789012")));
    QCOMPARE(result->arn, std::optional(QStringLiteral("arn:aws:iam::123456789012:user/A&B")));
    QCOMPARE(seen.body, "Action=GetCallerIdentity&Version=2011-06-15");
}

void tst_Client::whatIsSignedIsWhatIsSent()
{
    // Random ids and texts through the real transport to a verifier that has only the bytes.
    int refused = 0;
    RawServer server([&](const RawRequest &request) {
        if (!isWellSigned(request, "secret"))
            ++refused;
        answer(request, "{}");
    });
    ClientWorld world(server.origin());
    QRandomGenerator random(4);
    const QString alphabet = QStringLiteral("aZ09-_.~!*'();:@&=+$,/?#[]%% \"<>\\^`{|}\n\t")
        + QString::fromUtf8("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
    const auto text = [&] {
        QString result = QStringLiteral("x");
        for (int i = random.bounded(12); i >= 0; --i)
            result += alphabet.at(random.bounded(int(alphabet.size())));
        return QString::fromUtf8(result.toUtf8());
    };
    for (int i = 0; i < 250; ++i) {
        QVERIFY(world.call<apigateway::GetUsagePlanKeys>(
            {.usagePlanId = text(), .position = text(), .limit = i, .nameQuery = text()}));
        QVERIFY(world.call<licensemanager::TagResource>(
            {.resourceArn = text(), .tags = {{text(), text()}}}));
    }
    QCOMPARE(refused, 0);
    QCOMPARE(server.requestCount(), 500);
}

void tst_Client::serviceErrorIsTold()
{
    RawServer server([](const RawRequest &request) {
        answer(request,
               "{\"__type\":\"com.amazonaws.licensemanager#ConflictException\",\"Message\":\"m\"}",
               "400 Bad Request", "x-amzn-RequestId: r-1\r\n");
    });
    ClientWorld world(server.origin());
    const auto result = world.call<GetLicense>(oneLicense());
    QVERIFY(!result);
    const ApiError expected{.kind = ApiError::Kind::Conflict,
                            .code = QStringLiteral("ConflictException"),
                            .message = QStringLiteral("m"),
                            .requestId = QStringLiteral("r-1"),
                            .httpStatus = 400};
    QCOMPARE(result.error(), expected);
    QCOMPARE(server.requestCount(), 1);
}

void tst_Client::unreadableAnswerOfAChangeIsUnknown()
{
    RawServer server([](const RawRequest &request) { answer(request, "<html>Sign in</html>"); });
    ClientWorld world(server.origin());
    const auto change = world.call<licensemanager::DeleteLicense>({});
    QVERIFY(!change);
    QCOMPARE(change.error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(change.error().executed, ApiError::Executed::Unknown);
    const auto read = world.call<GetLicense>(oneLicense());
    QVERIFY(!read);
    QCOMPARE(read.error().executed, ApiError::Executed::No);
    QCOMPARE(server.requestCount(), 3); // the change was read back once
}

void tst_Client::emptyPathMemberIsRefused()
{
    RawServer server([](const RawRequest &request) { answer(request, "{}"); });
    ClientWorld world(server.origin());
    for (const QString &id : {QString(), QStringLiteral("."), QStringLiteral("..")}) {
        const auto result = world.call<apigateway::GetUsagePlan>({.usagePlanId = id});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ApiError::Kind::Rejected);
        QCOMPARE(result.error().executed, ApiError::Executed::No);
    }
    QCOMPARE(server.requestCount(), 0);
}

void tst_Client::unknownEndpointIsTold()
{
    ClientParts parts;
    parts.workers = std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    parts.clock = std::make_shared<SystemClock>();
    const ApiError error{.kind = ApiError::Kind::Rejected, .message = QStringLiteral("no Region")};
    parts.endpoint = [&](const Service &) { return Result<Endpoint, ApiError>(unexpected(error)); };
    Client client(std::move(parts));
    std::optional<ApiError> told;
    const PendingCall call = client.call<GetLicense>(
        oneLicense(), this, [&](const auto &result) { told = result.error(); });
    QVERIFY(!told);
    QTRY_VERIFY(told);
    QCOMPARE(*told, error);
}

void tst_Client::readIsSentAgain()
{
    RawServer server([](const RawRequest &request) {
        if (request.number < 3)
            request.socket->abort();
        else
            answer(request, "{\"License\":" + license(1) + "}");
    });
    ClientWorld world(server.origin());
    QVERIFY(world.call<GetLicense>(oneLicense()));
    QCOMPARE(server.requestCount(), 3);
}

void tst_Client::tokenChangeIsSentAgainWithTheSameBytes()
{
    QList<QByteArray> bodies;
    QList<QByteArray> attempts;
    RawServer server([&](const RawRequest &request) {
        bodies.append(request.body);
        attempts.append(request.header("amz-sdk-request"));
        if (request.number == 1)
            request.socket->abort();
        else if (request.number == 2)
            answer(request, "{}", "503 Service Unavailable");
        else
            answer(request, "{\"LicenseArn\":\"a\"}");
    });
    ClientWorld world(server.origin());
    QVERIFY(world.call<licensemanager::CreateLicense>({.clientToken = QStringLiteral("t")}));
    QCOMPARE(bodies.size(), 3);
    QCOMPARE(bodies.at(0), bodies.at(1));
    QCOMPARE(bodies.at(0), bodies.at(2));
    QVERIFY(bodies.at(0).contains("\"ClientToken\":\"t\""));
    QCOMPARE(attempts.at(2), "attempt=3; max=3");
}

void tst_Client::otherChangesAreNotSentAgain()
{
    QByteArrayList changes;
    RawServer server([&](const RawRequest &request) {
        const QByteArray name = request.header("X-Amz-Target").mid(sizeof "AWSLicenseManager");
        const bool reads =
            request.verb() == "GET" || name.startsWith("Get") || name.startsWith("List");
        if (!reads)
            changes.append(name.isEmpty() ? request.verb() : name);
        if (request.target().contains("/usage?"))
            answer(request, "{}");
        else
            request.socket->abort();
    });
    ClientWorld world(server.origin());
    const auto isUnknown = [](const auto &result) {
        return !result && result.error().executed == ApiError::Executed::Unknown;
    };
    QVERIFY(isUnknown(world.call<licensemanager::CreateLicenseConfiguration>({})));
    QVERIFY(isUnknown(world.call<licensemanager::UpdateLicenseConfiguration>({})));
    QVERIFY(isUnknown(world.call<licensemanager::DeleteLicense>({})));
    apigateway::UpdateUsage::Request extension{
        .usagePlanId = QStringLiteral("p"),
        .keyId = QStringLiteral("k"),
        .patchOperations = QList<PatchOperation>{
            {PatchOperationKind::Replace, QStringLiteral("/remaining"), QStringLiteral("5"), {}}}};
    const auto extended = world.call<apigateway::UpdateUsage>(extension);
    QVERIFY(!extended);
    // What remained can be read, and it is as before.
    QCOMPARE(extended.error().executed, ApiError::Executed::No);
    QCOMPARE(changes,
             QByteArrayList({"CreateLicenseConfiguration", "UpdateLicenseConfiguration",
                             "DeleteLicense", "PATCH"}));
}

void tst_Client::droppingTheHandleCancels()
{
    RawServer server([](const RawRequest &) {});
    ClientWorld world(server.origin());
    bool isCalled = false;
    {
        const PendingCall call = world.client->call<GetLicense>(
            oneLicense(), this, [&](const auto &) { isCalled = true; });
        QVERIFY(call.isActive());
        QTRY_COMPARE(server.requestCount(), 1);
    }
    QTest::qWait(30);
    QVERIFY(!isCalled);
}

void tst_Client::reassigningTheHandleCancels()
{
    RawServer server(
        [](const RawRequest &request) { answer(request, "{\"License\":" + license(1) + "}"); });
    ClientWorld world(server.origin());
    QList<int> delivered;
    PendingCall call = world.client->call<GetLicense>(oneLicense(), this,
                                                      [&](const auto &) { delivered.append(1); });
    call = world.client->call<GetLicense>(oneLicense(), this,
                                          [&](const auto &) { delivered.append(2); });
    QTRY_COMPARE(delivered, QList<int>{2});
    QVERIFY(!call.isActive());
    QTest::qWait(20);
    QCOMPARE(delivered, QList<int>{2});
}

void tst_Client::deadContextGetsNothing()
{
    RawServer server([](const RawRequest &request) { answer(request, "{}"); });
    ClientWorld world(server.origin());
    bool isCalled = false;
    auto context = std::make_unique<QObject>();
    const PendingCall call = world.client->call<GetLicense>(oneLicense(), context.get(),
                                                            [&](const auto &) { isCalled = true; });
    context.reset();
    QTest::qWait(50);
    QVERIFY(!isCalled);
    QVERIFY(!call.isActive());
}

void tst_Client::destroyingTheClientCancels()
{
    RawServer server([](const RawRequest &request) { answer(request, licensePage(0, 1, "t")); });
    bool isCalled = false;
    PendingCall call;
    PendingCall list;
    {
        ClientWorld world(server.origin());
        call = world.client->call<GetLicense>(oneLicense(), this,
                                              [&](const auto &) { isCalled = true; });
        list = world.client->list<ListLicenses>(
            {}, this, [&](const auto &) { isCalled = true; },
            [&](const auto &) { isCalled = true; });
    }
    QVERIFY(!call.isActive());
    QVERIFY(!list.isActive());
    QTest::qWait(20);
    QVERIFY(!isCalled);
}

void tst_Client::nextCallFromInsideACompletion()
{
    RawServer server(
        [](const RawRequest &request) { answer(request, "{\"License\":" + license(1) + "}"); });
    ClientWorld world(server.origin());
    int left = 5;
    PendingCall call;
    std::function<void(const Result<GetLicense::Response, ApiError> &)> next =
        [&](const auto &result) {
            QVERIFY(result);
            if (--left > 0)
                call = world.client->call<GetLicense>(oneLicense(), this, next);
        };
    call = world.client->call<GetLicense>(oneLicense(), this, next);
    QTRY_COMPARE(left, 0);
}

void tst_Client::journalComesBeforeTheFirstByte()
{
    RawServer server([](const RawRequest &request) {
        answer(request, "{\"License\":" + license(1) + "}", "200 OK", "x-amzn-requestid: r\r\n");
    });
    TestJournal journal;
    journal.isHeld = true;
    ClientWorld world(server.origin(), &journal);
    world.client->setIdentity(QStringLiteral("111122223333"),
                              QStringLiteral("arn:aws:iam::111122223333:user/ada"));
    bool isDone = false;
    const PendingCall call =
        world.client->call<GetLicense>(oneLicense(), this, [&](const auto &) { isDone = true; });
    QTest::qWait(50);
    QCOMPARE(journal.records.size(), 1);
    QCOMPARE(server.requestCount(), 0);
    journal.held.takeFirst()();
    QTRY_VERIFY(isDone);
    const CallRecord &record = journal.records.first();
    QCOMPARE(record.operation, QStringLiteral("GetLicense"));
    QCOMPARE(record.service, QStringLiteral("license-manager"));
    QCOMPARE(record.target, oneLicense().licenseArn);
    QCOMPARE(record.account, QStringLiteral("111122223333"));
    QCOMPARE(record.bodyHash.size(), 32);
    QCOMPARE(journal.outcomes.size(), 1);
    QCOMPARE(journal.outcomes.first().first, record.id);
    QCOMPARE(journal.outcomes.first().second.requestId, QStringLiteral("r"));
    QVERIFY(!journal.outcomes.first().second.error);
}

void tst_Client::journalKeepsNoSecret()
{
    RawServer server([](const RawRequest &request) { answer(request, "{}"); });
    TestJournal journal;
    ClientWorld world(server.origin(), &journal);
    QVERIFY(world.call<licensemanager::CreateLicense>(
        {.licenseName = QStringLiteral("Pro"), .clientToken = QStringLiteral("token-1")}));
    const CallRecord &record = journal.records.first();
    QVERIFY(record.changesState);
    QCOMPARE(record.clientToken, QStringLiteral("token-1"));
    QCOMPARE(record.target, QStringLiteral("Pro"));
    QVERIFY(record.request.contains(QStringLiteral("Pro")));
    QVERIFY(!record.request.contains(QStringLiteral("AKIDEXAMPLE")));
}

void tst_Client::journalIsToldOfACancelledChange()
{
    RawServer server([](const RawRequest &) {});
    TestJournal journal;
    ClientWorld world(server.origin(), &journal);
    {
        const PendingCall call =
            world.client->call<licensemanager::DeleteLicense>({}, this, [](const auto &) {});
        QTRY_COMPARE(server.requestCount(), 1);
    }
    QCOMPARE(journal.outcomes.size(), 1);
    QCOMPARE(journal.outcomes.first().second.error->kind, ApiError::Kind::Cancelled);
    QCOMPARE(journal.outcomes.first().second.error->executed, ApiError::Executed::Unknown);
}

QTEST_GUILESS_MAIN(tst_Client)
#include "tst_client.moc"
