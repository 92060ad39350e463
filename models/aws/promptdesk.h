// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/answerpath.h"
#include "core/prompter.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace lc {

/// Lets the network thread ask the person in front of the program. Lives in the GUI thread; the
/// functions that ask are called in the network thread and answer there.
class PromptDesk final : public QObject, public std::enable_shared_from_this<PromptDesk> {
    Q_OBJECT
public:
    /// A desk of the present thread, which it ends in, whoever gives it up last.
    static std::shared_ptr<PromptDesk> make(Prompter *prompter);
    /// From now on everything is declined: the prompter is about to go. GUI thread.
    void close() { m_prompter = nullptr; }

    /// The ticket takes the question back. `done` gets nothing when the person declined.
    Ticket askMfaCode(const Prompter::MfaRequest &request,
                      std::function<void(std::optional<Secret>)> done);
    /// The ticket closes what is shown.
    Ticket showSignIn(const Prompter::SignInRequest &request, std::function<void()> declined);

private:
    /// What is on the screen; belongs to the GUI thread.
    struct Shown {
        std::unique_ptr<QObject> context;
        Ticket ticket;
    };

    explicit PromptDesk(Prompter *prompter) : m_prompter(prompter) { }
    Ticket show(const AnswerPath &path, std::function<void(Shown &)> open,
                std::function<void()> declined);

    Prompter *m_prompter;
};

} // namespace lc
