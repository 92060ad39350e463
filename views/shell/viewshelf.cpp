// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/viewshelf.h"

#include "shell/consolestatusbar.h"
#include "shell/mainwindow.h"
#include "shell/navigation.h"
#include "shell/pagetabs.h"
#include "shell/viewnamedialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace lc {

namespace {

constexpr int messageTime = 8000; // milliseconds

} // namespace

ViewShelf::ViewShelf(MainWindow &window, Settings &settings, const Theme &theme)
    : QObject(&window), m_window(window), m_theme(theme), m_views(settings)
{
    const Navigation &navigation = window.navigation();
    connect(&m_views, &SavedViews::changed, this, &ViewShelf::show);
    connect(&window.menus(), &ConsoleMenus::viewChosen, this, &ViewShelf::open);
    connect(&navigation, &Navigation::viewChosen, this, &ViewShelf::open);
    connect(&navigation, &Navigation::viewRemovalRequested, this, &ViewShelf::askRemoval);
    // Queued: the entry that was edited is made anew.
    connect(&navigation, &Navigation::viewRenamed, this, &ViewShelf::rename, Qt::QueuedConnection);
    show();
}

void ViewShelf::show()
{
    m_window.navigation().setViews(m_views.all());
    m_window.menus().setViews(m_views.all());
}

void ViewShelf::open(const QString &id)
{
    const auto view = m_views.find(id);
    Page *page = view ? m_window.openPage(view->page) : nullptr;
    if (!page)
        return;
    page->restoreLayout(view->layout);
    m_window.status().showMessage(tr("View %1").arg(view->name), messageTime);
}

void ViewShelf::askName()
{
    const QPointer<Page> page = m_window.tabs().currentPage();
    if (!page || page->saveLayout().isEmpty())
        return;
    auto *dialog = new ViewNameDialog(m_theme, m_views, page->title(), &m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, page] {
        if (page)
            m_views.keep(dialog->name(), page->pageId(), page->saveLayout());
    });
    dialog->open();
}

void ViewShelf::rename(const QString &id, const QString &name)
{
    if (m_views.rename(id, name))
        return;
    show(); // the former name
    m_window.status().showMessage(name.isEmpty() ? tr("A view needs a name.")
                                                 : tr("There is another view called %1.").arg(name),
                                  messageTime);
}

void ViewShelf::askRemoval(const QString &id)
{
    const auto view = m_views.find(id);
    if (!view)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete view?"),
                                     tr("The view %1 is deleted; the page stays.").arg(view->name),
                                     QMessageBox::NoButton, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setObjectName(QStringLiteral("deleteView"));
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    const QPushButton *remove =
        question->addButton(tr("Delete view"), QMessageBox::DestructiveRole);
    connect(remove, &QPushButton::clicked, this, [this, id] { m_views.remove(id); });
    question->open();
}

} // namespace lc
