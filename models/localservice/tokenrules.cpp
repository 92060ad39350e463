// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/tokenrules.h"

#include "api/licensemanager/tokens.h"
#include "core/json.h"
#include "localservice/filters.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/signedtoken.h"
#include "localservice/tokenrecord.h"

#include <QUuid>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

const QString tokenKind = u"token"_s;
constexpr char byAccountAndLicense[] = "token-of"; ///< see heldBy
constexpr qsizetype longestToken = 4096;
constexpr int tokensPerLicense = 10;
constexpr int accessTokensPerHour = 10;
constexpr std::chrono::hours accessTokenLife{1};

qint64 secondsOf(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
}

TokenData shownToken(const TokenRecord &record)
{
    TokenData data;
    data.tokenId = record.tokenId;
    data.tokenType = Open(TokenType::RefreshToken).text;
    data.licenseArn = record.licenseArn;
    data.expirationTime = DateText(record.expiresAt);
    data.tokenProperties = record.tokenProperties;
    data.roleArns = record.roleArns;
    data.status = u"AVAILABLE"_s;
    return data;
}

std::optional<QString> lifeFault(const CreateToken::Request &request)
{
    const qint64 days = request.expirationInDays.value_or(behaviour::tokenLifeInDays.value);
    if (days >= 1 && days <= behaviour::longestTokenLifeInDays.value)
        return std::nullopt;
    return u"ExpirationInDays must be from 1 to %1."_s.arg(behaviour::longestTokenLifeInDays.value);
}

/// Tokens that the caller has for the license and that have not expired.
int usableTokens(Call &call, const QString &licenseArn)
{
    ResourceQuery query;
    query.kind = tokenKind;
    query.keyName = byAccountAndLicense;
    query.keyValue = heldBy(licenseArn, call.caller.account);
    query.limit = std::numeric_limits<int>::max();
    const QList<Resource> tokens = call.store.list(query);
    return int(std::count_if(tokens.begin(), tokens.end(), [&](const Resource &resource) {
        return recordIn<TokenRecord>(resource.document).expiresAt > call.now;
    }));
}

Served<LicenseEntry> licenseFor(Call &call, const QString &arn)
{
    const auto license = findLicense(call, arn);
    if (!license || license->isDeleted())
        return refuseMissing(call.operation, u"The license %1 was not found."_s.arg(arn));
    const bool isOwn = license->resource.account == call.caller.account;
    if (!isOwn && !usableGrant(call, arn, call.caller.account, AllowedOperation::CreateToken))
        return refuse("AccessDeniedException",
                      u"No active grant of the license allows CreateToken."_s);
    if (license->resource.region != call.caller.region)
        return redirect(license->resource.region);
    return *license;
}

TokenClaims claimsOf(const TokenRecord &record, const QString &account, Instant now)
{
    TokenClaims claims;
    claims.issuer = tokenIssuer;
    claims.subject = record.tokenId;
    claims.audience = record.licenseArn;
    claims.methods = record.tokenProperties.value_or(QList<QString>());
    claims.methods.append(issuerAccountPrefix + account);
    claims.issuedAt = secondsOf(now);
    claims.expiresAt = secondsOf(record.expiresAt);
    claims.use = u"refresh"_s;
    claims.roleArns = record.roleArns;
    return claims;
}

Unexpected<ServiceError> cannotSign()
{
    return unexpected(
        ServiceError{"ServerInternalException", u"The token could not be signed."_s, 500});
}

Served<CreateToken::Response> createToken(Call &call, const CreateToken::Request &request)
{
    if (const auto fault = lifeFault(request))
        return refuseInput(call.operation, *fault);
    const auto license = licenseFor(call, request.licenseArn);
    if (!license)
        return unexpected(license.error());
    if (call.setup.isBeyond(usableTokens(call, license->arn()), tokensPerLicense))
        return refuse("ResourceLimitExceededException",
                      u"The account has reached its quota of %1 tokens for the license."_s.arg(
                          tokensPerLicense));
    TokenRecord record;
    record.tokenId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.licenseArn = license->arn();
    record.roleArns = request.roleArns;
    record.tokenProperties = request.tokenProperties;
    record.expiresAt = std::chrono::floor<std::chrono::seconds>(call.now)
        + std::chrono::days(request.expirationInDays.value_or(behaviour::tokenLifeInDays.value));
    const auto token = signedtoken::sign(
        call, tokenIssuer, writeJson(claimsOf(record, call.caller.account, call.now)));
    if (!token)
        return cannotSign();
    if (token->size() > longestToken)
        return refuseInput(call.operation,
                           u"RoleArns and TokenProperties are too long for a token."_s);
    Resource resource;
    resource.kind = tokenKind;
    resource.account = call.caller.account;
    resource.region = license->resource.region;
    resource.id = record.tokenId;
    resource.document = writeJson(record);
    call.store.insert(resource);
    call.store.addKey(resource, byAccountAndLicense, heldBy(record.licenseArn, resource.account));
    return CreateToken::Response{record.tokenId, TokenType::RefreshToken, token};
}

