// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompter.h"

#include <QObject>
#include <QPointer>

class QDialog;
class QWidget;

namespace lc {

class SecretClipboard;
class Theme;

/// Asks in dialogs over the window, one at a time; the next waits until the one before is closed.
/// Without a window it declines.
class WindowPrompter final : public QObject, public Prompter {
    Q_OBJECT
public:
    WindowPrompter(const Theme &theme, std::shared_ptr<const Clock> clock,
                   SecretClipboard &clipboard);
    ~WindowPrompter() override;

    void setWindow(QWidget *window) { m_window = window; }

    void askMfaCode(const MfaRequest &request, QObject *context,
                    std::function<void(std::optional<Secret>)> done) override;
    Ticket showSignIn(const SignInRequest &request, QObject *context,
                      std::function<void()> declined) override;

private:
    void enqueue(QDialog *dialog, QObject *context);
    void openNext();

    const Theme &m_theme;
    std::shared_ptr<const Clock> m_clock;
    SecretClipboard &m_clipboard;
    QPointer<QWidget> m_window;
    QList<QDialog *> m_waiting; ///< the first one is open
};

} // namespace lc
