// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer.h"

#include "signing/credentials.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    SigningRequest request;
    SigningScope scope;
    QByteArray accessKeyId;
    Secret secretAccessKey;
    QByteArray body;
};

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void readRequest(const QByteArray &text, Case &into)
{
    const qsizetype end = text.indexOf("\n\n");
    into.body = end < 0 ? QByteArray() : text.mid(end + 2);
    QList<QByteArray> lines = (end < 0 ? text : text.left(end)).split('\n');
    const QByteArray first = lines.takeFirst();
    const qsizetype blank = first.indexOf(' ');
    const QByteArray target = first.mid(blank + 1, first.lastIndexOf(" HTTP/") - blank - 1);
    const qsizetype question = target.indexOf('?');
    into.request.method = first.left(blank);
    into.request.rawPath = question < 0 ? target : target.left(question);
    into.request.rawQuery = question < 0 ? QByteArray() : target.mid(question + 1);
    for (const QByteArray &line : std::as_const(lines)) {
        if (line.startsWith(' '))
            into.request.headers.last().second += '\n' + line;
        else if (const qsizetype colon = line.indexOf(':'); colon > 0)
            into.request.headers.emplaceBack(line.left(colon), line.mid(colon + 1));
    }
}

/// The folder of the official suite; empty when it is not configured.
QString suiteFolder()
{
    const QString root = QStringLiteral(LC_TESTDATA);
    return root.isEmpty() || !QDir(root + u"/sigv4"_s).exists() ? QString() : root + u"/sigv4"_s;
}

Case readCase(const QString &folder)
{
    Case read;
    readRequest(fileText(folder + u"/request.txt"_s), read);
    const QJsonObject context =
        QJsonDocument::fromJson(fileText(folder + u"/context.json"_s)).object();
    const QJsonObject credentials = context.value(u"credentials"_s).toObject();
    read.accessKeyId = credentials.value(u"access_key_id"_s).toString().toLatin1();
    read.secretAccessKey = Secret::fromText(credentials.value(u"secret_access_key"_s).toString());
    const QString time = context.value(u"timestamp"_s).toString().remove(u'-').remove(u':');
    read.scope = {*fromSigningTime(time.toLatin1()),
                  context.value(u"region"_s).toString().toLatin1(),
                  context.value(u"service"_s).toString().toLatin1()};
    read.request.bodyHash = sha256Hex(read.body);
    read.request.pathForm =
        context.value(u"normalize"_s).toBool() ? PathForm::Normalized : PathForm::AsSent;
    read.request.headers.emplaceBack("X-Amz-Date", signingTime(read.scope.time));
    if (context.value(u"sign_body"_s).toBool())
        read.request.headers.emplaceBack("x-amz-content-sha256", read.request.bodyHash);
    const QByteArray token = credentials.value(u"token"_s).toString().toLatin1();
    if (!token.isEmpty() && !context.value(u"omit_session_token"_s).toBool())
        read.request.headers.emplaceBack("X-Amz-Security-Token", token);
    return read;
}

Case exampleCase()
{
    Case example;
    example.request = {"POST",
                       "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fusageplans%2Fabc",
                       "tagKeys=b&tagKeys=a%20c",
                       {{"Host", "127.0.0.1:4577"}},
                       sha256Hex("{}")};
    example.scope = {*fromSigningTime("20261121T003244Z"), "eu-central-1", "apigateway"};
    example.accessKeyId = "AKIDEXAMPLE";
    example.secretAccessKey = Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    example.request.headers.emplaceBack("X-Amz-Date", "20261121T003244Z");
    return example;
}

} // namespace

class tst_Signer : public QObject {
    Q_OBJECT

private slots:
    void officialSuite_data();
    void officialSuite();
    void doubleEncoding_data();
    void doubleEncoding();
    void paths_data();
    void paths();
    void queries_data();
    void queries();
    void derivedKeyIsThePublishedOne();
    void keyCacheTellsScopesAndSecretsApart();
    void everySignedPartChangesTheSignature();
    void signingTimeIsStrict();
};

