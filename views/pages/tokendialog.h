// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace lc {

class SecretClipboard;
class Theme;

/// Shows a token that the service tells only once: to be copied or saved now.
class TokenDialog final : public QDialog {
    Q_OBJECT
public:
    /// `what` says which token it is.
    TokenDialog(const Theme &theme, SecretClipboard &clipboard, const QString &what,
                const QString &token, QWidget *parent = nullptr);

private:
    void save(const QString &token);
};

} // namespace lc
