// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/promptdialog.h"
#include "workflows/licensetemplates.h"

class QListWidget;

namespace lc {

struct PageContext;

/// The kept templates of licenses: begin a new license with one, or delete it.
class TemplatesDialog final : public PromptDialog {
    Q_OBJECT
public:
    explicit TemplatesDialog(PageContext &context, QWidget *parent = nullptr);

signals:
    void chosen(const lc::LicenseTemplates::Request &license);

private:
    void showNames();
    void choose();
    void remove();
    QString current() const;

    PageContext &m_context;
    LicenseTemplates m_templates;
    QListWidget *m_names;
    QPushButton *m_use;
    QPushButton *m_delete;
};

} // namespace lc
