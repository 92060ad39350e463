// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace lc {

class TablePane;

/// The filters that a table offers by what it holds: the values of some columns, and days of one
/// that has times. A chosen one becomes a chip of the pane.
class FilterMenu final : public QMenu {
    Q_OBJECT
public:
    FilterMenu(TablePane &pane, const QStringList &columnIds, const QString &timeColumnId,
               QWidget *parent);

    /// Asks for two days; both belong to the range.
    static void askDays(TablePane &pane, const QString &timeColumnId);

private:
    void addValues(const QString &columnId);
    void addDays(const QString &columnId);
    QString titleOf(const QString &columnId) const;

    TablePane &m_pane;
};

} // namespace lc
