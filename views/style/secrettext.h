// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace lc {

class SecretClipboard;

/// A text whose selection is a secret: what is copied or dragged out of it does not stay on the
/// clipboard.
class SecretText final : public QPlainTextEdit {
    Q_OBJECT
public:
    /// The clipboard outlives it.
    explicit SecretText(SecretClipboard &clipboard, QWidget *parent = nullptr);

protected:
    QMimeData *createMimeDataFromSelection() const override;

private:
    SecretClipboard &m_clipboard;
};

} // namespace lc
