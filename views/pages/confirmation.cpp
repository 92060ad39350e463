// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/confirmation.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "style/layouts.h"
#include "workflows/holdback.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A line that has to be filled in before `act` can be pressed.
void askToType(QDialog &dialog, const QString &wanted, QPushButton &act)
{
    auto *layout = static_cast<QVBoxLayout *>(dialog.layout());
    auto *line = new QLineEdit(&dialog);
    line->setObjectName(u"typed"_s);
    const QString words =
        QCoreApplication::translate("Confirmation",
                                    QT_TRANSLATE_NOOP("Confirmation", "Type %1 to confirm"))
            .arg(wanted);
    auto *name = new QLabel(words, &dialog);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    name->setBuddy(line);
    line->setAccessibleName(words);
    layout->insertWidget(layout->count() - 1, name);
    layout->insertWidget(layout->count() - 1, line);
    act.setEnabled(false);
    QObject::connect(line, &QLineEdit::textChanged, &act, [&act, wanted](const QString &text) {
        act.setEnabled(text.trimmed() == wanted);
    });
    line->setFocus();
}

QDialog *makeDialog(QWidget *parent, const Confirmation &confirmation, QLineEdit *reason,
                    const QString &label)
{
    auto *dialog = new QDialog(parent ? parent->window() : nullptr);
    dialog->setObjectName(u"confirmation"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(QCoreApplication::applicationName());
    dialog->setMinimumWidth(atTypeSize(420));
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *question = new QLabel(confirmation.question, dialog);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    QFont heading = question->font();
    heading.setWeight(QFont::Medium);
    heading.setPixelSize(atTypeSize(15));
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
    if (!confirmation.typed.isEmpty())
        askToType(*dialog, confirmation.typed, *act);
    else if (!reason)
        keep->setFocus();
    return dialog;
}

/// Runs what was agreed to, or has it wait.
void agree(HoldBack &holdBack, QWidget *parent, const QString &held, std::function<void()> run)
{
    if (held.isEmpty())
        run();
    else
        holdBack.hold(held, parent, std::move(run));
}

} // namespace

void confirm(HoldBack &holdBack, QWidget *parent, const Confirmation &confirmation,
             std::function<void()> confirmed)
{
    QDialog *dialog = makeDialog(parent, confirmation, nullptr, {});
    QObject::connect(
        dialog, &QDialog::accepted, parent,
        [&holdBack, parent, held = confirmation.held, confirmed = std::move(confirmed)] {
            agree(holdBack, parent, held, confirmed);
        });
    dialog->open();
}

void confirmWithReason(HoldBack &holdBack, QWidget *parent, const Confirmation &confirmation,
                       const QString &label, std::function<void(const QString &)> confirmed)
{
    auto *reason = new QLineEdit;
    reason->setObjectName(u"reason"_s);
    QDialog *dialog = makeDialog(parent, confirmation, reason, label);
    QObject::connect(
        dialog, &QDialog::accepted, parent,
        [&holdBack, parent, held = confirmation.held, confirmed = std::move(confirmed), reason] {
            agree(holdBack, parent, held, [confirmed, text = reason->text()] { confirmed(text); });
        });
    dialog->open();
    reason->setFocus();
}

QString typedBefore(const Session &session, const QStringList &connectionIds, qsizetype count,
                    const QString &name)
{
    if (count > 1)
        return QString::number(count);
    const bool isProduction = std::ranges::any_of(
        connectionIds, [&](const QString &id) { return session.connection(id).isProduction(); });
    return isProduction ? name : QString();
}

} // namespace lc
