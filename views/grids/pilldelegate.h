// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"

#include <QElapsedTimer>

namespace lc {

/// The state that a cell holds; its words alone where it holds none.
Badge badgeOfCell(const QModelIndex &index);

/// Paints a status pill: icon and word in a tone. Also used outside tables.
class Pill {
public:
    static constexpr int height = 20;

    static int width(const Theme &theme, TextCache &cache, const Badge &badge);
    /// `step` turns the progress icon, in eighths of a circle.
    static void paint(QPainter *painter, const QRect &area, const Theme &theme, TextCache &cache,
                      const Badge &badge, int step = 0);
    /// Whether the icon of this badge turns: work that goes on now, told by its word
    /// ("Activating…").
    static bool isTurning(const Badge &badge);
};

/// A column of status pills.
class PillDelegate final : public CellDelegate {
    Q_OBJECT
public:
    PillDelegate(const Theme &theme, TextCache &cache, QObject *parent);

signals:
    /// A turning icon was painted here; the view repaints it for the next step.
    void turningPainted(const QModelIndex &index) const;

protected:
    void paintContent(const Content &content) const override;
    int contentWidth(const QModelIndex &index) const override;

private:
    QElapsedTimer m_since;
};

} // namespace lc
