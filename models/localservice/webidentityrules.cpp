// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/webidentityrules.h"

#include "api/sts/webidentity.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/behaviour.h"
#include "localservice/handlertable.h"
#include "localservice/sessionkeys.h"
#include "localservice/signedtoken.h"
#include "localservice/tokenrecord.h"

#include <QCryptographicHash>

namespace lc {

using namespace Qt::StringLiterals;
using sts::AssumeRoleWithWebIdentity;

namespace {

constexpr qint64 defaultDuration = 3600; ///< seconds, documented

Served<TokenClaims> claimsIn(Call &call, const QString &token)
{
    const auto payload = signedtoken::verified(call.store, tokenIssuer, token.toLatin1());
    const auto claims = payload ? readJson<TokenClaims>(*payload, Reading::Strict)
                                : Result<TokenClaims, JsonError>(unexpected(JsonError()));
    if (!claims || claims->use != u"access")
        return refuse("InvalidIdentityTokenException",
                      u"The web identity token is not an access token of License Manager."_s);
    if (Instant(std::chrono::seconds(claims->expiresAt)) <= call.now)
        return refuse("ExpiredTokenException", u"Token expired: the access token has ended."_s);
    return *claims;
}

/// Whether the role can be assumed with the token: there are no trust policies here, so it must be
/// of the account that made the token, and named by the token where that names roles.
bool isTrusted(const Arn &role, const QString &text, const TokenClaims &claims)
{
    const bool isRole = role.service == u"iam" && role.resource.startsWith(u"role/");
    return isRole && claims.methods.contains(issuerAccountPrefix + role.account)
        && (!claims.roleArns || claims.roleArns->isEmpty() || claims.roleArns->contains(text));
}

Served<AssumeRoleWithWebIdentity::Response>
assumeRole(Call &call, const AssumeRoleWithWebIdentity::Request &request)
{
    const auto claims = claimsIn(call, request.webIdentityToken);
    if (!claims)
        return unexpected(claims.error());
    if (request.policy || request.policyArns)
        return refuse("MalformedPolicyDocumentException",
                      u"Session policies are not evaluated by this service."_s);
    const auto role = Arn::parse(request.roleArn);
    if (!role || !isTrusted(*role, request.roleArn, *claims))
        return unexpected(ServiceError{"AccessDeniedException",
                                       u"Not authorized to perform sts:AssumeRoleWithWebIdentity"_s,
                                       403});
    const QString roleName = role->resource.section(u'/', -1);
    Session session;
    session.accessKeyId = SessionKeys::newAccessKeyId();
    session.account = role->account;
    session.role = roleName + u'/' + request.roleSessionName;
    session.expiresAt = std::chrono::floor<std::chrono::seconds>(call.now)
        + std::chrono::seconds(request.durationSeconds.value_or(defaultDuration));
    const SessionKeys keys = SessionKeys::of(call.store);
    AssumeRoleWithWebIdentity::Response response;
    response.credentials = sts::SessionCredentials{
        session.accessKeyId, QString::fromLatin1(keys.secretOf(session.accessKeyId).bytes()),
        keys.tokenOf(session), session.expiresAt};
    response.subjectFromWebIdentityToken = claims->subject;
    response.assumedRoleUser = sts::AssumedRoleUser{
        roleId(role->account, roleName) + u':' + request.roleSessionName,
        u"arn:%1:sts::%2:assumed-role/%3"_s.arg(role->partition, role->account, session.role)};
    response.provider = claims->issuer;
    response.audience = claims->audience;
    return response;
}

} // namespace

QString roleId(const QString &account, const QString &role)
{
    const QByteArray name = (account + u'/' + role).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256);
    return u"AROA"_s + QString::fromLatin1(hash.toHex().left(17).toUpper());
}

void addWebIdentityRules(HandlerTable &table)
{
    table.add<AssumeRoleWithWebIdentity>(assumeRole);
}

} // namespace lc
