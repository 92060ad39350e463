// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantanswering.h"

#include "api/licensemanager/grants.h"
#include "workflows/grantprecheck.h"
#include "workflows/workflow.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using AcceptGrant = licensemanager::AcceptGrant;
using CreateGrantVersion = licensemanager::CreateGrantVersion;
using GetGrant = licensemanager::GetGrant;
using RejectGrant = licensemanager::RejectGrant;

/// Enough to hide the latency, few enough that "stop after this one" means something.
constexpr int mostAtOnce = 3;

constexpr const char *acceptName = "AcceptGrant";
constexpr const char *activateName = "CreateGrantVersion";
constexpr const char *rejectName = "RejectGrant";

ApiError notOpen()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    return error;
}

bool isAcceptedState(const Open<GrantStatus> &status)
{
    return status == GrantStatus::Disabled || status == GrantStatus::Active;
}

} // namespace

bool GrantAnswering::Row::isRunning() const
{
    return step == Step::Accepting || step == Step::Activating || step == Step::Rejecting
        || step == Step::Settling;
}

bool GrantAnswering::Row::isOver() const
{
    return step == Step::Done || step == Step::Failed || step == Step::Stopped;
}

GrantAnswering::GrantAnswering(Session &session, std::shared_ptr<const Clock> clock,
                               QObject *parent)
    : QObject(parent), m_session(session), m_clock(std::move(clock))
{
}

void GrantAnswering::start(Action action, const QList<GrantToAnswer> &items, const QString &reason)
{
    ++m_newestJob;
    m_reason = reason;
    for (const GrantToAnswer &item : items) {
        if (const Row *old = find(item.key); old && !old->isOver())
            continue;
        std::erase_if(m_rows, [&](const Row &row) { return row.item.key == item.key; });
        Row row;
        row.job = m_newestJob;
        row.action = action;
        row.item = item;
        row.status = item.grant.grantStatus;
        row.version = item.grant.version;
        row.isAccepted = isAcceptedState(item.grant.grantStatus);
        row.clientToken = newClientToken();
        m_rows.push_back(row);
        emit rowChanged(item.key);
    }
    emit progressChanged();
    fill();
}

void GrantAnswering::stopAfterThisOne()
{
    for (Row &row : m_rows) {
        if (row.step == Step::Waiting)
            moveTo(row, Step::Stopped);
    }
    fill();
}

void GrantAnswering::retryFailed()
{
    for (Row &row : m_rows) {
        if (row.step != Step::Failed)
            continue;
        row.job = m_newestJob;
        row.error.reset();
        moveTo(row, Step::Waiting);
    }
    fill();
}

void GrantAnswering::clear()
{
    std::erase_if(m_rows, [](const Row &row) { return row.isOver(); });
    emit progressChanged();
}

bool GrantAnswering::isRunning() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return !row.isOver(); });
}

int GrantAnswering::currentJob() const
{
    int job = m_newestJob;
    for (const Row &row : m_rows) {
        if (!row.isOver())
            job = std::min(job, row.job);
    }
    return job;
}

GrantAnswering::Progress GrantAnswering::progress() const
{
    Progress progress;
    const int job = currentJob();
    for (const Row &row : m_rows) {
        if (row.job != job)
            continue;
        progress.action = row.action;
        ++progress.total;
        progress.done += row.step == Step::Done ? 1 : 0;
        progress.failed += row.step == Step::Failed ? 1 : 0;
        progress.running += row.isRunning() ? 1 : 0;
        progress.waiting += row.step == Step::Waiting ? 1 : 0;
        progress.stopped += row.step == Step::Stopped ? 1 : 0;
    }
    return progress;
}

GrantAnswering::Row *GrantAnswering::row(const QByteArray &key)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row &row) { return row.item.key == key; });
    return found == m_rows.end() ? nullptr : &*found;
}

const GrantAnswering::Row *GrantAnswering::find(const QByteArray &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row &row) { return row.item.key == key; });
    return found == m_rows.end() ? nullptr : &*found;
}

void GrantAnswering::fill()
{
    const int job = currentJob();
    auto running =
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isRunning(); });
    for (Row &row : m_rows) {
        if (running >= mostAtOnce)
            return;
        if (row.job != job || row.step != Step::Waiting)
            continue;
        begin(row);
        ++running;
    }
    if (!isRunning())
        emit finished();
}

void GrantAnswering::begin(Row &row)
{
    const QByteArray key = row.item.key;
    if (row.mustSettle)
        return settle(key);
    if (row.action == Action::Reject)
        return reject(key);
    if (!row.isAccepted)
        return accept(key);
    activate(key);
}

