// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "support/rawserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStringList>
#include <QUrlQuery>

#include <chrono>
#include <functional>

namespace lc::test {

/// IAM Identity Center and STS on loopback, in their own wire forms: sign-ins that are confirmed
/// when the test says so, refresh tokens that are good for one use, keys of roles.
class SignInServer {
public:
    SignInServer() : m_server([this](const RawRequest &request) { answer(request); }) { }

    QByteArray origin() const { return m_server.origin(); }
    QString url() const { return QString::fromLatin1(origin()); }
    int count(const char *operation) const
    {
        return int(calls.count(QString::fromLatin1(operation)));
    }

    /// Refuses everything that a refresh token could still be used for.
    void forgetSignIn() { m_refreshToken.clear(); }
    /// As if somebody had signed in: the refresh token to begin with.
    QString begin()
    {
        m_refreshToken = QStringLiteral("refresh-0");
        return m_refreshToken;
    }
    const QString &refreshToken() const { return m_refreshToken; }

    std::function<Instant()> now = [] { return SystemClock().now(); };
    std::chrono::seconds tokenLife = std::chrono::hours(8);
    std::chrono::seconds keyLife = std::chrono::hours(1);
    bool isConfirmed = true; ///< the person has said yes in the browser
    QString verificationUri = QStringLiteral("https://device.sso.example/");
    QString acceptedCode; ///< that AssumeRole wants; empty: none
    QSet<QString> deadTokens; ///< that the portal does not accept any more
    /// Answers instead when it returns true; gets the operation.
    std::function<bool(const QString &, const RawRequest &)> instead;
    QStringList calls; ///< operations, in their order
    QList<QJsonObject> bodies; ///< of the calls, forms as objects
    int lostRefreshes = 0; ///< refresh tokens that were used twice or never handed out

private:
    static QString operationOf(const RawRequest &request, const QJsonObject &body)
    {
        const QByteArray path = request.target().split('?').first();
        if (path == "/token")
            return QStringLiteral("CreateToken");
        if (path == "/client/register")
            return QStringLiteral("RegisterClient");
        if (path == "/device_authorization")
            return QStringLiteral("StartDeviceAuthorization");
        if (path == "/federation/credentials")
            return QStringLiteral("GetRoleCredentials");
        return body.value(QStringLiteral("Action")).toString();
    }
    static QJsonObject bodyOf(const RawRequest &request)
    {
        if (!request.header("Content-Type").startsWith("application/x-www-form"))
            return QJsonDocument::fromJson(request.body).object();
        QJsonObject body;
        const QUrlQuery form(QString::fromLatin1(request.body));
        for (const auto &[name, value] : form.queryItems(QUrl::FullyDecoded))
            body.insert(name, value);
        return body;
    }
    static void reply(const RawRequest &request, const QJsonObject &answer)
    {
        request.socket->write(RawServer::answer(QJsonDocument(answer).toJson()));
    }
    static void refuse(const RawRequest &request, const char *code,
                       const QByteArray &status = "400 Bad Request")
    {
        request.socket->write(
            RawServer::answer(R"({"error":"x","error_description":"told by the server"})", status,
                              QByteArray("x-amzn-ErrorType: ") + code + "\r\n"));
    }

