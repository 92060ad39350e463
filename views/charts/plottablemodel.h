// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"

#include <QAbstractTableModel>

namespace lc {

/// The table twin of a usage chart: hours, days or weeks of the range, with what was lowest,
/// highest and last in each.
class PlotTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Lowest, Highest, Last, Capacity, Samples, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setData(const ChartData &data, const TimeRange &range);
    using QAbstractTableModel::setData;
    /// "90 rows: day, lowest, highest, last, capacity, samples".
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    enum class Unit { Sample, Hour, Day, Week };
    struct Row {
        QString label;
        double low = 0;
        double high = 0;
        double last = 0;
        std::optional<double> capacity;
        qint64 samples = 0;
    };
    QString unitName() const;

    QList<Row> m_rows;
    Unit m_unit = Unit::Day;
};

} // namespace lc
