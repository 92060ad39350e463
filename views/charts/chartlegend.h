// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QWidget>

namespace lc {

/// The rows under a chart that says what its lines and areas are.
class ChartLegend final : public QWidget {
    Q_OBJECT
public:
    enum class Mark {
        Line,
        Dashed,
        Dotted,
        Area,
        Strong, ///< an area that the grid is seen through
        Pale, ///< a range
        Hatched,
        Square
    };
    static constexpr float strong = 0.55F; ///< opacities
    static constexpr float pale = 0.22F;
    struct Entry {
        QString text;
        Mark mark;
        Token color;

        bool operator==(const Entry &) const = default;
    };

    explicit ChartLegend(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries);
    const QList<Entry> &entries() const { return m_entries; }
    void setIndent(int pixels);
    void paintTo(QPainter &painter, const QRectF &target) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// As many rows high as the entries need: a layout alone would squeeze them.
    void fit();
    /// Where the entries stand in a width: as many rows as it takes.
    QList<QRectF> places(double width) const;

    const Theme &m_theme;
    QList<Entry> m_entries;
    int m_indent = 0;
};

} // namespace lc
