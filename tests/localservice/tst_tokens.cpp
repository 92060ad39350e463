// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/tokens.h"
#include "localservice/examples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject claimsIn(const QString &token)
{
    const QByteArray payload =
        QByteArray::fromBase64(token.toLatin1().split('.').value(1), QByteArray::Base64UrlEncoding);
    return QJsonDocument::fromJson(payload).object();
}

QString withoutLastByte(QString token)
{
    token.chop(1);
    return token;
}

} // namespace

/// Refresh tokens and the access tokens they give.
class TestTokens : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_license;

    CreateToken::Request tokenFor(const QString &arn) const
    {
        CreateToken::Request request;
        request.licenseArn = arn;
        request.clientToken = examples::newToken();
        return request;
    }
    QByteArray refusalOf(const CreateToken::Request &request, const QString &profile = u"vendor"_s,
                         const QByteArray &region = "us-east-1")
    {
        const auto made = m_world->call<CreateToken>(profile, request, region);
        return made ? QByteArray("accepted") : made.error().code;
    }
    CreateToken::Response newToken()
    {
        const auto made = m_world->call<CreateToken>(u"vendor"_s, tokenFor(m_license));
        return made ? *made : CreateToken::Response();
    }
    /// GetAccessToken without a signature, as programs without credentials send it.
    Served<QString> accessToken(const QString &token, const QList<QString> &properties = {})
    {
        GetAccessToken::Request request;
        request.token = token;
        if (!properties.isEmpty())
            request.tokenProperties = properties;
        const HttpAnswer answer =
            m_world->send(m_world->requestFor(GetAccessToken::operation, &request));
        if (answer.status != 200)
            return unexpected(ServiceWorld::errorIn(answer));
        return *readJson<GetAccessToken::Response>(answer.body)->accessToken;
    }
    QByteArray accessRefusal(const QString &token)
    {
        const auto got = accessToken(token);
        return got ? QByteArray("accepted") : got.error().code;
    }
    QList<TokenData> listed(const ListTokens::Request &request = {},
                            const QString &profile = u"vendor"_s,
                            const QByteArray &region = "us-east-1")
    {
        const auto list = m_world->call<ListTokens>(profile, request, region);
        return list ? *list->tokens : QList<TokenData>();
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_license = examples::createLicense(*m_world);
    }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void saysWhatItIsFor()
    {
        CreateToken::Request request = tokenFor(m_license);
        request.tokenProperties = QList{u"site:berlin"_s};
        request.roleArns = QList{u"arn:aws:iam::111122223333:role/Consumption"_s};
        request.expirationInDays = 30;
        const auto made = m_world->call<CreateToken>(u"vendor"_s, request);
        QVERIFY(made);
        QVERIFY(*made->tokenType == TokenType::RefreshToken);
        const QJsonObject claims = claimsIn(*made->token);
        QCOMPARE(claims.value(u"iss"_s), u"openid-license-manager.amazonaws.com"_s);
        QCOMPARE(claims.value(u"aud"_s), m_license);
        QCOMPARE(claims.value(u"sub"_s), *made->tokenId);
        QCOMPARE(claims.value(u"amr"_s).toArray(),
                 QJsonArray({u"site:berlin"_s,
                             u"aws:license-manager:token-issuer-account-id:111122223333"_s}));
        QCOMPARE(claims.value(u"exp"_s).toInteger() - claims.value(u"iat"_s).toInteger(),
                 30 * 86400);
        const TokenData data = listed().value(0);
        QCOMPARE(data.tokenId, made->tokenId);
        QCOMPARE(data.tokenType, u"REFRESH_TOKEN"_s);
        QCOMPARE(data.licenseArn, m_license);
        QCOMPARE(data.expirationTime->text, u"2026-04-18T08:00:00Z"_s);
        QCOMPARE(data.tokenProperties, request.tokenProperties);
        QCOMPARE(data.roleArns, request.roleArns);
        QCOMPARE(data.status, u"AVAILABLE"_s);
    }

    void livesAYear()
    {
        QCOMPARE(claimsIn(*newToken().token).value(u"exp"_s).toInteger(),
                 std::chrono::duration_cast<std::chrono::seconds>(
                     (m_world->clock().now() + 365 * 24h).time_since_epoch())
                     .count());
    }

    void refusals_data()
    {
        using Edit = std::function<void(CreateToken::Request &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const QByteArray &code, const Edit &edit) {
            QTest::newRow(name) << edit << code;
        };
        row("as it stands", "accepted", [](auto &) {});
        row("three properties", "accepted", [](auto &r) {
            r.tokenProperties = QList{u"a"_s, u"b"_s, u"c"_s};
        });
        row("four properties", "ValidationException", [](auto &r) {
            r.tokenProperties = QList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        });
        row("no day", "ValidationException", [](auto &r) { r.expirationInDays = 0; });
        row("too many days", "ValidationException",
            [](auto &r) { r.expirationInDays = 1'000'000; });
        row("role is no ARN", "ValidationException", [](auto &r) { r.roleArns = QList{u"x"_s}; });
        row("too long", "ValidationException",
            [](auto &r) { r.tokenProperties = QList{QString(4000, u'x')}; });
        row("unknown license", "ResourceNotFoundException",
            [](auto &r) { r.licenseArn.replace(r.licenseArn.size() - 4, 4, u"0000"_s); });
    }
    void refusals()
    {
        QFETCH(std::function<void(CreateToken::Request &)>, edit);
        CreateToken::Request request = tokenFor(m_license);
        edit(request);
        QTEST(refusalOf(request), "code");
    }

    void madeAndDeletedAtHome()
    {
        const auto away = m_world->call<CreateToken>(u"vendor"_s, tokenFor(m_license), "eu-west-1");
        QCOMPARE(away.error().code, "RedirectException");
        QCOMPARE(away.error().members.value(0).second, u"us-east-1"_s);
        const QString id = *newToken().tokenId;
        QCOMPARE(m_world->call<DeleteToken>(u"vendor"_s, {id}, "eu-west-1").error().code,
                 "RedirectException");
        QCOMPARE(listed({}, u"vendor"_s, "eu-west-1").size(), 0);
        QCOMPARE(listed().size(), 1);
    }

    void granteesNeedTheRight()
    {
        QCOMPARE(refusalOf(tokenFor(m_license), u"customer"_s), "ResourceNotFoundException");
        const QString grant = examples::createActiveGrant(*m_world, m_license);
        QCOMPARE(refusalOf(tokenFor(m_license), u"customer"_s), "AccessDeniedException");
        CreateGrantVersion::Request rights;
        rights.clientToken = examples::newToken();
        rights.grantArn = grant;
        rights.allowedOperations = QList<Open<AllowedOperation>>{AllowedOperation::CreateToken};
        QVERIFY(m_world->call<CreateGrantVersion>(u"vendor"_s, rights));
        QCOMPARE(refusalOf(tokenFor(m_license), u"customer"_s), "accepted");
        QCOMPARE(listed({}, u"customer"_s).size(), 1);
        QCOMPARE(listed().size(), 0);
    }

    void tenForALicense()
    {
        CreateToken::Request shortLived = tokenFor(m_license);
        shortLived.expirationInDays = 1;
        QCOMPARE(refusalOf(shortLived), "accepted");
        for (int i = 0; i < 9; ++i)
            QCOMPARE(refusalOf(tokenFor(m_license)), "accepted");
        QCOMPARE(refusalOf(tokenFor(m_license)), "ResourceLimitExceededException");
        QCOMPARE(refusalOf(tokenFor(examples::createLicense(*m_world))), "accepted");
        m_world->clock().advance(24h);
        QCOMPARE(refusalOf(tokenFor(m_license)), "accepted");
    }

    /// The documented window of its ClientToken is ten minutes.
    void clientTokenForTenMinutes()
    {
        const CreateToken::Request request = tokenFor(m_license);
        const auto first = m_world->call<CreateToken>(u"vendor"_s, request);
        m_world->clock().advance(10min);
        QCOMPARE(*m_world->call<CreateToken>(u"vendor"_s, request), *first);
        m_world->clock().advance(1s);
        const auto second = m_world->call<CreateToken>(u"vendor"_s, request);
        QVERIFY(second);
        QVERIFY(second->tokenId != first->tokenId);
        QCOMPARE(listed().size(), 2);
    }

    void filtersAndPages()
    {
        const QString other = examples::createLicense(*m_world);
        QStringList ids;
        for (int i = 0; i < 5; ++i)
            ids.append(*newToken().tokenId);
        QVERIFY(m_world->call<CreateToken>(u"vendor"_s, tokenFor(other)));
        ListTokens::Request request;
        request.filters = QList{Filter{u"LicenseArns"_s, QList{other}}};
        QCOMPARE(listed(request).size(), 1);
        request.filters = QList{Filter{u"LicenseArns"_s, QList{m_license}}};
        request.maxResults = 2;
        QStringList seen;
        do {
            const auto page = m_world->call<ListTokens>(u"vendor"_s, request);
            QVERIFY(page);
            for (const TokenData &data : *page->tokens)
                seen.append(*data.tokenId);
            request.nextToken = page->nextToken;
        } while (request.nextToken);
        QCOMPARE(seen, ids);
        ListTokens::Request byId;
        byId.tokenIds = QList<QString>{ids[3], u"none"_s};
        QCOMPARE(listed(byId).size(), 1);
        byId.filters = QList{Filter{u"TokenIds"_s, QList{ids[3]}}};
        QCOMPARE(m_world->call<ListTokens>(u"vendor"_s, byId).error().code, "ValidationException");
    }

    void deletedTokensAreOfNoUse()
    {
        const CreateToken::Response made = newToken();
        QCOMPARE(accessRefusal(*made.token), "accepted");
        QCOMPARE(m_world->call<DeleteToken>(u"customer"_s, {*made.tokenId}).error().code,
                 "ResourceNotFoundException");
        QVERIFY(m_world->call<DeleteToken>(u"vendor"_s, {*made.tokenId}));
        QCOMPARE(accessRefusal(*made.token), "ValidationException");
        QCOMPARE(listed().size(), 0);
        QCOMPARE(m_world->call<DeleteToken>(u"vendor"_s, {*made.tokenId}).error().code,
                 "ResourceNotFoundException");
    }

    void accessTokens()
    {
        CreateToken::Request request = tokenFor(m_license);
        request.tokenProperties = QList{u"site:berlin"_s, u"line:2"_s};
        const QString refresh = *m_world->call<CreateToken>(u"vendor"_s, request)->token;
        const auto access = accessToken(refresh, {u"line:2"_s});
        QVERIFY(access);
        const QJsonObject claims = claimsIn(*access);
        QCOMPARE(claims.value(u"aud"_s), m_license);
        QCOMPARE(claims.value(u"exp"_s).toInteger() - claims.value(u"iat"_s).toInteger(), 3600);
        QCOMPARE(accessToken(refresh, {u"line:3"_s}).error().code, "ValidationException");
        QCOMPARE(accessRefusal(*access), "ValidationException");
        QCOMPARE(accessRefusal(withoutLastByte(refresh)), "ValidationException");
        QCOMPARE(accessRefusal(u"a.b.c"_s), "ValidationException");
        QCOMPARE(accessToken(u"nonsense"_s).error().message, u"Invalid token"_s);
        QCOMPARE(accessRefusal(QString(5000, u'x')), "ValidationException");
    }

    void accessEndsWithTheToken()
    {
        CreateToken::Request request = tokenFor(m_license);
        request.expirationInDays = 1;
        const QString refresh = *m_world->call<CreateToken>(u"vendor"_s, request)->token;
        m_world->clock().advance(24h - 10min);
        const QJsonObject claims = claimsIn(*accessToken(refresh));
        QCOMPARE(claims.value(u"exp"_s).toInteger() - claims.value(u"iat"_s).toInteger(), 600);
        m_world->clock().advance(10min);
        QCOMPARE(accessRefusal(refresh), "ValidationException");
    }

    void accessEndsWithTheLicense()
    {
        const QString refresh = *newToken().token;
        QVERIFY(m_world->call<DeleteLicense>(u"vendor"_s, {m_license, u"1"_s}));
        QCOMPARE(accessRefusal(refresh), "ValidationException");
        QCOMPARE(refusalOf(tokenFor(m_license)), "ResourceNotFoundException");
    }

    void tenAnHour()
    {
        const QString refresh = *newToken().token;
        const QString second = *newToken().token;
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(accessRefusal(i % 2 == 0 ? refresh : second), "accepted");
            m_world->clock().advance(1min);
        }
        QCOMPARE(accessRefusal(refresh), "RateLimitExceededException");
        m_world->clock().advance(50min);
        QCOMPARE(accessRefusal(refresh), "accepted");
        QCOMPARE(accessRefusal(refresh), "RateLimitExceededException");
    }

    void survivesARestart()
    {
        const QString refresh = *newToken().token;
        m_world->restart();
        QCOMPARE(accessRefusal(refresh), "accepted");
    }

    /// GetAccessToken is the only operation of License Manager that needs no signature.
    void nothingElseIsUnsigned()
    {
        const ListTokens::Request request;
        const HttpAnswer answer =
            m_world->send(m_world->requestFor(ListTokens::operation, &request));
        QCOMPARE(answer.status, 403);
        QCOMPARE(ServiceWorld::errorIn(answer).code, "MissingAuthenticationTokenException");
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
