// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/rowgrid.h"

#include "style/layouts.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace lc {

RowGrid::RowGrid(const Theme &theme, const QList<Head> &heads, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_heads(heads), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(1, 1, 1, 1);
    m_grid->setSpacing(0);
    for (int column = 0; column < heads.size(); ++column) {
        auto *title = new QLabel(heads.at(column).title, this);
        title->setAlignment(heads.at(column).alignment | Qt::AlignVCenter);
        title->setContentsMargins(column == 0 ? 12 : 8, 0, 8, 0);
        title->setFixedHeight(m_theme.lineHeight(TypeStyle::Body) + 10);
        theme.dress(title, TypeStyle::SmallMedium, Token::Sub);
        m_titles.append(title);
        m_grid->addWidget(title, 0, column);
        constexpr int narrowest = 120; // of the column that takes what is left
        const int width = heads.at(column).width;
        m_grid->setColumnMinimumWidth(column, atTypeSize(width == 0 ? narrowest : width));
        m_grid->setColumnStretch(column, heads.at(column).width == 0 ? 1 : 0);
    }
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RowGrid::addRow(const QList<QWidget *> &cells)
{
    Row row{cells, new QLabel(this)};
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setWordWrap(true);
    row.problem->setContentsMargins(12, 4, 8, 5);
    m_theme.dress(row.problem, TypeStyle::Body, Token::DangerText);
    row.problem->hide();
    for (QWidget *cell : cells) {
        cell->setParent(this);
        cell->setMinimumHeight(m_theme.rowHeight());
        // What it asks for may be longer than its column is wide.
        if (auto *line = qobject_cast<QLineEdit *>(cell); line && line->toolTip().isEmpty())
            line->setToolTip(line->placeholderText());
        cell->show();
    }
    m_rows.append(row);
    place();
}

void RowGrid::removeRow(int row)
{
    const Row gone = m_rows.takeAt(row);
    QList<QWidget *> widgets = gone.cells;
    widgets.append(gone.problem);
    for (QWidget *widget : std::as_const(widgets)) {
        m_grid->removeWidget(widget); // at once: until they are deleted, many may gather
        widget->hide();
        widget->deleteLater();
    }
    place();
}

void RowGrid::place()
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const auto line = static_cast<int>(1 + row * 2);
        for (int column = 0; column < m_rows.at(row).cells.size(); ++column)
            m_grid->addWidget(m_rows.at(row).cells.at(column), line, column);
        m_grid->addWidget(m_rows.at(row).problem, line + 1, 0, 1, static_cast<int>(m_heads.size()));
    }
    update();
}

QWidget *RowGrid::cell(int row, int column) const
{
    return m_rows.at(row).cells.at(column);
}

void RowGrid::setProblem(int row, const QString &sentence)
{
    m_rows.at(row).problem->setText(sentence);
    m_rows.at(row).problem->setVisible(!sentence.isEmpty());
    update();
}

int RowGrid::rowOf(const QWidget *cell) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        for (const QWidget *own : m_rows.at(row).cells) {
            if (own == cell || own->isAncestorOf(cell))
                return static_cast<int>(row);
        }
    }
    return -1;
}

void RowGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor line = m_theme.color(Token::Line);
    const QColor border = m_theme.color(Token::Border);
    painter.fillRect(rect(), m_theme.color(Token::Base));
    const int head = m_titles.isEmpty() ? 0 : m_titles.first()->geometry().bottom();
    painter.fillRect(QRect(0, 0, width(), head + 1), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, head, width(), 1), border);
    for (const Row &row : m_rows) {
        const QRect cell = row.cells.first()->geometry();
        if (!row.problem->isHidden()) {
            const QRect band = row.problem->geometry();
            painter.fillRect(QRect(0, band.top(), width(), band.height()),
                             m_theme.color(Token::DangerBack));
        }
        painter.fillRect(QRect(0, cell.top() - 1, width(), 1),
                         cell.top() - 1 <= head ? border : line);
        for (qsizetype column = 0; column + 1 < row.cells.size(); ++column)
            painter.fillRect(
                QRect(m_titles.at(column)->geometry().right(), cell.top(), 1, cell.height()), line);
    }
    for (qsizetype column = 0; column + 1 < m_titles.size(); ++column)
        painter.fillRect(QRect(m_titles.at(column)->geometry().right(), 1, 1, head - 1), border);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace lc
