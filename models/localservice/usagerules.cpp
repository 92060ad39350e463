// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"
#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/patching.h"
#include "localservice/servicecontrol.h"
#include "localservice/store.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

#include <algorithm>
#include <utility>

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace usageplans {

std::optional<Quota> quotaOf(const UsagePlan &plan)
{
    if (!plan.quota || !plan.quota->limit)
        return std::nullopt;
    Quota quota;
    quota.limit = *plan.quota->limit;
    quota.offset = plan.quota->offset.value_or(0);
    if (plan.quota->period)
        quota.period = plan.quota->period->known().value_or(QuotaPeriod::Month);
    return quota;
}

KeyUsage readUsage(Store &store, const QString &planId, const QString &keyId,
                   const std::optional<Quota> &quota, Day first, Day last)
{
    const Day from = quota ? quotaWindow(quota->period, quota->offset, first).first : first;
    KeyUsage usage;
    for (const DayCount &count : store.dayCounts(memberId(planId, keyId), from, last)) {
        if (count.used != 0)
            usage.used[count.day] = count.used;
        if (count.extension != 0)
            usage.extensions[count.day] = count.extension;
    }
    return usage;
}

qint64 countRequests(Store &store, const ServiceSetup &setup, const UsagePlan &plan,
                     const QString &keyId, Day day, qint64 requests)
{
    const auto quota = quotaOf(plan);
    const QString planId = plan.id.value_or(QString());
    qint64 counted = requests;
    if (quota) {
        const KeyUsage usage = readUsage(store, planId, keyId, quota, day, day);
        counted = std::clamp<qint64>(balanceAt(*quota, usage, day), 0, requests);
    }
    if (counted > 0) {
        store.addToDay(memberId(planId, keyId), {day, counted, 0});
        if (setup.control)
            setup.control->noteTraffic(memberId(planId, keyId), day, counted);
    }
    return counted;
}

} // namespace usageplans

namespace {

using namespace usageplans;
using Days = QList<QList<qint64>>;

Days daysOf(Call &call, const UsagePlan &plan, const QString &keyId, Day first, Day last)
{
    const auto quota = quotaOf(plan);
    const QString planId = plan.id.value_or(QString());
    KeyUsage usage = readUsage(call.store, planId, keyId, quota, first, last);
    for (auto &[day, used] : usage.used) {
        if (call.setup.control)
            used -= std::min(used, call.setup.control->untold(memberId(planId, keyId), day));
    }
    Days days;
    for (const DayUsage &day : dailyUsage(quota.value_or(Quota()), usage, first, last))
        days.append({day.used, quota ? day.remaining : behaviour::remainingWithoutQuota.value});
    return days;
}

Served<std::pair<Day, Day>> readRange(Call &call, const GetUsage::Request &request)
{
    const auto first = dayFromText(request.startDate);
    const auto last = dayFromText(request.endDate);
    if (!first || !last)
        return refuseInput(call.operation,
                           u"Invalid date specified. Dates must be in the format YYYY-MM-DD"_s);
    if (*last < *first)
        return refuseInput(call.operation, u"Invalid date range: end date is before start date"_s);
    if ((*last - *first).count() >= behaviour::longestUsageRange.value)
        return refuseInput(call.operation,
                           u"Invalid date range: at most %1 days are allowed"_s.arg(
                               behaviour::longestUsageRange.value));
    return std::pair(*first, *last);
}

Served<GetUsage::Response> getUsage(Call &call, const GetUsage::Request &request)
{
    const auto range = readRange(call, request);
    if (!range)
        return unexpected(range.error());
    const auto size = pageSize(call, request.limit);
    if (!size)
        return unexpected(size.error());
    const auto plan = findPlan(call, request.usagePlanId);
    if (!plan)
        return unexpected(plan.error());
    if (request.keyId) {
        if (const auto key = findKey(call, *request.keyId); !key)
            return unexpected(key.error());
    }
    ResourceQuery query;
    query.kind = memberKind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    query.keyName = byPlan;
    query.keyValue = request.usagePlanId;
    using Record = std::pair<QString, Days>;
    // Days are read after the page is cut: the list itself needs only the key's id.
    const auto convert = [&request](const Resource &resource) -> std::optional<Record> {
        const auto member = readJson<UsagePlanKey>(resource.document).value_or(UsagePlanKey());
        const QString keyId = member.id.value_or(QString());
        if (request.keyId && keyId != *request.keyId)
            return std::nullopt;
        return Record(keyId, {});
    };
    auto page = listPage<Record>(call, request, query, *size, request.position, convert);
    if (!page)
        return unexpected(page.error());
    GetUsage::Response response;
    response.usagePlanId = request.usagePlanId;
    response.startDate = request.startDate;
    response.endDate = request.endDate;
    response.position = page->nextToken;
    response.items.emplace();
    for (const Record &record : std::as_const(page->records))
        response.items->insert(record.first,
                               daysOf(call, *plan, record.first, range->first, range->second));
    return response;
}

Served<void> setRemaining(Call &call, qint64 &remaining, const Patch &patch)
{
    const auto number = patching::wholeNumber(call, patch);
    if (!number)
        return refuseInput(call.operation, u"Invalid remaining quota specified"_s);
    remaining = *number;
    return {};
}

constexpr PatchPath<qint64> paths[] = {{patching::replaces, "/remaining", setRemaining}};

Served<UpdateUsage::Response> updateUsage(Call &call, const UpdateUsage::Request &request)
{
    const auto plan = findPlan(call, request.usagePlanId);
    if (!plan)
        return unexpected(plan.error());
    if (const auto key = findKey(call, request.keyId); !key)
        return unexpected(key.error());
    if (!call.store.find(memberKind, memberId(request.usagePlanId, request.keyId)))
        return refuseMissing(call.operation, u"Invalid API Key identifier specified"_s);
    qint64 remaining = 0;
    if (auto read = applyPatches<qint64>(call, remaining, request.patchOperations, paths); !read)
        return unexpected(read.error());
    const auto quota = quotaOf(*plan);
    if (!quota)
        return refuseInput(call.operation, u"The usage plan has no quota"_s);
    const Day today = dayOf(call.now);
    const KeyUsage usage =
        readUsage(call.store, request.usagePlanId, request.keyId, quota, today, today);
    call.store.addToDay(memberId(request.usagePlanId, request.keyId),
                        {today, 0, extensionFor(*quota, usage, today, remaining)});
    UpdateUsage::Response response;
    response.usagePlanId = request.usagePlanId;
    response.startDate = dayText(today);
    response.endDate = response.startDate;
    response.items = {{request.keyId, daysOf(call, *plan, request.keyId, today, today)}};
    return response;
}

} // namespace

void addUsageRules(HandlerTable &table)
{
    table.add<GetUsage>(getUsage);
    table.add<UpdateUsage>(updateUsage);
}

} // namespace lc
