// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/gatewaylife.h"

#include "api/apigateway/account.h"
#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "api/apigateway/tags.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "domain/quotaperiod.h"
#include "localservice/call.h"
#include "localservice/restapientry.h"

namespace lc {

using namespace apigateway;
using namespace Qt::StringLiterals;

namespace {

const QString vendor = u"vendor"_s;
const QStringList stageNames{u"test"_s, u"prod"_s, u"beta"_s};
constexpr int mostPlans = 12;
constexpr int mostKeys = 15;
constexpr int plansOfAKey = 10;

PatchOperation patch(const char *kind, const QString &path, const QString &value = {})
{
    PatchOperation operation;
    operation.op.emplace().text = QString::fromLatin1(kind);
    operation.path = path;
    if (!value.isNull())
        operation.value = value;
    return operation;
}

} // namespace

GatewayLife::GatewayLife(const LifePlace &place, unsigned seed)
    : RandomLife(place, seed), m_api(u"api"_s + account(vendor).right(7))
{
    RestApi api;
    api.id = m_api;
    api.name = u"Random"_s;
    const bool isKept = service().change([&](Store &store) {
        return restapis::define(store, {account(vendor), u"us-east-1"_s}, api, stageNames,
                                clock().now());
    });
    expect(isKept, u"the REST API was not kept"_s);
    addStep(6, [this] { createPlan(); });
    addStep(16, [this] { updatePlan(); });
    addStep(4, [this] { deletePlan(); });
    addStep(8, [this] { createKey(); });
    addStep(8, [this] { updateKey(); });
    addStep(4, [this] { deleteKey(); });
    addStep(4, [this] { importKeys(); });
    addStep(20, [this] { join(); });
    addStep(8, [this] { leave(); });
    addStep(16, [this] { tag(); });
    addStep(8, [this] { setRemaining(); });
    addStep(2, [this] { updateAccount(); });
    addRestarts(2);
}

void GatewayLife::createPlan()
{
    if (m_plans.size() >= mostPlans)
        return;
    Plan plan;
    plan.name = newName(u"Plan "_s);
    CreateUsagePlan::Request request;
    request.name = plan.name;
    request.apiStages.emplace();
    for (int i = roll(4); i > 0; --i) {
        plan.stages.append(anyStage());
        const QString &stage = plan.stages.last();
        request.apiStages->append(ApiStage{stage.section(u':', 0, 0), stage.section(u':', 1), {}});
    }
    const bool areDifferent =
        QSet<QString>(plan.stages.begin(), plan.stages.end()).size() == plan.stages.size();
    auto made = callOnce<CreateUsagePlan>(vendor, request);
    if (wasCut()) {
        for (const UsagePlan &each : listPlans()) {
            if (each.name == plan.name)
                made = each;
        }
        if (!made)
            return;
        expect(areDifferent, u"a plan was kept with a stage twice"_s);
    } else if (!expectDone(made, areDifferent, u"CreateUsagePlan"_s)) {
        return;
    }
    plan.id = *made->id;
    m_plans.append(plan);
}

void GatewayLife::updatePlan()
{
    Plan *plan = anyPlan();
    if (!plan)
        return;
    Plan changed = *plan;
    bool isAllowed = true;
    QList<PatchOperation> patches;
    switch (roll(5)) {
    case 0:
        changed.name = newName(u"Renamed "_s);
        patches = {patch("replace", u"/name"_s, changed.name)};
        break;
    case 1: {
        const QString stage = anyStage();
        isAllowed = !changed.stages.contains(stage);
        for (const Key &key : std::as_const(m_keys))
            isAllowed =
                isAllowed && !(isMember(*plan, key) && isElsewhere(key.id, stage, plan->id));
        changed.stages.append(stage);
        patches = {patch("add", u"/apiStages"_s, stage)};
        break;
    }
    case 2: {
        const QString stage = anyStage();
        isAllowed = changed.stages.removeOne(stage);
        patches = {patch("remove", u"/apiStages"_s, stage)};
        break;
    }
    case 3:
        changed.limit = 1 + roll(1000);
        patches = {patch("replace", u"/quota/limit"_s, QString::number(changed.limit)),
                   patch("replace", u"/quota/period"_s, u"MONTH"_s)};
        // All or nothing: a fault in the last one undoes the others.
        if (isOneIn(4)) {
            isAllowed = false;
            patches.append(patch("replace", u"/throttle/burstLimit"_s, u"-1"_s));
        }
        break;
    default:
        changed.limit = 0;
        patches = {patch("remove", u"/quota"_s)};
        break;
    }
    const auto done = call<UpdateUsagePlan>(vendor, {plan->id, patches});
    if (!expectDone(done, isAllowed, u"UpdateUsagePlan "_s + *patches.first().path))
        return;
    if (changed.limit != plan->limit)
        m_remaining.removeIf([&](const auto &each) { return each.key().first == plan->id; });
    *plan = changed;
}

void GatewayLife::deletePlan()
{
    Plan *plan = anyPlan();
    if (!plan)
        return;
    const QString id = plan->id;
    const auto done = call<DeleteUsagePlan>(vendor, {id});
    if (!expectDone(done, plan->stages.isEmpty(), u"DeleteUsagePlan"_s))
        return;
    m_plans.removeAt(plan - m_plans.data());
    m_members.removeIf([&](const auto &member) { return member.first == id; });
    expect(!call<DeleteUsagePlan>(vendor, {id}), u"a plan was deleted twice"_s);
}

void GatewayLife::createKey()
{
    if (m_keys.size() >= mostKeys)
        return;
    CreateApiKey::Request request;
    request.name = newName(u"Key "_s);
    request.enabled = isOneIn(2);
    const Key *other = isOneIn(4) ? anyKey() : nullptr;
    request.value =
        other ? other->value : u"value-of-an-api-key-%1"_s.arg(m_names, 8, 10, QChar(u'0'));
    const auto made = callOnce<CreateApiKey>(vendor, request);
    if (wasCut()) {
        for (const ApiKey &each : listKeys()) {
            if (each.name == request.name)
                keep(each);
        }
        return;
    }
    if (expectDone(made, !other, u"CreateApiKey"_s))
        keep(*made);
}

/// The key as an answer shows it is what the model has from now on.
void GatewayLife::keep(const ApiKey &key)
{
    auto known = std::find_if(m_keys.begin(), m_keys.end(),
                              [&](const Key &each) { return each.id == key.id; });
    if (known == m_keys.end())
        known = m_keys.insert(m_keys.end(), Key());
    known->id = *key.id;
    known->name = *key.name;
    known->value = *key.value;
    known->isEnabled = *key.enabled;
}

void GatewayLife::updateKey()
{
    Key *key = anyKey();
    if (!key)
        return;
    const QString name = newName(u"Renamed "_s);
    const bool isEnabled = isOneIn(2);
    const bool isAllowed = !isOneIn(4);
    QList<PatchOperation> patches{
        patch("replace", u"/name"_s, name),
        patch("replace", u"/enabled"_s, isEnabled ? u"true"_s : u"false"_s)};
    if (!isAllowed)
        patches.append(patch("add", u"/stages"_s, m_api + u"/nowhere"_s));
    const auto done = call<UpdateApiKey>(vendor, {key->id, patches});
    if (expectDone(done, isAllowed, u"UpdateApiKey"_s)) {
        key->name = name;
        key->isEnabled = isEnabled;
    }
}

void GatewayLife::deleteKey()
{
    Key *key = anyKey();
    if (!key)
        return;
    const QString id = key->id;
    if (!expectDone(call<DeleteApiKey>(vendor, {id}), true, u"DeleteApiKey"_s))
        return;
    m_keys.removeAt(key - m_keys.data());
    m_members.removeIf([&](const auto &member) { return member.second == id; });
    expect(!call<DeleteApiKey>(vendor, {id}), u"a key was deleted twice"_s);
}

/// A new key and perhaps one that is there, the new one perhaps into a plan; all or nothing where
/// warnings refuse.
void GatewayLife::importKeys()
{
    if (m_keys.size() >= mostKeys)
        return;
    const Plan *plan = isOneIn(2) ? anyPlan() : nullptr;
    const bool isFaulty = isOneIn(3);
    Key added;
    added.name = newName(u"Import "_s);
    added.value = u"value-of-an-api-key-%1"_s.arg(m_names, 8, 10, QChar(u'0'));
    QString body = u"Name,Key,Enabled,UsagePlanIds\n%1,%2,true,%3\n"_s.arg(
        added.name, added.value, plan ? plan->id : QString());
    if (Key *key = isOneIn(2) ? anyKey() : nullptr)
        body += u"%1,%2,false,\n"_s.arg(newName(u"Import "_s), key->value);
    if (isFaulty)
        body += u"short,short,true,\n"_s;
    const auto done = callOnce<ImportApiKeys>(vendor, {body, ApiKeysFormat::Csv, isFaulty});
    if (!wasCut())
        expectDone(done, !isFaulty, u"ImportApiKeys"_s);
    const QList<ApiKey> listed = listKeys();
    const auto isAdded = [&](const ApiKey &each) { return each.value == added.value; };
    const bool isDone = std::any_of(listed.begin(), listed.end(), isAdded);
    expect(isDone ? !isFaulty : isFaulty || !done, u"an import was kept or lost"_s);
    if (!isDone)
        return;
    for (const ApiKey &each : listed) {
        const bool isOfTheFile = body.contains(*each.value);
        expect(!isOfTheFile || body.contains(*each.name), u"an import was kept in part"_s);
        if (isOfTheFile)
            keep(each);
        if (plan && isAdded(each))
            m_members.insert({plan->id, *each.id});
    }
}

void GatewayLife::join()
{
    const Plan *plan = anyPlan();
    const Key *key = anyKey();
    if (!plan || !key)
        return;
    int plans = 0;
    for (const auto &[planId, keyId] : std::as_const(m_members))
        plans += keyId == key->id ? 1 : 0;
    bool isAllowed = !isMember(*plan, *key) && plans < plansOfAKey;
    for (const QString &stage : plan->stages)
        isAllowed = isAllowed && !isElsewhere(key->id, stage, plan->id);
    const auto done = call<CreateUsagePlanKey>(vendor, {plan->id, key->id, u"API_KEY"_s});
    if (expectDone(done, isAllowed, u"CreateUsagePlanKey"_s))
        m_members.insert({plan->id, key->id});
}

void GatewayLife::leave()
{
    const Plan *plan = anyPlan();
    const Key *key = anyKey();
    if (!plan || !key)
        return;
    const auto done = call<DeleteUsagePlanKey>(vendor, {plan->id, key->id});
    if (expectDone(done, isMember(*plan, *key), u"DeleteUsagePlanKey"_s))
        m_members.remove({plan->id, key->id});
}

void GatewayLife::tag()
{
    Plan *plan = anyPlan();
    Key *key = anyKey();
    if (!plan || !key)
        return;
    const bool isOfPlan = isOneIn(2);
    Tags &tags = isOfPlan ? plan->tags : key->tags;
    const QString arn = isOfPlan ? u"arn:aws:apigateway:us-east-1::/usageplans/"_s + plan->id
                                 : u"arn:aws:apigateway:us-east-1::/apikeys/"_s + key->id;
    const QString name = u"tag %1"_s.arg(roll(55));
    if (isOneIn(4)) {
        if (expectDone(call<UntagResource>(vendor, {arn, {name}}), true, u"UntagResource"_s))
            tags.remove(name);
    } else {
        const QString value = u"value %1"_s.arg(roll(100));
        const bool hasRoom = tags.contains(name) || tags.size() < 50;
        const auto done = call<TagResource>(vendor, {arn, {{name, value}}});
        if (expectDone(done, hasRoom, u"TagResource"_s))
            tags.insert(name, value);
    }
    const auto read = call<GetTags>(vendor, {arn, {}, {}});
    expect(read && read->tags.value_or(Tags()) == tags, u"GetTags"_s);
}

void GatewayLife::setRemaining()
{
    const Plan *plan = anyPlan();
    const Key *key = anyKey();
    if (!plan || !key)
        return;
    const qint64 remaining = roll(2000);
    const auto done = call<UpdateUsage>(
        vendor,
        {plan->id, key->id, {{patch("replace", u"/remaining"_s, QString::number(remaining))}}});
    const bool isAllowed = plan->limit > 0 && isMember(*plan, *key);
    if (expectDone(done, isAllowed, u"UpdateUsage"_s))
        m_remaining.insert({plan->id, key->id}, remaining);
    compareRemaining(*plan);
}

void GatewayLife::updateAccount()
{
    const bool isAllowed = !isOneIn(3);
    const QString role = isAllowed
        ? u"arn:aws:iam::%1:role/%2"_s.arg(account(vendor), newName(u"logs-"_s))
        : u"nobody"_s;
    const auto done =
        call<UpdateAccount>(vendor, {{{patch("replace", u"/cloudwatchRoleArn"_s, role)}}});
    if (expectDone(done, isAllowed, u"UpdateAccount"_s))
        m_role = role;
}

QString GatewayLife::anyStage()
{
    return m_api + u':' + stageNames[roll(int(stageNames.size()))];
}

bool GatewayLife::isMember(const Plan &plan, const Key &key) const
{
    return m_members.contains({plan.id, key.id});
}

bool GatewayLife::isElsewhere(const QString &keyId, const QString &stage,
                              const QString &planId) const
{
    return std::any_of(m_plans.begin(), m_plans.end(), [&](const Plan &plan) {
        return plan.id != planId && plan.stages.contains(stage)
            && m_members.contains({plan.id, keyId});
    });
}

QString GatewayLife::today() const
{
    return dayText(dayOf(clock().now()));
}

void GatewayLife::compareRemaining(const Plan &plan)
{
    GetUsage::Request request;
    request.usagePlanId = plan.id;
    request.startDate = today();
    request.endDate = today();
    request.limit = 2;
    QStringList listed;
    readPages<GetUsage>(vendor, request, [&](const GetUsage::Response &page) {
        for (auto it = page.items->cbegin(); it != page.items->cend(); ++it) {
            listed.append(it.key());
            const auto known = m_remaining.constFind({plan.id, it.key()});
            if (known != m_remaining.cend())
                expect(it->value(0) == QList<qint64>{0, plan.limit > 0 ? *known : 0},
                       u"remaining requests of "_s + it.key());
        }
    });
    QStringList standing;
    for (const auto &[planId, keyId] : std::as_const(m_members)) {
        if (planId == plan.id)
            standing.append(keyId);
    }
    expectSame(listed, standing, u"GetUsage"_s);
}

QList<ApiKey> GatewayLife::listKeys()
{
    GetApiKeys::Request request;
    request.limit = 1 + roll(6);
    request.includeValues = true;
    QList<ApiKey> keys;
    readPages<GetApiKeys>(vendor, request, [&](const GetApiKeys::Response &page) {
        keys += page.items.value_or(QList<ApiKey>());
    });
    return keys;
}

QList<UsagePlan> GatewayLife::listPlans()
{
    GetUsagePlans::Request request;
    request.limit = 1 + roll(6);
    QList<UsagePlan> plans;
    readPages<GetUsagePlans>(vendor, request, [&](const GetUsagePlans::Response &page) {
        plans += page.items.value_or(QList<UsagePlan>());
    });
    return plans;
}

void GatewayLife::compareAll()
{
    QStringList listed, standing;
    for (const ApiKey &key : listKeys())
        listed.append(u"%1/%2/%3/%4"_s.arg(*key.id, *key.name, *key.value).arg(int(*key.enabled)));
    for (const Key &key : std::as_const(m_keys))
        standing.append(u"%1/%2/%3/%4"_s.arg(key.id, key.name, key.value).arg(int(key.isEnabled)));
    expectSame(listed, standing, u"GetApiKeys"_s);

    listed.clear();
    standing.clear();
    for (const UsagePlan &plan : listPlans()) {
        QStringList stages;
        for (const ApiStage &stage : plan.apiStages.value_or(QList<ApiStage>()))
            stages.append(*stage.apiId + u':' + *stage.stage);
        const qint64 limit = plan.quota ? plan.quota->limit.value_or(0) : 0;
        listed.append(u"%1/%2/%3/%4"_s.arg(*plan.id, *plan.name, stages.join(u',')).arg(limit));
    }
    for (const Plan &plan : std::as_const(m_plans)) {
        standing.append(
            u"%1/%2/%3/%4"_s.arg(plan.id, plan.name, plan.stages.join(u',')).arg(plan.limit));
        compareRemaining(plan);
    }
    expectSame(listed, standing, u"GetUsagePlans"_s);

    const auto read = call<GetAccount>(vendor, {});
    expect(read && read->cloudwatchRoleArn.value_or(QString()) == m_role, u"GetAccount"_s);
    const auto others = call<GetApiKeys>(u"stranger"_s, {});
    expect(others && others->items.value_or(QList<ApiKey>()).isEmpty(),
           u"another account lists keys"_s);
}

} // namespace lc
