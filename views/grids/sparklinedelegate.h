// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"

namespace lc {

/// Paints a short line of values; where nothing was recorded it stays open. Also used outside
/// tables.
class Sparkline {
public:
    static void paint(QPainter *painter, const QRect &area, const Theme &theme, const Trend &trend,
                      const QColor &line);
};

/// A column of sparklines.
class SparklineDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(const Content &content) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace lc
