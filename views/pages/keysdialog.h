// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "forms/promptdialog.h"

class QFormLayout;
class QLineEdit;

namespace lc {

/// Access keys as people type or paste them.
struct TypedKeys {
    QString accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken; ///< empty for keys that last
};

/// Where the keys of this dialog will be.
enum class KeysStay {
    Keychain, ///< of the desktop, until they are removed
    ThisRun ///< in memory: there is no keychain
};

/// Asks for the access keys of a connection; secrets are hidden while they are typed and taken out
/// of the fields when the dialog ends.
class KeysDialog final : public PromptDialog {
    Q_OBJECT
public:
    KeysDialog(const Theme &theme, const QString &connectionName, KeysStay stay,
               QWidget *parent = nullptr);
    ~KeysDialog() override;

signals:
    void entered(const lc::TypedKeys &keys);

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
