// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace lc {

/// Something a notice offers to do.
struct NoticeAction {
    QString text; ///< begins with a verb
    std::function<void()> run;
};

/// What a band says: what happened (short, weight 500), then what is known and what to do.
struct Notice {
    Tone tone = Tone::Info;
    QString headline;
    QString text;
    QString details; ///< the service's own words, in the tooltip
    QList<NoticeAction> actions;
};

/// A band over a table or page in a tone, with an icon, one or two sentences and buttons; hidden
/// while it says nothing.
class NoticeBand final : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBand(const Theme &theme, QWidget *parent = nullptr);

    void show(const Notice &notice);
    /// Other words in the same band: its buttons stay, and the focus with them.
    void setText(const QString &text);
    void clear();
    const Notice &notice() const { return m_notice; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void recolour();

    const Theme &m_theme;
    Notice m_notice;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace lc
