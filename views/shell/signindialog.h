// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompter.h"
#include "forms/promptdialog.h"

#include <QTimer>

namespace lc {

class SecretClipboard;

/// Leads to the page in the browser where a person confirms a sign-in, and shows the code that must
/// stand there and how long it is good. Whoever waits for the sign-in closes it.
class SignInDialog final : public PromptDialog {
    Q_OBJECT
public:
    SignInDialog(const Theme &theme, const Clock &clock, SecretClipboard &clipboard,
                 const Prompter::SignInRequest &request, QWidget *parent = nullptr);

private:
    void openBrowser();
    void countDown();

    const Clock &m_clock;
    const Prompter::SignInRequest m_request;
    QLabel *m_left;
    QPushButton *m_open;
    QPushButton *m_copy;
    QTimer m_second;
};

} // namespace lc
