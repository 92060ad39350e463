// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/promptdialog.h"
#include "items/column.h"

class QLineEdit;

namespace lc {

class TablePane;

/// Asks for a condition on one column: words that it contains, bounds of its number, or days. Each
/// bound becomes a chip of the pane.
class FilterDialog final : public PromptDialog {
    Q_OBJECT
public:
    FilterDialog(TablePane &pane, const Column &column);

    enum class Condition { Words, Numbers, Days };
    static Condition conditionOf(ColumnKind kind);

private:
    QLineEdit *addField(QLineEdit *field, const QString &label);
    void check();
    void apply();

    TablePane &m_pane;
    const QString m_column;
    const QString m_title;
    const Condition m_condition;
    const bool m_isPercent;
    QLineEdit *m_first = nullptr; ///< words, the lower bound or the first day
    QLineEdit *m_last = nullptr; ///< null for words
    QPushButton *m_filter;
};

} // namespace lc
