// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/templatenamedialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

TemplateNameDialog::TemplateNameDialog(const Theme &theme, Settings &settings,
                                       const LicenseTemplates::Request &license, QWidget *parent)
    : PromptDialog(theme, tr("Save as template"),
                   tr("Kept on this computer, to begin new licenses with."), parent),
      m_templates(settings), m_license(license), m_name(new QLineEdit(license.licenseName, this)),
      m_keep(addPrimaryButton(tr("Save template")))
{
    setObjectName(u"templateNameDialog"_s);
    auto *label = addText(tr("&Name"), TypeStyle::SmallMedium, Token::Sub);
    label->setTextFormat(Qt::AutoText);
    label->setBuddy(m_name);
    m_name->setObjectName(u"templateName"_s);
    m_name->setAccessibleName(tr("Name of the template"));
    m_name->setMaxLength(100);
    m_name->selectAll();
    m_keep->setObjectName(u"keepTemplate"_s);
    body().addWidget(m_name);
    connect(m_name, &QLineEdit::textChanged, this, &TemplateNameDialog::judge);
    connect(m_keep, &QPushButton::clicked, this, &TemplateNameDialog::keep);
    judge();
    m_name->setFocus();
}

void TemplateNameDialog::judge()
{
    const QString name = m_name->text().trimmed();
    const bool isThere = m_templates.names().contains(name);
    m_keep->setEnabled(!name.isEmpty());
    m_keep->setText(isThere ? tr("Replace template") : tr("Save template"));
    setProblem(isThere ? tr("There is a template of this name: it will be replaced.") : QString());
}

void TemplateNameDialog::keep()
{
    const QString name = m_name->text().trimmed();
    m_templates.keep(name, m_license);
    accept();
    emit kept(name);
}

} // namespace lc
