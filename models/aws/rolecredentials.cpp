// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/rolecredentials.h"

#include "aws/rolekeys.h"
#include "aws/stsoperations.h"

#include <QPointer>

namespace lc {

namespace {

constexpr int mostCodes = 3;

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

RoleCredentials::RoleCredentials(ProviderCallSite site, RoleStep role, ProviderPerson person)
    : m_site(std::move(site)), m_role(std::move(role)), m_person(std::move(person))
{
}

void RoleCredentials::fetch(Asking asking, CredentialsProvider::Done done)
{
    m_asking = asking;
    m_done = std::move(done);
    m_problem.clear();
    m_codes = 0;
    const auto onKeys = [self = QPointer(this)](const CredentialsResult &keys) {
        if (!self)
            return;
        if (!keys)
            self->finish(keys);
        else if (self->m_role.mfaSerial.isEmpty())
            self->assume({});
        else
            self->askForCode();
    };
    CredentialsProvider &base = *m_site.access->credentials;
    if (asking == Asking::Allowed)
        base.provide(onKeys);
    else
        base.provideQuietly(onKeys);
}

void RoleCredentials::askForCode()
{
    if (m_asking == Asking::Refused || !m_person.desk) {
        refuse(m_asking == Asking::Refused ? ApiError::Kind::Cancelled
                                           : ApiError::Kind::Credentials,
               tr("The profile \"%1\" needs a code of the device %2, and nobody can be asked here.")
                   .arg(m_role.profile, m_role.mfaSerial));
        return;
    }
    ++m_codes;
    m_question = m_person.desk->askMfaCode(
        {m_person.connectionName, m_role.mfaSerial, m_problem},
        [self = QPointer(this)](const std::optional<Secret> &code) {
            if (!self)
                return;
            self->m_question = {};
            if (code)
                self->assume(*code);
            else
                self->refuse(ApiError::Kind::Cancelled,
                             tr("No code of the device %1 was given. Retry to be asked again.")
                                 .arg(self->m_role.mfaSerial));
        });
}

void RoleCredentials::assume(const Secret &code)
{
    sts::AssumeRole::Request request{.roleArn = m_role.roleArn,
                                     .roleSessionName = m_role.sessionName.isEmpty()
                                         ? ownSessionName(m_site.access->clock->now())
                                         : m_role.sessionName,
                                     .durationSeconds = m_role.duration
                                         ? std::optional(qint64(m_role.duration->count()))
                                         : std::nullopt,
                                     .externalId = unlessEmpty(m_role.externalId),
                                     .serialNumber = unlessEmpty(m_role.mfaSerial),
                                     .tokenCode = unlessEmpty(QString::fromUtf8(code.bytes()))};
    m_call.start<sts::AssumeRole>(
        m_site, request, [this, code](const Result<sts::RoleKeysResponse, ApiError> &answer) {
            if (!answer) {
                onFailed(answer.error(), code);
                return;
            }
            const sts::RoleKeys &keys = answer->credentials;
            // The end is told by their clock and awaited by ours.
            const ServiceAccess &access = *m_site.access;
            const auto ahead = access.serviceNow() - access.clock->now();
            finish(takeKeys({keys.accessKeyId, keys.secretAccessKey, keys.sessionToken,
                             keys.expiration - ahead},
                            tr("AWS STS")));
        });
}

void RoleCredentials::onFailed(const ApiError &error, const Secret &code)
{
    // A wrong code and a missing permission are told alike.
    const bool isCodeRefused = !code.isEmpty()
        && (error.kind == ApiError::Kind::Denied || error.kind == ApiError::Kind::Rejected);
    if (isCodeRefused && m_codes < mostCodes) {
        m_problem = error.message;
        askForCode();
        return;
    }
    finish(unexpected(providerFailure(error,
                                      tr("The role %1 of the profile \"%2\" could not be assumed.")
                                          .arg(m_role.roleArn, m_role.profile))));
}

void RoleCredentials::refuse(ApiError::Kind kind, const QString &message)
{
    finish(unexpected(ApiError{.kind = kind, .message = message}));
}

void RoleCredentials::finish(const CredentialsResult &result)
{
    const auto done = std::exchange(m_done, nullptr);
    done(result);
}

} // namespace lc
