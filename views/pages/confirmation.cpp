// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/confirmation.h"

#include "forms/copycallmenu.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QDialog *makeDialog(QWidget *parent, const Confirmation &confirmation, QLineEdit *reason,
                    const QString &label)
{
    auto *dialog = new QDialog(parent ? parent->window() : nullptr);
    dialog->setObjectName(u"confirmation"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(QCoreApplication::applicationName());
    dialog->setMinimumWidth(420);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *question = new QLabel(confirmation.question, dialog);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    QFont heading = question->font();
    heading.setWeight(QFont::Medium);
    heading.setPixelSize(15);
    question->setFont(heading);
    layout->addWidget(question);
    auto *consequence = new QLabel(confirmation.consequence, dialog);
    consequence->setTextFormat(Qt::PlainText);
    consequence->setWordWrap(true);
    layout->addWidget(consequence);
    if (reason) {
        auto *name = new QLabel(label, dialog);
        name->setBuddy(reason);
        layout->addWidget(name);
        layout->addWidget(reason);
        reason->setAccessibleName(label);
    }
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *keep = buttons->addButton(QDialogButtonBox::Cancel);
    QPushButton *act = buttons->addButton(confirmation.button, QDialogButtonBox::AcceptRole);
    act->setObjectName(u"confirm"_s);
    if (confirmation.call) {
        auto *copy =
            buttons->addButton(QCoreApplication::translate(
                                   "Confirmation", QT_TRANSLATE_NOOP("Confirmation", "Copy as")),
                               QDialogButtonBox::ActionRole);
        copy->setObjectName(u"copyAs"_s);
        auto *menu = new CopyCallMenu([call = confirmation.call] { return call; }, copy);
        menu->takeKeyOf(dialog);
        copy->setMenu(menu);
    }
    act->setAutoDefault(false);
    keep->setDefault(true);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    if (!reason)
        keep->setFocus();
    return dialog;
}

} // namespace

void confirm(QWidget *parent, const Confirmation &confirmation, std::function<void()> confirmed)
{
    QDialog *dialog = makeDialog(parent, confirmation, nullptr, {});
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [confirmed = std::move(confirmed)] { confirmed(); });
    dialog->open();
}

void confirmWithReason(QWidget *parent, const Confirmation &confirmation, const QString &label,
                       std::function<void(const QString &)> confirmed)
{
    auto *reason = new QLineEdit;
    reason->setObjectName(u"reason"_s);
    QDialog *dialog = makeDialog(parent, confirmation, reason, label);
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [confirmed = std::move(confirmed), reason] { confirmed(reason->text()); });
    dialog->open();
    reason->setFocus();
}

} // namespace lc
