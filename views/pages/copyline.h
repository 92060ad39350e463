// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace lc {

class Theme;

/// An ARN or id in fixed width, elided in the middle, with a button that copies the whole of it.
class CopyLine final : public QWidget {
    Q_OBJECT
public:
    /// `what` is the name for a screen reader: "ARN".
    CopyLine(const Theme &theme, const QString &what, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void elide();

    QString m_what;
    QString m_text;
    QLabel *m_label;
    QToolButton *m_copy;
};

} // namespace lc
