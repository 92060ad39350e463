// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/examples.h"

#include <QTest>

#include <latch>
#include <map>
#include <thread>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

namespace {

constexpr int writers = 8;

/// A signed request of an operation, ready to be sent from any thread.
template <class Op>
HttpRequest prepared(ServiceWorld &world, const QString &profile,
                     const typename Op::Request &request)
{
    return world.signedBy(profile, world.requestFor(Op::operation, &request));
}

/// Sends each request from a thread of its own, all at the same moment; answers in their order.
std::vector<HttpAnswer> sendAtOnce(ServiceWorld &world, const std::vector<HttpRequest> &requests)
{
    std::vector<HttpAnswer> answers(requests.size());
    std::latch start(static_cast<std::ptrdiff_t>(requests.size()));
    std::vector<std::thread> threads;
    for (size_t i = 0; i < requests.size(); ++i) {
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            answers[i] = world.send(requests[i]);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return answers;
}

} // namespace

/// What holds when several clients write at the same moment.
class TestManyWriters : public QObject {
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }

    void oneOfManyVersionsWins()
    {
        const QString arn = examples::createLicense(*m_world);
        for (int round = 1; round <= 20; ++round) {
            const License license = examples::getLicense(*m_world, arn);
            QCOMPARE(*license.version, QString::number(round));
            std::vector<HttpRequest> requests;
            for (int writer = 0; writer < writers; ++writer) {
                auto request = examples::versionOf(license);
                request.licenseName = u"CAD by %1"_s.arg(writer);
                request.sourceVersion = *license.version;
                requests.push_back(prepared<CreateLicenseVersion>(*m_world, u"vendor"_s, request));
            }
            int won = 0;
            for (const HttpAnswer &answer : sendAtOnce(*m_world, requests)) {
                if (answer.status == 200)
                    ++won;
                else
                    QCOMPARE(ServiceWorld::errorIn(answer).code, QByteArray("ConflictException"));
            }
            QCOMPARE(won, 1);
        }
        ListLicenseVersions::Request versions;
        versions.licenseArn = arn;
        const auto listed = m_world->call<ListLicenseVersions>(u"vendor"_s, versions);
        QVERIFY(listed);
        QCOMPARE(listed->licenses->size(), 21);
    }

    void sameTokenIsOneCheckout()
    {
        const QString arn = examples::createLicense(*m_world);
        examples::createActiveGrant(*m_world, arn);
        const HttpRequest request =
            prepared<CheckoutLicense>(*m_world, u"customer"_s, examples::checkout(3));
        const auto answers = sendAtOnce(*m_world, std::vector(writers, request));
        for (const HttpAnswer &answer : answers) {
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, answers.front().body);
        }
        QCOMPARE(examples::consumedSeats(*m_world, arn), 3);
    }

    void limitHoldsAtEveryMoment()
    {
        const QString arn = examples::createLicense(*m_world);
        examples::createActiveGrant(*m_world, arn);
        std::vector<HttpRequest> requests;
        for (int i = 0; i < 40; ++i)
            requests.push_back(
                prepared<CheckoutLicense>(*m_world, u"customer"_s, examples::checkout(1)));
        GetLicenseUsage::Request usage;
        usage.licenseArn = arn;
        const HttpRequest look = prepared<GetLicenseUsage>(*m_world, u"vendor"_s, usage);
        std::atomic<bool> isOver = false;
        qint64 most = 0;
        std::thread reader([&] {
            while (!isOver) {
                const auto seen = readJson<GetLicenseUsage::Response>(m_world->send(look).body);
                for (const EntitlementUsage &each : *seen->licenseUsage->entitlementUsages)
                    most = std::max(most, each.consumedValue.toLongLong());
            }
        });
        int taken = 0;
        for (const HttpAnswer &answer : sendAtOnce(*m_world, requests)) {
            if (answer.status == 200)
                ++taken;
            else
                QCOMPARE(ServiceWorld::errorIn(answer).code,
                         QByteArray("NoEntitlementsAllowedException"));
        }
        isOver = true;
        reader.join();
        QCOMPARE(taken, 10);
        QVERIFY(most <= 10);
        QCOMPARE(examples::consumedSeats(*m_world, arn), 10);
    }

    void pagesHoldEachStandingLicenseOnce()
    {
        QSet<QString> standing;
        QStringList passing;
        for (int i = 0; i < 60; ++i) {
            const QString arn =
                examples::createLicense(*m_world, examples::license(u"S%1"_s.arg(i)));
            if (i % 3 == 0)
                passing.append(arn);
            else
                standing.insert(arn);
        }
        // Made and taken away while others read; signed beforehand, in this thread.
        std::vector<HttpRequest> changes;
        for (int i = 0; i < 40; ++i) {
            changes.push_back(
                prepared<CreateLicense>(*m_world, u"vendor"_s, examples::license(u"N%1"_s.arg(i))));
            if (i < passing.size()) {
                DeleteLicense::Request request;
                request.licenseArn = passing[i];
                request.sourceVersion = u"1"_s;
                changes.push_back(prepared<DeleteLicense>(*m_world, u"vendor"_s, request));
            }
        }
        std::atomic<bool> isOver = false;
        std::thread writer([&] {
            for (const HttpRequest &change : changes)
                (void)m_world->send(change);
            isOver = true;
        });
        int passes = 0;
        QString fault;
        while ((!isOver || passes < 3) && fault.isEmpty()) {
            std::map<QString, int> seen;
            ListLicenses::Request request;
            request.maxResults = 7;
            do {
                const auto page = m_world->call<ListLicenses>(u"vendor"_s, request);
                if (!page) {
                    fault = page.error().message;
                    break;
                }
                for (const License &license : *page->licenses)
                    ++seen[*license.licenseArn];
                request.nextToken = page->nextToken;
            } while (request.nextToken);
            for (const QString &arn : std::as_const(standing)) {
                if (seen[arn] != 1)
                    fault = u"%1 was listed %2 times"_s.arg(arn).arg(seen[arn]);
            }
            for (const auto &[arn, times] : seen) {
                if (times > 1)
                    fault = u"%1 was listed twice"_s.arg(arn);
            }
            ++passes;
        }
        writer.join();
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

private:
    std::unique_ptr<ServiceWorld> m_world;
};

QTEST_GUILESS_MAIN(TestManyWriters)
#include "tst_manywriters.moc"
