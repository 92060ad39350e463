// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/modelpicture.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

void addRows(const QAbstractItemModel &model, const QModelIndex &parent, int depth,
             const QList<int> &columns, int role, QList<QStringList> &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (const int column : columns) {
            const QString text = model.index(row, column, parent).data(role).toString();
            cells.append(cells.isEmpty() ? QString(2 * depth, u' ') + text : text);
        }
        lines.append(cells);
        addRows(model, model.index(row, 0, parent), depth + 1, columns, role, lines);
    }
}

QString aligned(const QStringList &cells, const QList<qsizetype> &widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += (i == 0 ? u""_s : u" | "_s) + cells[i].leftJustified(int(widths[i]));
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

} // namespace

ModelPicture &ModelPicture::columns(const QList<int> &columns)
{
    m_columns = columns;
    return *this;
}

ModelPicture &ModelPicture::role(int role)
{
    m_role = role;
    return *this;
}

QString ModelPicture::text() const
{
    QList<int> columns = m_columns;
    if (columns.isEmpty()) {
        columns.resize(m_model.columnCount());
        std::iota(columns.begin(), columns.end(), 0);
    }
    QList<QStringList> lines(1);
    for (const int column : columns)
        lines[0].append(m_model.headerData(column, Qt::Horizontal).toString());
    addRows(m_model, {}, 0, columns, m_role, lines);

    QList<qsizetype> widths(columns.size());
    for (const QStringList &cells : lines)
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());

    QStringList picture;
    for (const QStringList &cells : lines)
        picture.append(aligned(cells, widths));
    QStringList dashes;
    for (const qsizetype width : widths)
        dashes.append(QString(width, u'-'));
    picture.insert(1, dashes.join(u"-+-"_s));
    return picture.join(u'\n');
}

} // namespace lc