Served<DeleteToken::Response> deleteToken(Call &call, const DeleteToken::Request &request)
{
    const auto resource = call.store.find(tokenKind, request.tokenId);
    if (!resource || resource->account != call.caller.account)
        return refuseMissing(call.operation, u"The token %1 was not found."_s.arg(request.tokenId));
    if (resource->region != call.caller.region)
        return redirect(resource->region);
    call.store.remove(*resource);
    return DeleteToken::Response();
}

Served<ListTokens::Response> listTokens(Call &call, const ListTokens::Request &request)
{
    const auto filters = Filters::read(call.operation, request.filters, {"LicenseArns"_L1});
    if (!filters)
        return unexpected(filters.error());
    const QList<QString> ids = request.tokenIds.value_or(QList<QString>());
    ResourceQuery query;
    query.kind = tokenKind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    const auto page =
        listPage<TokenData>(call, request, query, request.maxResults, request.nextToken,
                            [&](const Resource &resource) -> std::optional<TokenData> {
                                const auto record = recordIn<TokenRecord>(resource.document);
                                const bool isShown = (ids.isEmpty() || ids.contains(resource.id))
                                    && filters->allows("LicenseArns"_L1, record.licenseArn);
                                return isShown ? std::optional(shownToken(record)) : std::nullopt;
                            });
    if (!page)
        return unexpected(page.error());
    return ListTokens::Response{page->records, page->nextToken};
}

Unexpected<ServiceError> invalidToken(const Call &call)
{
    return refuseInput(call.operation, u"Invalid token"_s);
}

/// The stored token that a refresh token is, as long as it can be used.
Served<Resource> usableToken(Call &call, const QString &token)
{
    const auto payload = signedtoken::verified(call.store, tokenIssuer, token.toLatin1());
    const auto claims = payload ? readJson<TokenClaims>(*payload, Reading::Strict)
                                : Result<TokenClaims, JsonError>(unexpected(JsonError()));
    if (!claims || claims->use != u"refresh" || claims->expiresAt <= secondsOf(call.now))
        return invalidToken(call);
    const auto resource = call.store.find(tokenKind, claims->subject);
    const auto license = call.store.find(kind::license, claims->audience);
    if (!resource || !license || licenseIn(*license).isDeleted())
        return invalidToken(call);
    return *resource;
}

/// Notes that an access token is made for the license; false beyond the hourly quota.
bool countAccessToken(Call &call, const QString &licenseArn)
{
    const QString name = u"access-tokens/"_s + licenseArn;
    QList<QByteArray> recent;
    for (const QByteArray &second : call.store.value(name).value_or(QByteArray()).split(' ')) {
        if (second.toLongLong() > secondsOf(call.now - std::chrono::hours(1)))
            recent.append(second);
    }
    if (call.setup.isBeyond(int(recent.size()), accessTokensPerHour))
        return false;
    recent.append(QByteArray::number(secondsOf(call.now)));
    call.store.setValue(name, recent.join(' '));
    return true;
}

Served<GetAccessToken::Response> getAccessToken(Call &call, const GetAccessToken::Request &request)
{
    const auto resource = usableToken(call, request.token);
    if (!resource)
        return unexpected(resource.error());
    const auto record = recordIn<TokenRecord>(resource->document);
    const QList<QString> properties = record.tokenProperties.value_or(QList<QString>());
    for (const QString &property : request.tokenProperties.value_or(QList<QString>())) {
        if (!properties.contains(property))
            return refuseInput(call.operation,
                               u"The token does not have the property %1."_s.arg(property));
    }
    if (!countAccessToken(call, record.licenseArn))
        return refuse(
            "RateLimitExceededException",
            u"Access tokens of a license can be made %1 times an hour."_s.arg(accessTokensPerHour));
    TokenClaims claims = claimsOf(record, resource->account, call.now);
    claims.use = u"access"_s;
    claims.expiresAt = std::min(claims.expiresAt, secondsOf(call.now + accessTokenLife));
    auto token = signedtoken::sign(call, tokenIssuer, writeJson(claims));
    if (!token)
        return cannotSign();
    return GetAccessToken::Response{std::move(token)};
}

} // namespace

void addTokenRules(HandlerTable &table)
{
    table.add<CreateToken>(createToken);
    table.add<DeleteToken>(deleteToken);
    table.add<ListTokens>(listTokens);
    table.add<GetAccessToken>(getAccessToken);
}

} // namespace lc
