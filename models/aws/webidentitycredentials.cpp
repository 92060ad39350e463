// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/webidentitycredentials.h"

#include "aws/rolekeys.h"
#include "aws/stsoperations.h"

#include <QFile>
#include <QFileInfo>

namespace lc {

namespace {

constexpr qint64 largestToken = 64LL << 10;

/// The token in a file; an error says what is wrong with the file.
Result<QString, QString> readToken(const QString &path)
{
    QFile file(path);
    // A pipe would hold up everything else.
    if (file.exists() && !QFileInfo(path).isFile())
        return unexpected(WebIdentityCredentials::tr("It is not a file."));
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(file.errorString());
    const QString token = QString::fromUtf8(file.read(largestToken + 1)).trimmed();
    if (token.isEmpty())
        return unexpected(WebIdentityCredentials::tr("It is empty."));
    if (token.size() > largestToken)
        return unexpected(WebIdentityCredentials::tr("It is too large."));
    return token;
}

} // namespace

WebIdentityCredentials::WebIdentityCredentials(ProviderCallSite site, WebIdentitySource source)
    : m_site(std::move(site)), m_source(std::move(source))
{
}

void WebIdentityCredentials::fetch(Asking /*asking*/, CredentialsProvider::Done done)
{
    const auto token = readToken(m_source.tokenFile);
    if (!token) {
        done(unexpected(credentialsError(tr("The web identity token in %1 cannot be used. %2")
                                             .arg(m_source.tokenFile, token.error()))));
        return;
    }
    m_call.start<sts::AssumeRoleByWebIdentity>(
        m_site,
        {.roleArn = m_source.roleArn,
         .roleSessionName = m_source.sessionName.isEmpty()
             ? ownSessionName(m_site.access->clock->now())
             : m_source.sessionName,
         .webIdentityToken = *token},
        [role = m_source.roleArn,
         done = std::move(done)](const Result<sts::RoleKeysResponse, ApiError> &answer) {
            if (!answer) {
                done(unexpected(providerFailure(
                    answer.error(),
                    tr("The role %1 could not be assumed with the web identity token.")
                        .arg(role))));
                return;
            }
            const sts::RoleKeys &keys = answer->credentials;
            done(takeKeys(
                {keys.accessKeyId, keys.secretAccessKey, keys.sessionToken, keys.expiration},
                tr("AWS STS")));
        });
}

} // namespace lc
