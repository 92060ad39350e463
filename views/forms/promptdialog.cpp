// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/promptdialog.h"

#include "style/consolestyle.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

PromptDialog::PromptDialog(const Theme &theme, const QString &heading, const QString &explanation,
                           QWidget *parent)
    : QDialog(parent), m_theme(theme), m_body(new QVBoxLayout), m_problem(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(heading);
    setMinimumWidth(440);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(m_body);
    m_body->setSpacing(12);
    addText(heading, TypeStyle::Heading, Token::Text);
    if (!explanation.isEmpty())
        addText(explanation, TypeStyle::Body, Token::Text);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    theme.dress(m_problem, TypeStyle::Body, Token::DangerText);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PromptDialog::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (isVisible())
        makeRoom();
}

void PromptDialog::showEvent(QShowEvent *event)
{
    makeRoom();
    QDialog::showEvent(event);
}

void PromptDialog::makeRoom()
{
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (height() < needed)
        resize(width(), needed);
}

QPushButton *PromptDialog::addPrimaryButton(const QString &text)
{
    QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::AcceptRole);
    setLook(button, Look::Primary);
    button->setDefault(true);
    return button;
}

QPushButton *PromptDialog::addButton(const QString &text)
{
    QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setAutoDefault(false);
    return button;
}

QLabel *PromptDialog::addText(const QString &text, TypeStyle style, Token color)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_theme.dress(label, style, color);
    m_body->addWidget(label);
    return label;
}

} // namespace lc
