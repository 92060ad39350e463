// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/endpoints.h"

#include "aws/regions.h"
#include "aws/ssooperations.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace lc;

namespace {

constexpr Service services[] = {
    {"license-manager", "LICENSE_MANAGER", "license_manager", "license-manager",
     Service::Protocol::AwsJson, "AWSLicenseManager.", "2018-08-01"},
    {"apigateway", "API_GATEWAY", "api_gateway", "apigateway", Service::Protocol::RestJson, "",
     "2015-07-09"},
    {"sts", "STS", "sts", "sts", Service::Protocol::Query, "", "2011-06-15"},
};

} // namespace

class tst_Endpoints : public QObject {
    Q_OBJECT
private slots:
    void publicCases_data();
    void publicCases();
    void computed_data();
    void computed();
    void signingIn();
    void custom_data();
    void custom();
    void hostileRegionsNeverLeaveThePartition();
    void hostileEndpointsAreCalledAsTypedOrNotAtAll();
};

void tst_Endpoints::publicCases_data()
{
    QTest::addColumn<int>("service");
    QTest::addColumn<QJsonObject>("test");
    const QString folder = QStringLiteral(LC_TESTDATA);
    if (folder.isEmpty())
        QSKIP("The public test data is not here.");
    int count = 0;
    for (int i = 0; i < int(std::size(services)); ++i) {
        QFile file(folder + QStringLiteral("/endpoints/")
                   + QString::fromLatin1(services[i].signingName) + QStringLiteral("-tests.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll())
                                     .object()
                                     .value(QStringLiteral("testCases"))
                                     .toArray();
        for (const QJsonValue &value : cases) {
            const QJsonObject test = value.toObject();
            ++count;
            QTest::addRow("%s: %s", services[i].signingName,
                          qPrintable(test.value(QStringLiteral("documentation")).toString()))
                << i << test;
        }
    }
    QCOMPARE(count, 160);
}

void tst_Endpoints::publicCases()
{
    QFETCH(int, service);
    QFETCH(QJsonObject, test);
    const QJsonObject parameters = test.value(QStringLiteral("params")).toObject();
    EndpointChoice choice{.region = parameters.value(QStringLiteral("Region")).toString(),
                          .custom = parameters.value(QStringLiteral("Endpoint")).toString()};
    if (parameters.value(QStringLiteral("UseFIPS")).toBool())
        choice.variants |= EndpointChoice::Fips;
    if (parameters.value(QStringLiteral("UseDualStack")).toBool())
        choice.variants |= EndpointChoice::DualStack;
    if (parameters.value(QStringLiteral("UseGlobalEndpoint")).toBool())
        choice.variants |= EndpointChoice::GlobalSts;
    const auto endpoint = findEndpoint(services[service], choice);
    const QJsonObject expected = test.value(QStringLiteral("expect")).toObject();
    if (expected.contains(QStringLiteral("error"))) {
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error(), expected.value(QStringLiteral("error")).toString());
        return;
    }
    QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error()));
    const QJsonObject wanted = expected.value(QStringLiteral("endpoint")).toObject();
    QCOMPARE(QString::fromLatin1(endpoint->origin), wanted.value(QStringLiteral("url")).toString());
    QCOMPARE(endpoint->basePath, QByteArray());
    const QJsonArray schemes = wanted.value(QStringLiteral("properties"))
                                   .toObject()
                                   .value(QStringLiteral("authSchemes"))
                                   .toArray();
    if (!schemes.isEmpty())
        QCOMPARE(QString::fromLatin1(endpoint->signingRegion),
                 schemes.at(0).toObject().value(QStringLiteral("signingRegion")).toString());
}

