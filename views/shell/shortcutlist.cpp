// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace lc {

void showShortcutList(const QList<QAction *> &actions, QWidget *parent)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("ShortcutList", text);
    };
    QMap<QString, QString> keys;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            keys.insert(QString(action->text()).remove(u'&').remove(u'…'),
                        action->shortcut().toString(QKeySequence::NativeText));
    }
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(translated(QT_TRANSLATE_NOOP("ShortcutList", "Keys")));
    auto *table = new QTableWidget(int(keys.size()), 2, dialog);
    table->setAccessibleName(dialog->windowTitle());
    table->setHorizontalHeaderLabels({translated(QT_TRANSLATE_NOOP("ShortcutList", "Action")),
                                      translated(QT_TRANSLATE_NOOP("ShortcutList", "Key"))});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    int row = 0;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it, ++row) {
        table->setItem(row, 0, new QTableWidgetItem(it.key()));
        table->setItem(row, 1, new QTableWidgetItem(it.value()));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->resize(460, 520);
    dialog->open();
}

} // namespace lc
