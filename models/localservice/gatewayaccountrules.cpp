// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/account.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/patching.h"
#include "localservice/store.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

const QString accountKind = u"gateway-account"_s;
const QString usagePlansFeature = u"UsagePlans"_s;

QString idOf(const Call &call)
{
    return call.caller.account + u' ' + call.caller.region;
}

GatewayAccount accountOf(const std::optional<Resource> &resource)
{
    if (resource)
        return readJson<GatewayAccount>(resource->document).value_or(GatewayAccount());
    GatewayAccount account;
    account.throttleSettings = ThrottleSettings{5000, 10'000.0};
    account.features = {{usagePlansFeature}};
    account.apiKeyVersion = u"4"_s;
    return account;
}

Served<void> setRole(Call &call, GatewayAccount &account, const Patch &patch)
{
    if (patch.value.isEmpty()) {
        account.cloudwatchRoleArn.reset();
        return {};
    }
    const auto arn = Arn::parse(patch.value);
    if (!arn || arn->service != u"iam" || !arn->resource.startsWith(u"role/"))
        return refuseInput(call.operation, u"Invalid ARN specified in the request"_s);
    account.cloudwatchRoleArn = patch.value;
    return {};
}

Served<void> changeFeatures(Call &call, GatewayAccount &account, const Patch &patch)
{
    if (patch.value != usagePlansFeature)
        return refuseInput(
            call.operation,
            u"Invalid feature '%1' specified. Must be one of: [UsagePlans]"_s.arg(patch.value));
    if (patch.kind == PatchOperationKind::Remove)
        return refuseInput(call.operation,
                           u"Usage Plans cannot be disabled once they are enabled"_s);
    if (!account.features)
        account.features.emplace();
    if (!account.features->contains(patch.value))
        account.features->append(patch.value);
    return {};
}

constexpr PatchPath<GatewayAccount> paths[] = {
    {patching::replaces, "/cloudwatchRoleArn", setRole},
    {patching::joins, "/features", changeFeatures},
};

Served<GetAccount::Response> getAccount(Call &call, const GetAccount::Request &)
{
    return accountOf(call.store.find(accountKind, idOf(call)));
}

Served<UpdateAccount::Response> updateAccount(Call &call, const UpdateAccount::Request &request)
{
    auto kept = call.store.find(accountKind, idOf(call));
    GatewayAccount account = accountOf(kept);
    if (auto done = applyPatches<GatewayAccount>(call, account, request.patchOperations, paths);
        !done)
        return unexpected(done.error());
    if (kept) {
        kept->document = writeJson(account);
        call.store.update(*kept);
        return account;
    }
    Resource made;
    made.kind = accountKind;
    made.account = call.caller.account;
    made.region = call.caller.region;
    made.id = idOf(call);
    made.document = writeJson(account);
    call.store.insert(made);
    return account;
}

} // namespace

void addGatewayAccountRules(HandlerTable &table)
{
    table.add<GetAccount>(getAccount);
    table.add<UpdateAccount>(updateAccount);
}

} // namespace lc
