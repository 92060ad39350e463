// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/route.h"

#include "support/rawserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

using Variables = QHash<QString, QString>;

QString describe(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return u"direct"_s;
    const QString scheme = proxy.type() == QNetworkProxy::Socks5Proxy ? u"socks5"_s : u"http"_s;
    const QString user =
        proxy.user().isEmpty() ? QString() : proxy.user() + u':' + proxy.password() + u'@';
    return scheme + u"://"_s + user + proxy.hostName() + u':' + QString::number(proxy.port());
}

} // namespace

class tst_Route : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void proxies_data();
    void proxies();
    void malformedProxiesAreNamedWithoutTheirValue_data();
    void malformedProxiesAreNamedWithoutTheirValue();
    void authoritiesAreRead();
    void unusableFilesOfAuthoritiesAreNamed_data();
    void unusableFilesOfAuthoritiesAreNamed();
    void keysTellRoutesApart();
};

void tst_Route::proxies_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    const QString aws = u"https://license-manager.us-east-1.amazonaws.com/"_s;
    const auto row = [](const char *name, const Variables &variables, const QString &own,
                        const QString &url, const char *expected) {
        QTest::newRow(name) << variables << own << url << QString::fromLatin1(expected);
    };
    const Variables https{{u"HTTPS_PROXY"_s, u"http://p.example:3128"_s}};
    row("nothing", {}, {}, aws, "direct");
    row("HTTPS_PROXY", https, {}, aws, "http://p.example:3128");
    row("not for http", https, {}, u"http://svc.example/"_s, "direct");
    row("HTTP_PROXY", {{u"HTTP_PROXY"_s, u"http://p.example:8080"_s}}, {}, u"http://svc.example/"_s,
        "http://p.example:8080");
    row("small letters win",
        {{u"HTTPS_PROXY"_s, u"http://p.example:3128"_s}, {u"https_proxy"_s, u"http://q.example"_s}},
        {}, aws, "http://q.example:80");
    row("host and port", {{u"HTTPS_PROXY"_s, u"p.example:3128"_s}}, {}, aws,
        "http://p.example:3128");
    row("user", {{u"HTTPS_PROXY"_s, u"http://me:p%40ss@p.example:3128"_s}}, {}, aws,
        "http://me:p@ss@p.example:3128");
    row("socks", {{u"HTTPS_PROXY"_s, u"socks5h://p.example"_s}}, {}, aws,
        "socks5://p.example:1080");
    row("the connection's own", https, u"http://own.example:1"_s, aws, "http://own.example:1");
    row("the connection's own, whatever NO_PROXY says", {{u"NO_PROXY"_s, u"*"_s}},
        u"http://own.example:1"_s, aws, "http://own.example:1");
    const auto except = [&](const QString &list) {
        Variables variables = https;
        variables.insert(u"NO_PROXY"_s, list);
        return variables;
    };
    row("all excepted", except(u"*"_s), {}, aws, "direct");
    row("domain", except(u"example.com, amazonaws.com"_s), {}, aws, "direct");
    row("domain with dot", except(u".amazonaws.com"_s), {}, aws, "direct");
    row("domain with star", except(u"*.AMAZONAWS.com"_s), {}, aws, "direct");
    row("host and its port", except(u"license-manager.us-east-1.amazonaws.com:443"_s), {}, aws,
        "direct");
    row("another port", except(u"amazonaws.com:8443"_s), {}, aws, "http://p.example:3128");
    row("the end of another name", except(u"aws.com"_s), {}, aws, "http://p.example:3128");
    row("empty entries", except(u",,"_s), {}, aws, "http://p.example:3128");
    row("this machine", https, u"http://own.example:1"_s, u"https://127.0.0.1:4577/"_s, "direct");
    row("this machine by name", https, {}, u"https://localhost:4577/"_s, "direct");
}

void tst_Route::proxies()
{
    QFETCH(Variables, variables);
    QFETCH(QString, own);
    QFETCH(QString, url);
    const auto route = Route::make({.caFile = {}, .proxy = QUrl(own)}, Environment(variables));
    QVERIFY(route);
    QTEST(describe((*route)->proxyFor(QUrl(url))), "expected");
}

void tst_Route::malformedProxiesAreNamedWithoutTheirValue_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("ftp") << u"ftp://secret@p.example"_s;
    QTest::newRow("https") << u"https://u:secret@p.example"_s;
    QTest::newRow("blank") << u"http://u:secret@p exa"_s;
    QTest::newRow("port") << u"http://u:secret@p.example:99999"_s;
}

void tst_Route::malformedProxiesAreNamedWithoutTheirValue()
{
    QFETCH(QString, value);
    const auto route = Route::make({}, Environment({{u"https_proxy"_s, value}}));
    QVERIFY(!route);
    QVERIFY(route.error().contains(u"HTTPS_PROXY"_s));
    QVERIFY(!route.error().contains(u"secret"_s));
    QUrl own(value);
    if (own.isEmpty())
        return;
    QVERIFY(!Route::make({.caFile = {}, .proxy = own}, Environment()));
}

void tst_Route::authoritiesAreRead()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# ours\n" + test::RawServer::certificate().toPem());
    file.close();
    const auto route = Route::make({.caFile = file.fileName(), .proxy = {}}, Environment());
    QVERIFY(route);
    QCOMPARE((*route)->trusted(), QList<QSslCertificate>({test::RawServer::certificate()}));
}

void tst_Route::unusableFilesOfAuthoritiesAreNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("broken") << QByteArray(
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    QTest::newRow("absent") << QByteArray();
}

void tst_Route::unusableFilesOfAuthoritiesAreNamed()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ca.pem"_s));
    if (!content.isNull()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
    }
    const auto route = Route::make({.caFile = file.fileName(), .proxy = {}}, Environment());
    QVERIFY(!route);
    QVERIFY(route.error().contains(file.fileName()));
}

void tst_Route::keysTellRoutesApart()
{
    const auto key = [](const Route::Choice &choice, const Variables &variables) {
        return (*Route::make(choice, Environment(variables)))->key();
    };
    const Route::Choice own{.caFile = {}, .proxy = QUrl(u"http://p.example:1"_s)};
    QSet<QByteArray> keys{key({}, {}),
                          key(own, {}),
                          key({}, {{u"HTTPS_PROXY"_s, u"http://p.example:1"_s}}),
                          key({}, {{u"HTTP_PROXY"_s, u"http://p.example:1"_s}}),
                          key({}, {{u"NO_PROXY"_s, u"a"_s}}),
                          Route({test::RawServer::certificate()}).key()};
    QCOMPARE(keys.size(), 6);
    QCOMPARE(key(own, {}), key(own, {}));
    QCOMPARE(key({}, {}), Route(QList<QSslCertificate>()).key());
}

QTEST_GUILESS_MAIN(tst_Route)
#include "tst_route.moc"
