// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/forgeries.h"

#include "signing/signer.h"

#include <algorithm>
#include <functional>

namespace lc {

using namespace std::chrono_literals;

namespace {

const QByteArray missing = "MissingAuthenticationTokenException";
const QByteArray incomplete = "IncompleteSignatureException";
const QByteArray unknownKey = "UnrecognizedClientException";
const QByteArray invalid = "InvalidSignatureException";

/// Whether two requests differ in nothing that a signature is made of, and are signed alike.
bool meanTheSame(const HttpRequest &left, const HttpRequest &right)
{
    const auto text = [](HttpRequest request) {
        for (auto &[name, value] : request.headers) {
            if (name.compare("Authorization", Qt::CaseInsensitive) == 0)
                value.replace(", ", ",");
        }
        return canonicalRequest({request.method, request.rawPath, request.rawQuery, request.headers,
                                 sha256Hex(request.body)});
    };
    return text(left) == text(right);
}

QByteArray *valueOf(HttpRequest &request, QByteArrayView name)
{
    for (auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return &value;
    }
    return nullptr;
}

/// Collects the forgeries of one request.
class Forger {
public:
    explicit Forger(const SignedRequest &original) : m_original(original) { }

    QList<Forgery> forgeries()
    {
        changeBytes();
        changeHeaders();
        changeScope();
        changeTime();
        changeToken();
        changePayload();
        signQuery();
        changeTarget();
        return std::move(m_forgeries);
    }

private:
    using Change = std::function<void(HttpRequest &)>;

    void add(const char *kind, const QByteArrayList &codes, const Change &change)
    {
        HttpRequest request = m_original.request;
        change(request);
        if (!meanTheSame(request, m_original.request))
            m_forgeries.append({kind, std::move(request), codes});
    }

    void changeEachByte(const char *kind, const std::function<QByteArray &(HttpRequest &)> &part,
                        const QByteArrayList &codes)
    {
        HttpRequest copy = m_original.request;
        const QByteArray text = part(copy);
        for (qsizetype at = 0; at < text.size(); ++at) {
            for (const char mask : {'\x01', '\x20'}) {
                add(kind, codes,
                    [&](HttpRequest &request) { part(request)[at] = char(text[at] ^ mask); });
            }
            add(kind, codes, [&](HttpRequest &request) { part(request).remove(at, 1); });
            add(kind, codes, [&](HttpRequest &request) { part(request).insert(at, 'x'); });
        }
        add(kind, codes, [&](HttpRequest &request) { part(request).append('x'); });
        for (qsizetype size = 0; size < text.size(); size += 7)
            add(kind, codes, [&](HttpRequest &request) { part(request).truncate(size); });
    }

    void changeBytes()
    {
        changeEachByte("method", [](HttpRequest &r) -> QByteArray & { return r.method; },
                       {invalid});
        changeEachByte("path", [](HttpRequest &r) -> QByteArray & { return r.rawPath; }, {invalid});
        changeEachByte("query", [](HttpRequest &r) -> QByteArray & { return r.rawQuery; },
                       {invalid});
        changeEachByte("body", [](HttpRequest &r) -> QByteArray & { return r.body; }, {invalid});
        const QByteArrayList any{missing, incomplete, unknownKey, invalid};
        for (qsizetype i = 0; i < m_original.request.headers.size(); ++i) {
            changeEachByte(
                "name", [i](HttpRequest &r) -> QByteArray & { return r.headers[i].first; }, any);
            changeEachByte(
                "value", [i](HttpRequest &r) -> QByteArray & { return r.headers[i].second; }, any);
        }
    }

