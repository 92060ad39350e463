// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/keyvault.h"
#include "forms/promptdialog.h"

class QFormLayout;
class QLineEdit;

namespace lc {

/// Asks for the access keys of a connection; secrets are hidden while they are typed and taken out
/// of the fields when the dialog ends.
class KeysDialog final : public PromptDialog {
    Q_OBJECT
public:
    /// `place` is where the keys will be.
    KeysDialog(const Theme &theme, const QString &connectionName, const KeyVault::Kept &place,
               QWidget *parent = nullptr);
    ~KeysDialog() override;

signals:
    void entered(const lc::Credentials &keys);

private:
    QLineEdit *addField(QFormLayout *form, const QString &name, const QString &label);
    QLineEdit *addSecret(QFormLayout *form, const QString &name, const QString &label);
    /// What is wrong, and at which field; nothing when the keys can be right.
    QString findProblem(QLineEdit **field) const;
    void showProblem();
    void enter();

    QLineEdit *m_id;
    QLineEdit *m_secret;
    QLineEdit *m_token;
    bool m_marks = false;
};

} // namespace lc
