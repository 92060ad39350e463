// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quotafetcher.h"

#include <algorithm>

namespace lc {

using apigateway::GetUsage;

namespace {

constexpr size_t plansAtOnce = 2;
constexpr qint64 pageLimit = 500; // the most that the service gives at once

} // namespace

QuotaFetcher::QuotaFetcher(Session &session, QuotaOverlay &overlay,
                           std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_session(session), m_overlay(overlay), m_clock(std::move(clock))
{
}

void QuotaFetcher::fetch(const QString &connectionId, const UsagePlan &plan, const QString &region)
{
    if (!plan.id)
        return;
    Work work{connectionId, plan, {}, dayOf(m_clock->now()), region};
    work.request.usagePlanId = *plan.id;
    work.request.startDate = dayText(QuotaOverlay::firstDayFor(plan, work.today));
    work.request.endDate = dayText(work.today);
    work.request.limit = pageLimit;
    m_running.erase(work.key());
    std::erase_if(m_waiting, [&](const Work &other) { return other.key() == work.key(); });
    m_waiting.push_back(std::move(work));
    startNext();
}

void QuotaFetcher::cancel()
{
    m_waiting.clear();
    m_running.clear();
}

void QuotaFetcher::startNext()
{
    while (m_running.size() < plansAtOnce && !m_waiting.empty()) {
        const Work work = m_waiting.front();
        m_waiting.pop_front();
        if (m_session.client(work.connection))
            ask(work);
    }
}

void QuotaFetcher::ask(const Work &work)
{
    m_running[work.key()] =
        m_session.clientIn(work.connection, work.region)
            ->call<GetUsage>(
                work.request, this,
                [this, work](const Result<GetUsage::Response, ApiError> &answer) {
                    take(work, answer);
                },
                Lane::Bulk);
}

void QuotaFetcher::take(Work work, const Result<GetUsage::Response, ApiError> &answer)
{
    if (answer)
        m_overlay.setUsage(m_session.identity(work.connection).account, work.plan, *answer,
                           work.today, m_clock->now());
    else
        emit failed(work.connection, work.request.usagePlanId, answer.error());
    if (answer && answer->position && m_session.client(work.connection)) {
        work.request.position = answer->position;
        ask(work);
        return;
    }
    m_running.erase(work.key());
    startNext();
    if (!isBusy())
        emit finished();
}

} // namespace lc