std::optional<RetryWait> GrantAnswering::wait() const
{
    std::optional<RetryWait> longest;
    for (const Row &row : m_rows) {
        if (row.wait && (!longest || row.wait->until > longest->until))
            longest = row.wait;
    }
    return longest;
}

void GrantAnswering::cancelWaiting()
{
    QList<QByteArray> keys;
    for (const Row &row : m_rows) {
        if (row.wait && !row.wait->isOver(m_clock->now()))
            keys.append(row.item.key);
    }
    for (const QByteArray &key : std::as_const(keys)) {
        m_calls[key] = {};
        Row &waiting = *row(key);
        const ApiError cancelled{.kind = ApiError::Kind::Cancelled,
                                 .executed = ApiError::Executed::Unknown};
        if (waiting.step == Step::Settling) {
            waiting.mustSettle = true;
            waiting.error = waiting.error.value_or(cancelled);
            moveTo(waiting, Step::Failed);
            fill();
            continue;
        }
        const bool isAccepting = waiting.step == Step::Accepting;
        const bool isRejecting = waiting.step == Step::Rejecting;
        failRow(key, isAccepting ? acceptName : isRejecting ? rejectName : activateName, cancelled);
    }
}

template <class Op, class Done>
void GrantAnswering::send(const Row &row, const typename Op::Request &request, Done done)
{
    if (Client *client = m_session.clientIn(row.item.connectionId, row.item.grant.homeRegion)) {
        const QByteArray key = row.item.key;
        m_calls[key] = client->call<Op>(request, this, std::move(done));
        m_calls[key].onWaiting(this, [this, key](const RetryWait &wait) {
            this->row(key)->wait = wait;
            emit progressChanged();
        });
        m_calls[key].onUnknown(this, [this, key] { moveTo(*this->row(key), Step::Settling); });
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [done = std::move(done)]() mutable {
            done(Result<typename Op::Response, ApiError>(unexpected(notOpen())));
        },
        Qt::QueuedConnection);
}

void GrantAnswering::accept(const QByteArray &key)
{
    Row &current = *row(key);
    moveTo(current, Step::Accepting);
    send<AcceptGrant>(current, {current.item.grant.grantArn},
                      [this, key](const Result<AcceptGrant::Response, ApiError> &answer) {
                          if (!answer)
                              return failRow(key, acceptName, answer.error());
                          Row &accepted = *row(key);
                          accepted.isAccepted = true;
                          accepted.status = answer->status.value_or(GrantStatus::Disabled);
                          accepted.version = answer->version.value_or(accepted.version);
                          if (accepted.action == Action::AcceptAndActivate
                              && !(accepted.status == GrantStatus::Active))
                              return activate(key);
                          moveTo(accepted, Step::Done);
                          fill();
                      });
}

void GrantAnswering::activate(const QByteArray &key)
{
    Row &current = *row(key);
    if (current.action == Action::Accept) {
        moveTo(current, Step::Done);
        return fill();
    }
    moveTo(current, Step::Activating);
    CreateGrantVersion::Request request;
    request.clientToken = current.clientToken;
    request.grantArn = current.item.grant.grantArn;
    request.status = GrantStatus::Active;
    if (!current.version.isEmpty())
        request.sourceVersion = current.version;
    if (current.item.override)
        request.options = GrantOptions{*current.item.override};
    send<CreateGrantVersion>(
        current, request,
        [this, key](const Result<CreateGrantVersion::Response, ApiError> &answer) {
            if (!answer)
                return failRow(key, activateName, answer.error());
            Row &activated = *row(key);
            activated.status = answer->status.value_or(GrantStatus::Active);
            activated.version = answer->version.value_or(activated.version);
            moveTo(activated, Step::Done);
            fill();
        });
}

void GrantAnswering::reject(const QByteArray &key)
{
    Row &current = *row(key);
    moveTo(current, Step::Rejecting);
    send<RejectGrant>(current, {current.item.grant.grantArn},
                      [this, key](const Result<RejectGrant::Response, ApiError> &answer) {
                          if (!answer)
                              return failRow(key, rejectName, answer.error());
                          Row &rejected = *row(key);
                          rejected.status = answer->status.value_or(GrantStatus::Rejected);
                          rejected.version = answer->version.value_or(rejected.version);
                          moveTo(rejected, Step::Done);
                          fill();
                      });
}