void tst_Endpoints::computed_data()
{
    QTest::addColumn<int>("service");
    QTest::addColumn<QString>("region");
    QTest::addColumn<unsigned>("variants");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](int service, const char *region, unsigned variants, const char *origin) {
        QTest::addRow("%s %u", region, variants)
            << service << QString::fromLatin1(region) << variants << QByteArray(origin);
    };
    row(0, "eu-central-1", EndpointChoice::Standard,
        "https://license-manager.eu-central-1.amazonaws.com");
    row(0, "us-east-1", EndpointChoice::Fips,
        "https://license-manager-fips.us-east-1.amazonaws.com");
    row(1, "us-west-2", EndpointChoice::DualStack, "https://apigateway.us-west-2.api.aws");
    row(1, "cn-north-1", EndpointChoice::DualStack,
        "https://apigateway.cn-north-1.api.amazonwebservices.com.cn");
    row(2, "us-gov-west-1", EndpointChoice::Fips, "https://sts.us-gov-west-1.amazonaws.com");
    row(0, "eusc-de-east-1", EndpointChoice::Standard,
        "https://license-manager.eusc-de-east-1.amazonaws.eu");
    row(0, "eu-isoe-west-1", EndpointChoice::Standard,
        "https://license-manager.eu-isoe-west-1.cloud.adc-e.uk");
    row(0, "us-isof-south-1", EndpointChoice::Standard,
        "https://license-manager.us-isof-south-1.csp.hci.ic.gov");
    row(0, "us-iso-east-1", EndpointChoice::DualStack, "");
}

void tst_Endpoints::computed()
{
    QFETCH(int, service);
    QFETCH(QString, region);
    QFETCH(unsigned, variants);
    QFETCH(QByteArray, origin);
    const auto endpoint = findEndpoint(services[service], {region, variants, {}});
    QCOMPARE(bool(endpoint), !origin.isEmpty());
    if (endpoint) {
        QCOMPARE(endpoint->origin, origin);
        QCOMPARE(endpoint->signingRegion, region.toLatin1());
    }
}

void tst_Endpoints::signingIn()
{
    const auto origin = [](const Service &service, const char *region, unsigned variants) {
        const auto endpoint = findEndpoint(service, {QString::fromLatin1(region), variants, {}});
        return endpoint ? endpoint->origin : QByteArray();
    };
    QCOMPARE(origin(sso::portalService, "us-east-1", EndpointChoice::Standard),
             "https://portal.sso.us-east-1.amazonaws.com");
    QCOMPARE(origin(sso::portalService, "us-east-1", EndpointChoice::Fips),
             "https://portal.sso-fips.us-east-1.amazonaws.com");
    QCOMPARE(origin(sso::portalService, "us-gov-west-1", EndpointChoice::Fips),
             "https://portal.sso.us-gov-west-1.amazonaws.com");
    QCOMPARE(origin(sso::tokenService, "us-gov-west-1", EndpointChoice::Fips),
             "https://oidc.us-gov-west-1.amazonaws.com");
    QCOMPARE(origin(sso::tokenService, "eu-west-1", EndpointChoice::DualStack),
             "https://oidc.eu-west-1.api.aws");
}

void tst_Endpoints::custom_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("basePath");
    const auto row = [](const char *url, const char *origin, const char *basePath) {
        QTest::addRow("%s", url) << QString::fromUtf8(url) << QByteArray(origin)
                                 << QByteArray(basePath);
    };
    row("http://127.0.0.1:4577", "http://127.0.0.1:4577", "");
    row("http://127.0.0.1:4577/", "http://127.0.0.1:4577", "");
    row("https://proxy.example.com/aws/lm/", "https://proxy.example.com", "/aws/lm");
    row("http://[::1]:4577", "http://[::1]:4577", "");
    row("ftp://example.com", "", "");
    row("example.com", "", "");
    row("https://", "", "");
    row("https://user:secret@example.com", "", "");
    row("https://example.com?x=1", "", "");
    row("https://example.com#x", "", "");
    row("https://exa mple.com", "", "");
    row("https://example.com:99999", "", "");
    row("javascript:alert(1)", "", "");
}

void tst_Endpoints::custom()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, basePath);
    const auto endpoint = findEndpoint(services[0], {QStringLiteral("eu-west-1"), 0, url});
    QCOMPARE(bool(endpoint), !origin.isEmpty());
    if (endpoint) {
        QCOMPARE(endpoint->origin, origin);
        QCOMPARE(endpoint->basePath, basePath);
        QCOMPARE(endpoint->signingRegion, "eu-west-1");
    }
}

namespace {

/// Every text of one, two or three of the parts, each once.
QSet<QString> combined(const QStringList &parts)
{
    QSet<QString> texts;
    for (const QString &first : parts) {
        texts += first;
        for (const QString &second : parts) {
            texts += first + second;
            texts += second + first + second;
            texts += QStringLiteral("us-east-1") + first + second;
        }
    }
    return texts;
}

} // namespace

