// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QWidget>

namespace lc {

/// The row under a chart that says what its lines and areas are.
class ChartLegend final : public QWidget {
    Q_OBJECT
public:
    enum class Mark { Line, Dashed, Dotted, Area, Hatched, Square };
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

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<Entry> m_entries;
    int m_indent = 0;
};

} // namespace lc
