// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"
#include "workflows/errortext.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace lc {

/// The explanation of one failed row at the bottom of a page: what happened, what is known, what to
/// do, the service's own words, and ways on.
class ErrorPanel final : public QFrame {
    Q_OBJECT
public:
    explicit ErrorPanel(const Theme &theme, QWidget *parent = nullptr);

    /// `when` is "10:03:12, AcceptGrant, eu-west-1, request 9b2e…61fd".
    void show(const ErrorText &text, const QString &when);
    void clear();
    const ErrorText &text() const { return m_text; }
    /// Greys Retry and says why; an empty reason offers it.
    void setRetryObstacle(const QString &reason);
    /// A button for what else is offered; without words there is none.
    void setOffer(const QString &words);

signals:
    void retryRequested();
    void offerAccepted();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *addColumn(QHBoxLayout *columns, const QString &heading);

    const Theme &m_theme;
    ErrorText m_text;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_when;
    QLabel *m_happened;
    QLabel *m_known;
    QLabel *m_toDo;
    QLabel *m_details;
    QPushButton *m_retry;
    QPushButton *m_offer;
    QLabel *m_note;
};

} // namespace lc
