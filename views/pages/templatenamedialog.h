// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/promptdialog.h"
#include "workflows/licensetemplates.h"

class QLineEdit;

namespace lc {

/// Asks for the name under which a license is kept as a template, and keeps it.
class TemplateNameDialog final : public PromptDialog {
    Q_OBJECT
public:
    TemplateNameDialog(const Theme &theme, Settings &settings,
                       const LicenseTemplates::Request &license, QWidget *parent = nullptr);

signals:
    void kept(const QString &name);

private:
    void judge();
    void keep();

    LicenseTemplates m_templates;
    const LicenseTemplates::Request m_license;
    QLineEdit *m_name;
    QPushButton *m_keep;
};

} // namespace lc
