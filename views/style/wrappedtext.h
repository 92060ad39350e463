// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace lc {

/// Text to be read, as tall as it needs: breaks anywhere, so that an ARN is shown whole in a narrow
/// pane. Can be selected and copied.
class WrappedText final : public QTextEdit {
    Q_OBJECT
public:
    explicit WrappedText(const QString &text, QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace lc