void tst_Signer::officialSuite_data()
{
    QTest::addColumn<QString>("folder");
    const QString suite = suiteFolder();
    if (suite.isEmpty()) {
        QTest::newRow("no suite") << QString();
        return;
    }
    const QStringList names = QDir(suite).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QCOMPARE(names.size(), 40); // 38 of the suite, and two on double encoding
    for (const QString &name : names) {
        if (!name.startsWith(u"double-"_s)) // those two are compared by doubleEncoding()
            QTest::newRow(qPrintable(name)) << QString(suite + u'/' + name);
    }
}

void tst_Signer::officialSuite()
{
    QFETCH(QString, folder);
    if (folder.isEmpty())
        QSKIP("LICENSE_CONSOLE_TESTDATA is not set: the official SigV4 suite was not run");
    const Case read = readCase(folder);
    const QByteArray canonical = canonicalRequest(read.request);
    QCOMPARE(canonical, fileText(folder + u"/header-canonical-request.txt"_s).trimmed());
    const QByteArray text = stringToSign(read.scope, canonical);
    QCOMPARE(text, fileText(folder + u"/header-string-to-sign.txt"_s).trimmed());
    QCOMPARE(signature(deriveSigningKey(read.secretAccessKey, read.scope), text),
             fileText(folder + u"/header-signature.txt"_s).trimmed());
    SigningKeys keys;
    const QByteArray header =
        sign(read.request, read.scope, read.accessKeyId, read.secretAccessKey, keys);
    QVERIFY(fileText(folder + u"/header-signed-request.txt"_s).contains(header));
}

void tst_Signer::doubleEncoding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<SigningScope>("scope");
    QTest::newRow("double-encode-path") << u"double-encode-path"_s << SigningScope();
    QTest::newRow("double-url-encode")
        << u"double-url-encode"_s
        << SigningScope{*fromSigningTime("20210511T154045Z"), "us-east-2", "lambda"};
}

/// These two come without context.json. The date of the first one's request differs from that of
/// its own canonical request, so that its signature (whose secret is not told either) cannot be
/// reproduced.
void tst_Signer::doubleEncoding()
{
    QFETCH(QString, name);
    QFETCH(SigningScope, scope);
    if (suiteFolder().isEmpty())
        QSKIP("LICENSE_CONSOLE_TESTDATA is not set: the double encoding cases were not run");
    const QString folder = suiteFolder() + u'/' + name;
    Case read;
    readRequest(fileText(folder + u"/request.txt"_s), read);
    read.request.headers.last() = {"X-Amz-Date", "20210511T154045Z"};
    read.request.bodyHash = sha256Hex(read.body.trimmed());
    const QByteArray canonical = canonicalRequest(read.request);
    QCOMPARE(canonical, fileText(folder + u"/header-canonical-request.txt"_s).trimmed());
    if (scope.service.isEmpty())
        QSKIP("double-encode-path: string to sign and signature belong to another date");
    const QByteArray text = stringToSign(scope, canonical);
    QCOMPARE(text, fileText(folder + u"/header-string-to-sign.txt"_s).trimmed());
    const Secret secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    QVERIFY(fileText(folder + u"/header-signed-request.txt"_s)
                .contains("Signature=" + signature(deriveSigningKey(secret, scope), text)));
}

void tst_Signer::paths_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("normalized");
    QTest::addColumn<QByteArray>("asSent");
    const auto row = [](const char *name, const char *raw, const char *normalized,
                        const char *asSent) {
        QTest::newRow(name) << QByteArray(raw) << QByteArray(normalized) << QByteArray(asSent);
    };
    row("empty", "", "/", "/");
    row("plain", "/usageplans/a1", "/usageplans/a1", "/usageplans/a1");
    row("encoded twice", "/tags/arn%3Aaws%2Fx", "/tags/arn%253Aaws%252Fx",
        "/tags/arn%253Aaws%252Fx");
    row("dots", "/a/./b/../c//d/", "/a/c/d/", "/a/./b/../c//d/");
    row("up from the root", "/../../x", "/x", "/../../x");
    row("utf-8 and blank", "/\xC3\xA4 b", "/%C3%A4%20b", "/%C3%A4%20b");
}

