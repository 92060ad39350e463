// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"
#include "core/ticket.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

class QObject;

namespace lc {

/// Asks the person in front of the program for what only they can give while a connection signs
/// in. Called in the GUI thread and never blocks it: every answer comes later, through the event
/// loop, at most once, and not at all after `context` is gone, which also closes what is shown.
class Prompter {
public:
    struct MfaRequest {
        QString connectionName;
        QString serial; ///< ARN or serial number of the device
        QString problem; ///< what was wrong with the last try; empty at the first
    };
    struct SignInRequest {
        QString connectionName;
        QUrl verificationUri; ///< where the person confirms, with the code in it where possible
        QString userCode; ///< what that page must show
        Instant expiresAt{};
    };

    virtual ~Prompter() = default;
    /// `done` gets nothing when the person declined.
    virtual void askMfaCode(const MfaRequest &request, QObject *context,
                            std::function<void(std::optional<Secret>)> done) = 0;
    /// Shows the way to the browser page until the ticket ends.
    virtual Ticket showSignIn(const SignInRequest &request, QObject *context,
                              std::function<void()> declined) = 0;
};

/// For programs without a person in front of them: declines everything.
class DecliningPrompter final : public Prompter {
public:
    void askMfaCode(const MfaRequest &request, QObject *context,
                    std::function<void(std::optional<Secret>)> done) override;
    Ticket showSignIn(const SignInRequest &request, QObject *context,
                      std::function<void()> declined) override;
};

} // namespace lc
