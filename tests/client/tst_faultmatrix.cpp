// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/changecases.h"
#include "support/changes.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace lc;
using namespace lc::test;

namespace {

using Cut = FaultProxy::Cut;
using Ending = FaultProxy::Ending;

constexpr const char *cutNames[] = {"in the head of the request", "in the body of the request",
                                    "before it is forwarded",     "before the answer",
                                    "in the status line",         "in the head of the answer",
                                    "in the body of the answer",  "before the last byte"};
constexpr const char *endingNames[] = {"close",   "reset",     "stall", "500",
                                       "garbage", "truncated", "delay"};
constexpr int casesAtATime = 40; ///< then retry quotas begin anew

/// What of a request's head tells its operation.
QByteArray markOf(const Operation &operation)
{
    if (operation.service->protocol == Service::Protocol::AwsJson)
        return QByteArray(operation.service->targetPrefix) + operation.name + "\r\n";
    // Paths begin alike for reads and changes, verbs do not.
    return QByteArray(operation.method) + ' ';
}

/// A trial reads.
QByteArray exceptionOf(const Operation &operation)
{
    return operation.request().find("DryRun") ? "\"DryRun\":true" : "";
}

struct Fault {
    int change;
    Cut cut;
    Ending ending;
    int times; ///< sends that meet it
};

std::vector<ChangeCase> allCases()
{
    std::vector<ChangeCase> all;
    for (const auto &cases : {licenseCases(), resourceCases(), gatewayCases()})
        all.insert(all.end(), cases.begin(), cases.end());
    return all;
}

} // namespace

/// Every change, cut at every point in every way: it takes effect at most once, and its caller
/// hears whether it did. LC_CASES: how many of the 2,464 are tried, or "all"; LC_SEED: which.
class TestFaultMatrix : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_cases = allCases();
        m_world = std::make_unique<FaultWorld>();
    }
    void cleanupTestCase() { m_world.reset(); }

    void coversEveryChange()
    {
        QCOMPARE(m_cases.size(), std::size(changes));
        for (const Change &change : changes) {
            const bool isThere =
                std::any_of(m_cases.begin(), m_cases.end(), [&](const ChangeCase &each) {
                    return std::string_view(each.operation->name) == change.name
                        && std::string_view(each.operation->service->signingName) == change.service;
                });
            QVERIFY2(isThere, change.name);
        }
    }

    void worksWithoutFaults()
    {
        for (const ChangeCase &each : m_cases) {
            m_world->proxy().arm(markOf(*each.operation), exceptionOf(*each.operation),
                                 Cut::BeforeForward, Ending::Close, 0);
            const PreparedChange change = each.prepare(*m_world);
            QVERIFY2(change.effects() == 0, each.operation->name);
            const auto outcome = change.send();
            QVERIFY2(
                outcome,
                qPrintable(QString::fromLatin1(each.operation->name) + u' '
                           + (outcome ? QString()
                                      : outcome.error().code + u' ' + outcome.error().message)));
            QVERIFY2(change.effects() == 1, each.operation->name);
            // A slow machine may meet a deadline: then a token is sent again.
            if (each.operation->repeat != Operation::Repeat::Token)
                QVERIFY2(m_world->proxy().forwarded() == 1, each.operation->name);
            change.finish();
        }
    }

    void takesEffectAtMostOnce()
    {
        std::vector<Fault> faults;
        for (int change = 0; change < int(m_cases.size()); ++change) {
            for (int cut = 0; cut < FaultProxy::cuts; ++cut) {
                for (int ending = 0; ending < FaultProxy::endings; ++ending) {
                    // Some meet the first send only, some every send of the first round; what is
                    // not sent again by itself leaves the next send to the read-back.
                    const bool isFinal = Ending(ending) == Ending::Stall
                        || Ending(ending) == Ending::Garbage
                        || (Ending(ending) == Ending::ServerError && Cut(cut) > Cut::BeforeAnswer);
                    const int times = isFinal || (change + cut + ending) % 2 ? 1 : 3;
                    faults.push_back({change, Cut(cut), Ending(ending), times});
                }
            }
        }
        const QByteArray wanted = qgetenv("LC_CASES");
        const int count = wanted == "all" ? int(faults.size())
            : wanted.isEmpty()            ? 300
                                          : wanted.toInt();
        QRandomGenerator random(quint32(qEnvironmentVariableIntValue("LC_SEED")));
        std::shuffle(faults.begin(), faults.end(), random);
        int done = 0;
        QHash<QString, int> outcomes;
        QStringList problems;
        for (const Fault &fault : faults) {
            if (done == count)
                break;
            if (done++ % casesAtATime == 0)
                m_world->renewClients();
            if (const QString problem = tryOne(fault, outcomes); !problem.isEmpty())
                problems += problem;
        }
        qInfo() << done << "cases:" << outcomes;
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        QVERIFY(outcomes.value(QStringLiteral("done")) > count / 4);
        QVERIFY(outcomes.value(QStringLiteral("not done, then done")) > count / 20);
    }

private:
    QString tryOne(const Fault &fault, QHash<QString, int> &outcomes)
    {
        const ChangeCase &each = m_cases[size_t(fault.change)];
        const Operation &operation = *each.operation;
        const PreparedChange change = each.prepare(*m_world);
        const auto told = [&](const QString &what) {
            return QStringLiteral("%1, %2, %3, %4 times: %5")
                .arg(QLatin1StringView(operation.name), QLatin1StringView(cutNames[int(fault.cut)]),
                     QLatin1StringView(endingNames[int(fault.ending)]))
                .arg(fault.times)
                .arg(what);
        };
        m_world->proxy().arm(markOf(operation), exceptionOf(operation), fault.cut, fault.ending,
                             fault.times);
        const auto outcome = change.send();
        const int effects = change.effects();
        if (effects > 1)
            return told(QStringLiteral("took effect %1 times").arg(effects));
        if (operation.repeat != Operation::Repeat::Token && m_world->proxy().forwarded() > 1)
            return told(QStringLiteral("was sent %1 times").arg(m_world->proxy().forwarded()));
        if (outcome) {
            ++outcomes[QStringLiteral("done")];
            change.finish();
            return effects == 1 ? QString() : told(QStringLiteral("was told as done and was not"));
        }
        if (outcome.error().executed != ApiError::Executed::No)
            return told(QStringLiteral("stayed unknown: %1 %2")
                            .arg(outcome.error().code, outcome.error().message));
        if (effects != 0)
            return told(QStringLiteral("was told as not done and was done"));
        // Known not to be done: it may be sent again.
        m_world->proxy().arm({}, {}, fault.cut, fault.ending, 0);
        const auto again = change.send();
        if (!again)
            return told(QStringLiteral("cannot be sent again: %1 %2")
                            .arg(again.error().code, again.error().message));
        if (change.effects() != 1)
            return told(QStringLiteral("took effect %1 times at last").arg(change.effects()));
        ++outcomes[QStringLiteral("not done, then done")];
        change.finish();
        return {};
    }

    std::vector<ChangeCase> m_cases;
    std::unique_ptr<FaultWorld> m_world;
};

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
