// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/providers.h"

#include "aws/ssotokens.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <deque>
#include <optional>

using namespace lc;
using namespace std::chrono_literals;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject readObject(const QString &path)
{
    return QJsonDocument::fromJson(readAll(path)).object();
}

QJsonObject member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toObject();
}

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

/// Recorded exchanges in place of a network: what is sent must be what was recorded.
class RecordedTransport final : public QObject, public Transport {
public:
    explicit RecordedTransport(const QJsonArray &events)
    {
        for (const QJsonValue &event : events)
            take(member(event.toObject(), "action"));
    }

    Id send(TransportRequest request, Done done) override
    {
        ++sends;
        if (m_exchanges.size() > 1 && sends > 1)
            m_exchanges.pop_front();
        if (m_exchanges.empty()) {
            problems.append(QStringLiteral("sent to %1 without a record")
                                .arg(QString::fromLatin1(request.origin)));
            return 0;
        }
        const Recorded &recorded = m_exchanges.front();
        compare(recorded, request);
        QMetaObject::invokeMethod(
            this, [done = std::move(done), reply = recorded.reply] { done(reply); },
            Qt::QueuedConnection);
        return Id(sends);
    }
    void cancel(Id /*id*/) override { }

    int sends = 0;
    QStringList problems;

private:
    struct Recorded {
        QString method;
        QUrl url;
        QJsonObject headers;
        QByteArray body;
        TransportReply reply;
    };

    void take(const QJsonObject &action)
    {
        if (action.contains(QLatin1StringView("Request"))) {
            const QJsonObject request = member(member(action, "Request"), "request");
            QUrl url(text(request, "uri"));
            if (url.path().isEmpty())
                url.setPath(QStringLiteral("/"));
            m_exchanges.push_back(
                {text(request, "method"), url, member(request, "headers"), {}, {}});
        } else if (action.contains(QLatin1StringView("Response"))) {
            const QJsonObject answer = member(member(member(action, "Response"), "response"), "Ok");
            m_exchanges.back().reply.status = answer.value(QLatin1StringView("status")).toInt();
        } else if (action.contains(QLatin1StringView("Data"))) {
            const QJsonObject data = member(action, "Data");
            const QByteArray bytes = text(member(data, "data"), "Utf8").toUtf8();
            if (text(data, "direction") == QLatin1StringView("Response"))
                m_exchanges.back().reply.body += bytes;
            else
                m_exchanges.back().body += bytes;
        }
    }
    void expect(const char *what, const QString &actual, const QString &expected)
    {
        if (actual != expected)
            problems.append(QStringLiteral("%1: %2 instead of %3")
                                .arg(QLatin1StringView(what), actual, expected));
    }
    void compare(const Recorded &recorded, const TransportRequest &request)
    {
        const QUrl url = QUrl::fromEncoded(request.origin + request.rawPath);
        const auto sorted = [](const QByteArray &query) {
            QList<QByteArray> parts = query.split('&');
            std::sort(parts.begin(), parts.end());
            return QString::fromLatin1(parts.join('&'));
        };
        const auto header = [](const QJsonObject &headers, const char *name) {
            return headers.value(QLatin1StringView(name)).toArray().first().toString();
        };
        expect("method", QString::fromLatin1(request.method), recorded.method);
        expect("address", url.toString(), recorded.url.adjusted(QUrl::RemoveQuery).toString());
        expect("query", sorted(request.rawQuery),
               sorted(recorded.url.query(QUrl::FullyEncoded).toLatin1()));
        TransportReply sent{.status = 0, .headers = request.headers, .body = {}};
        expect("bearer token", QString::fromLatin1(sent.header("x-amz-sso_bearer_token")),
               header(recorded.headers, "x-amz-sso_bearer_token"));
        // The key that signed; the records' signatures are of other requests than their own.
        const auto keyOf = [](const QString &authorization) {
            return authorization.section(QLatin1StringView("Credential="), 1)
                .section(QLatin1Char('/'), 0, 0);
        };
        expect("key", keyOf(QString::fromLatin1(sent.header("Authorization"))),
               keyOf(header(recorded.headers, "authorization")));
        const auto action = [](const QByteArray &body) {
            return QUrlQuery(QString::fromLatin1(body)).queryItemValue(QStringLiteral("Action"));
        };
        expect("operation", action(request.body), action(recorded.body));
    }

    std::deque<Recorded> m_exchanges;
};

