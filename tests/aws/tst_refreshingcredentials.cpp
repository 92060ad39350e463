// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/refreshingcredentials.h"

#include "support/fakeclock.h"

#include <QTest>

#include <random>

using namespace lc;
using namespace std::chrono_literals;
using ErrorKind = ApiError::Kind;

namespace {

ApiError passing()
{
    return {.kind = ErrorKind::Offline, .message = QStringLiteral("offline")};
}

ApiError lasting()
{
    return {.kind = ErrorKind::Credentials, .message = QStringLiteral("no such role")};
}

/// A source that a test plays.
class ScriptedSource final : public CredentialsSource {
public:
    explicit ScriptedSource(std::shared_ptr<FakeClock> clock) : m_clock(std::move(clock)) { }

    void fetch(Asking asking, CredentialsProvider::Done done) override
    {
        ++fetches;
        askings.append(asking == Asking::Allowed ? QLatin1Char('A') : QLatin1Char('R'));
        if (needsPerson && asking == Asking::Refused) {
            done(unexpected(ApiError{.kind = ErrorKind::Cancelled, .message = {}}));
            return;
        }
        held = std::move(done);
        if (!isHeld)
            answer();
    }
    void answer()
    {
        const auto done = std::exchange(held, nullptr);
        if (error) {
            done(unexpected(*error));
            return;
        }
        const auto number = QString::number(++made);
        done(std::make_shared<const Credentials>(Credentials{
            QStringLiteral("ID") + number, Secret::fromText(QStringLiteral("secret") + number),
            Secret::fromText(QStringLiteral("token") + number),
            lifetime ? std::optional(m_clock->now() + *lifetime) : std::nullopt}));
    }

    std::optional<ApiError> error;
    std::optional<std::chrono::seconds> lifetime = 60min;
    bool isHeld = false;
    bool needsPerson = false;
    CredentialsProvider::Done held;
    int fetches = 0;
    int made = 0;
    QString askings;

private:
    std::shared_ptr<FakeClock> m_clock;
};

struct World {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<ScriptedSource> source = std::make_shared<ScriptedSource>(clock);
    /// 0.4 between the bounds: 7 minutes of backing off, 2.6 seconds for a lasting failure.
    RefreshingCredentials provider{source, clock, [] { return 0.4; }};

    /// The access key, or the kind of the error; "-" while it waits.
    QString ask(bool isQuiet = false)
    {
        auto result = std::make_shared<QString>(QStringLiteral("-"));
        const auto done = [result](const CredentialsResult &credentials) {
            *result = credentials ? (*credentials)->accessKeyId : credentials.error().message;
        };
        if (isQuiet)
            provider.provideQuietly(done);
        else
            provider.provide(done);
        return *result;
    }
    /// What a call with the keys at hand would tell after being refused.
    void reject(const char *id, int number)
    {
        provider.invalidate({QString::fromLatin1(id),
                             {},
                             Secret::fromText(QStringLiteral("token%1").arg(number)),
                             std::nullopt});
    }
};

} // namespace

class tst_RefreshingCredentials : public QObject {
    Q_OBJECT
private slots:
    void lifeDecidesTheWindow_data();
    void lifeDecidesTheWindow();
    void eachFetchDecidesAnew();
    void goodKeysAreKept();
    void dueKeysAreRenewed_data();
    void dueKeysAreRenewed();
    void aFailureThatPassesKeepsTheKeys_data();
    void aFailureThatPassesKeepsTheKeys();
    void endedKeysFromTheSourceAreAFailure();
    void withoutKeysEveryCallTries();
    void aLastingFailureIsToldAndKeptForSeconds_data();
    void aLastingFailureIsToldAndKeptForSeconds();
    void rejectedKeysAreRenewed();
    void rejectedKeysAreKeptWhileTheSourceFails();
    void rejectionDoesNotEndTheBackingOff();
    void lateRejectionOfFormerKeysIsIgnored();
    void keysWithoutEndAreKept();
    void nobodyIsAskedForKeysThatAreGood();
    void aPersonIsAskedWhenSomebodyMay();
    void decliningIsRemembered();
    void manyCallersAreOneFetch();
    void callersDuringAnAdvisoryFetchDoNotWait();
    void nothingComesAfterTheEnd();
    void randomLivesNeverServeAStrangeSet();
};

void tst_RefreshingCredentials::lifeDecidesTheWindow_data()
{
    QTest::addColumn<int>("life"); // s
    QTest::addColumn<int>("window"); // s
    QTest::newRow("10 min") << 600 << 300;
    QTest::newRow("20 min") << 1200 << 300;
    QTest::newRow("20.5 min") << 1230 << 900;
    QTest::newRow("1 h") << 3600 << 900;
    QTest::newRow("90 min") << 5400 << 3600;
    QTest::newRow("6 h") << 21600 << 3600;
}

