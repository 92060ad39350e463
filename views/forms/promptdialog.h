// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

/// A question over the window: heading, explanation, what is asked, and under it what is wrong with
/// the answer. Opened with open(); never blocks. Deletes itself when it is closed.
class PromptDialog : public QDialog {
    Q_OBJECT
public:
    /// `heading` is the title of its window too: it names no secret.
    PromptDialog(const Theme &theme, const QString &heading, const QString &explanation,
                 QWidget *parent = nullptr);

    /// The sentence under what is asked; empty: nothing is wrong.
    void setProblem(const QString &problem);

protected:
    const Theme &theme() const { return m_theme; }
    /// Takes what is asked.
    QVBoxLayout &body() { return *m_body; }
    /// The button that does what is asked; Enter presses it.
    QPushButton *addPrimaryButton(const QString &text);
    QPushButton *addButton(const QString &text);
    /// A text with its name above it; the name is what a screen reader says.
    QLabel *addText(const QString &text, TypeStyle style, Token color);

    void showEvent(QShowEvent *event) override;

private:
    /// Nothing is squeezed: texts that wrap grow after the size was chosen.
    void makeRoom();

    const Theme &m_theme;
    QVBoxLayout *m_body;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace lc