void GrantAnswering::settle(const QByteArray &key)
{
    Row &current = *row(key);
    moveTo(current, Step::Settling);
    send<GetGrant>(current, {current.item.grant.grantArn, {}},
                   [this, key](const Result<GetGrant::Response, ApiError> &answer) {
                       if (answer && answer->grant)
                           return settled(key, *answer->grant);
                       Row &unknown = *row(key);
                       unknown.mustSettle = true;
                       if (!unknown.error) {
                           unknown.error = answer ? ApiError{} : answer.error();
                           unknown.error->executed = ApiError::Executed::Unknown;
                       }
                       moveTo(unknown, Step::Failed);
                       fill();
                   });
}

void GrantAnswering::settled(const QByteArray &key, const Grant &grant)
{
    Row &current = *row(key);
    const bool wasRetried = current.mustSettle && !current.error;
    current.mustSettle = false;
    current.status = grant.grantStatus;
    current.version = grant.version;
    current.isAccepted = isAcceptedState(grant.grantStatus);
    const bool isThere = current.action == Action::Reject
        ? grant.grantStatus == GrantStatus::Rejected
        : current.action == Action::Accept ? current.isAccepted
                                           : grant.grantStatus == GrantStatus::Active;
    if (isThere) {
        current.error.reset();
        moveTo(current, Step::Done);
        return fill();
    }
    // Accepted after all: go on with what is left. A retry may send again what is known not to have
    // happened.
    if (wasRetried
        || (current.isAccepted && current.failedOperation == QLatin1StringView(acceptName))) {
        current.error.reset();
        return begin(current);
    }
    current.error->executed = ApiError::Executed::No;
    moveTo(current, Step::Failed);
    fill();
}

void GrantAnswering::moveTo(Row &row, Step step)
{
    row.step = step;
    row.wait.reset();
    emit rowChanged(row.item.key);
    emit progressChanged();
}

void GrantAnswering::failRow(const QByteArray &key, const char *operation, const ApiError &error)
{
    Row &failed = *row(key);
    failed.error = error;
    failed.failedOperation = QString::fromLatin1(operation);
    failed.failedAt = m_clock->now();
    if (isOutcomeUnknown(error))
        return settle(key);
    moveTo(failed, Step::Failed);
    fill();
}

ErrorText GrantAnswering::errorText(const Row &row) const
{
    Attempt attempt;
    attempt.operation = row.failedOperation;
    attempt.object = row.item.grant.grantName;
    attempt.connection = m_session.connection(row.item.connectionId).name;
    attempt.account = m_session.identity(row.item.connectionId).account;
    if (const Client *client = m_session.clientIn(row.item.connectionId, row.item.grant.homeRegion))
        attempt.region = client->region();
    attempt.rightfulAccount = granteeAccount(row.item.grant);
    attempt.homeRegion = row.item.grant.homeRegion;
    ErrorText text = explain(row.error.value_or(ApiError{}), attempt);
    if (row.error && row.error->executed == ApiError::Executed::No) {
        if (row.status == GrantStatus::PendingAccept)
            text.whatIsKnown = tr("Nothing was changed. The grant still waits for an answer.");
        else if (row.isAccepted)
            text.whatIsKnown = tr("The grant is accepted, but it is not active yet.");
    }
    return text;
}

QString GrantAnswering::summary() const
{
    const Progress all = progress();
    QStringList lines;
    const auto headline = [&](const QString &words) { return words.arg(all.done).arg(all.total); };
    switch (all.action) {
    case Action::Accept:
        lines.append(headline(tr("Accepted %1 of %2 grants.", nullptr, all.total)));
        break;
    case Action::AcceptAndActivate:
        lines.append(headline(tr("Accepted and activated %1 of %2 grants.", nullptr, all.total)));
        break;
    case Action::Reject:
        lines.append(headline(tr("Rejected %1 of %2 grants.", nullptr, all.total)));
        break;
    }
    if (!m_reason.isEmpty())
        lines.append(tr("Reason: %1").arg(m_reason));
    const int job = currentJob();
    for (const Row &row : m_rows) {
        if (row.job != job)
            continue;
        if (row.step == Step::Stopped)
            lines.append(tr("%1: not sent, the job was stopped.").arg(row.item.grant.grantName));
        if (row.step != Step::Failed)
            continue;
        const ErrorText text = errorText(row);
        lines.append(tr("%1: failed. %2 %3")
                         .arg(row.item.grant.grantName, text.whatHappened, text.whatIsKnown));
    }
    return lines.join(u'\n');
}

} // namespace lc