/// A scenario's folder, brought to a place of its own: its absolute paths lead there.
class Scenario {
public:
    explicit Scenario(const QString &folder)
        : test(readObject(folder + QStringLiteral("/test-case.json"))),
          traffic(readObject(folder + QStringLiteral("/http-traffic.json"))
                      .value(QStringLiteral("events"))
                      .toArray())
    {
        copy(folder + QStringLiteral("/fs"), m_root.path());
        const QJsonObject variables = readObject(folder + QStringLiteral("/env.json"));
        environment.insert(QStringLiteral("HOME"), m_root.filePath(QStringLiteral("home")));
        for (auto each = variables.begin(); each != variables.end(); ++each) {
            const QString value = each.value().toString();
            environment.insert(each.key(),
                               value.startsWith(QLatin1Char('/')) ? m_root.path() + value : value);
        }
        profiles = Profiles::load(ProfileFiles::locate(environment));
        if (const double end =
                member(member(test, "result"), "Ok").value(QStringLiteral("expiry")).toDouble();
            end > 0)
            clock->set(Instant(std::chrono::seconds(qint64(end))) - 45min);
    }
    ProviderParts parts()
    {
        return {.thread = QThread::currentThread(),
                .transport = &transport,
                .clock = clock,
                .person = {},
                .connectionId = {},
                .region =
                    AwsSettings::ofEnvironment(environment, profiles).region().value_or(QString()),
                .route = {},
                .signIns = {},
                .random = [] { return 0.0; }};
    }

    QJsonObject test;
    QJsonArray traffic;
    Environment environment;
    Profiles profiles;
    RecordedTransport transport{traffic};
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();

private:
    void copy(const QString &from, const QString &to)
    {
        QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString target = to + path.mid(from.size());
            QDir().mkpath(QFileInfo(target).path());
            QFile file(target);
            if (!file.open(QIODevice::WriteOnly) || file.write(adapted(readAll(path))) < 0)
                qFatal("cannot copy a scenario");
        }
    }
    /// Paths lead into the folder; commands that need a shell come from a script.
    QByteArray adapted(QByteArray content)
    {
        content.replace("= /token.jwt", "= " + m_root.path().toUtf8() + "/token.jwt");
        const qsizetype command = content.indexOf("credential_process = ");
        if (command < 0)
            return content;
        const qsizetype begin = command + qsizetype(strlen("credential_process = "));
        const qsizetype end = content.indexOf('\n', begin);
        QFile script(m_root.filePath(QStringLiteral("script")));
        if (!script.open(QIODevice::WriteOnly))
            qFatal("cannot write a script");
        script.write(content.mid(begin, end - begin));
        return content.replace(begin, end - begin, "/bin/sh '" + script.fileName().toUtf8() + '\'');
    }

    QTemporaryDir m_root;
};

/// Our own words where a scenario ends with an error.
const QHash<QString, QString> wordsOfErrors{
    {QStringLiteral("profile_overrides_web_identity"),
     QStringLiteral("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")},
    {QStringLiteral("sso_no_token_file"), QStringLiteral("Nobody has signed in")},
    {QStringLiteral("sso_server_error"), QStringLiteral("gave no keys of the role MySsoRole")},
    {QStringLiteral("web_identity_source_profile_no_env"),
     QStringLiteral("has web_identity_token_file, but no role_arn")},
    {QStringLiteral("web_identity_token_invalid_jwt"),
     QStringLiteral("InvalidIdentityToken: No OpenIDConnect provider found in your account")},
    {QStringLiteral("credential_process_failure"), QStringLiteral("code 1")},
    {QStringLiteral("credential_process_invalid"), QStringLiteral("did not print keys as JSON")},
    {QStringLiteral("empty_config"), QStringLiteral("Neither the environment nor a profile")},
    {QStringLiteral("invalid_config"), QStringLiteral("config, line 2: Property did not")},
    {QStringLiteral("invalid_sso_credentials_config"), QStringLiteral("names no sso_account_id")},
    {QStringLiteral("sso_token"), QStringLiteral("names no sso_account_id")},
};

void addScenarios(const char *suite, int count)
{
    QTest::addColumn<QString>("folder");
    const QDir folder(QStringLiteral(LC_TESTDATA "/config/") + QLatin1StringView(suite));
    if (!*LC_TESTDATA || !folder.exists())
        QSKIP("The public test data is not here.");
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QCOMPARE(names.size(), count);
}

