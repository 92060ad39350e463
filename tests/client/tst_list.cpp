// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/licensemanager/licenses.h"
#include "support/clientworld.h"
#include "support/licensepages.h"
#include "support/testjournal.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace lc;
using namespace lc::test;
using licensemanager::ListLicenses;

namespace {

QString tokenOf(const RawRequest &request)
{
    return QJsonDocument::fromJson(request.body)
        .object()
        .value(QStringLiteral("NextToken"))
        .toString();
}

} // namespace

class tst_List : public QObject {
    Q_OBJECT
private slots:
    void listReadsEveryPage();
    void gatewayListReadsEveryPage();
    void listAsksAheadOfTheGuiThread();
    void pagesAreIndexedInTheDecodeThread();
    void firstChunkComesAtOnce();
    void repeatedTokenEndsTheList_data();
    void repeatedTokenEndsTheList();
    void emptyPagesWithTokensGoOn();
    void pageCapEndsTheList();
    void failureInTheMiddleKeepsThePages();
    void malformedPageEndsTheList();
    void droppingTheHandleStopsTheList();
};

void tst_List::listReadsEveryPage()
{
    RawServer server([](const RawRequest &request) {
        const int page = tokenOf(request).toInt();
        answer(request,
               licensePage(page * 10, 10, page < 6 ? QByteArray::number(page + 1) : QByteArray()));
    });
    TestJournal journal;
    ClientWorld world(server.origin(), &journal);
    const auto listed = world.list<ListLicenses>({.maxResults = 10});
    QVERIFY(listed.end && *listed.end);
    QCOMPARE(listed.recordCount(), 70);
    QCOMPARE(server.requestCount(), 7);
    QSet<QString> names;
    for (const ListChunk &chunk : listed.chunks) {
        for (const ListPage &page : chunk.pages) {
            for (int i = 0; i < page.block->size(); ++i)
                names.insert(page.block->record<License>(i).licenseName.value_or(QString()));
        }
    }
    QCOMPARE(names.size(), 70);
    QCOMPARE(journal.records.size(), 1);
    QCOMPARE(journal.outcomes.first().second.attempts, 7);
}

void tst_List::gatewayListReadsEveryPage()
{
    QList<QByteArray> targets;
    RawServer server([&](const RawRequest &request) {
        targets.append(request.target());
        answer(request,
               request.number == 1
                   ? "{\"position\":\"a "
                     "b/+\",\"item\":[{\"id\":\"1\",\"name\":\"\\\"position\\\":\"}]}"
                   : "{\"item\":[{\"id\":\"2\"}]}");
    });
    ClientWorld world(server.origin());
    const auto listed = world.list<apigateway::GetApiKeys>({.limit = 1});
    QVERIFY(listed.end && *listed.end);
    QCOMPARE(listed.recordCount(), 2);
    QCOMPARE(targets.size(), 2);
    QVERIFY(targets.at(0).startsWith("/apikeys?"));
    QVERIFY(!targets.at(0).contains("position"));
    QVERIFY2(targets.at(1).contains("position=a%20b%2F%2B"), targets.at(1).constData());
}

