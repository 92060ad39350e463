// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/connectioncheck.h"

#include "api/licensemanager/configurations.h"
#include "api/sts/identity.h"
#include "connections/connectionbook.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using licensemanager::ListLicenseConfigurations;
using sts::GetCallerIdentity;

namespace {

// The steps before those of the Regions.
constexpr qsizetype accessStep = 0;
constexpr qsizetype identityStep = 1;
constexpr qsizetype firstRegionStep = 2;

} // namespace

/// One try; ends later than its last answer, which may be what ends it.
struct ConnectionCheck::Run : QObject {
    std::vector<std::unique_ptr<Client>> clients;
    PendingCall call;
};

ConnectionCheck::ConnectionCheck(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
}

ConnectionCheck::~ConnectionCheck() = default;

bool ConnectionCheck::isRunning() const
{
    return m_run != nullptr;
}

void ConnectionCheck::start(const Connection &connection)
{
    m_connection = connection;
    m_identity = {};
    m_access = {};
    m_steps = {{.title = tr("Settings and keys")}, {.title = tr("Identity")}};
    const QString home = homeRegionOf(connection, m_session.registry());
    for (const QString &region : regionsOf(connection, home))
        m_steps.append({.title = region.isEmpty() ? tr("License Manager")
                                                  : tr("License Manager in %1").arg(region)});
    m_run = std::make_unique<Run>();
    begin(accessStep);
    // Later even where the answer is at hand, so that nobody is called back from start().
    QMetaObject::invokeMethod(
        m_run.get(),
        [this] {
            m_session.findAccess(
                m_connection, m_run.get(),
                [this](const Result<ConnectionAccess, ApiError> &access) { takeAccess(access); });
        },
        Qt::QueuedConnection);
}

Client &ConnectionCheck::clientIn(const QString &region)
{
    m_run->clients.push_back(std::make_unique<Client>(m_access.partsIn(region)));
    m_run->clients.back()->setIdentity(m_identity.account, m_identity.arn);
    return *m_run->clients.back();
}

void ConnectionCheck::takeAccess(const Result<ConnectionAccess, ApiError> &access)
{
    if (!access) {
        fail(access.error(), attemptOf({}, m_connection.region));
        return end();
    }
    m_access = *access;
    pass(m_access.regions.size() == 1 ? tr("Calls go to %1.").arg(m_access.regions.first())
                                      : tr("Calls go to %1 and %n more Region(s).", nullptr,
                                           int(m_access.regions.size()) - 1)
                                            .arg(m_access.regions.first()));
    askIdentity();
}

void ConnectionCheck::askIdentity()
{
    begin(identityStep);
    if (!isRunning())
        return;
    const QString home = m_access.regions.first();
    m_run->call = clientIn(home).call<GetCallerIdentity>(
        {}, m_run.get(), [this, home](const Result<GetCallerIdentity::Response, ApiError> &answer) {
            if (!answer) {
                fail(answer.error(), attemptOf(u"GetCallerIdentity"_s, home));
                return end();
            }
            takeIdentity(identityOf(*answer));
        });
}

void ConnectionCheck::takeIdentity(const Identity &identity)
{
    m_identity = identity;
    const ConnectionBook *book = m_session.registry().book();
    const auto former = book ? book->identity(m_connection.id) : std::nullopt;
    const QString here = tr("It speaks for account %1 as %2.").arg(identity.account, identity.arn);
    pass(former && former->account != identity.account
             ? here + u' ' + tr("The last time it was account %1.").arg(former->account)
             : here);
    readRegion(0);
}

void ConnectionCheck::readRegion(qsizetype index)
{
    if (index >= m_access.regions.size())
        return end();
    begin(firstRegionStep + index);
    if (!isRunning())
        return;
    const QString region = m_access.regions.at(index);
    m_run->call = clientIn(region).call<ListLicenseConfigurations>(
        {.maxResults = 1}, m_run.get(),
        [this, region, index](const Result<ListLicenseConfigurations::Response, ApiError> &answer) {
            if (answer)
                pass(tr("License Manager answers."));
            else
                fail(answer.error(), attemptOf(u"ListLicenseConfigurations"_s, region));
            readRegion(index + 1);
        });
}

Attempt ConnectionCheck::attemptOf(const QString &operation, const QString &region) const
{
    return {.operation = operation,
            .connection = m_connection.name,
            .account = m_identity.account,
            .region = region,
            .changesState = false};
}

// Whoever hears of a step may cancel the check: nothing begins after that.
void ConnectionCheck::begin(qsizetype step)
{
    if (!isRunning())
        return;
    m_step = step;
    m_steps[step].outcome = Outcome::Running;
    emit stepsChanged();
}

void ConnectionCheck::pass(const QString &text)
{
    m_steps[m_step].outcome = Outcome::Passed;
    m_steps[m_step].text = text;
    emit stepsChanged();
}

void ConnectionCheck::fail(const ApiError &error, const Attempt &attempt)
{
    Step &step = m_steps[m_step];
    step.outcome = Outcome::Failed;
    step.problem = explain(error, attempt);
    const bool isElsewhere = m_step > firstRegionStep;
    if (isElsewhere && error.kind == ApiError::Kind::Credentials) {
        step.problem.whatHappened =
            tr("The keys work in %1, but not in %2.").arg(m_access.regions.first(), attempt.region);
        step.problem.whatToDo =
            tr("Turn the Region on for the account, or leave it out of the connection.");
        step.problem.offer = Offer::None;
    }
    step.text = step.problem.whatHappened;
    emit stepsChanged();
}

void ConnectionCheck::cancel()
{
    if (isRunning())
        end();
}

void ConnectionCheck::end()
{
    if (!isRunning())
        return;
    m_run->call = {};
    for (Step &step : m_steps) {
        if (step.outcome == Outcome::Waiting || step.outcome == Outcome::Running)
            step.outcome = Outcome::Skipped;
    }
    // The callback that leads here belongs to it.
    m_run.release()->deleteLater();
    emit stepsChanged();
    emit finished();
}

bool ConnectionCheck::isPassed() const
{
    return !m_steps.isEmpty() && std::all_of(m_steps.begin(), m_steps.end(), [](const Step &step) {
        return step.outcome == Outcome::Passed;
    });
}

} // namespace lc
