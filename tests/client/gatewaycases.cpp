// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/account.h"
#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "api/apigateway/tags.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "client/changecases.h"

#include <QDateTime>

namespace lc::test {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

QList<PatchOperation> replaced(const QString &path, const QString &value)
{
    return {PatchOperation{PatchOperationKind::Replace, path, value, {}}};
}

CreateApiKey::Request key(FaultWorld &world)
{
    CreateApiKey::Request request;
    request.name = world.unique(u"key-"_s);
    request.enabled = true;
    return request;
}

int keysNamed(FaultWorld &world, const QString &name)
{
    GetApiKeys::Request list;
    list.nameQuery = name;
    list.limit = 500;
    int count = 0;
    for (const ApiKey &each : world.direct<GetApiKeys>(list).items.value_or(QList<ApiKey>()))
        count += each.name == name ? 1 : 0;
    return count;
}

PreparedChange createKey(FaultWorld &world)
{
    const auto request = key(world);
    return prepared<CreateApiKey>(
        world, request, [&world, name = *request.name] { return keysNamed(world, name); });
}

PreparedChange importKeys(FaultWorld &world)
{
    const QString name = world.unique(u"imported-"_s);
    ImportApiKeys::Request request;
    request.format = ApiKeysFormat::Csv;
    request.body = u"Name,Key,Enabled\n%1,%2,true\n"_s.arg(
        name, world.unique(u"a-value-long-enough-for-a-key-"_s));
    return prepared<ImportApiKeys>(world, request,
                                   [&world, name] { return keysNamed(world, name); });
}

PreparedChange updateKey(FaultWorld &world)
{
    const QString id = *world.direct<CreateApiKey>(key(world)).id;
    return prepared<UpdateApiKey>(
        world, {id, replaced(u"/description"_s, u"changed"_s)}, [&world, id] {
            return world.direct<GetApiKey>({id, {}}).description == u"changed"_s ? 1 : 0;
        });
}

PreparedChange deleteKey(FaultWorld &world)
{
    const auto request = key(world);
    const QString id = *world.direct<CreateApiKey>(request).id;
    return prepared<DeleteApiKey>(
        world, {id}, [&world, name = *request.name] { return 1 - keysNamed(world, name); });
}

CreateUsagePlan::Request plan(FaultWorld &world)
{
    CreateUsagePlan::Request request;
    request.name = world.unique(u"plan-"_s);
    request.quota = QuotaSettings{1000, 0, QuotaPeriod::Month};
    return request;
}

int plansNamed(FaultWorld &world, const QString &name)
{
    GetUsagePlans::Request list;
    list.limit = 500;
    int count = 0;
    do {
        const auto page = world.direct<GetUsagePlans>(list);
        for (const UsagePlan &each : page.items.value_or(QList<UsagePlan>()))
            count += each.name == name ? 1 : 0;
        list.position = page.position;
    } while (list.position);
    return count;
}

PreparedChange createPlan(FaultWorld &world)
{
    const auto request = plan(world);
    return prepared<CreateUsagePlan>(
        world, request, [&world, name = request.name] { return plansNamed(world, name); });
}

PreparedChange updatePlan(FaultWorld &world)
{
    const QString id = *world.direct<CreateUsagePlan>(plan(world)).id;
    return prepared<UpdateUsagePlan>(
        world, {id, replaced(u"/quota/limit"_s, u"2000"_s)},
        [&world, id] { return world.direct<GetUsagePlan>({id}).quota->limit == 2000 ? 1 : 0; });
}

PreparedChange deletePlan(FaultWorld &world)
{
    const auto request = plan(world);
    const QString id = *world.direct<CreateUsagePlan>(request).id;
    return prepared<DeleteUsagePlan>(
        world, {id}, [&world, name = request.name] { return 1 - plansNamed(world, name); });
}

struct Membership {
    QString plan;
    QString key;
};

Membership apart(FaultWorld &world)
{
    return {*world.direct<CreateUsagePlan>(plan(world)).id,
            *world.direct<CreateApiKey>(key(world)).id};
}

Membership joined(FaultWorld &world)
{
    const Membership both = apart(world);
    world.direct<CreateUsagePlanKey>({both.plan, both.key, u"API_KEY"_s});
    return both;
}

int members(FaultWorld &world, const Membership &both)
{
    return world.tryDirect<GetUsagePlanKey>({both.plan, both.key}) ? 1 : 0;
}

PreparedChange joinPlan(FaultWorld &world)
{
    const Membership both = apart(world);
    return prepared<CreateUsagePlanKey>(world, {both.plan, both.key, u"API_KEY"_s},
                                        [&world, both] { return members(world, both); });
}

PreparedChange leavePlan(FaultWorld &world)
{
    const Membership both = joined(world);
    return prepared<DeleteUsagePlanKey>(world, {both.plan, both.key},
                                        [&world, both] { return 1 - members(world, both); });
}

PreparedChange extendQuota(FaultWorld &world)
{
    const Membership both = joined(world);
    return prepared<UpdateUsage>(
        world, {both.plan, both.key, replaced(u"/remaining"_s, u"77"_s)}, [&world, both] {
            GetUsage::Request usage;
            usage.usagePlanId = both.plan;
            usage.keyId = both.key;
            usage.startDate = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate);
            usage.endDate = usage.startDate;
            const auto read = world.direct<GetUsage>(usage);
            const auto days = read.items ? read.items->value(both.key) : QList<QList<qint64>>();
            return !days.isEmpty() && days.last().value(1) == 77 ? 1 : 0;
        });
}