void tst_RefreshingCredentials::lifeDecidesTheWindow()
{
    QFETCH(int, life);
    QFETCH(int, window);
    QCOMPARE(RefreshingCredentials::advisoryWindow(std::chrono::seconds(life)).count(), window);
    World world;
    world.source->lifetime = std::chrono::seconds(life);
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    world.clock->advance(std::chrono::seconds(life - window - 1));
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    world.clock->advance(1s);
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    QCOMPARE(world.source->fetches, 2);
}

void tst_RefreshingCredentials::eachFetchDecidesAnew()
{
    World world;
    world.source->lifetime = 6h;
    world.ask();
    world.clock->advance(5h + 1min);
    world.source->lifetime = 10min;
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    world.clock->advance(4min + 59s);
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    world.clock->advance(1s);
    QCOMPARE(world.ask(), QStringLiteral("ID3"));
}

void tst_RefreshingCredentials::goodKeysAreKept()
{
    World world;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 1);
}

void tst_RefreshingCredentials::dueKeysAreRenewed_data()
{
    QTest::addColumn<int>("age"); // s
    QTest::newRow("advisory") << 50 * 60;
    QTest::newRow("mandatory") << 59 * 60 + 30;
    QTest::newRow("ended") << 61 * 60;
}

void tst_RefreshingCredentials::dueKeysAreRenewed()
{
    QFETCH(int, age);
    World world;
    world.ask();
    world.clock->advance(std::chrono::seconds(age));
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
}

void tst_RefreshingCredentials::aFailureThatPassesKeepsTheKeys_data()
{
    dueKeysAreRenewed_data();
}

void tst_RefreshingCredentials::aFailureThatPassesKeepsTheKeys()
{
    QFETCH(int, age);
    World world;
    world.ask();
    world.clock->advance(std::chrono::seconds(age));
    world.source->error = passing();
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 2);
    world.clock->advance(7min - 1s);
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 2);
    world.clock->advance(1s);
    world.source->error.reset();
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    QCOMPARE(world.source->fetches, 3);
}

void tst_RefreshingCredentials::endedKeysFromTheSourceAreAFailure()
{
    World world;
    world.ask();
    world.clock->advance(50min);
    world.source->lifetime = -1s;
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    World fresh;
    fresh.source->lifetime = 0s;
    QVERIFY(fresh.ask().contains(QStringLiteral("clock")));
}

void tst_RefreshingCredentials::withoutKeysEveryCallTries()
{
    World world;
    world.source->error = passing();
    QCOMPARE(world.ask(), QStringLiteral("offline"));
    QCOMPARE(world.ask(), QStringLiteral("offline"));
    world.source->error.reset();
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 3);
}

void tst_RefreshingCredentials::aLastingFailureIsToldAndKeptForSeconds_data()
{
    dueKeysAreRenewed_data();
    QTest::newRow("no keys") << -1;
}

void tst_RefreshingCredentials::aLastingFailureIsToldAndKeptForSeconds()
{
    QFETCH(int, age);
    World world;
    if (age >= 0) {
        world.ask();
        world.clock->advance(std::chrono::seconds(age));
    }
    const int before = world.source->fetches;
    world.source->error = lasting();
    QCOMPARE(world.ask(), QStringLiteral("no such role"));
    world.source->error.reset();
    world.clock->advance(2599ms);
    QCOMPARE(world.ask(), QStringLiteral("no such role"));
    QCOMPARE(world.source->fetches, before + 1);
    world.clock->advance(1ms);
    QVERIFY(world.ask().startsWith(QStringLiteral("ID")));
    QCOMPARE(world.source->fetches, before + 2);
}

void tst_RefreshingCredentials::rejectedKeysAreRenewed()
{
    World world;
    world.ask();
    world.reject("ID1", 1);
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    QCOMPARE(world.source->fetches, 2);
}

void tst_RefreshingCredentials::rejectedKeysAreKeptWhileTheSourceFails()
{
    World world;
    world.ask();
    world.reject("ID1", 1);
    world.source->error = passing();
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 2);
}

void tst_RefreshingCredentials::rejectionDoesNotEndTheBackingOff()
{
    World world;
    world.ask();
    world.clock->advance(61min);
    world.source->error = passing();
    world.ask();
    world.clock->advance(60s);
    world.reject("ID1", 1);
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 2);
    world.clock->advance(425s);
    world.source->error.reset();
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
}

void tst_RefreshingCredentials::lateRejectionOfFormerKeysIsIgnored()
{
    World world;
    world.ask();
    world.reject("ID0", 0);
    world.reject("ID1", 0);
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->fetches, 1);
}

