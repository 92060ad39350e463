// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/copycallmenu.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace lc {

CopyCallMenu::CopyCallMenu(Call call, QWidget *parent)
    : QMenu(tr("Copy as"), parent), m_call(std::move(call))
{
    setAccessibleName(title());
    add(u"AWS CLI"_s, &CallText::cli);
    add(u"boto3"_s, &CallText::boto3);
    add(u"JSON"_s, &CallText::json);
}

void CopyCallMenu::takeKeyOf(QWidget *widget)
{
    QAction *first = cliAction();
    first->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    first->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    widget->addAction(first);
}

void CopyCallMenu::add(const QString &spelling, QString CallText::*text)
{
    //: %1 is "AWS CLI", "boto3" or "JSON"
    QAction *action = addAction(tr("Copy as %1").arg(spelling));
    connect(action, &QAction::triggered, this, [this, spelling, text] {
        const std::optional<CallText> call = m_call();
        if (!call) {
            emit copied(tr("There is no call that can be copied."));
            return;
        }
        QGuiApplication::clipboard()->setText((*call).*text);
        emit copied(tr("Copied as %1.").arg(spelling));
    });
}

} // namespace lc