    void answer(const RawRequest &request)
    {
        const QJsonObject body = bodyOf(request);
        const QString operation = operationOf(request, body);
        calls.append(operation);
        bodies.append(body);
        if (instead && instead(operation, request))
            return;
        if (operation == QLatin1StringView("CreateToken"))
            createToken(request, body);
        else if (operation == QLatin1StringView("RegisterClient")) {
            m_hasScopes = body.contains(QStringLiteral("scopes"));
            reply(request,
                  {{QStringLiteral("clientId"), QStringLiteral("client")},
                   {QStringLiteral("clientSecret"), QStringLiteral("client-secret")},
                   {QStringLiteral("clientSecretExpiresAt"),
                    double(secondsFromNow(std::chrono::hours(24 * 90)))}});
        } else if (operation == QLatin1StringView("StartDeviceAuthorization"))
            reply(request,
                  {{QStringLiteral("deviceCode"), QStringLiteral("device")},
                   {QStringLiteral("userCode"), QStringLiteral("ABCD-EFGH")},
                   {QStringLiteral("verificationUri"), verificationUri},
                   {QStringLiteral("expiresIn"), 600},
                   {QStringLiteral("interval"), 0}});
        else if (operation == QLatin1StringView("GetRoleCredentials"))
            getRoleCredentials(request);
        else
            assumeRole(request, operation, body);
    }

    void createToken(const RawRequest &request, const QJsonObject &body)
    {
        const bool isRefresh = body.value(QStringLiteral("grantType")).toString()
            == QLatin1StringView("refresh_token");
        if (isRefresh) {
            const QString given = body.value(QStringLiteral("refreshToken")).toString();
            if (m_refreshToken.isEmpty() || given != m_refreshToken) {
                ++lostRefreshes;
                refuse(request, "InvalidGrantException");
                return;
            }
        } else if (!isConfirmed) {
            refuse(request, "AuthorizationPendingException");
            return;
        }
        const QString number = QString::number(++m_tokens);
        QJsonObject answer{{QStringLiteral("accessToken"), QStringLiteral("access-") + number},
                           {QStringLiteral("tokenType"), QStringLiteral("Bearer")},
                           {QStringLiteral("expiresIn"), double(tokenLife.count())}};
        // Handed out for a scope only, which the legacy form does not ask for.
        const bool isScoped = isRefresh || m_hasScopes;
        if (isScoped) {
            m_refreshToken = QStringLiteral("refresh-") + number;
            answer.insert(QStringLiteral("refreshToken"), m_refreshToken);
        }
        reply(request, answer);
    }

    void getRoleCredentials(const RawRequest &request)
    {
        const QString token = QString::fromLatin1(request.header("x-amz-sso_bearer_token"));
        if (token.isEmpty() || deadTokens.contains(token)) {
            refuse(request, "UnauthorizedException", "401 Unauthorized");
            return;
        }
        reply(request,
              {{QStringLiteral("roleCredentials"),
                QJsonObject{
                    {QStringLiteral("accessKeyId"),
                     QStringLiteral("ASIA") + QString::number(++m_keys)},
                    {QStringLiteral("secretAccessKey"), QStringLiteral("S")},
                    {QStringLiteral("sessionToken"), token},
                    {QStringLiteral("expiration"), double(secondsFromNow(keyLife)) * 1000}}}});
    }

    void assumeRole(const RawRequest &request, const QString &operation, const QJsonObject &body)
    {
        const QString code = body.value(QStringLiteral("TokenCode")).toString();
        if (!acceptedCode.isEmpty() && code != acceptedCode) {
            request.socket->write(RawServer::answer(
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>wrong code</Message>"
                "</Error></ErrorResponse>",
                "403 Forbidden"));
            return;
        }
        const QByteArray name = operation.toLatin1();
        request.socket->write(RawServer::answer(
            '<' + name + "Response><" + name + "Result><Credentials><AccessKeyId>ASIA"
            + QByteArray::number(++m_keys)
            + "</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken>"
              "<Expiration>"
            + toIsoText(now() + keyLife).toLatin1() + "</Expiration></Credentials></" + name
            + "Result></" + name + "Response>"));
    }

    qint64 secondsFromNow(std::chrono::seconds later) const
    {
        return std::chrono::floor<std::chrono::seconds>(now() + later).time_since_epoch().count();
    }

    QString m_refreshToken; ///< the one that is good; empty: none
    int m_tokens = 0;
    int m_keys = 0;
    bool m_hasScopes = true;
    RawServer m_server;
};

} // namespace lc::test
