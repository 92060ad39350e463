// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fileeditor.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace lc {

FileEditor::FileEditor(const QString &filter, QWidget *parent)
    : FileEditor(What::File, filter, parent)
{
}

FileEditor::FileEditor(What what, QWidget *parent) : FileEditor(what, QString(), parent) { }

FileEditor::FileEditor(What what, const QString &filter, QWidget *parent)
    : FieldEditor(parent), m_what(what), m_filter(filter), m_path(new QLineEdit(this))
{
    auto *browse = new QPushButton(tr("Choose…"), this);
    browse->setAccessibleName(what == What::Folder ? tr("Choose a folder") : tr("Choose a file"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_path, 1);
    layout->addWidget(browse);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(browse, &QPushButton::clicked, this, &FileEditor::choose);
}

void FileEditor::choose()
{
    const bool isFolder = m_what == What::Folder;
    auto *dialog = new QFileDialog(this, isFolder ? tr("Choose a folder") : tr("Choose a file"),
                                   m_path->text(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(path);
        emit edited();
    });
    dialog->open();
}

void FileEditor::load(const void *member)
{
    m_path->setText(*static_cast<const QString *>(member));
}

void FileEditor::store(void *member) const
{
    *static_cast<QString *>(member) = m_path->text();
}

QWidget *FileEditor::focusTarget()
{
    return m_path;
}

} // namespace lc
