// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompter.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <optional>

namespace lc::test {

/// A person who answers as the test says.
class TestPrompter final : public Prompter {
public:
    void askMfaCode(const MfaRequest &request, QObject *context,
                    std::function<void(std::optional<Secret>)> done) override
    {
        mfaRequests.append(request);
        m_context = context;
        if (isSilent)
            return;
        const auto code =
            codes.isEmpty() ? std::nullopt : std::optional(Secret::fromText(codes.takeFirst()));
        QMetaObject::invokeMethod(
            context, [done = std::move(done), code] { done(code); }, Qt::QueuedConnection);
    }
    Ticket showSignIn(const SignInRequest &request, QObject *context,
                      std::function<void()> declined) override
    {
        signInRequests.append(request);
        m_context = context;
        ++open;
        if (declines)
            QMetaObject::invokeMethod(context, std::move(declined), Qt::QueuedConnection);
        if (onShown)
            onShown();
        return Ticket([this] { --open; });
    }
    /// Whether what was asked last is still wanted.
    bool isWanted() const { return m_context != nullptr; }

    QStringList codes; ///< given one after the other; none left: declined
    bool isSilent = false; ///< never answers
    bool declines = false; ///< every sign-in
    std::function<void()> onShown;
    QList<MfaRequest> mfaRequests;
    QList<SignInRequest> signInRequests;
    int open = 0; ///< sign-ins on the screen

private:
    QPointer<QObject> m_context;
};

} // namespace lc::test
