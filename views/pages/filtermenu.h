// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"
#include "items/rowfilter.h"

#include <QMenu>

namespace lc {

class TablePane;

/// What a table can be filtered by, column by column: the values that it holds, words, bounds of a
/// number, days. A chosen one becomes a chip of the pane.
class FilterMenu final : public QMenu {
    Q_OBJECT
public:
    FilterMenu(TablePane &pane, QWidget *parent);

private:
    void addColumn(const Column &column);
    void fillValues(QMenu &menu, const Column &column);
    void fillDays(QMenu &menu, const Column &column);
    void fillPresence(QMenu &menu, const Column &column);
    void addRuleEntry(QMenu &menu, const QString &words, const QString &chip,
                      const FilterRule &rule);

    TablePane &m_pane;
};

} // namespace lc
