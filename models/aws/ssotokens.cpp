// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/ssotokens.h"

#include "aws/rolekeys.h"

#include <QUrl>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Renewed within the last quarter of an hour, as the tools of AWS do it.
constexpr auto refreshWindow = 15min;
constexpr auto lockRetryAfter = 20ms;
constexpr int mostLockTries = 1500; // half a minute: a holder has one call to make
constexpr qint64 defaultInterval = 5; // s
constexpr std::chrono::milliseconds shortestInterval{200};
constexpr std::chrono::seconds slowDownBy{5};
constexpr auto programName = "license-console"_L1;

/// Failures of CreateToken that no new try and no other person can mend: sign in again.
bool isLost(const ApiError &error)
{
    return error.httpStatus >= 400 && error.httpStatus < 500 && error.httpStatus != 408
        && error.httpStatus != 429;
}

} // namespace

SsoTokens::SsoTokens(ProviderCallSite site, SsoSource source, const QString &home,
                     ProviderPerson person)
    : m_site(std::move(site)), m_source(std::move(source)),
      m_cache(home, m_source.session.isEmpty() ? m_source.startUrl : m_source.session),
      m_person(std::move(person)), m_lockRetry(this), m_poll(this)
{
    m_lockRetry.setSingleShot(true);
    m_lockRetry.setInterval(lockRetryAfter);
    connect(&m_lockRetry, &QTimer::timeout, this, &SsoTokens::refreshUnderLock);
    m_poll.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &SsoTokens::poll);
}

SsoTokens::~SsoTokens() = default;

QString SsoTokens::name() const
{
    return m_source.session.isEmpty() ? m_source.startUrl : m_source.session;
}

void SsoTokens::provide(Asking asking, Done done)
{
    if (asking == Asking::Refused && m_prompt.isActive()) {
        // A person takes minutes.
        done(unexpected(ApiError{.kind = ApiError::Kind::Cancelled,
                                 .message = tr("Somebody is asked to sign in.")}));
        return;
    }
    m_waiters.push_back({asking, std::move(done)});
    if (m_waiters.size() == 1)
        begin();
}

void SsoTokens::invalidate(const Secret &token)
{
    m_rejected = token;
}

bool SsoTokens::isUsable(const SsoToken &token) const
{
    return token.isGoodAt(now()) && !(token.accessToken == m_rejected);
}

void SsoTokens::begin()
{
    const auto token = m_unsaved ? m_unsaved : m_cache.read();
    if (!token) {
        signInOrFail(tr("Nobody has signed in with \"%1\" yet.").arg(name()));
        return;
    }
    const bool isOld = token->expiresAt - now() < refreshWindow || !isUsable(*token);
    if (isOld && token->isRefreshableAt(now())) {
        m_lockTries = 0;
        refreshUnderLock();
    } else if (isUsable(*token)) {
        finish(token->accessToken);
    } else {
        signInOrFail(tr("The sign-in with \"%1\" has ended.").arg(name()));
    }
}

void SsoTokens::refreshUnderLock()
{
    if (!m_lock) {
        m_cache.makeFolder();
        m_lock = std::make_unique<QLockFile>(m_cache.lockPath());
        // Only a holder that is no longer alive is overruled.
        m_lock->setStaleLockTime(0);
    }
    // A folder that cannot be written has no lock, and nobody to share a new token with.
    if (!m_lock->tryLock(0) && m_lock->error() == QLockFile::LockFailedError) {
        if (++m_lockTries < mostLockTries) {
            m_lockRetry.start();
            return;
        }
        m_lock.reset();
        fail({.kind = ApiError::Kind::Timeout,
              .message = tr("Another program holds the sign-in of \"%1\" (%2).")
                             .arg(name(), m_cache.lockPath())});
        return;
    }
    // It was made with whatever the umask leaves.
    if (m_lock->isLocked())
        QFile::setPermissions(m_cache.lockPath(), QFile::ReadOwner | QFile::WriteOwner);
    // Somebody else may have renewed it while this waited.
    const auto token = m_unsaved ? m_unsaved : m_cache.read();
    if (token && isUsable(*token) && token->expiresAt - now() >= refreshWindow) {
        finish(token->accessToken);
    } else if (token && token->isRefreshableAt(now())) {
        refresh(*token);
    } else if (token && isUsable(*token)) {
        finish(token->accessToken);
    } else {
        m_lock.reset();
        signInOrFail(tr("The sign-in with \"%1\" has ended.").arg(name()));
    }
}

