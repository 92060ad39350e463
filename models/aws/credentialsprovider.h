// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/result.h"
#include "signing/credentials.h"

#include <functional>
#include <memory>

namespace lc {

using CredentialsResult = Result<std::shared_ptr<const Credentials>, ApiError>;

/// Where the keys of a connection come from. Asked in the network thread before every send.
class CredentialsProvider {
public:
    using Done = std::function<void(const CredentialsResult &)>;

    virtual ~CredentialsProvider() = default;
    /// `done` may run at once or later, in the network thread.
    virtual void provide(Done done) = 0;
    /// As provide(), but nobody is asked anything: where only a person could help, the error is of
    /// Kind::Cancelled.
    virtual void provideQuietly(Done done) { provide(std::move(done)); }
    /// A service did not accept these keys any more: others are wanted next time.
    virtual void invalidate(const Credentials & /*rejected*/) { }
};

/// Keys that never change.
class StaticCredentials final : public CredentialsProvider {
public:
    explicit StaticCredentials(std::shared_ptr<const Credentials> credentials)
        : m_credentials(std::move(credentials))
    {
    }
    void provide(Done done) override { done(m_credentials); }

private:
    std::shared_ptr<const Credentials> m_credentials;
};

} // namespace lc
