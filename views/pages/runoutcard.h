// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cell.h"
#include "pages/cardframe.h"

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

/// One line of what will run out.
struct RunOutLine {
    QString name;
    QString note; ///< under the name
    QString used; ///< "84 / 100"
    double share = 0; ///< 1 is full
    Trend trend;
    QString date; ///< "29 March", "Over now"
    QString range; ///< "24 March–6 April", or since when
    bool isOver = false;
    QString toolTip; ///< the whole sentence, and as of when
    std::function<void()> open;
};

/// What will run out first, the next one on top: name, use, share, trend and date in columns.
class RunOutCard final : public CardFrame {
    Q_OBJECT
public:
    explicit RunOutCard(const Theme &theme, QWidget *parent = nullptr);

    /// The first lines are shown, the others on demand; `note` stands under them.
    void setLines(const QList<RunOutLine> &lines, const QString &emptyText, const QString &note);
    /// "As of 10:02", in the head.
    void setAsOf(const QString &text);

private:
    class Head;
    class Row;

    void showLines();

    QList<RunOutLine> m_all;
    bool m_showsAll = false;
    QLabel *m_asOf;
    QPushButton *m_more;
    Head *m_head;
    QVBoxLayout *m_lines;
    QLabel *m_note;
};

} // namespace lc
