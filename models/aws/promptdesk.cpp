// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/promptdesk.h"

namespace lc {

std::shared_ptr<PromptDesk> PromptDesk::make(Prompter *prompter)
{
    return {new PromptDesk(prompter), EndInOwnThread()};
}

Ticket PromptDesk::show(const AnswerPath &path, std::function<void(Shown &)> open,
                        std::function<void()> declined)
{
    auto shown = std::make_shared<Shown>();
    QMetaObject::invokeMethod(
        this,
        [this, shown, open = std::move(open), declined = std::move(declined)] {
            if (!m_prompter) {
                declined();
                return;
            }
            shown->context = std::make_unique<QObject>();
            open(*shown);
        },
        Qt::QueuedConnection);
    return Ticket([desk = shared_from_this(), shown, path] {
        path.close();
        QMetaObject::invokeMethod(
            desk.get(),
            [shown] {
                shown->ticket.end();
                shown->context.reset();
            },
            Qt::QueuedConnection);
    });
}

Ticket PromptDesk::askMfaCode(const Prompter::MfaRequest &request,
                              std::function<void(std::optional<Secret>)> done)
{
    const AnswerPath path;
    const auto answer = path.wrap(std::move(done));
    return show(
        path,
        [this, request, answer](Shown &shown) {
            m_prompter->askMfaCode(request, shown.context.get(), answer);
        },
        [answer] { answer(std::optional<Secret>()); });
}

Ticket PromptDesk::showSignIn(const Prompter::SignInRequest &request,
                              std::function<void()> declined)
{
    const AnswerPath path;
    const auto answer = path.wrap(std::move(declined));
    return show(
        path,
        [this, request, answer](Shown &shown) {
            shown.ticket =
                m_prompter->showSignIn(request, shown.context.get(), [answer] { answer(); });
        },
        [answer] { answer(); });
}

} // namespace lc