    void changeHeaders()
    {
        for (const char *name : {"X-Amz-Added", "x-amz-meta", "X-AMZ-EXPIRES", "X-Amz-Target2",
                                 "X-Amz-Content-Sha256", "X-Amz-Credential"})
            add("added", {invalid}, [&](HttpRequest &r) { r.headers.emplaceBack(name, "1"); });
        const auto headers = m_original.request.headers;
        for (qsizetype i = 0; i < headers.size(); ++i) {
            const QByteArray name = headers[i].first;
            const bool isSignature = name == "Authorization";
            const bool isDate = name == "X-Amz-Date";
            const bool isToken = name == "X-Amz-Security-Token";
            const QByteArrayList codes{isSignature || isDate ? incomplete : invalid};
            for (const QByteArray &value : {headers[i].second, QByteArray("other"), QByteArray()}) {
                add("twice", codes, [&](HttpRequest &r) { r.headers.emplaceBack(name, value); });
                add("twice", isToken ? QByteArrayList{invalid, unknownKey} : codes,
                    [&](HttpRequest &r) { r.headers.emplaceFront(name, value); });
            }
            add("removed", isSignature ? QByteArrayList{missing} : codes,
                [&](HttpRequest &r) { r.headers.removeAt(i); });
            if (isSignature)
                continue;
            const QByteArray lower = name.toLower();
            add("removed and not named",
                {isDate        ? incomplete
                     : isToken ? unknownKey
                               : invalid},
                [&](HttpRequest &r) {
                    r.headers.removeAt(i);
                    r.headers.last().second.replace(lower + ';', "").replace(';' + lower, "");
                });
            if (lower == "host" || lower.startsWith("x-amz-"))
                m_forgeries.append({"not signed",
                                    signedAgain(m_original, m_original.request, {lower}),
                                    {invalid}});
        }
        QByteArray names = headers.last().second;
        names = names.mid(names.indexOf("SignedHeaders=") + 14);
        names.truncate(names.indexOf(','));
        const QByteArrayList list = names.split(';');
        const auto named = [&](const QByteArrayList &other) {
            add("other order", {invalid, incomplete}, [&](HttpRequest &r) {
                r.headers.last().second.replace("SignedHeaders=" + names,
                                                "SignedHeaders=" + other.join(';'));
            });
        };
        for (qsizetype i = 0; i < list.size(); ++i) {
            for (qsizetype j = i + 1; j < list.size(); ++j) {
                QByteArrayList swapped = list;
                swapped.swapItemsAt(i, j);
                named(swapped);
            }
            QByteArrayList twice = list;
            twice.insert(i, list.at(i));
            named(twice);
            QByteArrayList upper = list;
            upper[i] = upper[i].toUpper();
            named(upper);
            QByteArrayList more = list;
            more.insert(i, "x-absent");
            named(more);
        }
    }

    void changeAuthorization(const char *kind, const QByteArray &from, const QByteArray &to,
                             const QByteArrayList &codes)
    {
        add(kind, codes, [&](HttpRequest &r) { r.headers.last().second.replace(from, to); });
    }

    void changeScope()
    {
        const QByteArray region = '/' + m_original.region + '/';
        for (const char *other :
             {"us-east-2",  "us-west-1",      "us-west-2",      "af-south-1",   "ap-east-1",
              "ap-south-1", "ap-northeast-1", "ap-southeast-1", "ca-central-1", "eu-central-1",
              "eu-west-1",  "eu-west-2",      "eu-north-1",     "me-south-1",   "sa-east-1",
              "cn-north-1", "us-gov-west-1",  "us-iso-east-1",  "mars",         "aws-global",
              "us-east-01"})
            changeAuthorization("other Region", region, QByteArray("/") + other + '/', {invalid});
        for (const char *other : {"US-EAST-1", "", "us_east_1", "*"})
            changeAuthorization("no Region", region, QByteArray("/") + other + '/', {incomplete});
        for (const char *other : {"sts", "license-manager", "apigateway", "execute-api", "s3",
                                  "iam", "license-manager-linux-subscriptions"}) {
            if (other == m_original.service)
                continue;
            changeAuthorization("other service", '/' + m_original.service + "/aws4",
                                QByteArray("/") + other + "/aws4", {invalid});
            SignedRequest elsewhere = m_original;
            elsewhere.service = other;
            m_forgeries.append(
                {"for another service", signedAgain(elsewhere, m_original.request), {invalid}});
        }
        changeAuthorization("other end", "aws4_request", "aws5_request", {incomplete});
        for (const char *other :
             {"AWS4-HMAC-SHA1", "AWS4-HMAC-SHA512", "AWS4-ECDSA-P256-SHA256",
              "AWS4-HMAC-SHA256-PAYLOAD", "AWS3-HTTPS", "AWS", "Bearer", "Basic", "none"})
            changeAuthorization("other algorithm", "AWS4-HMAC-SHA256", other, {incomplete});
        const QByteArray signature = m_original.request.headers.last().second.right(64);
        for (const char digit : {'0', 'f'})
            changeAuthorization("made-up signature", signature, QByteArray(64, digit), {invalid});
        for (const QByteArray &other : {signature.toUpper(), QByteArray(), signature + signature,
                                        signature.left(32), signature + '\n', ' ' + signature})
            changeAuthorization("malformed signature", signature, other, {incomplete});
        for (const QByteArray &secret :
             {QByteArray(), QByteArray("secret"), m_original.identity.accessKeyId}) {
            SignedRequest guessed = m_original;
            guessed.identity.secret = Secret(secret);
            m_forgeries.append(
                {"guessed secret", signedAgain(guessed, m_original.request), {invalid}});
        }
        for (const char *key : {"AKIANOBODYNOBODYNOBO", "A", "ASIANOBODYNOBODYNOBO"})
            changeAuthorization("unknown key", m_original.identity.accessKeyId, key, {unknownKey});
    }

