// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"

#include <QString>

#include <optional>

namespace lc {

/// A person's sign-in with IAM Identity Center, as the tools of AWS keep it.
struct SsoToken {
    Secret accessToken;
    Instant expiresAt{};
    Secret refreshToken; ///< empty: the person must sign in again at the end
    QString clientId; ///< of the program that signed in; refreshing needs it
    Secret clientSecret;
    std::optional<Instant> registrationEndsAt;
    QString region;
    QString startUrl;

    bool isGoodAt(Instant now) const { return !accessToken.isEmpty() && now < expiresAt; }
    bool isRefreshableAt(Instant now) const
    {
        return !refreshToken.isEmpty() && !clientId.isEmpty()
            && (!registrationEndsAt || now < *registrationEndsAt);
    }
};

/// The file in which the tools of AWS share one sign-in. Readers see a whole file whatever writers
/// do; writers of this program take turns by QLockFile on lockPath().
class SsoTokenCache {
public:
    /// `key` is the name of the sso-session, or the start URL of the legacy form.
    SsoTokenCache(const QString &home, const QString &key);

    const QString &path() const { return m_path; }
    QString lockPath() const { return m_path + QStringLiteral(".lock"); }
    /// Nothing when there is no token in the file, or no file that can be understood.
    std::optional<SsoToken> read() const;
    /// Replaces the file at once, mode 0600; members that are not ours stay. An error is the
    /// system's reason.
    Result<void, QString> write(const SsoToken &token) const;
    /// Makes the folder of the file, for its owner alone; false when that is not possible.
    bool makeFolder() const;

private:
    QString m_path;
};

} // namespace lc
