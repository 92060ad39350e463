// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/canaries.h"

#include <cctype>

using namespace Qt::StringLiterals;

namespace lc::test {

namespace {

QByteArray wide(const QByteArray &text)
{
    const QString letters = QString::fromLatin1(text);
    return QByteArray(reinterpret_cast<const char *>(letters.utf16()), text.size() * 2);
}

QByteArray wideTheOtherWay(const QByteArray &text)
{
    QByteArray bytes;
    for (const char c : text)
        bytes.append('\0').append(c);
    return bytes;
}

/// The middle of base64 for each of the three places where a text may begin.
QList<QByteArray> inBase64(const QByteArray &text)
{
    QList<QByteArray> forms;
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray shifted = QByteArray(shift, 'x') + text;
        forms += shifted.toBase64().mid(4, text.size());
        forms += shifted.toBase64(QByteArray::Base64UrlEncoding).mid(4, text.size());
    }
    return forms;
}

bool isWordOf(const QByteArray &text, const QByteArray &word)
{
    const auto isLetter = [&](qsizetype at) {
        return at >= 0 && at < text.size() && (isalnum(uchar(text[at])) || uchar(text[at]) >= 0x80);
    };
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (!isLetter(at - 1) && !isLetter(at + word.size()))
            return true;
    }
    return false;
}

QString actionOf(const RawRequest &request)
{
    const qsizetype begin = request.body.indexOf("Action=") + 7;
    return QString::fromLatin1(request.body.mid(begin, request.body.indexOf('&', begin) - begin));
}
QByteArray keysXml(const char *operation)
{
    return QByteArray("<R><") + operation + "Result><Credentials><AccessKeyId>ASIAROLE"
        + "</AccessKeyId><SecretAccessKey>" + Canaries::roleSecret
        + "</SecretAccessKey><SessionToken>" + Canaries::roleToken
        + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></" + operation
        + "Result></R>";
}
/// JSON with single quotes for double ones.
QByteArray json(QByteArray text, const QByteArray &status = "200 OK")
{
    return RawServer::answer(text.replace('\'', '"'), status);
}

} // namespace

QList<QByteArray> Canaries::words()
{
    return {secretKey,   sessionToken, refreshToken,  accessToken, consumptionToken, signedToken,
            apiKeyValue, webIdentity,  roleSecret,    roleToken,   externalId,       ssoToken,
            ssoRefresh,  clientSecret, proxyPassword, typedSecret, typedToken,       processSecret,
            liveDevice,  liveToken,    liveRefresh,   liveClient};
}

QList<QByteArray> Canaries::forms(const QByteArray &canary)
{
    const QByteArray encoded = canary.toPercentEncoding();
    QByteArray smallEncoded = encoded;
    smallEncoded.replace("%2F", "%2f").replace("%2B", "%2b").replace("%3D", "%3d");
    QByteArray everyByte;
    for (const char c : canary)
        everyByte += '%' + QByteArray(1, c).toHex();
    QList<QByteArray> forms{
        canary,       canary.toHex(),       canary.toHex().toUpper(),
        wide(canary), wide(canary).toHex(), wideTheOtherWay(canary),
        encoded,      smallEncoded,         encoded.toPercentEncoding(),
        everyByte,    everyByte.toUpper(),  QByteArray(canary).replace('/', "\\/")};
    for (const QByteArray &each : {canary, encoded, wide(canary), wideTheOtherWay(canary)})
        forms += inBase64(each);
    return forms;
}

QList<QByteArray> Canaries::in(const QByteArray &text)
{
    QList<QByteArray> found;
    for (const QByteArray &canary : words()) {
        for (const QByteArray &form : forms(canary)) {
            if (text.contains(form)) {
                found += canary;
                break;
            }
        }
    }
    const QByteArray code = mfaCode;
    if (isWordOf(text, code) || text.contains(wide(code)) || text.contains(wideTheOtherWay(code)))
        found += code;
    return found;
}

void CanaryService::answer(const RawRequest &request)
{
    const QByteArray target = request.header("X-Amz-Target");
    const QByteArray path = request.target().split('?').first();
    const QString name = !target.isEmpty()
        ? QString::fromLatin1(target.mid(target.indexOf('.') + 1))
        : request.body.contains("Action=") ? actionOf(request)
                                           : QString::fromLatin1(request.verb() + path);
    m_calls += name;
    m_targets += request.target() + '\n';
    if (const qsizetype at = request.body.indexOf("TokenCode="); at >= 0)
        m_code = request.body.mid(at + 10, 6);
    request.socket->write(bytesFor(name));
}

QByteArray CanaryService::bytesFor(const QString &name) const
{
    const QByteArray consumption = QByteArray("{'LicenseConsumptionToken':'")
        + Canaries::consumptionToken + "','SignedToken':'" + Canaries::signedToken + "'}";
    const QByteArray key =
        QByteArray("{'id':'k1','name':'key','value':'") + Canaries::apiKeyValue + "'}";
    if (name == u"GetCallerIdentity"_s)
        return RawServer::answer("<R><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:"
                                 "root</Arn><Account>111122223333</Account>"
                                 "</GetCallerIdentityResult></R>");
    if (name == u"AssumeRole"_s)
        return RawServer::answer(keysXml("AssumeRole"));
    if (name == u"AssumeRoleWithWebIdentity"_s)
        return RawServer::answer(keysXml("AssumeRoleWithWebIdentity"));
    if (name == u"GET/federation/credentials"_s)
        return json(QByteArray("{'roleCredentials':{'accessKeyId':'ASIASSO',")
                    + "'secretAccessKey':'" + Canaries::roleSecret + "','sessionToken':'"
                    + Canaries::roleToken + "','expiration':4070908800000}}");
    if (name == u"POST/client/register"_s)
        return json(QByteArray("{'clientId':'c','clientSecret':'") + Canaries::liveClient
                    + "','clientSecretExpiresAt':4070908800}");
    if (name == u"POST/device_authorization"_s)
        return json(QByteArray("{'deviceCode':'") + Canaries::liveDevice
                    + "','userCode':'ABCD-EFGH','verificationUri':'https://device.sso.example/',"
                      "'expiresIn':600,'interval':0}");
    if (name == u"POST/token"_s && !isConfirmed)
        return RawServer::answer("{}", "400 Bad Request",
                                 "x-amzn-ErrorType: AuthorizationPendingException\r\n");
    if (name == u"POST/token"_s)
        return json(QByteArray("{'tokenType':'Bearer','expiresIn':28800,'accessToken':'")
                    + Canaries::liveToken + "','refreshToken':'" + Canaries::liveRefresh + "'}");
    if (name == u"CreateToken"_s)
        return json(QByteArray("{'TokenId':'t-1','TokenType':'REFRESH_TOKEN','Token':'")
                    + Canaries::refreshToken + "'}");
    if (name == u"GetAccessToken"_s)
        return json(QByteArray("{'AccessToken':'") + Canaries::accessToken + "'}");
    if (name == u"CheckoutLicense"_s || name == u"CheckoutBorrowLicense"_s
        || name == u"ExtendLicenseConsumption"_s)
        return json(consumption);
    if (name == u"CheckInLicense"_s) // a service that repeats what it was sent
        return json(QByteArray("{'__type':'InvalidParameterValueException',")
                        + "'message':'Invalid token " + Canaries::consumptionToken + "'}",
                    "400 Bad Request");
    if (name == u"POST/apikeys"_s || name == u"GET/apikeys/k1"_s)
        return json(key);
    if (name == u"GET/apikeys"_s)
        return json("{'item':[" + key + "]}");
    return json("{}");
}

} // namespace lc::test
