// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/examples.h"
#include "localservice/lives.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <latch>
#include <map>
#include <mutex>
#include <set>
#include <thread>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

/// Runs all of them at the same moment, each in a thread of its own, to their end.
void runAtOnce(const std::vector<std::function<void()>> &deeds)
{
    std::latch start(static_cast<std::ptrdiff_t>(deeds.size()));
    std::vector<std::thread> threads;
    for (const std::function<void()> &deed : deeds) {
        threads.emplace_back([&] {
            start.arrive_and_wait();
            deed();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

/// One license that several threads consume and change; what must hold in whatever order they do.
class SharedLicense {
public:
    explicit SharedLicense(ServiceWorld &world) : m_world(world)
    {
        auto request = examples::license(u"shared"_s);
        request.entitlements = {examples::seats(limit)};
        request.validity.end.reset();
        m_arn = examples::createLicense(world, request);
        (void)examples::createActiveGrant(world, m_arn);
    }

    void live(unsigned seed, int steps)
    {
        std::mt19937 dice(seed);
        const auto roll = [&](int sides) {
            return std::uniform_int_distribution(0, sides - 1)(dice);
        };
        for (int step = 0; step < steps; ++step) {
            switch (roll(6)) {
            case 0:
            case 1:
                checkOut(1 + roll(5));
                break;
            case 2:
            case 3:
                checkIn();
                break;
            case 4:
                createVersion();
                break;
            default:
                read();
                break;
            }
        }
    }

    /// After the threads: what is held is what is counted, and every version has one writer.
    void settle()
    {
        qint64 held = 0;
        for (const auto &[token, amount] : m_held)
            held += amount;
        expect(
            std::includes(m_returned.begin(), m_returned.end(), m_refused.begin(), m_refused.end()),
            u"a token could not be given back"_s);
        expect(examples::consumedSeats(m_world, m_arn) == held, u"what is held is not counted"_s);
        ListLicenseVersions::Request request;
        request.licenseArn = m_arn;
        request.maxResults = 100;
        qint64 versions = 0;
        do {
            const auto page = m_world.call<ListLicenseVersions>(u"vendor"_s, request);
            if (!page)
                return expect(false, page.error().message);
            for (const License &license : *page->licenses) {
                const qint64 version = license.version->toLongLong();
                expect(version == 1 || m_written.contains(version), u"nobody wrote a version"_s);
                ++versions;
            }
            request.nextToken = page->nextToken;
        } while (request.nextToken);
        const auto written = qint64(m_written.size());
        expect(versions == written + 1 && (written == 0 || *m_written.rbegin() == versions),
               u"versions have gaps"_s);
    }

    QString fault() const { return m_fault; }
    int checkIns() const { return int(m_returned.size()); }
    int versions() const { return int(m_written.size()); }

private:
    static constexpr qint64 limit = 30;

    void expect(bool isTrue, const QString &what)
    {
        const std::lock_guard lock(m_mutex);
        if (!isTrue && m_fault.isEmpty())
            m_fault = what;
    }

    /// Also sends what another thread may be sending: the same token is one check-out.
    void checkOut(qint64 amount)
    {
        auto request = examples::checkout(amount, u"shared"_s);
        {
            const std::lock_guard lock(m_mutex);
            if (m_latest && m_latest->clientToken != m_answered)
                request = *m_latest;
            m_latest = request;
        }
        const auto taken = m_world.call<CheckoutLicense>(u"customer"_s, request);
        const std::lock_guard lock(m_mutex);
        m_answered = request.clientToken;
        if (!taken) {
            m_fault = taken.error().code == "NoEntitlementsAllowedException"
                ? m_fault
                : taken.error().message;
            return;
        }
        const QString token = *taken->licenseConsumptionToken;
        const auto known = m_tokens.constFind(request.clientToken);
        if (known == m_tokens.cend()) {
            m_tokens.insert(request.clientToken, token);
            m_held.emplace(token, request.entitlements.first().value->toLongLong());
        } else if (*known != token) {
            m_fault = u"the same ClientToken took twice"_s;
        }
    }

    /// Several threads may give the same token back: one of them does.
    void checkIn()
    {
        QString token;
        {
            const std::lock_guard lock(m_mutex);
            if (m_held.empty())
                return;
            token = m_held.begin()->first;
        }
        const auto done = m_world.call<CheckInLicense>(u"customer"_s, {token, {}});
        const std::lock_guard lock(m_mutex);
        if (!done) {
            m_refused.insert(token);
            return;
        }
        m_held.erase(token);
        if (!m_returned.insert(token).second)
            m_fault = u"a token was given back twice"_s;
    }

    void createVersion()
    {
        const License license = examples::getLicense(m_world, m_arn);
        auto request = examples::versionOf(license);
        request.sourceVersion = *license.version;
        const auto made = m_world.call<CreateLicenseVersion>(u"vendor"_s, request);
        const std::lock_guard lock(m_mutex);
        if (!made) {
            if (made.error().code != "ConflictException")
                m_fault = made.error().message;
            return;
        }
        const qint64 version = made->version->toLongLong();
        if (version != license.version->toLongLong() + 1 || !m_written.insert(version).second)
            m_fault = u"two writers won version %1"_s.arg(version);
    }

    void read()
    {
        const qint64 consumed = examples::consumedSeats(m_world, m_arn);
        expect(consumed >= 0 && consumed <= limit, u"%1 seats of %2"_s.arg(consumed).arg(limit));
    }

    ServiceWorld &m_world;
    QString m_arn;
    std::mutex m_mutex; ///< of what follows
    std::optional<CheckoutLicense::Request> m_latest;
    QString m_answered; ///< ClientToken of the check-out that was answered last
    QHash<QString, QString> m_tokens; ///< consumption token by ClientToken
    std::map<QString, qint64> m_held; ///< amount by consumption token
    std::set<QString> m_returned;
    std::set<QString> m_refused;
    std::set<qint64> m_written; ///< versions
    QString m_fault;
};

} // namespace

/// Lives of many accounts in threads of their own on one service. LC_SEEDS and LC_STEPS make it
/// longer.
class TestConcurrentLives : public QObject {
    Q_OBJECT

private slots:
    void manyAccounts_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (int seed = 1; seed <= numberFrom("LC_SEEDS", 2); ++seed)
            QTest::addRow("seed %d", seed) << unsigned(seed);
    }
    /// Two lives of each kind and four threads on one license; between the rounds the service is
    /// restarted and its clock moved.
    void manyAccounts()
    {
        QFETCH(const unsigned, seed);
        constexpr int rounds = 4, ofEachKind = 2, writers = 4;
        const int steps = numberFrom("LC_STEPS", 240) / rounds;
        ServiceWorld world(lives::setup(), ofEachKind * int(lives::kinds().size()) + 1);
        std::vector<std::unique_ptr<RandomLife>> lives;
        int family = 0;
        for (const lives::Kind &kind : lives::kinds()) {
            for (int i = 0; i < ofEachKind && kind.clock == lives::Kind::Clock::Any; ++i) {
                ++family;
                lives.push_back(kind.begin({world, LifePlace::Kind::Shared, family},
                                           seed * 100 + unsigned(family)));
            }
        }
        SharedLicense shared(world);
        for (int round = 0; round < rounds; ++round) {
            std::vector<std::function<void()>> deeds;
            for (const auto &life : lives) {
                deeds.emplace_back([&life, steps] {
                    for (int step = 0; step < steps && life->fault().isEmpty(); ++step)
                        life->step();
                    life->compareAll();
                });
            }
            for (int writer = 0; writer < writers; ++writer)
                deeds.emplace_back(
                    [&shared, steps, number = seed * 1000 + unsigned(round * 10 + writer)] {
                        shared.live(number, steps);
                    });
            runAtOnce(deeds);
            world.restart();
            for (const auto &life : lives) {
                life->compareAll();
                QVERIFY2(life->fault().isEmpty(), qPrintable(life->fault()));
            }
            shared.settle();
            QVERIFY2(shared.fault().isEmpty(), qPrintable(shared.fault()));
            world.clock().advance(std::chrono::minutes(7));
        }
        QVERIFY(shared.checkIns() > 0 && shared.versions() > 0);
    }
};

QTEST_GUILESS_MAIN(TestConcurrentLives)
#include "tst_concurrentlives.moc"
