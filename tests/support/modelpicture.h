// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;

namespace lc {

/// What a model shows, as aligned text: a header line, a line of dashes, a line a row; children are
/// indented by two blanks. A failing comparison then reads like the screen.
class ModelPicture {
public:
    explicit ModelPicture(const QAbstractItemModel &model) : m_model(model) { }

    /// Columns to show, in this order; all by default.
    ModelPicture &columns(const QList<int> &columns);
    ModelPicture &role(int role); ///< Qt::DisplayRole by default
    QString text() const;

private:
    const QAbstractItemModel &m_model;
    QList<int> m_columns;
    int m_role = 0;
};

} // namespace lc
