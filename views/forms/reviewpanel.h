// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fielddiff.h"
#include "style/theme.h"
#include "workflows/calltext.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabBar;
class QVBoxLayout;

namespace lc {

class NoticeBand;

/// What a review shows before anything is sent.
struct Review {
    Tone tone = Tone::Info;
    QString warning; ///< "This creates version 4 in us-east-1. Version 3 stays readable."
    QString warningHead; ///< "Production."
    QString fromTo; ///< "Version 3 → version 4"
    QList<FieldChange> changes;
    CallText call;
    QString sendText; ///< "Create version 4"
    QString blockedBy; ///< "Fix 1 error first."; empty: it may be sent
};

/// The last look before a change is sent: old and new side by side, the call itself, and the
/// button. Ctrl+Enter sends.
class ReviewPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPanel(const Theme &theme, QWidget *parent = nullptr);

    void setReview(const Review &review);
    const Review &review() const { return m_review; }
    /// Puts a question of the page ("Reset usage counters") under the changes; takes it over.
    void setOption(QWidget *option);

signals:
    void sendRequested();
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showChanges();
    void showCall();
    QString callText() const;
    void send();

    const Theme &m_theme;
    Review m_review;
    NoticeBand *m_warning;
    QLabel *m_count;
    QLabel *m_fromTo;
    QWidget *m_changes;
    QVBoxLayout *m_optionPlace;
    QTabBar *m_tabs;
    QPlainTextEdit *m_call;
    QPushButton *m_copy;
    QPushButton *m_send;
    QLabel *m_reason;
};

} // namespace lc
