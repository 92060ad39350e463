// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sessionkeys.h"

#include "core/json.h"
#include "core/operation.h"
#include "localservice/keptkey.h"
#include "localservice/randomid.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype secretLength = 40;
constexpr auto urlForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

static constexpr Field sessionRows[] = {
    field<&Session::accessKeyId>("AccessKeyId").with(Required),
    field<&Session::account>("Account").with(Required),
    field<&Session::role>("Role").with(Required),
    field<&Session::expiresAt>("ExpiresAt").with(Required),
};

constinit const Type Session::rows = describe<Session>("Session", sessionRows);

SessionKeys SessionKeys::of(Store &store)
{
    return SessionKeys(Secret(keptKey(store, u"session-key"_s)));
}

QString SessionKeys::newAccessKeyId()
{
    return u"ASIA"_s + randomHex(16).toUpper();
}

QByteArray SessionKeys::sealOf(QByteArrayView purpose, QByteArrayView text) const
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, m_seal.bytes().toByteArray());
    code.addData(purpose.data(), purpose.size());
    code.addData(text.data(), text.size());
    return code.result();
}

QString SessionKeys::tokenOf(const Session &session) const
{
    const QByteArray text = writeJson(session).toBase64(urlForm);
    return QString::fromLatin1(text + '.' + sealOf("token ", text).toBase64(urlForm));
}

Secret SessionKeys::secretOf(const QString &accessKeyId) const
{
    return Secret(sealOf("secret ", accessKeyId.toLatin1()).toBase64().left(secretLength));
}

std::optional<Session> SessionKeys::open(QByteArrayView token, QByteArrayView accessKeyId) const
{
    const qsizetype point = token.indexOf('.');
    if (point < 0)
        return std::nullopt;
    const QByteArrayView text = token.first(point);
    if (!equalInConstantTime(sealOf("token ", text).toBase64(urlForm), token.sliced(point + 1)))
        return std::nullopt;
    const auto session =
        readJson<Session>(QByteArray::fromBase64(text.toByteArray(), urlForm), Reading::Strict);
    if (!session || session->accessKeyId.toLatin1() != accessKeyId)
        return std::nullopt;
    return *session;
}

std::optional<Unexpected<ServiceError>> sessionObstacle(const Operation &operation,
                                                        const Caller &caller)
{
    // AWSLicenseManagerConsumptionPolicy; everybody may ask STS who they are.
    static constexpr std::string_view allowed[] = {"CheckoutLicense", "CheckInLicense",
                                                   "ExtendLicenseConsumption", "GetLicense"};
    const std::string_view service(operation.service->signingName);
    const bool isAllowed = service == "sts"
        || (service == "license-manager"
            && std::find(std::begin(allowed), std::end(allowed), operation.name)
                != std::end(allowed));
    if (!caller.isSession() || isAllowed || !operation.isSigned)
        return std::nullopt;
    const QString action = QLatin1StringView(operation.service->signingName) + u':'
        + QLatin1StringView(operation.name);
    const QString message =
        u"User: %1 is not authorized to perform: %2"_s.arg(caller.arn(), action);
    if (operation.service->protocol == Service::Protocol::RestJson)
        return unexpected(ServiceError{"AccessDeniedException", message, 403});
    // A policy that does not allow has another error than a resource that refuses.
    return refuse(
        "AuthorizationException",
        u"%1 because no identity-based policy allows the %2 action"_s.arg(message, action));
}

} // namespace lc
