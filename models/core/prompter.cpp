// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompter.h"

#include <QMetaObject>
#include <QObject>

namespace lc {

void DecliningPrompter::askMfaCode(const MfaRequest & /*request*/, QObject *context,
                                   std::function<void(std::optional<Secret>)> done)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(std::nullopt); }, Qt::QueuedConnection);
}

Ticket DecliningPrompter::showSignIn(const SignInRequest & /*request*/, QObject *context,
                                     std::function<void()> declined)
{
    QMetaObject::invokeMethod(
        context, [declined = std::move(declined)] { declined(); }, Qt::QueuedConnection);
    return {};
}

} // namespace lc