void tst_RefreshingCredentials::keysWithoutEndAreKept()
{
    World world;
    world.source->lifetime.reset();
    world.ask();
    world.clock->advance(24h * 3650);
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
}

void tst_RefreshingCredentials::nobodyIsAskedForKeysThatAreGood()
{
    World world;
    world.ask();
    world.source->needsPerson = true;
    world.clock->advance(50min);
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->askings, QStringLiteral("AR"));
    world.clock->advance(9min + 1s);
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    QCOMPARE(world.source->askings, QStringLiteral("ARA"));
}

void tst_RefreshingCredentials::aPersonIsAskedWhenSomebodyMay()
{
    World world;
    world.source->needsPerson = true;
    QCOMPARE(world.ask(true), QString());
    QCOMPARE(world.source->askings, QStringLiteral("R"));
    QCOMPARE(world.ask(), QStringLiteral("ID1"));
    QCOMPARE(world.source->askings, QStringLiteral("RA"));
}

void tst_RefreshingCredentials::decliningIsRemembered()
{
    World world;
    world.source->error = ApiError{.kind = ErrorKind::Cancelled, .message = QStringLiteral("no")};
    std::optional<CredentialsResult> result;
    world.provider.provide([&](const CredentialsResult &credentials) { result = credentials; });
    QCOMPARE(result->error().kind, ErrorKind::Credentials);
    QCOMPARE(world.ask(), QStringLiteral("no"));
    world.clock->advance(14s);
    QCOMPARE(world.ask(), QStringLiteral("no"));
    QCOMPARE(world.source->fetches, 1);
    world.clock->advance(1s);
    world.ask();
    QCOMPARE(world.source->fetches, 2);
}

void tst_RefreshingCredentials::manyCallersAreOneFetch()
{
    World world;
    world.source->isHeld = true;
    for (int round = 1; round <= 1000; ++round) {
        std::vector<std::shared_ptr<const Credentials>> got;
        for (int caller = 0; caller < 64; ++caller)
            world.provider.provide(
                [&](const CredentialsResult &credentials) { got.push_back(*credentials); });
        QVERIFY(got.empty());
        QCOMPARE(world.source->fetches, round);
        world.source->answer();
        QCOMPARE(got.size(), std::size_t(64));
        for (const auto &credentials : got)
            QCOMPARE(credentials.get(), got.front().get());
        world.clock->advance(60min);
    }
}

void tst_RefreshingCredentials::callersDuringAnAdvisoryFetchDoNotWait()
{
    World world;
    world.ask();
    world.clock->advance(50min);
    world.source->isHeld = true;
    QCOMPARE(world.ask(), QStringLiteral("-"));
    for (int i = 0; i < 64; ++i)
        QCOMPARE(world.ask(), QStringLiteral("ID1"));
    world.source->answer();
    QCOMPARE(world.ask(), QStringLiteral("ID2"));
    QCOMPARE(world.source->fetches, 2);
}

void tst_RefreshingCredentials::nothingComesAfterTheEnd()
{
    auto clock = std::make_shared<FakeClock>();
    auto source = std::make_shared<ScriptedSource>(clock);
    source->isHeld = true;
    bool came = false;
    {
        RefreshingCredentials provider(source, clock);
        provider.provide([&](const CredentialsResult &) { came = true; });
    }
    source->answer();
    QVERIFY(!came);
}

void tst_RefreshingCredentials::randomLivesNeverServeAStrangeSet()
{
    std::mt19937 random(20261121);
    World world;
    for (int step = 0; step < 20'000; ++step) {
        const auto kind = random() % 8;
        world.source->error = kind == 0 ? std::optional(passing())
            : kind == 1                 ? std::optional(lasting())
                                        : std::nullopt;
        world.source->needsPerson = random() % 4 == 0;
        world.source->lifetime = std::chrono::seconds(int(random() % 8000) - 100);
        world.clock->advance(std::chrono::seconds(random() % 1500));
        const int before = world.source->fetches;
        const auto done = [&](const CredentialsResult &credentials) {
            if (!credentials)
                return;
            const QString number = (*credentials)->accessKeyId.mid(2);
            QCOMPARE(QString::fromUtf8((*credentials)->secretAccessKey.bytes()),
                     QStringLiteral("secret") + number);
            QCOMPARE(QString::fromUtf8((*credentials)->sessionToken.bytes()),
                     QStringLiteral("token") + number);
        };
        if (random() % 3 == 0)
            world.provider.provideQuietly(done);
        else
            world.provider.provide(done);
        QVERIFY(world.source->fetches - before <= 1);
    }
    QVERIFY(world.source->fetches > 1000);
}

QTEST_GUILESS_MAIN(tst_RefreshingCredentials)
#include "tst_refreshingcredentials.moc"
