// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proves changes of API Gateway, which knows no client tokens.
#include "api/apigateway/account.h"
#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "api/apigateway/tags.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "client/csvcolumn.h"
#include "client/patchcheck.h"
#include "client/readbacksteps.h"

#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

namespace lc::readbacks {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

constexpr int apiKeyLength = 40;
constexpr qint64 pageSize = 500;

/// A value of our own, as long and of the same letters as those API Gateway chooses: a second key
/// with it would meet a conflict.
QString newApiKeyValue()
{
    static constexpr char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString value;
    for (int i = 0; i < apiKeyLength; ++i)
        value += QLatin1Char(letters[QRandomGenerator::system()->bounded(int(sizeof letters) - 1)]);
    return value;
}

void markApiKey(void *request, const QString &)
{
    auto &value = static_cast<CreateApiKey::Request *>(request)->value;
    if (!value || value->isEmpty())
        value = newApiKeyValue();
}

ReadBackStep hashed(const QStringList &secrets)
{
    Evidence evidence;
    evidence.hashes.emplace();
    for (const QString &secret : secrets)
        evidence.hashes->append(secretHash(secret));
    return doneWith(evidence);
}

ReadBackStep beforeCreatingApiKey(const SentChange &sent)
{
    return hashed({sent.as<CreateApiKey>().value.value_or(QString())});
}

GetApiKeys::Request keysWithValues()
{
    GetApiKeys::Request list;
    list.includeValues = true;
    list.limit = pageSize;
    return list;
}

ReadBackStep proveCreateApiKey(const SentChange &sent)
{
    const QList<QString> hashes = sent.evidence.hashes.value_or(QList<QString>());
    if (hashes.isEmpty())
        return unproven();
    const auto inPage = [hashes](const GetApiKeys::Response &page) -> std::optional<ReadBackStep> {
        for (const ApiKey &key : page.items.value_or(QList<ApiKey>())) {
            if (key.value && hashes.contains(secretHash(*key.value)))
                return doneWith(key);
        }
        return std::nullopt;
    };
    return search<GetApiKeys>(keysWithValues(), inPage, notDone());
}

ReadBackStep beforeImportingApiKeys(const SentChange &sent)
{
    return hashed(csvColumn(sent.as<ImportApiKeys>().body, u"key"_s));
}

ReadBackStep proveImportApiKeys(const SentChange &sent)
{
    const QList<QString> hashes = sent.evidence.hashes.value_or(QList<QString>());
    if (hashes.isEmpty())
        return unproven();
    auto found = std::make_shared<ImportApiKeys::Response>();
    found->ids.emplace();
    const auto inPage = [hashes,
                         found](const GetApiKeys::Response &page) -> std::optional<ReadBackStep> {
        for (const ApiKey &key : page.items.value_or(QList<ApiKey>())) {
            if (key.id && key.value && hashes.contains(secretHash(*key.value)))
                found->ids->append(*key.id);
        }
        if (page.position && !page.position->isEmpty())
            return std::nullopt;
        // A file is taken as a whole, but for keys that were there already.
        return found->ids->isEmpty() ? notDone() : doneWith(*found);
    };
    return search<GetApiKeys>(keysWithValues(), inPage, unproven());
}

ReadBackStep proveUpdateApiKey(const SentChange &sent)
{
    const auto &request = sent.as<UpdateApiKey>();
    return ask<GetApiKey>({request.apiKey, {}}, [request](const ApiKey &key) {
        return patchStep(request.patchOperations, typeOf<ApiKey>(), &key);
    });
}

ReadBackStep proveDeleteApiKey(const SentChange &sent)
{
    return ask<GetApiKey>(
        {sent.as<DeleteApiKey>().apiKey, {}}, [](const ApiKey &) { return notDone(); }, doneIfGone);
}

void markUsagePlan(void *request, const QString &intent)
{
    auto &tags = static_cast<CreateUsagePlan::Request *>(request)->tags;
    if (!tags)
        tags.emplace();
    tags->insert(QString::fromLatin1(intentTag), intent);
}

ReadBackStep proveCreateUsagePlan(const SentChange &sent)
{
    GetUsagePlans::Request list;
    list.limit = pageSize;
    const auto inPage =
        [intent = sent.intent](const GetUsagePlans::Response &page) -> std::optional<ReadBackStep> {
        for (const UsagePlan &plan : page.items.value_or(QList<UsagePlan>())) {
            if (plan.tags && plan.tags->value(QString::fromLatin1(intentTag)) == intent)
                return doneWith(plan);
        }
        return std::nullopt;
    };
    return search<GetUsagePlans>(list, inPage, notDone());
}

ReadBackStep proveUpdateUsagePlan(const SentChange &sent)
{
    const auto &request = sent.as<UpdateUsagePlan>();
    return ask<GetUsagePlan>({request.usagePlanId}, [request](const UsagePlan &plan) {
        return patchStep(request.patchOperations, typeOf<UsagePlan>(), &plan);
    });
}

ReadBackStep proveDeleteUsagePlan(const SentChange &sent)
{
    return ask<GetUsagePlan>(
        {sent.as<DeleteUsagePlan>().usagePlanId}, [](const UsagePlan &) { return notDone(); },
        doneIfGone);
}

ReadBackStep proveCreateUsagePlanKey(const SentChange &sent)
{
    const auto &request = sent.as<CreateUsagePlanKey>();
    return ask<GetUsagePlanKey>(
        {request.usagePlanId, request.keyId}, [](const UsagePlanKey &key) { return doneWith(key); },
        notDoneIfGone);
}

ReadBackStep proveDeleteUsagePlanKey(const SentChange &sent)
{
    const auto &request = sent.as<DeleteUsagePlanKey>();
    return ask<GetUsagePlanKey>(
        {request.usagePlanId, request.keyId}, [](const UsagePlanKey &) { return notDone(); },
        doneIfGone);
}

/// What a key has left on the day of the change; days are UTC.
template <class Next> ReadBackStep askRemaining(const SentChange &sent, Next next)
{
    const auto &request = sent.as<UpdateUsage>();
    GetUsage::Request usage;
    usage.usagePlanId = request.usagePlanId;
    usage.keyId = request.keyId;
    usage.startDate =
        QDateTime::fromMSecsSinceEpoch(sent.startedAt.time_since_epoch().count(), QTimeZone::utc())
            .date()
            .toString(Qt::ISODate);
    usage.endDate = usage.startDate;
    return ask<GetUsage>(usage, [key = request.keyId, next](const GetUsage::Response &answer) {
        const QList<QList<qint64>> days =
            answer.items ? answer.items->value(key) : QList<QList<qint64>>();
        const bool isTold = !days.isEmpty() && days.last().size() > 1;
        return next(isTold ? QString::number(days.last().at(1)) : QString(), answer);
    });
}

ReadBackStep beforeUpdatingUsage(const SentChange &sent)
{
    return askRemaining(sent, [](const QString &remaining, const GetUsage::Response &) {
        Evidence evidence;
        evidence.before = remaining;
        return doneWith(evidence);
    });
}

ReadBackStep proveUpdateUsage(const SentChange &sent)
{
    QString wanted;
    for (const PatchOperation &each :
         sent.as<UpdateUsage>().patchOperations.value_or(QList<PatchOperation>())) {
        if (each.path == u"/remaining"_s)
            wanted = each.value.value_or(QString());
    }
    return askRemaining(sent,
                        [wanted, before = sent.evidence.before](const QString &now,
                                                                const GetUsage::Response &answer) {
                            if (now == wanted)
                                return doneWith(answer);
                            // The key is in use meanwhile, so that the figure may be neither.
                            return now == before ? notDone() : unproven();
                        });
}

ReadBackStep proveUpdateAccount(const SentChange &sent)
{
    const auto &request = sent.as<UpdateAccount>();
    return ask<GetAccount>({}, [request](const GatewayAccount &account) {
        return patchStep(request.patchOperations, typeOf<GatewayAccount>(), &account);
    });
}

ReadBackStep proveTagResource(const SentChange &sent)
{
    const auto &request = sent.as<TagResource>();
    GetTags::Request read;
    read.resourceArn = request.resourceArn;
    return ask<GetTags>(read, [wanted = request.tags](const GetTags::Response &answer) {
        const auto tags = answer.tags.value_or(QMap<QString, QString>());
        for (auto tag = wanted.cbegin(); tag != wanted.cend(); ++tag) {
            if (!tags.contains(tag.key()) || tags.value(tag.key()) != tag.value())
                return notDone();
        }
        return done();
    });
}

ReadBackStep proveUntagResource(const SentChange &sent)
{
    const auto &request = sent.as<UntagResource>();
    GetTags::Request read;
    read.resourceArn = request.resourceArn;
    return ask<GetTags>(read, [keys = request.tagKeys](const GetTags::Response &answer) {
        const auto tags = answer.tags.value_or(QMap<QString, QString>());
        return doneIf(std::none_of(keys.begin(), keys.end(),
                                   [&tags](const QString &key) { return tags.contains(key); }));
    });
}

} // namespace