PreparedChange updateAccount(FaultWorld &world)
{
    const QString role = world.unique(u"arn:aws:iam::111122223333:role/gateway-"_s);
    return prepared<UpdateAccount>(
        world, {replaced(u"/cloudwatchRoleArn"_s, role)},
        [&world, role] { return world.direct<GetAccount>({}).cloudwatchRoleArn == role ? 1 : 0; });
}

QString planArn(FaultWorld &world)
{
    return u"arn:aws:apigateway:us-east-1::/usageplans/"_s
        + *world.direct<CreateUsagePlan>(plan(world)).id;
}

int tagsOf(FaultWorld &world, const QString &arn)
{
    const auto tags = world.direct<GetTags>({arn, {}, {}}).tags;
    return tags && tags->contains(u"team"_s) ? 1 : 0;
}

PreparedChange tag(FaultWorld &world)
{
    const QString arn = planArn(world);
    return prepared<TagResource>(world, {arn, {{u"team"_s, u"a"_s}}},
                                 [&world, arn] { return tagsOf(world, arn); });
}

PreparedChange untag(FaultWorld &world)
{
    const QString arn = planArn(world);
    world.direct<TagResource>({arn, {{u"team"_s, u"a"_s}}});
    return prepared<UntagResource>(world, {arn, {u"team"_s}},
                                   [&world, arn] { return 1 - tagsOf(world, arn); });
}

} // namespace

std::span<const ChangeCase> gatewayCases()
{
    static const ChangeCase cases[] = {
        {&CreateApiKey::operation, createKey},       {&ImportApiKeys::operation, importKeys},
        {&UpdateApiKey::operation, updateKey},       {&DeleteApiKey::operation, deleteKey},
        {&CreateUsagePlan::operation, createPlan},   {&UpdateUsagePlan::operation, updatePlan},
        {&DeleteUsagePlan::operation, deletePlan},   {&CreateUsagePlanKey::operation, joinPlan},
        {&DeleteUsagePlanKey::operation, leavePlan}, {&UpdateUsage::operation, extendQuota},
        {&UpdateAccount::operation, updateAccount},  {&TagResource::operation, tag},
        {&UntagResource::operation, untag},
    };
    return cases;
}

} // namespace lc::test
