// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotview.h"
#include "monitoring/rightsizing.h"

#include <optional>

namespace lc {

/// A week as a grid: a row for each weekday, a column for each hour, the more in use the stronger
/// the colour. The mark moves in both directions.
class HeatPlot final : public PlotView {
    Q_OBJECT
public:
    /// A cell of the grid; weekdays count from Monday.
    struct Place {
        int weekday = 0;
        int hour = 0;

        bool operator==(const Place &) const = default;
    };

    explicit HeatPlot(const Theme &theme, QWidget *parent = nullptr);

    void setHeatMap(const HeatMap &map);
    const std::optional<Place> &marked() const { return m_marked; }
    void setMarked(const std::optional<Place> &place);
    QString readOut() const override;
    /// The weekday in a row, by the first day of the week of the locale.
    static int weekdayIn(int row);

protected:
    void paintUnder(QPainter *painter) const override;
    void paintOver(QPainter *painter) const override;
    void arrange() override;
    void pointAt(const QPointF &place) override;
    void stepMark(Step step) override;
    void clearMark() override { setMarked({}); }

private:
    QRectF cellAt(int row, int hour) const;
    void drawCell(QPainter *painter, int row, int hour) const;

    HeatMap m_map;
    std::optional<Place> m_marked;
};

} // namespace lc
