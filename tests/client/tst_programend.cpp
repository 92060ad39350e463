// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"
#include "support/clientworld.h"
#include "support/licensepages.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <unistd.h>

using namespace lc;
using namespace lc::test;
using licensemanager::ListLicenses;

namespace {

/// A server in a thread of its own, so that nobody needs an event loop here.
class ServerThread {
public:
    explicit ServerThread(RawServer::Handler handler)
    {
        m_inThread.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_inThread, [&] { m_server = std::make_unique<RawServer>(std::move(handler)); },
            Qt::BlockingQueuedConnection);
    }
    ~ServerThread()
    {
        QMetaObject::invokeMethod(
            &m_inThread, [&] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    ServerThread(const ServerThread &) = delete;
    ServerThread &operator=(const ServerThread &) = delete;
    QByteArray origin() const { return m_server->origin(); }

private:
    QThread m_thread;
    QObject m_inThread;
    std::unique_ptr<RawServer> m_server;
};

} // namespace

/// The end of a program while calls are under way.
class TestProgramEnd : public QObject {
    Q_OBJECT
private slots:
    void whatNobodyTakesAnyMoreDoesNotHoldTheEndUp();
    void aListThatFailsGoesBeforeItsTransport();
};

/// Chunks that wait for the GUI thread are given up by the application's own end, in the midst of
/// its queue: whoever posts from there waits for ever.
void TestProgramEnd::whatNobodyTakesAnyMoreDoesNotHoldTheEndUp()
{
    ::alarm(60); // a program that hangs is ended
    int argc = 1;
    char name[] = "program";
    char *argv[] = {name, nullptr};
    int chunks = 0;
    {
        const QCoreApplication application(argc, argv);
        const ServerThread server(
            [](const RawRequest &request) { answer(request, licensePage(0, 10, {})); });
        ClientWorld world(server.origin());
        QSemaphore decoded;
        QObject context;
        ListOptions options;
        options.prepare = [&](const RecordBlock &) {
            decoded.release();
            return nullptr;
        };
        const PendingCall list = world.client->list<ListLicenses>(
            {}, &context, [&](const ListChunk &) { ++chunks; }, [](const auto &) {}, options);
        decoded.acquire();
        // The chunk is on its way once the decode thread is free again.
        QMetaObject::invokeMethod(
            world.workers->decode(), [] {}, Qt::BlockingQueuedConnection);
    }
    ::alarm(0);
    QCOMPARE(chunks, 0);
}

/// It has asked for its next page when a page turns out to be unreadable.
void TestProgramEnd::aListThatFailsGoesBeforeItsTransport()
{
    int argc = 1;
    char name[] = "program";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    QSemaphore asked;
    const ServerThread server([&](const RawRequest &request) {
        if (request.number == 1)
            answer(request, "{\"NextToken\":\"t\",\"Licenses\":[{]}");
        asked.release();
    });
    auto world = std::make_unique<ClientWorld>(server.origin());
    QSemaphore mayGo;
    QMetaObject::invokeMethod(
        world->workers->decode(), [&] { mayGo.acquire(); }, Qt::QueuedConnection);
    bool isDone = false;
    QObject context;
    const PendingCall list = world->client->list<ListLicenses>(
        {}, &context, [](const ListChunk &) {}, [&](const auto &) { isDone = true; });
    asked.acquire(2);
    // The network thread learns of both at once: that the list failed, and that the program ends.
    QSemaphore network;
    QMetaObject::invokeMethod(
        world->workers->network(), [&] { network.tryAcquire(1, 300); }, Qt::QueuedConnection);
    mayGo.release();
    QTRY_VERIFY(isDone);
    world.reset();
}

QTEST_APPLESS_MAIN(TestProgramEnd)
#include "tst_programend.moc"
