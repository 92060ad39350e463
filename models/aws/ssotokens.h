// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialplan.h"
#include "aws/credentialssource.h"
#include "aws/promptdesk.h"
#include "aws/providercall.h"
#include "aws/rolecredentials.h"
#include "aws/ssooperations.h"
#include "aws/ssotokencache.h"

#include <QLockFile>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace lc {

/// The sign-in of one sso-session (or start URL) for everybody in this program who needs it: read
/// from the shared cache, renewed under its lock, or made anew by a person in a browser. Lives in
/// the network thread.
class SsoTokens final : public QObject {
    Q_OBJECT
public:
    using Asking = CredentialsSource::Asking;
    using Done = std::function<void(const Result<Secret, ApiError> &)>;

    SsoTokens(ProviderCallSite site, SsoSource source, const QString &home, ProviderPerson person);
    ~SsoTokens() override;

    /// `done` gets an access token; it may run at once.
    void provide(Asking asking, Done done);
    /// The portal did not accept this token, whatever its time says.
    void invalidate(const Secret &token);

private:
    struct Waiter {
        Asking asking;
        Done done;
    };

    void begin();
    bool isUsable(const SsoToken &token) const;
    void refreshUnderLock();
    void refresh(const SsoToken &old);
    void onRefreshed(SsoToken old, const Result<sso::CreateToken::Response, ApiError> &answer);
    void signInOrFail(const QString &why);
    void registerClient();
    void authorize();
    void onAuthorized(const sso::StartDeviceAuthorization::Response &device);
    void poll();
    void onPolled(const Result<sso::CreateToken::Response, ApiError> &answer);
    void takeUp(const sso::CreateToken::Response &answer, SsoToken token);
    void fail(const ApiError &error);
    void finish(const Result<Secret, ApiError> &result);
    void endPrompt();
    Instant now() const { return m_site.access->clock->now(); }
    QString name() const;

    ProviderCallSite m_site;
    SsoSource m_source;
    SsoTokenCache m_cache;
    ProviderPerson m_person;
    std::vector<Waiter> m_waiters;
    Secret m_rejected; ///< the token that the portal did not accept
    std::optional<SsoToken> m_unsaved; ///< the newest, where the cache cannot be written
    ProviderCall m_call;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_lockRetry;
    int m_lockTries = 0;
    // A sign-in under way.
    SsoToken m_registration; ///< only the client's part is set
    QString m_deviceCode;
    Instant m_deviceEndsAt{};
    QTimer m_poll;
    Ticket m_prompt;
};

/// The sign-ins of a program, so that many connections of one sso-session ask once. Used in the
/// thread that makes providers.
class SsoTokenPool {
public:
    std::shared_ptr<SsoTokens> find(const QString &path) const
    {
        return m_tokens.value(path).lock();
    }
    void insert(const QString &path, const std::shared_ptr<SsoTokens> &tokens)
    {
        m_tokens.insert(path, tokens);
    }

private:
    QHash<QString, std::weak_ptr<SsoTokens>> m_tokens;
};

} // namespace lc