std::span<const ReadBack> ofGateway()
{
    static const ReadBack table[] = {
        {.change = &CreateApiKey::operation,
         .prove = proveCreateApiKey,
         .mark = markApiKey,
         .before = beforeCreatingApiKey},
        {.change = &ImportApiKeys::operation,
         .prove = proveImportApiKeys,
         .before = beforeImportingApiKeys},
        {.change = &UpdateApiKey::operation, .prove = proveUpdateApiKey},
        {.change = &DeleteApiKey::operation, .prove = proveDeleteApiKey},
        {.change = &CreateUsagePlan::operation,
         .prove = proveCreateUsagePlan,
         .mark = markUsagePlan},
        {.change = &UpdateUsagePlan::operation, .prove = proveUpdateUsagePlan},
        {.change = &DeleteUsagePlan::operation, .prove = proveDeleteUsagePlan},
        {.change = &CreateUsagePlanKey::operation, .prove = proveCreateUsagePlanKey},
        {.change = &DeleteUsagePlanKey::operation, .prove = proveDeleteUsagePlanKey},
        {.change = &UpdateUsage::operation,
         .prove = proveUpdateUsage,
         .before = beforeUpdatingUsage},
        {.change = &UpdateAccount::operation, .prove = proveUpdateAccount},
        {.change = &TagResource::operation, .prove = proveTagResource},
        {.change = &UntagResource::operation, .prove = proveUntagResource},
    };
    return table;
}

} // namespace lc::readbacks
