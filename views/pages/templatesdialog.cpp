// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/templatesdialog.h"

#include "pages/confirmation.h"
#include "pages/page.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

TemplatesDialog::TemplatesDialog(PageContext &context, QWidget *parent)
    : PromptDialog(context.theme, tr("New license from a template"),
                   tr("Everything in it can be changed before the license is issued."), parent),
      m_context(context), m_templates(context.settings), m_names(new QListWidget(this)),
      m_use(addPrimaryButton(tr("New license"))), m_delete(addButton(tr("&Delete template…")))
{
    setObjectName(u"templatesDialog"_s);
    m_names->setObjectName(u"templates"_s);
    m_names->setAccessibleName(tr("Templates"));
    m_names->setMinimumHeight(160);
    m_use->setObjectName(u"useTemplate"_s);
    m_delete->setObjectName(u"deleteTemplate"_s);
    body().addWidget(m_names);
    showNames();
    connect(m_names, &QListWidget::itemActivated, this, &TemplatesDialog::choose);
    connect(m_use, &QPushButton::clicked, this, &TemplatesDialog::choose);
    connect(m_delete, &QPushButton::clicked, this, &TemplatesDialog::remove);
    m_names->setFocus();
}

void TemplatesDialog::showNames()
{
    m_names->clear();
    m_names->addItems(m_templates.names());
    m_names->setCurrentRow(0);
    const bool hasAny = m_names->count() > 0;
    m_use->setEnabled(hasAny);
    m_delete->setEnabled(hasAny);
    setProblem(hasAny ? QString()
                      : tr("No templates yet. Choose a license and press Save as template."));
}

QString TemplatesDialog::current() const
{
    const QListWidgetItem *item = m_names->currentItem();
    return item ? item->text() : QString();
}

void TemplatesDialog::choose()
{
    const auto license = m_templates.find(current());
    if (!license)
        return setProblem(tr("This template cannot be read any more."));
    accept();
    emit chosen(*license);
}

void TemplatesDialog::remove()
{
    const QString name = current();
    confirm(m_context.holdBack, this,
            {tr("Delete the template %1?").arg(name),
             tr("Licenses that were made from it stay as they are."), tr("Delete template")},
            [this, name] {
                m_templates.remove(name);
                showNames();
            });
}

} // namespace lc