void tst_Signer::paths()
{
    QFETCH(QByteArray, raw);
    QTEST(canonicalPath(raw, PathForm::Normalized), "normalized");
    QTEST(canonicalPath(raw, PathForm::AsSent), "asSent");
}

void tst_Signer::queries_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const char *raw, const char *canonical) {
        QTest::newRow(name) << QByteArray(raw) << QByteArray(canonical);
    };
    row("none", "", "");
    row("sorted by name, then value", "b=2&a=9&a=10&B=1", "B=1&a=10&a=9&b=2");
    row("a key without value", "mode=import&x", "mode=import&x=");
    row("encoded once, whatever was sent", "n=a%20b%2fc&m=\xC3\xA4", "m=%C3%A4&n=a%20b%2Fc");
    row("equals inside a value", "t=a=b", "t=a%3Db");
}

void tst_Signer::queries()
{
    QFETCH(QByteArray, raw);
    QTEST(canonicalQuery(raw), "canonical");
}

/// The worked example of AWS's general reference.
void tst_Signer::derivedKeyIsThePublishedOne()
{
    const SigningScope scope{*fromSigningTime("20150830T123600Z"), "us-east-1", "iam"};
    const Secret key = deriveSigningKey(Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), scope);
    QCOMPARE(key.bytes().toByteArray().toHex(),
             QByteArray("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"));
}

void tst_Signer::keyCacheTellsScopesAndSecretsApart()
{
    SigningKeys keys;
    SigningScope scope{*fromSigningTime("20261121T235959Z"), "us-east-1", "license-manager"};
    const Secret secret("one");
    const auto first = keys.key(secret, scope);
    QCOMPARE(keys.key(secret, scope), first);
    QVERIFY(*keys.key(Secret("two"), scope) != *first);
    scope.time += std::chrono::seconds(1);
    QVERIFY(*keys.key(secret, scope) != *first);
    QVERIFY(*keys.key(secret, scope) == deriveSigningKey(secret, scope));
    scope.region = "eu-west-1";
    QVERIFY(*keys.key(secret, scope) == deriveSigningKey(secret, scope));
    keys.clear();
    QVERIFY(*keys.key(secret, scope) == deriveSigningKey(secret, scope));
}

void tst_Signer::everySignedPartChangesTheSignature()
{
    SigningKeys keys;
    QSet<QByteArray> seen;
    constexpr int parts = 8;
    for (int part = 0; part <= parts; ++part) {
        Case changed = exampleCase();
        switch (part) {
        case 1:
            changed.request.method = "PUT";
            break;
        case 2:
            changed.request.rawPath += 'x';
            break;
        case 3:
            changed.request.rawQuery += 'x';
            break;
        case 4:
            changed.request.headers[0].second = "127.0.0.1:4578";
            break;
        case 5:
            changed.request.headers.emplaceBack("Accept", "a");
            break;
        case 6:
            changed.request.bodyHash = sha256Hex("{ }");
            break;
        case 7:
            changed.scope.service = "sts";
            break;
        case 8:
            changed.secretAccessKey = Secret("other");
            break;
        default:
            break;
        }
        const QByteArray header = sign(changed.request, changed.scope, changed.accessKeyId,
                                       changed.secretAccessKey, keys);
        seen.insert(header.mid(header.indexOf("Signature=")));
    }
    QCOMPARE(seen.size(), parts + 1);
}

void tst_Signer::signingTimeIsStrict()
{
    QCOMPARE(signingTime(*fromSigningTime("20150830T123600Z")), QByteArray("20150830T123600Z"));
    for (const char *bad : {"", "20150830", "20150830T123600", "20151330T123600Z",
                            "20150830T123600Z ", "2015-08-30T12:36:00Z", "20150230T000000Z"})
        QVERIFY2(!fromSigningTime(bad), bad);
}

QTEST_GUILESS_MAIN(tst_Signer)
#include "tst_signer.moc"
