// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/promptdesk.h"

namespace lc {

namespace {

/// `function`, run in the thread of `home` unless `isWanted` was cleared there before.
template <class Function>
auto inThreadOf(const std::shared_ptr<QObject> &home, const std::shared_ptr<bool> &isWanted,
                Function function)
{
    return [home, isWanted, function = std::move(function)](const auto &...arguments) {
        QMetaObject::invokeMethod(
            home.get(),
            // Holds on to `home`, which may otherwise end before its turn.
            [home, isWanted, function, arguments...] {
                if (std::exchange(*isWanted, false))
                    function(arguments...);
            },
            Qt::QueuedConnection);
    };
}

} // namespace

std::shared_ptr<PromptDesk> PromptDesk::make(Prompter *prompter)
{
    return {new PromptDesk(prompter), [](PromptDesk *ended) { ended->deleteLater(); }};
}

Ticket PromptDesk::show(const std::shared_ptr<bool> &isWanted, std::function<void(Shown &)> open,
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
    return Ticket([desk = shared_from_this(), shown, isWanted] {
        *isWanted = false;
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
                              const std::shared_ptr<QObject> &home,
                              std::function<void(std::optional<Secret>)> done)
{
    const auto isWanted = std::make_shared<bool>(true);
    const auto answer = inThreadOf(home, isWanted, std::move(done));
    return show(
        isWanted,
        [this, request, answer](Shown &shown) {
            m_prompter->askMfaCode(request, shown.context.get(), answer);
        },
        [answer] { answer(std::optional<Secret>()); });
}

Ticket PromptDesk::showSignIn(const Prompter::SignInRequest &request,
                              const std::shared_ptr<QObject> &home, std::function<void()> declined)
{
    const auto isWanted = std::make_shared<bool>(true);
    const auto answer = inThreadOf(home, isWanted, std::move(declined));
    return show(
        isWanted,
        [this, request, answer](Shown &shown) {
            shown.ticket =
                m_prompter->showSignIn(request, shown.context.get(), [answer] { answer(); });
        },
        [answer] { answer(); });
}

} // namespace lc
