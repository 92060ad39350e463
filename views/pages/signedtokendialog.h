// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace lc {

class NoticeBand;
class SecretClipboard;
class Theme;

/// Takes a signed token of a check-out apart, and verifies it with the issuer's public key.
class SignedTokenDialog final : public QDialog {
    Q_OBJECT
public:
    SignedTokenDialog(const Theme &theme, SecretClipboard &clipboard, const QString &token,
                      QWidget *parent = nullptr);

private:
    void judge();

    NoticeBand *m_verdict;
    QPlainTextEdit *m_token;
    QPlainTextEdit *m_key;
    QPlainTextEdit *m_content;
};

} // namespace lc
