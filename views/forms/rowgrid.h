// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace lc {

/// A small table of real widgets (a screen reader sees each): header, lines between rows and
/// columns, a sentence under a wrong row.
class RowGrid final : public QFrame {
    Q_OBJECT
public:
    struct Head {
        QString title;
        int width; ///< least; 0 takes what is left
        Qt::Alignment alignment = Qt::AlignLeft;
    };
    RowGrid(const Theme &theme, const QList<Head> &heads, QWidget *parent = nullptr);

    int rowCount() const { return static_cast<int>(m_rows.size()); }
    /// Adds a row of widgets, one a column; takes them over.
    void addRow(const QList<QWidget *> &cells);
    void removeRow(int row);
    QWidget *cell(int row, int column) const;
    void setProblem(int row, const QString &sentence);
    int rowOf(const QWidget *cell) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QList<QWidget *> cells;
        QLabel *problem;
    };
    void place();

    const Theme &m_theme;
    QList<Head> m_heads;
    QList<QLabel *> m_titles;
    QList<Row> m_rows;
    QGridLayout *m_grid;
};

} // namespace lc
