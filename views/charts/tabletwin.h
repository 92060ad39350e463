// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "reports/tablesource.h"

#include <QAbstractTableModel>

#include <memory>

namespace lc {

/// What a chart shows, as rows: for its table and for its CSV file.
struct TableTwin {
    enum class Times { Moments, Days };

    std::shared_ptr<const Table> table;
    Times times = Times::Moments; ///< whether cells with a time mean the day that begins there
    ChartData::Days days = ChartData::Days::Local;
};

/// Hours, days or weeks of the range (single points of short ones), with what was lowest, highest
/// and last in each; of several lines the last value of each; then what is expected.
TableTwin tableOf(const ChartData &data, const TimeRange &range);

/// A figure as a cell, to two decimals.
TableCell figureCell(double value);

/// Shows a twin in the words of the locale.
class TwinModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTwin(const TableTwin &twin);
    /// "90 rows: day, lowest, highest, last, capacity, samples".
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString wordsOf(const TableCell &cell) const;

    TableTwin m_twin;
};

} // namespace lc
