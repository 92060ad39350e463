// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quotafeed.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "connections/session.h"
#include "items/quotaoverlay.h"
#include "items/usageplantables.h"
#include "items/valueoverlay.h"

namespace lc {

namespace {

constexpr qint64 pageLimit = 500; // the service's largest page

void addFacts(std::vector<ValueOverlay::Entry> &entries, const QString &account, const ApiKey &key)
{
    const QString id = key.id.value_or(QString());
    const auto add = [&](int part, Cell cell) {
        entries.push_back({account, id, part, std::move(cell)});
    };
    if (key.customerId)
        add(UsagePlanOverlays::CustomerId, Cell::text(key.customerId->toStdString()));
    if (key.enabled)
        add(UsagePlanOverlays::Enabled, Cell::integer(*key.enabled));
    if (key.description)
        add(UsagePlanOverlays::Description, Cell::text(key.description->toStdString()));
    if (key.createdDate)
        add(UsagePlanOverlays::Created, Cell::instant(*key.createdDate));
}

} // namespace

QuotaFeed::QuotaFeed(Session &session, QuotaOverlay &quota, ValueOverlay &keyFacts,
                     std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_session(session), m_quota(quota), m_keyFacts(keyFacts),
      m_clock(std::move(clock))
{
}

QuotaFeed::~QuotaFeed() = default;

void QuotaFeed::readUsage(const QString &connectionId, const UsagePlan &plan)
{
    readUsagePage(connectionId, plan, {});
}

void QuotaFeed::readUsagePage(const QString &connectionId, const UsagePlan &plan,
                              const QString &position)
{
    Client *client = m_session.client(connectionId);
    if (!client)
        return;
    const QString planId = plan.id.value_or(QString());
    const Day today = std::chrono::floor<std::chrono::days>(m_clock->now());
    apigateway::GetUsage::Request request;
    request.usagePlanId = planId;
    request.startDate = dayText(QuotaOverlay::firstDayFor(plan, today));
    request.endDate = dayText(today);
    request.limit = pageLimit;
    if (!position.isEmpty())
        request.position = position;
    m_usageCalls[{connectionId, planId}] = client->call<apigateway::GetUsage>(
        request, this,
        [this, connectionId, plan, planId,
         today](const Result<apigateway::GetUsage::Response, ApiError> &usage) {
            if (!usage) {
                emit failed(connectionId, planId, usage.error());
                return;
            }
            m_quota.setUsage(m_session.identity(connectionId).account, plan, *usage, today,
                             m_clock->now());
            if (const QString next = usage->position.value_or(QString()); !next.isEmpty())
                readUsagePage(connectionId, plan, next);
            else
                emit usageRead(connectionId, planId);
        },
        Lane::Bulk);
}

void QuotaFeed::readKeys(const QString &connectionId)
{
    Client *client = m_session.client(connectionId);
    if (!client)
        return;
    apigateway::GetApiKeys::Request request;
    request.limit = pageLimit;
    ListOptions options;
    options.lane = Lane::Bulk;
    m_keyCalls[connectionId] = client->list<apigateway::GetApiKeys>(
        request, this,
        [this, connectionId](const ListChunk &chunk) {
            const QString account = m_session.identity(connectionId).account;
            std::vector<ValueOverlay::Entry> entries;
            for (const ListPage &page : chunk.pages) {
                for (int i = 0; i < page.block->size(); ++i)
                    addFacts(entries, account, page.block->record<ApiKey>(i));
            }
            m_keyFacts.set(entries);
        },
        [this, connectionId](const Result<void, ApiError> &outcome) {
            if (!outcome)
                emit failed(connectionId, {}, outcome.error());
        },
        options);
}

} // namespace lc