void tst_Endpoints::hostileRegionsNeverLeaveThePartition()
{
    const QSet<QString> regions = combined(
        {QStringLiteral("us-east-1"), QStringLiteral("."), QStringLiteral("/"), QStringLiteral("@"),
         QStringLiteral("evil.com"), QStringLiteral("#"), QStringLiteral("?"),
         QStringLiteral(":80"), QStringLiteral("%2f"), QStringLiteral("\\"), QStringLiteral("\r\n"),
         QStringLiteral(" "), QString(QChar(0x0430)), QString(QChar(0xff0e)),
         QStringLiteral("US-EAST-1"), QStringLiteral("-"), QString(QChar(0)),
         QStringLiteral("cn-north-1"), QString(70, QLatin1Char('a'))});
    QVERIFY2(regions.size() >= 1'000, qPrintable(QString::number(regions.size())));
    int accepted = 0;
    for (const QString &region : regions) {
        for (const Service &service : services) {
            for (unsigned variants = 0; variants < 8; ++variants) {
                const auto endpoint = findEndpoint(service, {region, variants, {}});
                if (!endpoint)
                    continue;
                ++accepted;
                const QUrl url = QUrl::fromEncoded(endpoint->origin, QUrl::StrictMode);
                const Partition &partition = partitionOf(region);
                QVERIFY2(
                    url.host().endsWith(u'.' + QLatin1StringView(partition.dnsSuffix))
                        || url.host().endsWith(u'.' + QLatin1StringView(partition.dualStackSuffix)),
                    endpoint->origin.constData());
                QVERIFY(url.host().startsWith(QLatin1StringView(service.signingName)));
                QVERIFY(url.scheme() == QStringLiteral("https") && url.port() < 0);
                QVERIFY(url.path().isEmpty() && url.userInfo().isEmpty());
            }
        }
    }
    QVERIFY(accepted > 0);
}

void tst_Endpoints::hostileEndpointsAreCalledAsTypedOrNotAtAll()
{
    const QStringList parts{QStringLiteral("https://"),
                            QStringLiteral("http://"),
                            QStringLiteral("typed.example"),
                            QStringLiteral("@evil.com"),
                            QStringLiteral("\\evil.com"),
                            QStringLiteral("/evil.com"),
                            QStringLiteral("#evil.com"),
                            QStringLiteral("?evil.com"),
                            QStringLiteral(":443"),
                            QStringLiteral("%2eevil.com"),
                            QStringLiteral("%00"),
                            QStringLiteral("\t"),
                            QStringLiteral("\r\nHost: evil.com"),
                            QString(QChar(0x3002)),
                            QString(QChar(0xff0e)),
                            QString(QChar(0x0430)),
                            QStringLiteral("."),
                            QStringLiteral("//evil.com"),
                            QStringLiteral("[::1]"),
                            QStringLiteral(";evil.com")};
    int tried = 0;
    int accepted = 0;
    for (const QString &before : {QString(), QStringLiteral("https://typed.example")}) {
        for (const QString &text : combined(parts)) {
            ++tried;
            const auto endpoint =
                findEndpoint(services[0], {QStringLiteral("eu-west-1"), 0, before + text});
            if (!endpoint)
                continue;
            ++accepted;
            // As names of hosts are read: full-width and ideographic dots are dots.
            const QByteArray typed = (before + text)
                                         .normalized(QString::NormalizationForm_KC)
                                         .replace(QChar(0x3002), QLatin1Char('.'))
                                         .toUtf8();
            const QByteArray host =
                QUrl::fromEncoded(endpoint->origin).host(QUrl::FullyEncoded).toLatin1();
            QByteArray origin = endpoint->origin;
            if (host.contains("xn--"))
                origin.replace(host, QUrl::fromAce(host, QUrl::IgnoreIDNWhitelist).toUtf8());
            QVERIFY2(typed.startsWith(origin), typed.constData());
            // What follows the host is a path and nothing that could end in another host.
            QByteArray rest = typed.mid(origin.size());
            if (rest.startsWith(':')) // a port that is left out
                rest.remove(0, 1);
            QVERIFY2(rest.isEmpty() || rest.startsWith('/'), typed.constData());
        }
    }
    QVERIFY(tried >= 1'000);
    QVERIFY(accepted > 0);
}

QTEST_GUILESS_MAIN(tst_Endpoints)
#include "tst_endpoints.moc"
