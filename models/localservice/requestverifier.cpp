// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/requestverifier.h"

#include "localservice/behaviour.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// The parts of an Authorization header; they must come in this order, each once.
struct Authorization {
    QByteArray accessKeyId;
    QByteArray day;
    QByteArray region;
    QByteArray service;
    QByteArray signedHeaders;
    QByteArray signature;
};

Unexpected<ServiceError> deny(const char *code, const QString &message)
{
    return unexpected(ServiceError{code, message, behaviour::authenticationStatus.value, {}, true});
}

std::optional<Authorization> parseAuthorization(const QByteArray &header)
{
    static const QRegularExpression form(
        u"\\AAWS4-HMAC-SHA256 Credential=([A-Za-z0-9]{1,128})/([0-9]{8})/([a-z0-9-]{1,64})/"
        "([a-z0-9-]{1,64})/aws4_request, ?SignedHeaders=([a-z0-9;-]{1,4096}), "
        "?Signature=([0-9a-f]{64})\\z"_s);
    const auto match = form.match(QString::fromLatin1(header));
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&](int index) { return match.captured(index).toLatin1(); };
    return Authorization{part(1), part(2), part(3), part(4), part(5), part(6)};
}

bool isRegion(const QByteArray &text)
{
    static const QRegularExpression form(u"\\A[a-z]{2,5}(-[a-z]+){1,3}-[0-9]{1,2}\\z"_s);
    return form.match(QString::fromLatin1(text)).hasMatch();
}

QString partitionOf(const QByteArray &region)
{
    static constexpr std::pair<const char *, const char *> partitions[] = {
        {"cn-", "aws-cn"},         {"us-gov-", "aws-us-gov"}, {"us-iso-", "aws-iso"},
        {"us-isob-", "aws-iso-b"}, {"eu-isoe-", "aws-iso-e"}, {"us-isof-", "aws-iso-f"},
        {"eusc-", "aws-eusc"}};
    for (const auto &[prefix, partition] : partitions) {
        if (region.startsWith(prefix))
            return QString::fromLatin1(partition);
    }
    return u"aws"_s;
}

/// The signed headers' values, or nothing when one of them is absent or one that must be signed is
/// not named.
std::optional<HeaderList> signedHeaders(const HttpRequest &request, const QByteArray &names)
{
    const QList<QByteArray> wanted = names.split(';');
    QList<QByteArray> sorted = wanted;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted != wanted || !wanted.contains("host"))
        return std::nullopt;
    HeaderList headers;
    QList<QByteArray> seen;
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        if (wanted.contains(lower)) {
            headers.emplaceBack(lower, value);
            seen.append(lower);
        } else if (lower.startsWith("x-amz-")) {
            return std::nullopt;
        }
    }
    const bool all = std::all_of(wanted.begin(), wanted.end(),
                                 [&](const QByteArray &name) { return seen.contains(name); });
    return all ? std::optional(headers) : std::nullopt;
}

std::optional<QString> outsideWindow(Instant signedAt, Instant now)
{
    const auto window = behaviour::signatureWindow.value;
    const auto text = [](Instant instant) { return QString::fromLatin1(signingTime(instant)); };
    if (signedAt < now - window)
        return u"Signature expired: %1 is now earlier than %2 (%3 - %4 min.)"_s.arg(
            text(signedAt), text(now - window), text(now), QString::number(window.count()));
    if (signedAt > now + window)
        return u"Signature not yet current: %1 is still later than %2 (%3 + %4 min.)"_s.arg(
            text(signedAt), text(now + window), text(now), QString::number(window.count()));
    return std::nullopt;
}

} // namespace

Served<Caller> RequestVerifier::verify(const HttpRequest &request, QByteArrayView service,
                                       const Clock &clock) const
{
    if (request.headerCount("authorization") == 0)
        return deny("MissingAuthenticationTokenException", u"Missing Authentication Token"_s);
    const auto authorization = parseAuthorization(request.header("authorization"));
    if (!authorization || request.headerCount("authorization") != 1)
        return deny("IncompleteSignatureException",
                    u"Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' "
                    "parameters of an AWS4-HMAC-SHA256 signature."_s);
    const auto signedAt = fromSigningTime(request.header("x-amz-date"));
    if (!signedAt || request.headerCount("x-amz-date") != 1)
        return deny("IncompleteSignatureException",
                    u"Authorization header requires existence of a 'X-Amz-Date' header."_s);
    const auto headers = signedHeaders(request, authorization->signedHeaders);
    if (!headers)
        return deny("InvalidSignatureException",
                    u"'Host' and every 'X-Amz-' header must be a 'SignedHeader' in the "
                    "AWS Authorization, in order and each once."_s);
    const auto signer =
        signerOf(authorization->accessKeyId, request.header("x-amz-security-token"));
    if (!signer)
        return deny("UnrecognizedClientException",
                    u"The security token included in the request is invalid."_s);
    if (authorization->service != service)
        return deny("InvalidSignatureException",
                    u"Credential should be scoped to correct service: '%1'."_s.arg(
                        QString::fromLatin1(service)));
    if (!isRegion(authorization->region))
        return deny("InvalidSignatureException",
                    u"Credential should be scoped to a valid region."_s);
    const SigningScope scope{*signedAt, authorization->region, authorization->service};
    if (signingTime(*signedAt).left(8) != authorization->day)
        return deny("InvalidSignatureException",
                    u"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of "
                    "date from HTTP."_s);
    if (const auto fault = outsideWindow(*signedAt, clock.machineTime()))
        return deny("InvalidSignatureException", *fault);
    const SigningRequest canonical{request.method, request.rawPath, request.rawQuery, *headers,
                                   sha256Hex(request.body)};
    const QByteArray expected = signature(*m_keys.key(signer->secret, scope),
                                          stringToSign(scope, canonicalRequest(canonical)));
    if (!equalInConstantTime(expected, authorization->signature))
        return deny("InvalidSignatureException",
                    u"The request signature we calculated does not match the signature you "
                    "provided. Check your AWS Secret Access Key and signing method. Consult the "
                    "service documentation for details."_s);
    if (signer->expiresAt && *signer->expiresAt <= clock.now())
        return deny("ExpiredTokenException",
                    u"The security token included in the request is expired"_s);
    Caller caller = signer->caller;
    caller.region = QString::fromLatin1(authorization->region);
    caller.partition = partitionOf(authorization->region);
    return caller;
}

std::optional<RequestVerifier::Signer> RequestVerifier::signerOf(const QByteArray &accessKeyId,
                                                                 const QByteArray &token) const
{
    const auto found =
        std::find_if(m_accounts.begin(), m_accounts.end(), [&](const LocalAccount &account) {
            return account.credentials.accessKeyId.toLatin1() == accessKeyId;
        });
    if (found != m_accounts.end()) {
        if (found->credentials.sessionToken != Secret(token))
            return std::nullopt;
        Caller caller;
        caller.account = found->account;
        return Signer{caller, found->credentials.secretAccessKey, std::nullopt};
    }
    const auto session = m_sessions.open(token, accessKeyId);
    if (!session)
        return std::nullopt;
    Caller caller;
    caller.account = session->account;
    caller.session = session->role;
    return Signer{caller, m_sessions.secretOf(session->accessKeyId), session->expiresAt};
}

} // namespace lc
