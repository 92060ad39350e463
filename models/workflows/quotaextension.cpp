// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/quotaextension.h"

#include "domain/quotaperiod.h"
#include "store/historystore.h"
#include "store/metrics.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::GetUsage;
using apigateway::UpdateUsage;

namespace {

/// The last [used, remaining] pair. The map has one entry, by the key's id or by its value.
std::optional<qint64> remainingIn(const GetUsage::Response &usage)
{
    const auto items = usage.items.value_or(QMap<QString, QList<QList<qint64>>>());
    if (items.size() != 1 || items.first().isEmpty() || items.first().last().size() < 2)
        return std::nullopt;
    return items.first().last().at(1);
}

} // namespace

void QuotaExtension::begin(const Subject &subject, const QString &operation)
{
    m_subject = subject;
    Attempt attempt;
    attempt.operation = operation;
    attempt.object = subject.keyName;
    attempt.homeRegion = subject.region;
    attempt.changesState = m_wanted.has_value();
    setAttempt(attempt);
    m_before.reset();
    m_after.reset();
    readBefore();
}

void QuotaExtension::load(const Subject &subject)
{
    m_wanted.reset();
    begin(subject, u"GetUsage"_s);
}

void QuotaExtension::extend(const Subject &subject, qint64 remaining)
{
    m_wanted = remaining;
    begin(subject, u"UpdateUsage"_s);
}

void QuotaExtension::retry()
{
    if (state() != State::Failed)
        return;
    if (m_wanted && m_before && isOutcomeUnknown(error()))
        return readAfter(error());
    readBefore();
}

void QuotaExtension::readRemaining(const Remaining &done)
{
    GetUsage::Request request;
    request.usagePlanId = m_subject.planId;
    request.keyId = m_subject.keyId;
    request.startDate = m_subject.utcDay.toString(Qt::ISODate);
    request.endDate = request.startDate;
    send<GetUsage>(request, [done](const Result<GetUsage::Response, ApiError> &answer) {
        if (!answer)
            return done(unexpected(answer.error()));
        done(remainingIn(*answer));
    });
}

void QuotaExtension::readBefore()
{
    enter(State::Working);
    readRemaining([this](const Result<std::optional<qint64>, ApiError> &remaining) {
        if (!remaining) {
            ApiError error = remaining.error();
            error.executed = ApiError::Executed::No;
            return fail(error);
        }
        m_before = *remaining;
        m_wanted ? sendChange() : enter(State::Done);
    });
}

UpdateUsage::Request QuotaExtension::requestOf(const Subject &subject, qint64 remaining)
{
    PatchOperation replace;
    replace.op = PatchOperationKind::Replace;
    replace.path = u"/remaining"_s;
    replace.value = QString::number(remaining);
    return {subject.planId, subject.keyId, QList<PatchOperation>{replace}};
}

void QuotaExtension::sendChange()
{
    const UpdateUsage::Request request = requestOf(m_subject, *m_wanted);
    send<UpdateUsage>(request, [this](const Result<UpdateUsage::Response, ApiError> &answer) {
        if (answer)
            return readAfter({});
        if (isOutcomeUnknown(answer.error()))
            return readAfter(answer.error());
        fail(answer.error());
    });
}

void QuotaExtension::readAfter(const std::optional<ApiError> &unknown)
{
    enter(unknown ? State::Settling : State::Working);
    readRemaining([this, unknown](const Result<std::optional<qint64>, ApiError> &remaining) {
        if (!remaining && unknown)
            return fail(*unknown);
        m_after = remaining.value_or(std::optional<qint64>());
        if (!unknown)
            return succeed();
        // Live traffic goes on: anything above what was there before shows the extension, unless
        // less was asked for.
        const bool raised = m_after && m_before && *m_after > *m_before;
        if (raised || m_after == m_wanted)
            return succeed();
        ApiError known = *unknown;
        if (m_after == m_before)
            known.executed = ApiError::Executed::No;
        fail(known);
    });
}

void QuotaExtension::succeed()
{
    const Client *client = session().clientIn(connectionId(), m_subject.region);
    const qint64 before = m_before.value_or(0);
    const qint64 after = m_after.value_or(m_wanted.value_or(0));
    if (client && after > before) {
        const Identity identity = session().identity(connectionId());
        HistoryEvent event;
        event.series = {identity.partition,
                        identity.account,
                        client->region(),
                        m_subject.keyId,
                        metric::apiRemaining.toString(),
                        m_subject.planId};
        // As the samples of API keys: of a UTC day. A later recording that sees the day whole
        // replaces it.
        event.time = fromQDateTime(m_subject.utcDay.startOfDay(QTimeZone::utc()));
        event.kind = HistoryEvent::Kind::Extension;
        event.before = QString::number(before);
        event.after = QString::number(after);
        // A history that cannot be written says so by its state.
        m_history.addEvents({event}, &m_history, [](const Result<void, StoreError> &) {});
    }
    enter(State::Done);
}

} // namespace lc