    void changeTime()
    {
        for (int seconds = 1; seconds <= 240; ++seconds) {
            for (const int sign : {1, -1}) {
                const QByteArray time =
                    signingTime(m_original.time + std::chrono::seconds(sign * seconds));
                add("other time", {invalid},
                    [&](HttpRequest &r) { *valueOf(r, "x-amz-date") = time; });
            }
        }
        for (const auto shift :
             {301s, 302s, 600s, 901s, 3600s, 86'400s, 86'400s * 7, 86'400s * 366, 86'400s * 3653}) {
            for (const auto signedShift : {shift, -shift}) {
                SignedRequest moved = m_original;
                moved.time += signedShift;
                HttpRequest changed = m_original.request;
                *valueOf(changed, "x-amz-date") = signingTime(moved.time);
                m_forgeries.append({"outside the window", signedAgain(moved, changed), {invalid}});
            }
        }
        const QByteArray day = signingTime(m_original.time).left(8);
        for (const int days : {-1, 1, 7, 365})
            changeAuthorization(
                "day of another time", '/' + day + '/',
                '/' + signingTime(m_original.time + std::chrono::hours(24 * days)).left(8) + '/',
                {invalid});
        for (const char *time :
             {"", "0", "20260319", "20260319T080000", "2026-03-19T08:00:00Z", "20260319T080060Z",
              "20261319T080000Z", "Thu, 19 Mar 2026 08:00:00 GMT", "1773907200"})
            add("malformed time", {incomplete},
                [&](HttpRequest &r) { *valueOf(r, "x-amz-date") = time; });
    }

    void changeToken()
    {
        const QByteArray name = "X-Amz-Security-Token";
        const QByteArray &token = m_original.identity.sessionToken;
        for (const QByteArray &other : {QByteArray("other"), token + 'x',
                                        token.chopped(std::min<qsizetype>(token.size(), 1)) + '.',
                                        QByteArray(), QByteArray(".")}) {
            if (other == token)
                continue;
            HttpRequest changed = m_original.request;
            if (QByteArray *present = valueOf(changed, name))
                *present = other;
            else
                changed.headers.insert(0, {name, other});
            m_forgeries.append({"other token", signedAgain(m_original, changed), {unknownKey}});
        }
    }

    void changePayload()
    {
        const QByteArrayList claims{"UNSIGNED-PAYLOAD",
                                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                                    m_original.request.body.isEmpty() ? sha256Hex("x")
                                                                      : sha256Hex({}),
                                    QByteArray(64, '0')};
        for (const QByteArray &claim : claims) {
            HttpRequest claiming = m_original.request;
            claiming.headers.insert(0, {"X-Amz-Content-Sha256", claim});
            m_forgeries.append(
                {"unsigned payload", signedAgain(m_original, claiming, {}, claim), {invalid}});
            m_forgeries.append({"unsigned payload, not said",
                                signedAgain(m_original, m_original.request, {}, claim),
                                {invalid}});
        }
    }

    /// The signature where a link has it.
    void signQuery()
    {
        const SigningScope scope{m_original.time, m_original.region, m_original.service};
        const QByteArray *host = valueOf(m_unchanged, "host");
        for (const char *expires : {"1", "60", "300", "3600", "604800"}) {
            for (const char *hash : {"", "UNSIGNED-PAYLOAD"}) {
                HttpRequest link = m_original.request;
                link.headers = {{"Host", *host}};
                link.rawQuery += (link.rawQuery.isEmpty() ? "" : "&")
                    + QByteArray("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=")
                    + (m_original.identity.accessKeyId + '/' + credentialScope(scope))
                          .toPercentEncoding()
                    + "&X-Amz-Date=" + signingTime(scope.time) + "&X-Amz-Expires=" + expires
                    + "&X-Amz-SignedHeaders=host";
                const QByteArray bodyHash = *hash ? QByteArray(hash) : sha256Hex(link.body);
                link.rawQuery += "&X-Amz-Signature="
                    + signature(deriveSigningKey(m_original.identity.secret, scope),
                                stringToSign(
                                    scope,
                                    canonicalRequest({link.method, link.rawPath, link.rawQuery,
                                                      link.headers, bodyHash})));
                m_forgeries.append({"signed in the query", link, {missing}});
                link.headers = m_original.request.headers;
                m_forgeries.append({"signed in both places", link, {invalid}});
            }
        }
    }