/// Compares what came with what a scenario expects. Account ids are not compared: who one is, is
/// asked of STS.
void check(const Scenario &scenario, const QString &name, const CredentialsResult &result)
{
    const QJsonObject expected = member(scenario.test, "result");
    QVERIFY2(scenario.transport.problems.isEmpty(),
             qPrintable(scenario.transport.problems.join(QLatin1Char('\n'))));
    if (!expected.contains(QStringLiteral("Ok"))) {
        QVERIFY2(!result, "an error was expected");
        const QString words = wordsOfErrors.value(name);
        QVERIFY(!words.isEmpty());
        QVERIFY2(result.error().message.contains(words), qPrintable(result.error().message));
        return;
    }
    QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
    const QJsonObject keys = member(expected, "Ok");
    QCOMPARE((*result)->accessKeyId, text(keys, "access_key_id"));
    QCOMPARE(QString::fromUtf8((*result)->secretAccessKey.bytes()),
             text(keys, "secret_access_key"));
    QCOMPARE(QString::fromUtf8((*result)->sessionToken.bytes()), text(keys, "session_token"));
    const qint64 end = (*result)->expiresAt
        ? std::chrono::floor<std::chrono::seconds>(*(*result)->expiresAt).time_since_epoch().count()
        : 0;
    QCOMPARE(end, qint64(keys.value(QStringLiteral("expiry")).toDouble()));
}

CredentialsResult keysBy(const AwsSettings &settings, Scenario &scenario)
{
    const auto provider = makeProvider(settings, scenario.parts());
    if (!provider)
        return unexpected(provider.error());
    std::optional<CredentialsResult> result;
    (*provider)->provide([&](const CredentialsResult &keys) { result = keys; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
        return unexpected(ApiError{.kind = ApiError::Kind::Timeout, .message = {}});
    return *result;
}

} // namespace

/// The scenarios that the SDKs of AWS share. Commands of credential_process are run from a script,
/// as no shell is used here. The suites' scenarios for EC2, ECS and login sessions, which a desktop
/// has no use for, are not part of the data.
class tst_ProviderScenarios : public QObject {
    Q_OBJECT
private slots:
    void defaultChain_data() { addScenarios("default-credential-provider-chain", 16); }
    void defaultChain();
    void profileProvider_data() { addScenarios("profile-provider", 18); }
    void profileProvider();
    void tokens_data() { addScenarios("default-token-provider-chain", 3); }
    void tokens();
};

void tst_ProviderScenarios::defaultChain()
{
    QFETCH(QString, folder);
    Scenario scenario(folder);
    check(scenario, QFileInfo(folder).fileName(),
          keysBy(AwsSettings::ofEnvironment(scenario.environment, scenario.profiles), scenario));
}

void tst_ProviderScenarios::profileProvider()
{
    QFETCH(QString, folder);
    Scenario scenario(folder);
    const QString name = QFileInfo(folder).fileName();
    // Only the chain of the environment tells that there is nothing at all.
    const auto settings = name == QLatin1StringView("empty_config")
        ? AwsSettings::ofEnvironment(scenario.environment, scenario.profiles)
        : AwsSettings::ofProfile(scenario.environment, scenario.profiles,
                                 Profiles::chosenName(scenario.environment));
    check(scenario, name, keysBy(settings, scenario));
}

void tst_ProviderScenarios::tokens()
{
    QFETCH(QString, folder);
    Scenario scenario(folder);
    const auto plan =
        planCredentials(AwsSettings::ofEnvironment(scenario.environment, scenario.profiles));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
    const SsoSource source = std::get<SsoSource>(plan->source);
    const QString home = ProfileFiles::home(scenario.environment);
    ProviderCallSite site{.transport = &scenario.transport,
                          .access = std::make_shared<ServiceAccess>(),
                          .headers = {}};
    site.access->clock = scenario.clock;
    SsoTokens tokens(site, source, home, {});
    std::optional<Result<Secret, ApiError>> token;
    tokens.provide(CredentialsSource::Asking::Refused,
                   [&](const Result<Secret, ApiError> &given) { token = given; });
    QVERIFY(token && *token);
    const QJsonObject expected = member(member(scenario.test, "result"), "Ok");
    QCOMPARE(QString::fromUtf8((*token)->bytes()), text(expected, "token"));
    QCOMPARE(toIsoText(SsoTokenCache(home, source.session).read()->expiresAt),
             text(expected, "expiration"));
}

QTEST_GUILESS_MAIN(tst_ProviderScenarios)
#include "tst_providerscenarios.moc"
