// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/keyvault.h"

#include "support/fakeclock.h"
#include "support/memorykeychain.h"

#include <QTest>
#include <QThread>

#include <optional>

using namespace lc;
using test::MemoryKeychain;

namespace {

const QString id = QStringLiteral("keys:lab");

Credentials keysOf(const char *secret, const char *token = "")
{
    return {QStringLiteral("AKIDLAB"), Secret(QByteArrayView(secret)),
            Secret(QByteArrayView(token)), std::nullopt};
}

struct World {
    MemoryKeychain keychain;
    std::shared_ptr<KeyVault> vault = KeyVault::make(&keychain);
    QObject context;

    /// Vaults end through the event loop; after the last test none runs any more.
    ~World()
    {
        vault.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    KeyVault::Kept keep(const Credentials &keys)
    {
        std::optional<KeyVault::Kept> kept;
        vault->keep(id, keys, &context, [&](const KeyVault::Kept &told) { kept = told; });
        (void)QTest::qWaitFor([&] { return kept.has_value(); });
        return kept.value_or(KeyVault::Kept());
    }
    KeyVault::Kept stay()
    {
        std::optional<KeyVault::Kept> kept;
        vault->findStay(&context, [&](const KeyVault::Kept &told) { kept = told; });
        (void)QTest::qWaitFor([&] { return kept.has_value(); });
        return kept.value_or(KeyVault::Kept());
    }
    /// The secret, or the error's words.
    QString find()
    {
        std::optional<CredentialsResult> result;
        vault->find(id, &context, [&](const CredentialsResult &keys) { result = keys; });
        (void)QTest::qWaitFor([&] { return result.has_value(); });
        return !result ? QStringLiteral("hung")
            : *result  ? QString::fromUtf8((**result)->secretAccessKey.bytes())
                       : result->error().message;
    }
};

} // namespace

class tst_KeyVault : public QObject {
    Q_OBJECT
private slots:
    void keysOutliveTheRun();
    void withoutAKeychainKeysAreForThisRun_data();
    void withoutAKeychainKeysAreForThisRun();
    void keysThatEndStayInMemory();
    void removedKeysAreGone();
    void strangeEntriesAreToldAsSuch();
    void anotherThreadIsProvided();
    void closedVaultsKeepWhatTheyKnow();
};

void tst_KeyVault::keysOutliveTheRun()
{
    World world;
    QCOMPARE(world.stay().stay, KeyVault::Stay::Keychain);
    QCOMPARE(world.keep(keysOf("S1")).stay, KeyVault::Stay::Keychain);
    world.vault = KeyVault::make(&world.keychain);
    QCOMPARE(world.find(), QStringLiteral("S1"));
    const int reads = world.keychain.reads;
    QCOMPARE(world.find(), QStringLiteral("S1"));
    QCOMPARE(world.keychain.reads, reads);
}

void tst_KeyVault::withoutAKeychainKeysAreForThisRun_data()
{
    QTest::addColumn<int>("failure"); // -1: no keychain at all
    QTest::newRow("none") << -1;
    QTest::newRow("unavailable") << int(Keychain::Failure::Unavailable);
    QTest::newRow("denied") << int(Keychain::Failure::Denied);
    QTest::newRow("timed out") << int(Keychain::Failure::TimedOut);
}

void tst_KeyVault::withoutAKeychainKeysAreForThisRun()
{
    QFETCH(int, failure);
    World world;
    if (failure < 0)
        world.vault = KeyVault::make(nullptr);
    else
        world.keychain.failure = Keychain::Failure(failure);
    QCOMPARE(world.stay().stay, KeyVault::Stay::ThisRun);
    const KeyVault::Kept kept = world.keep(keysOf("S1"));
    QCOMPARE(kept.stay, KeyVault::Stay::ThisRun);
    QVERIFY(!kept.reason.isEmpty());
    QCOMPARE(world.find(), QStringLiteral("S1"));
    world.vault = KeyVault::make(failure < 0 ? nullptr : &world.keychain);
    const QString told = world.find();
    QVERIFY2(told.contains(failure < 0 ? QStringLiteral("Enter them again")
                                       : QStringLiteral("told by the keychain")),
             qPrintable(told));
}

void tst_KeyVault::keysThatEndStayInMemory()
{
    World world;
    const KeyVault::Kept kept = world.keep(keysOf("S1", "T"));
    QCOMPARE(kept.stay, KeyVault::Stay::ThisRun);
    QVERIFY(kept.reason.contains(QStringLiteral("session token")));
    QVERIFY(world.keychain.entries.isEmpty());
    QCOMPARE(world.find(), QStringLiteral("S1"));
}

void tst_KeyVault::removedKeysAreGone()
{
    World world;
    world.keep(keysOf("S1"));
    bool isRemoved = false;
    world.vault->remove(id, &world.context,
                        [&](const Result<void, Keychain::Error> &done) { isRemoved = bool(done); });
    QTRY_VERIFY(isRemoved);
    QVERIFY(world.keychain.entries.isEmpty());
    QVERIFY(world.find().contains(QStringLiteral("has no keys of this connection")));
}

void tst_KeyVault::strangeEntriesAreToldAsSuch()
{
    World world;
    for (const char *entry :
         {"", "x", "[]", R"({"AccessKeyId":"A"})", R"({"AccessKeyId":"","SecretAccessKey":""})"}) {
        world.keychain.entries.insert(id, Secret(QByteArrayView(entry)));
        QVERIFY(world.find().contains(QStringLiteral("holds no keys")));
    }
}

void tst_KeyVault::anotherThreadIsProvided()
{
    World world;
    world.keep(keysOf("S1"));
    QThread network;
    network.start();
    QObject there;
    there.moveToThread(&network);
    auto provider = world.vault->provider(id, &network, std::make_shared<FakeClock>());
    std::atomic<int> right = 0;
    QMetaObject::invokeMethod(&there, [&] {
        for (int i = 0; i < 64; ++i)
            provider->provide([&](const CredentialsResult &keys) {
                if (keys && (*keys)->secretAccessKey == Secret("S1")
                    && QThread::currentThread() == &network)
                    ++right;
            });
    });
    QTRY_COMPARE(right.load(), 64);
    // Giving it up in the middle of a question is harmless.
    auto other =
        world.vault->provider(QStringLiteral("keys:none"), &network, std::make_shared<FakeClock>());
    QMetaObject::invokeMethod(&there,
                              [other] { other->provide([](const CredentialsResult &) {}); });
    other.reset();
    provider.reset();
    world.vault->close();
    world.vault.reset();
    QCoreApplication::processEvents();
    network.quit();
    QVERIFY(network.wait());
}

void tst_KeyVault::closedVaultsKeepWhatTheyKnow()
{
    World world;
    world.keep(keysOf("S1"));
    world.vault->close();
    QCOMPARE(world.find(), QStringLiteral("S1"));
    QCOMPARE(world.stay().stay, KeyVault::Stay::ThisRun);
}

QTEST_GUILESS_MAIN(tst_KeyVault)
#include "tst_keyvault.moc"
