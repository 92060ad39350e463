// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace lc {

/// The table view inside a RecordTable: rows as units, keys for checking and copying.
class RecordGrid final : public QTableView {
    Q_OBJECT
public:
    explicit RecordGrid(QWidget *parent);

    int sizeHintForColumn(int column) const override;

signals:
    void activatedByKey(const QModelIndex &index);
    void copyRequested();
    void checkToggleRequested();
    void currentMoved(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
};

} // namespace lc
