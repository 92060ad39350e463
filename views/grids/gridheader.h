// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QHeaderView>

namespace lc {

/// The header of a record table: draggable columns, sort marks, and a check box for all rows where
/// rows can be checked.
class GridHeader final : public QHeaderView {
    Q_OBJECT
public:
    GridHeader(const Theme &theme, QWidget *parent);

    /// Shows the box over the first column; `state` is what the rows have in common.
    void showCheck(Qt::CheckState state);
    void hideCheck();
    QSize sizeHint() const override;

signals:
    void checkClicked();

protected:
    void paintSection(QPainter *painter, const QRect &rectangle, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    bool isOnCheck(const QPoint &position) const;

    const Theme &m_theme;
    bool m_hasCheck = false;
    bool m_pressedCheck = false;
    Qt::CheckState m_check = Qt::Unchecked;
};

} // namespace lc
