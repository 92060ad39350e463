// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"

namespace lc {

/// Paints the track and fill of a usage bar; above the limit the bar is full, a tick marks the
/// capacity and what is above is paler. Also used outside tables.
class UsageBar {
public:
    static constexpr int thickness = 6;

    /// `share` of the limit, 1.0 being all of it; may be above 1.
    static void paint(QPainter *painter, const QRect &area, const Theme &theme, double share);
};

/// A column of usage bars with percentage and icon in fixed slots.
class UsageBarDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(const Content &content) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace lc
