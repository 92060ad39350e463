// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/noticeband.h"
#include "style/icon.h"

class QVBoxLayout;

namespace lc {

/// What a table without rows says: one sentence and one or two ways on.
struct EmptyText {
    Symbol symbol = Symbol::Inbox;
    QString sentence; ///< "No licenses here. Create one, or load sample data."
    QList<NoticeAction> actions;
};

/// Icon, sentence and buttons in the middle of an empty table.
class EmptyNotice final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyNotice(const Theme &theme, QWidget *parent = nullptr);

    void setText(const EmptyText &text);
    QString sentence() const;

private:
    const Theme &m_theme;
    Symbol m_symbol = Symbol::Inbox;
    QLabel *m_icon;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace lc