void SsoTokens::refresh(const SsoToken &old)
{
    m_call.start<sso::CreateToken>(
        m_site,
        {.clientId = old.clientId,
         .clientSecret = QString::fromUtf8(old.clientSecret.bytes()),
         .grantType = u"refresh_token"_s,
         .deviceCode = {},
         .refreshToken = QString::fromUtf8(old.refreshToken.bytes())},
        [this, old](const Result<sso::CreateToken::Response, ApiError> &answer) {
            onRefreshed(old, answer);
        });
}

void SsoTokens::onRefreshed(SsoToken old,
                            const Result<sso::CreateToken::Response, ApiError> &answer)
{
    if (answer) {
        takeUp(*answer, std::move(old));
        return;
    }
    m_lock.reset();
    if (isUsable(old))
        finish(old.accessToken);
    else if (isLost(answer.error()))
        signInOrFail(tr("The sign-in with \"%1\" has ended.").arg(name()));
    else
        fail(providerFailure(answer.error(),
                             tr("The sign-in with \"%1\" could not be renewed.").arg(name())));
}

void SsoTokens::signInOrFail(const QString &why)
{
    const bool mayAsk = std::any_of(m_waiters.begin(), m_waiters.end(), [](const Waiter &waiter) {
        return waiter.asking == Asking::Allowed;
    });
    if (!mayAsk) {
        fail({.kind = ApiError::Kind::Cancelled, .message = why});
        return;
    }
    if (!m_person.desk) {
        fail(credentialsError(why + u' '
                              + tr("Sign in: open the connection in the window, or run "
                                   "\"aws sso login --profile %1\".")
                                    .arg(m_source.profile)));
        return;
    }
    const auto token = m_cache.read();
    const bool isRegistered = token && !token->clientId.isEmpty() && token->registrationEndsAt
        && *token->registrationEndsAt - now() > 1h;
    if (isRegistered) {
        m_registration = *token;
        authorize();
    } else {
        registerClient();
    }
}

void SsoTokens::registerClient()
{
    std::optional<QList<QString>> scopes;
    // Refresh tokens are handed out for a scope only; the legacy form has none.
    if (!m_source.session.isEmpty())
        scopes = m_source.scopes.isEmpty() ? QStringList(u"sso:account:access"_s) : m_source.scopes;
    m_call.start<sso::RegisterClient>(
        m_site, {.clientName = programName, .clientType = u"public"_s, .scopes = scopes},
        [this](const Result<sso::RegisterClient::Response, ApiError> &answer) {
            if (!answer) {
                fail(providerFailure(answer.error(),
                                     tr("Signing in with \"%1\" could not begin.").arg(name())));
                return;
            }
            m_registration.clientId = answer->clientId;
            m_registration.clientSecret = Secret::fromText(answer->clientSecret);
            m_registration.registrationEndsAt =
                Instant(std::chrono::seconds(answer->clientSecretExpiresAt));
            authorize();
        });
}

void SsoTokens::authorize()
{
    m_call.start<sso::StartDeviceAuthorization>(
        m_site,
        {.clientId = m_registration.clientId,
         .clientSecret = QString::fromUtf8(m_registration.clientSecret.bytes()),
         .startUrl = m_source.startUrl},
        [this](const Result<sso::StartDeviceAuthorization::Response, ApiError> &answer) {
            if (answer)
                onAuthorized(*answer);
            else
                fail(providerFailure(answer.error(),
                                     tr("Signing in with \"%1\" could not begin.").arg(name())));
        });
}

