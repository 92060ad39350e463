// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompter.h"
#include "forms/promptdialog.h"

class QLineEdit;

namespace lc {

/// Asks for the six digits that a device for multi-factor authentication shows now.
class MfaDialog final : public PromptDialog {
    Q_OBJECT
public:
    MfaDialog(const Theme &theme, const Prompter::MfaRequest &request, QWidget *parent = nullptr);

    /// What was typed; the field is emptied.
    Secret takeCode();

private:
    void keepDigits();

    QLineEdit *m_code;
    QPushButton *m_signIn;
};

} // namespace lc