    void changeTarget()
    {
        for (const char *path : {"/", "/apikeys", "/usageplans", "/tags/x", "/_control/clock",
                                 "/restapis", "/account", "//", "/a/../b", "/%2e", "*", ""}) {
            add("other path", {invalid}, [&](HttpRequest &r) { r.rawPath = path; });
        }
        const QByteArray query = m_original.request.rawQuery;
        for (const QByteArray &other :
             {QByteArray("x=1"), query + "&x=1", "x=1&" + query, query + "&" + query + "&y",
              QByteArray("limit=500"), query + "&limit=500", query + "%00"})
            add("other query", {invalid}, [&](HttpRequest &r) { r.rawQuery = other; });
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}) {
            add("other method", {invalid}, [&](HttpRequest &r) { r.method = method; });
        }
        if (!valueOf(m_unchanged, "x-amz-target"))
            return;
        for (const char *operation :
             {"DeleteLicense", "CreateToken", "GetAccessToken", "ListLicenses", "DeleteToken"})
            add("other operation", {invalid}, [&](HttpRequest &r) {
                *valueOf(r, "x-amz-target") = QByteArray("AWSLicenseManager.") + operation;
            });
    }

    const SignedRequest &m_original;
    HttpRequest m_unchanged = m_original.request;
    QList<Forgery> m_forgeries;
};

} // namespace

HttpRequest signedAgain(const SignedRequest &original, const HttpRequest &changed,
                        const QByteArrayList &unsignedNames, const QByteArray &bodyHash)
{
    HttpRequest request = changed;
    request.headers.removeIf([](const auto &header) { return header.first == "Authorization"; });
    HeaderList headers = request.headers;
    headers.removeIf(
        [&](const auto &header) { return unsignedNames.contains(header.first.toLower()); });
    SigningKeys keys;
    request.headers.emplaceBack("Authorization",
                                sign({request.method, request.rawPath, request.rawQuery, headers,
                                      bodyHash.isEmpty() ? sha256Hex(request.body) : bodyHash},
                                     {original.time, original.region, original.service},
                                     original.identity.accessKeyId, original.identity.secret,
                                     keys));
    return request;
}

QList<Forgery> forgeriesOf(const SignedRequest &original)
{
    return Forger(original).forgeries();
}

QList<Forgery> exchangesOf(const SignedRequest &left, const SignedRequest &right)
{
    QList<Forgery> forgeries;
    const QByteArrayList codes{invalid, unknownKey, incomplete};
    const auto add = [&](const char *kind, const HttpRequest &request) {
        forgeries.append({kind, request, codes});
    };
    HttpRequest request = left.request;
    request.headers.last() = right.request.headers.last();
    add("signature of another request", request);
    request = left.request;
    request.headers = right.request.headers;
    if (request.body != right.request.body || request.rawPath != right.request.rawPath)
        add("headers of another request", request);
    request = left.request;
    request.body = right.request.body;
    if (request.body != left.request.body)
        add("body of another request", request);
    // Each key with the other's secret and token.
    SignedRequest mixed = left;
    mixed.identity.accessKeyId = right.identity.accessKeyId;
    if (mixed.identity.accessKeyId != left.identity.accessKeyId)
        add("key of another", signedAgain(mixed, left.request));
    mixed = left;
    mixed.identity.secret = Secret(right.identity.secret.bytes().toByteArray());
    if (mixed.identity.accessKeyId != right.identity.accessKeyId)
        add("secret of another", signedAgain(mixed, left.request));
    QByteArray *token = valueOf(request = left.request, "x-amz-security-token");
    if (token && *token != right.identity.sessionToken) {
        *token = right.identity.sessionToken;
        add("token of another", signedAgain(left, request));
    }
    return forgeries;
}

} // namespace lc
