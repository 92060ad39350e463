// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/viewnamedialog.h"

#include "shell/savedviews.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

ViewNameDialog::ViewNameDialog(const Theme &theme, const SavedViews &views,
                               const QString &suggestion, QWidget *parent)
    : PromptDialog(theme, tr("Save this view"),
                   tr("Filters, columns and sorting of this page are kept under a name, in the "
                      "navigation under Saved views."),
                   parent),
      m_views(views), m_name(new QLineEdit(suggestion, this)), m_save(addPrimaryButton(tr("Save")))
{
    setObjectName(QStringLiteral("viewName"));
    addText(tr("Name"), TypeStyle::Body, Token::Sub)->setBuddy(m_name);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(80);
    m_name->selectAll();
    body().addWidget(m_name);
    connect(m_name, &QLineEdit::textChanged, this, &ViewNameDialog::check);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    m_name->setFocus(Qt::OtherFocusReason);
    check();
}

QString ViewNameDialog::name() const
{
    return m_name->text().simplified();
}

void ViewNameDialog::check()
{
    const bool replaces = m_views.named(name()).has_value();
    setProblem(replaces ? tr("There is a view of this name: it would be replaced.") : QString());
    m_save->setText(replaces ? tr("Replace") : tr("Save"));
    m_save->setEnabled(!name().isEmpty());
}

} // namespace lc
