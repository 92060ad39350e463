// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mfadialog.h"

#include "style/layouts.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype codeLength = 6; // of every device that AWS supports

} // namespace

MfaDialog::MfaDialog(const Theme &theme, const Prompter::MfaRequest &request, QWidget *parent)
    : PromptDialog(theme, tr("Sign in to %1").arg(request.connectionName),
                   tr("The role of this connection asks for a second factor. Enter the six digits "
                      "that your device shows now."),
                   parent),
      m_code(new QLineEdit(this)), m_signIn(addPrimaryButton(tr("Sign in")))
{
    setObjectName(u"mfaDialog"_s);
    if (!request.serial.isEmpty())
        addText(request.serial, TypeStyle::Mono, Token::Sub)
            ->setAccessibleName(tr("Device: %1").arg(request.serial));
    m_code->setObjectName(u"mfaCode"_s);
    m_code->setAccessibleName(tr("Six digits of the device"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_code->setPlaceholderText(u"000000"_s);
    m_code->setMaximumWidth(atTypeSize(160));
    theme.dress(m_code, TypeStyle::Title);
    constexpr int aroundText = 12;
    m_code->setMinimumHeight(theme.lineHeight(TypeStyle::Title) + aroundText);
    body().addWidget(m_code);
    setProblem(request.problem);
    m_signIn->setEnabled(false);
    connect(m_code, &QLineEdit::textEdited, this, &MfaDialog::keepDigits);
    connect(m_signIn, &QPushButton::clicked, this, &QDialog::accept);
    m_code->setFocus();
}

void MfaDialog::keepDigits()
{
    // A code that was pasted may come as "123 456".
    QString digits;
    for (const QChar letter : m_code->text()) {
        if (letter >= u'0' && letter <= u'9' && digits.size() < codeLength)
            digits += letter;
    }
    if (digits != m_code->text())
        m_code->setText(digits);
    setProblem({});
    m_signIn->setEnabled(digits.size() == codeLength);
}

Secret MfaDialog::takeCode()
{
    Secret code = Secret::fromText(m_code->text());
    m_code->clear();
    return code;
}

} // namespace lc
