// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"

namespace lc {

/// A column of ids and ARNs: monospaced, elided in the middle, with a copy mark under the pointer
/// and on the current cell.
class IdDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

signals:
    void copied(const QString &value);

protected:
    void paintContent(const Content &content) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace lc