void tst_List::listAsksAheadOfTheGuiThread()
{
    // The server lives in a thread of its own, so that this one can be blocked.
    QThread thread;
    thread.start();
    QObject inThread;
    inThread.moveToThread(&thread);
    std::unique_ptr<RawServer> server;
    std::atomic_int asked = 0;
    QMetaObject::invokeMethod(
        &inThread,
        [&] {
            server = std::make_unique<RawServer>([&](const RawRequest &request) {
                const int page = ++asked;
                answer(request,
                       licensePage(page * 10, 10,
                                   page < 50 ? QByteArray::number(page) : QByteArray()));
            });
        },
        Qt::BlockingQueuedConnection);
    {
        ClientWorld world(server->origin());
        qsizetype records = 0;
        bool isDone = false;
        const PendingCall list = world.client->list<ListLicenses>(
            {}, this, [&](const ListChunk &chunk) { records += chunk.recordCount(); },
            [&](const auto &end) { isDone = bool(end); });
        QElapsedTimer blocked;
        blocked.start();
        while (asked < 50 && blocked.elapsed() < 10'000)
            QThread::msleep(5);
        QCOMPARE(asked.load(), 50);
        QCOMPARE(records, 0);
        QTRY_VERIFY(isDone);
        QCOMPARE(records, 500);
    }
    QMetaObject::invokeMethod(
        &inThread, [&] { server.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

void tst_List::pagesAreIndexedInTheDecodeThread()
{
    RawServer server([](const RawRequest &request) { answer(request, licensePage(0, 3, {})); });
    ClientWorld world(server.origin());
    QThread *indexedIn = nullptr;
    ListOptions options;
    options.prepare = [&](const RecordBlock &block) {
        indexedIn = QThread::currentThread();
        return std::make_shared<const int>(block.size() * 2);
    };
    const auto listed = world.list<ListLicenses>({}, options);
    QVERIFY(listed.end && *listed.end);
    QCOMPARE(*std::static_pointer_cast<const int>(listed.chunks.at(0).pages.at(0).index), 6);
    QVERIFY(indexedIn && indexedIn != QThread::currentThread());
    QCOMPARE(indexedIn->objectName(), QStringLiteral("decode"));
}

void tst_List::firstChunkComesAtOnce()
{
    QPointer<QTcpSocket> held;
    RawServer server([&](const RawRequest &request) {
        if (request.number == 1)
            answer(request, licensePage(0, 2, "t"));
        else
            held = request.socket;
    });
    ClientWorld world(server.origin());
    qsizetype records = 0;
    bool isDone = false;
    const PendingCall list = world.client->list<ListLicenses>(
        {}, this, [&](const ListChunk &chunk) { records += chunk.recordCount(); },
        [&](const auto &end) { isDone = bool(end); });
    QTRY_COMPARE(records, 2);
    QVERIFY(!isDone);
    QTRY_VERIFY(held);
    held->write(RawServer::answer(licensePage(2, 1, {})));
    QTRY_VERIFY(isDone);
    QCOMPARE(records, 3);
}

void tst_List::repeatedTokenEndsTheList_data()
{
    QTest::addColumn<int>("period");
    for (const int period : {1, 2, 3, 5, 10})
        QTest::addRow("%d", period) << period;
}

void tst_List::repeatedTokenEndsTheList()
{
    QFETCH(int, period);
    RawServer server([&](const RawRequest &request) {
        answer(request,
               licensePage(request.number, 1, QByteArray::number(request.number % period)));
    });
    ClientWorld world(server.origin());
    const auto listed = world.list<ListLicenses>({});
    QVERIFY(listed.end && !*listed.end);
    QCOMPARE(listed.end->error().kind, ApiError::Kind::BadAnswer);
    QVERIFY(listed.end->error().message.contains(QStringLiteral("repeats")));
    QCOMPARE(server.requestCount(), period + 1);
    QCOMPARE(listed.pageCount(), period + 1);
}

void tst_List::emptyPagesWithTokensGoOn()
{
    RawServer server([&](const RawRequest &request) {
        answer(
            request,
            licensePage(0, request.number == 200 ? 1 : 0,
                        request.number < 200 ? QByteArray::number(request.number) : QByteArray()));
    });
    ClientWorld world(server.origin());
    const auto listed = world.list<ListLicenses>({});
    QVERIFY(listed.end && *listed.end);
    QCOMPARE(listed.recordCount(), 1);
}

void tst_List::pageCapEndsTheList()
{
    RawServer server([&](const RawRequest &request) {
        answer(request, licensePage(request.number, 1, QByteArray::number(request.number)));
    });
    ClientWorld world(server.origin());
    ListOptions options;
    options.pageCap = 12;
    const auto listed = world.list<ListLicenses>({}, options);
    QVERIFY(listed.end && !*listed.end);
    QVERIFY(listed.end->error().message.contains(QStringLiteral("12")));
    QCOMPARE(listed.recordCount(), 12);
    QCOMPARE(server.requestCount(), 12);
}

void tst_List::failureInTheMiddleKeepsThePages()
{
    RawServer server([&](const RawRequest &request) {
        if (request.number <= 3)
            answer(request, licensePage(request.number, 1, QByteArray::number(request.number)));
        else
            answer(request, "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}",
                   "400 Bad Request");
    });
    ClientWorld world(server.origin());
    const auto listed = world.list<ListLicenses>({});
    QVERIFY(listed.end && !*listed.end);
    QCOMPARE(listed.end->error().kind, ApiError::Kind::Denied);
    QCOMPARE(listed.recordCount(), 3);
}

void tst_List::malformedPageEndsTheList()
{
    RawServer server([&](const RawRequest &request) {
        answer(request, request.number == 1 ? licensePage(0, 1, "t") : "{\"Licenses\":[{]}");
    });
    ClientWorld world(server.origin());
    const auto listed = world.list<ListLicenses>({});
    QVERIFY(listed.end && !*listed.end);
    QCOMPARE(listed.end->error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(listed.recordCount(), 1);
}

void tst_List::droppingTheHandleStopsTheList()
{
    RawServer server([&](const RawRequest &request) {
        answer(request, licensePage(request.number, 1, QByteArray::number(request.number)));
    });
    ClientWorld world(server.origin());
    int chunks = 0;
    bool isDone = false;
    PendingCall list = world.client->list<ListLicenses>(
        {}, this, [&](const ListChunk &) { ++chunks; }, [&](const auto &) { isDone = true; });
    QTRY_VERIFY(chunks > 0);
    QElapsedTimer timer;
    timer.start();
    list = {};
    QVERIFY(timer.elapsed() < 100);
    const int chunksThen = chunks;
    QTest::qWait(20);
    const int then = server.requestCount();
    QTest::qWait(50);
    QCOMPARE(server.requestCount(), then);
    QCOMPARE(chunks, chunksThen);
    QVERIFY(!isDone);
}

QTEST_GUILESS_MAIN(tst_List)
#include "tst_list.moc"
