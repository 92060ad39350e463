// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"

namespace lc {

/// A column of states as icon and word on the row's own ground; only what is dangerous is a pill.
class MarkDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(const Content &content) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace lc
