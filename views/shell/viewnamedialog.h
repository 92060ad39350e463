// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/promptdialog.h"

class QLineEdit;

namespace lc {

class SavedViews;

/// Asks for the name of a view; says when it would replace another one.
class ViewNameDialog final : public PromptDialog {
    Q_OBJECT
public:
    ViewNameDialog(const Theme &theme, const SavedViews &views, const QString &suggestion,
                   QWidget *parent);

    QString name() const;

private:
    void check();

    const SavedViews &m_views;
    QLineEdit *m_name;
    QPushButton *m_save;
};

} // namespace lc
