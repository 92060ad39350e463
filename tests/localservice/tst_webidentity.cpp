// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/tokens.h"
#include "localservice/examples.h"
#include "signing/signer.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString role = u"arn:aws:iam::444455556666:role/service/AWSLicenseManagerConsumptionRole"_s;

/// The text of an element of an XML answer.
QString element(const HttpAnswer &answer, const char *name)
{
    const QRegularExpression form(u"<%1>([^<]*)</%1>"_s.arg(QLatin1StringView(name)));
    return form.match(QString::fromUtf8(answer.body)).captured(1);
}

} // namespace

/// From a refresh token to a check-out with temporary credentials.
class TestWebIdentity : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_license;
    QString m_refresh;
    QString m_access;

    using Form = QList<std::pair<QString, QString>>;

    /// Changes the grant's rights, then makes the tokens of the customer.
    void makeTokens(const QList<QString> &roles = {})
    {
        CreateToken::Request request;
        request.licenseArn = m_license;
        request.clientToken = examples::newToken();
        if (!roles.isEmpty())
            request.roleArns = roles;
        const auto made = m_world->call<CreateToken>(u"customer"_s, request);
        QVERIFY(made);
        m_refresh = *made->token;
        const auto access = m_world->call<GetAccessToken>(u"customer"_s, {m_refresh, {}});
        QVERIFY(access);
        m_access = *access->accessToken;
    }

    HttpAnswer assume(const Form &changes = {})
    {
        QUrlQuery form;
        form.addQueryItem(u"Action"_s, u"AssumeRoleWithWebIdentity"_s);
        form.addQueryItem(u"Version"_s, u"2011-06-15"_s);
        form.addQueryItem(u"RoleArn"_s, role);
        form.addQueryItem(u"RoleSessionName"_s, u"line-2"_s);
        form.addQueryItem(u"WebIdentityToken"_s, m_access);
        for (const auto &[name, value] : changes) {
            form.removeQueryItem(name);
            if (!value.isEmpty())
                form.addQueryItem(name, value);
        }
        HttpRequest request;
        request.method = "POST";
        request.rawPath = "/";
        request.headers = {{"Host", "127.0.0.1:4577"},
                           {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
        request.body = form.toString(QUrl::FullyEncoded).toLatin1();
        return m_world->send(request);
    }

    /// A request signed with the credentials of an AssumeRoleWithWebIdentity answer.
    HttpRequest signedWith(const HttpAnswer &credentials, HttpRequest request,
                           const QByteArray &service, const QString &sessionToken) const
    {
        request.headers.emplaceBack("Host", "127.0.0.1:4577");
        request.headers.emplaceBack("X-Amz-Date", signingTime(m_world->clock().now()));
        if (!sessionToken.isEmpty())
            request.headers.emplaceBack("X-Amz-Security-Token", sessionToken.toLatin1());
        const SigningRequest canonical{request.method, request.rawPath, request.rawQuery,
                                       request.headers, sha256Hex(request.body)};
        SigningKeys keys;
        request.headers.emplaceBack("Authorization",
                                    sign(canonical, {m_world->clock().now(), "us-east-1", service},
                                         element(credentials, "AccessKeyId").toLatin1(),
                                         Secret(element(credentials, "SecretAccessKey").toLatin1()),
                                         keys));
        return request;
    }

    template <class Op>
    Served<typename Op::Response> callWith(const HttpAnswer &credentials,
                                           const typename Op::Request &request)
    {
        return callWith<Op>(credentials, request, element(credentials, "SessionToken"));
    }
    template <class Op>
    Served<typename Op::Response> callWith(const HttpAnswer &credentials,
                                           const typename Op::Request &request,
                                           const QString &sessionToken)
    {
        const HttpAnswer answer =
            m_world->send(signedWith(credentials, m_world->requestFor(Op::operation, &request),
                                     Op::operation.service->signingName, sessionToken));
        if (answer.status >= 300)
            return unexpected(ServiceWorld::errorIn(answer));
        return *readJson<typename Op::Response>(answer.body);
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_license = examples::createLicense(*m_world);
        const QString grant = examples::createActiveGrant(*m_world, m_license);
        CreateGrantVersion::Request rights;
        rights.clientToken = examples::newToken();
        rights.grantArn = grant;
        rights.allowedOperations = examples::grant(m_license).allowedOperations;
        rights.allowedOperations->append(AllowedOperation::CreateToken);
        QVERIFY(m_world->call<CreateGrantVersion>(u"vendor"_s, rights));
        makeTokens();
    }

    void credentialsConsumeLicenses()
    {
        const HttpAnswer assumed = assume();
        QCOMPARE(assumed.status, 200);
        QCOMPARE(element(assumed, "Audience"), m_license);
        QCOMPARE(element(assumed, "Provider"), u"openid-license-manager.amazonaws.com"_s);
        QCOMPARE(element(assumed, "Expiration"), u"2026-03-19T09:00:00Z"_s);
        QCOMPARE(
            element(assumed, "Arn"),
            u"arn:aws:sts::444455556666:assumed-role/AWSLicenseManagerConsumptionRole/line-2"_s);
        QVERIFY(element(assumed, "AssumedRoleId").endsWith(u":line-2"));
        const auto taken = callWith<CheckoutLicense>(assumed, examples::checkout(3));
        QVERIFY(taken);
        QCOMPARE(examples::consumedSeats(*m_world, m_license), 3);
        const QString token = *taken->licenseConsumptionToken;
        QVERIFY(callWith<ExtendLicenseConsumption>(assumed, {token, {}}));
        QVERIFY(callWith<GetLicense>(assumed, {m_license, {}}));
        QVERIFY(callWith<CheckInLicense>(assumed, {token, {}}));
        QCOMPARE(examples::consumedSeats(*m_world, m_license), 0);
    }

    void identityOfASession()
    {
        const HttpAnswer assumed = assume();
        HttpRequest request;
        request.method = "POST";
        request.rawPath = "/";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
        request.body = "Action=GetCallerIdentity&Version=2011-06-15";
        const HttpAnswer told =
            m_world->send(signedWith(assumed, request, "sts", element(assumed, "SessionToken")));
        QCOMPARE(told.status, 200);
        QCOMPARE(element(told, "Account"), u"444455556666"_s);
        QCOMPARE(element(told, "Arn"), element(assumed, "Arn"));
        QCOMPARE(element(told, "UserId"), element(assumed, "AssumedRoleId"));
    }

    void nothingElseIsAllowed()
    {
        const HttpAnswer assumed = assume();
        const auto listed = callWith<ListReceivedLicenses>(assumed, {});
        QCOMPARE(listed.error().code, "AuthorizationException");
        QVERIFY(listed.error().message.endsWith(u"because no identity-based policy allows the "
                                                "license-manager:ListReceivedLicenses action"));
        CreateToken::Request token;
        token.licenseArn = m_license;
        token.clientToken = examples::newToken();
        QCOMPARE(callWith<CreateToken>(assumed, token).error().code, "AuthorizationException");
        const auto plans = callWith<apigateway::GetUsagePlans>(assumed, {});
        QCOMPARE(plans.error().code, "AccessDeniedException");
        QCOMPARE(plans.error().status, 403);
    }

    void endsByTheClock()
    {
        const HttpAnswer assumed = assume({{u"DurationSeconds"_s, u"900"_s}});
        m_world->clock().advance(15min - 1s);
        QVERIFY(callWith<GetLicense>(assumed, {m_license, {}}));
        m_world->clock().advance(1s);
        QCOMPARE(callWith<GetLicense>(assumed, {m_license, {}}).error().code,
                 "ExpiredTokenException");
    }

    void sessionTokensAreSealed()
    {
        const HttpAnswer assumed = assume();
        const QString token = element(assumed, "SessionToken");
        QString forged = token;
        forged[3] = forged[3] == u'A' ? u'B' : u'A';
        const QString others = element(assume(), "SessionToken");
        for (const QString &wrong : {QString(), forged, others, token + u'x', u"."_s})
            QCOMPARE(callWith<GetLicense>(assumed, {m_license, {}}, wrong).error().code,
                     "UnrecognizedClientException");
        m_world->restart();
        QVERIFY(callWith<GetLicense>(assumed, {m_license, {}}));
    }

    void refusals_data()
    {
        QTest::addColumn<Form>("changes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, int status, const char *code, const Form &changes) {
            QTest::newRow(name) << changes << status << QString::fromLatin1(code);
        };
        row("other account", 403, "AccessDenied",
            {{u"RoleArn"_s, u"arn:aws:iam::111122223333:role/R"_s}});
        row("no role", 403, "AccessDenied",
            {{u"RoleArn"_s, u"arn:aws:iam::444455556666:user/R"_s}});
        row("no ARN", 403, "AccessDenied", {{u"RoleArn"_s, u"something that is no ARN"_s}});
        row("no role given", 400, "ValidationError", {{u"RoleArn"_s, {}}});
        row("session name", 400, "ValidationError", {{u"RoleSessionName"_s, u"a b"_s}});
        row("too short", 400, "ValidationError", {{u"DurationSeconds"_s, u"60"_s}});
        row("no number", 400, "ValidationError", {{u"DurationSeconds"_s, u"long"_s}});
        row("nonsense", 400, "InvalidIdentityToken", {{u"WebIdentityToken"_s, u"a.b.c"_s}});
        row("a policy", 400, "MalformedPolicyDocument", {{u"Policy"_s, u"{}"_s}});
        row("a policy's ARN", 400, "MalformedPolicyDocument",
            {{u"PolicyArns.member.1.arn"_s, u"arn:aws:iam::aws:policy/Any"_s}});
    }
    void refusals()
    {
        QFETCH(Form, changes);
        const HttpAnswer refused = assume(changes);
        QTEST(refused.status, "status");
        QTEST(element(refused, "Code"), "code");
    }

    void tokensOfAnotherKind()
    {
        const HttpAnswer refresh = assume({{u"WebIdentityToken"_s, m_refresh}});
        QCOMPARE(element(refresh, "Code"), u"InvalidIdentityToken"_s);
        QString forged = m_access;
        forged.chop(2);
        QCOMPARE(element(assume({{u"WebIdentityToken"_s, forged}}), "Code"),
                 u"InvalidIdentityToken"_s);
        m_world->clock().advance(1h);
        QCOMPARE(element(assume(), "Code"), u"ExpiredTokenException"_s);
    }

    void rolesNamedByTheToken()
    {
        makeTokens({role});
        QCOMPARE(assume().status, 200);
        const QString other = u"arn:aws:iam::444455556666:role/Other"_s;
        QCOMPARE(element(assume({{u"RoleArn"_s, other}}), "Code"), u"AccessDenied"_s);
        makeTokens();
        QCOMPARE(assume({{u"RoleArn"_s, other}}).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestWebIdentity)
#include "tst_webidentity.moc"