void SsoTokens::onAuthorized(const sso::StartDeviceAuthorization::Response &device)
{
    const QUrl page(device.verificationUriComplete.value_or(device.verificationUri),
                    QUrl::StrictMode);
    // It is going to be opened in a browser.
    const bool isWebPage = page.isValid() && !page.host().isEmpty()
        && (page.scheme() == "https"_L1 || page.scheme() == "http"_L1);
    if (!isWebPage) {
        fail({.kind = ApiError::Kind::BadAnswer,
              .message = tr("The service named no page to sign in on.")});
        return;
    }
    m_deviceCode = device.deviceCode;
    m_deviceEndsAt = now() + std::chrono::seconds(std::clamp<qint64>(device.expiresIn, 1, 3600));
    m_prompt = m_person.desk->showSignIn(
        {m_person.connectionName, page, device.userCode, m_deviceEndsAt}, [self = QPointer(this)] {
            if (!self)
                return;
            self->fail({.kind = ApiError::Kind::Cancelled,
                        .message = tr("The sign-in with \"%1\" was not done. Retry to sign in.")
                                       .arg(self->name())});
        });
    const std::chrono::milliseconds told =
        std::chrono::seconds(std::clamp<qint64>(device.interval.value_or(defaultInterval), 0, 60));
    m_poll.setInterval(std::max(told, shortestInterval));
    m_poll.start();
}

void SsoTokens::poll()
{
    // The person may have signed in by another tool meanwhile.
    if (const auto token = m_cache.read(); token && isUsable(*token)) {
        finish(token->accessToken);
        return;
    }
    if (now() >= m_deviceEndsAt) {
        fail(credentialsError(
            tr("The sign-in with \"%1\" was not confirmed in time. Retry to sign in.")
                .arg(name())));
        return;
    }
    m_call.start<sso::CreateToken>(
        m_site,
        {.clientId = m_registration.clientId,
         .clientSecret = QString::fromUtf8(m_registration.clientSecret.bytes()),
         .grantType = u"urn:ietf:params:oauth:grant-type:device_code"_s,
         .deviceCode = m_deviceCode,
         .refreshToken = {}},
        [this](const Result<sso::CreateToken::Response, ApiError> &answer) { onPolled(answer); });
}

void SsoTokens::onPolled(const Result<sso::CreateToken::Response, ApiError> &answer)
{
    if (answer) {
        SsoToken token = m_registration;
        token.refreshToken = {};
        takeUp(*answer, std::move(token));
        return;
    }
    const ApiError &error = answer.error();
    if (error.code == "SlowDownException"_L1)
        m_poll.setInterval(m_poll.intervalAsDuration() + slowDownBy);
    // Not confirmed yet, or out of reach for a moment: until the code ends.
    if (error.code == "AuthorizationPendingException"_L1 || !isLost(error)
        || error.code == "SlowDownException"_L1)
        m_poll.start();
    else
        fail(providerFailure(error, tr("The sign-in with \"%1\" was not accepted.").arg(name())));
}

void SsoTokens::takeUp(const sso::CreateToken::Response &answer, SsoToken token)
{
    token.accessToken = Secret::fromText(answer.accessToken);
    token.expiresAt = now() + std::chrono::seconds(std::max<qint64>(answer.expiresIn, 0));
    if (answer.refreshToken)
        token.refreshToken = Secret::fromText(*answer.refreshToken);
    token.region = m_source.region;
    token.startUrl = m_source.startUrl;
    m_unsaved.reset();
    // A token that cannot be shared still serves this program.
    if (!m_cache.write(token))
        m_unsaved = token;
    finish(token.accessToken);
}

void SsoTokens::fail(const ApiError &error)
{
    finish(unexpected(error));
}

void SsoTokens::endPrompt()
{
    m_poll.stop();
    m_prompt = {};
    m_deviceCode.clear();
    m_registration = {};
}

void SsoTokens::finish(const Result<Secret, ApiError> &result)
{
    m_call.cancel();
    m_lock.reset();
    endPrompt();
    const std::vector<Waiter> waiters = std::move(m_waiters);
    m_waiters.clear();
    for (const Waiter &waiter : waiters)
        waiter.done(result);
}

} // namespace lc
