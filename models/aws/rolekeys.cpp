// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/rolekeys.h"

#include "aws/credentialplan.h"

#include <QCoreApplication>

namespace lc {

using namespace Qt::StringLiterals;
using ErrorKind = ApiError::Kind;

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("CredentialPlan", source);
}

} // namespace

CredentialsResult takeKeys(const HandedOutKeys &keys, const QString &origin)
{
    const auto refused = [&](const char *source) {
        return unexpected(credentialsError(translated(source).arg(origin)));
    };
    if (keys.accessKeyId.isEmpty() || keys.secretAccessKey.isEmpty())
        return refused(
            QT_TRANSLATE_NOOP("CredentialPlan", "%1 handed out keys without all parts."));
    for (const QString &part : {keys.accessKeyId, keys.secretAccessKey, keys.sessionToken}) {
        if (!isSendableKey(part))
            return refused(QT_TRANSLATE_NOOP(
                "CredentialPlan", "%1 handed out keys with characters that cannot be sent."));
    }
    return std::make_shared<const Credentials>(
        Credentials{keys.accessKeyId, Secret::fromText(keys.secretAccessKey),
                    Secret::fromText(keys.sessionToken), keys.expiresAt});
}

ApiError providerFailure(const ApiError &error, const QString &what)
{
    ApiError told = error;
    const QString cause =
        error.code.isEmpty() ? error.message : error.code + u": "_s + error.message;
    told.message = cause.isEmpty() ? what : what + u" ("_s + cause + u')';
    told.code.clear();
    told.executed = ApiError::Executed::No;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Throttled:
    case ErrorKind::Service:
    case ErrorKind::Cancelled:
        break;
    default:
        told.kind = ErrorKind::Credentials;
        told.httpStatus = 0;
    }
    return told;
}

QString ownSessionName(Instant now)
{
    return u"license-console-%1"_s.arg(now.time_since_epoch().count() / 1000);
}

} // namespace lc
