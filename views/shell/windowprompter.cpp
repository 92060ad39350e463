// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowprompter.h"

#include "shell/mfadialog.h"
#include "shell/signindialog.h"

namespace lc {

WindowPrompter::WindowPrompter(const Theme &theme, std::shared_ptr<const Clock> clock,
                               SecretClipboard &clipboard)
    : m_theme(theme), m_clock(std::move(clock)), m_clipboard(clipboard)
{
}

WindowPrompter::~WindowPrompter() = default;

void WindowPrompter::enqueue(QDialog *dialog, QObject *context)
{
    m_waiting.append(dialog);
    connect(context, &QObject::destroyed, dialog, &QObject::deleteLater);
    connect(dialog, &QObject::destroyed, this, [this, dialog] {
        const bool wasOpen = m_waiting.indexOf(dialog) == 0;
        m_waiting.removeOne(dialog);
        if (wasOpen)
            openNext();
    });
    if (m_waiting.size() == 1)
        openNext();
}

void WindowPrompter::openNext()
{
    if (m_window && !m_waiting.isEmpty())
        m_waiting.first()->open();
}

void WindowPrompter::askMfaCode(const MfaRequest &request, QObject *context,
                                std::function<void(std::optional<Secret>)> done)
{
    if (!m_window)
        return DecliningPrompter().askMfaCode(request, context, std::move(done));
    auto *dialog = new MfaDialog(m_theme, request, m_window);
    connect(dialog, &QDialog::finished, context, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? std::optional(dialog->takeCode()) : std::nullopt);
    });
    enqueue(dialog, context);
}

Ticket WindowPrompter::showSignIn(const SignInRequest &request, QObject *context,
                                  std::function<void()> declined)
{
    if (!m_window)
        return DecliningPrompter().showSignIn(request, context, std::move(declined));
    auto *dialog = new SignInDialog(m_theme, *m_clock, m_clipboard, request, m_window);
    connect(dialog, &QDialog::rejected, context, [declined = std::move(declined)] { declined(); });
    enqueue(dialog, context);
    return Ticket([shown = QPointer<QDialog>(dialog)] {
        if (!shown)
            return;
        QObject::disconnect(shown, &QDialog::rejected, nullptr, nullptr);
        shown->hide();
        shown->deleteLater();
    });
}

} // namespace lc
